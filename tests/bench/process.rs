//! A program that is started, watched for a line on its standard output, and ended.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use std::{env, fs};

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::{sleep, timeout};

use crate::Fault;

/// The longest that a line is waited for.
const LIMIT: Duration = Duration::from_secs(60);
/// The web view's helpers end a moment after the program they belong to.
const REST: Duration = Duration::from_millis(700);

/// The program that a variable names.
pub fn program(variable: &str) -> Result<PathBuf, Fault> {
    let path = env::var_os(variable).map(PathBuf::from);
    path.ok_or_else(|| format!("{variable} names no program; use `cargo xtask bench`").into())
}

/// A command that keeps what it writes in a home of its own, and draws as on a user's desktop:
/// without compositing the web view waits half a second now and then.
pub fn command(program: &Path, home: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env("XDG_DATA_HOME", home.join("data"))
        .env("XDG_CACHE_HOME", home.join("cache"))
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("CONNECT_CONSOLE_LOG", "off")
        .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    command
}

/// A running program.
pub struct Running {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    began: Instant,
}

impl Running {
    /// Starts it; its time counts from here.
    pub fn start(program: &Path, home: &Path, args: &[OsString]) -> Result<Self, Fault> {
        Self::of(command(program, home).args(args))
    }

    /// Starts a command of [`command`].
    pub fn of(command: &mut Command) -> Result<Self, Fault> {
        let began = Instant::now();
        let mut child = command.spawn()?;
        let out = child.stdout.take().ok_or("no standard output")?;
        Ok(Self { child, lines: BufReader::new(out).lines(), began })
    }

    /// Waits for a line that begins so; answers the milliseconds since the start.
    pub async fn until(&mut self, beginning: &str) -> Result<f64, Fault> {
        let missing = || format!("a program ended, or waited, without saying `{beginning}`");
        loop {
            let line = timeout(LIMIT, self.lines.next_line()).await.map_err(|_| missing())??;
            if line.ok_or_else(missing)?.starts_with(beginning) {
                return Ok(self.began.elapsed().as_secs_f64() * 1000.0);
            }
        }
    }

    /// Its number; it has one until it has ended.
    pub fn id(&self) -> Result<u32, Fault> {
        self.child.id().ok_or_else(|| "a program has ended".into())
    }

    /// Ends it.
    pub async fn end(mut self) -> Result<(), Fault> {
        self.child.kill().await?;
        sleep(REST).await;
        Ok(())
    }
}

/// Copies the files of a folder into another.
pub fn copy(from: &Path, to: &Path) -> Result<(), Fault> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
