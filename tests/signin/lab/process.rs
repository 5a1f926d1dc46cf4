//! Programs that a test starts and ends.

use std::io::Write;
use std::net::TcpListener;
use std::ops::Range;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};

/// A program that runs; it is ended when dropped, also if the test panics.
pub struct Process(Child);

/// A command for a server that ends with the thread that starts it, also where the tests are killed;
/// but for one that changes its user, as Apache does if root starts it.
pub fn server(program: &str) -> Command {
    let mut command = Command::new("/usr/bin/setpriv");
    command.args(["--pdeathsig", "KILL", "--", program]);
    command
}

impl Process {
    /// Starts it with nothing to read.
    pub fn start(command: &mut Command) -> Self {
        let started = command.stdin(Stdio::null()).spawn();
        Self(started.unwrap_or_else(|error| panic!("{command:?}: {error}")))
    }

    /// What it did, if it has ended by itself.
    pub fn ended(&mut self) -> Option<String> {
        self.0.try_wait().unwrap().map(|status| status.to_string())
    }

    /// What it writes.
    pub fn output(&mut self) -> ChildStdout {
        self.0.stdout.take().expect("a pipe")
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Runs a program to its end with this input; panics with what it wrote unless it succeeds.
pub fn run(command: &mut Command, input: &str) -> String {
    let (stdin, stdout, stderr) = (Stdio::piped(), Stdio::piped(), Stdio::piped());
    let mut child = command.stdin(stdin).stdout(stdout).stderr(stderr).spawn().expect("a program");
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The ports that the system gives to nobody who does not ask for one by its number.
const PORTS: Range<u16> = 10_000..32_000;
static NEXT: AtomicU16 = AtomicU16::new(0);

/// A port on loopback that nothing listens at, and that no other test gets: between being chosen and
/// being listened at it belongs to nobody.
pub fn free_port() -> u16 {
    let count = PORTS.end - PORTS.start;
    // Where another run of the tests hardly begins.
    let begin = (std::process::id() * 101 % u32::from(count)) as u16;
    let mut tried = (0..count).map(|_| {
        let next = u32::from(NEXT.fetch_add(1, Ordering::Relaxed)) + u32::from(begin);
        PORTS.start + (next % u32::from(count)) as u16
    });
    let free = |port: &u16| TcpListener::bind(("127.0.0.1", *port)).is_ok();
    tried.find(free).expect("a free port")
}
