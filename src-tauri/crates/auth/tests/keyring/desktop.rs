//! A desktop session with nothing in it but a bus and a keyring.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use zbus::blocking::connection::Builder;
use zbus::blocking::fdo::DBusProxy;

use super::ACT;

/// The bus of the session. It starts no services by itself.
const BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=SOCKET</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#;

/// The keyring's name on the bus.
const SECRETS: &str = "org.freedesktop.secrets";

pub struct Desktop {
    home: TempDir,
    bus: Option<Process>,
    keyring: Option<Process>,
}

/// A process that ends with its owner.
struct Process(Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Desktop {
    pub fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        for folder in ["run", "data/keyrings"] {
            fs::create_dir_all(home.path().join(folder)).unwrap();
        }
        Self { home, bus: None, keyring: None }
    }

    fn socket(&self) -> PathBuf {
        self.home.path().join("run/bus")
    }

    /// A program that knows this session and no other.
    fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let at = |folder: &str| self.home.path().join(folder);
        let mut command = Command::new(program);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", self.home.path()).env("XDG_RUNTIME_DIR", at("run"));
        command.env("XDG_DATA_HOME", at("data")).env("XDG_CONFIG_HOME", at("config"));
        command.env("XDG_CACHE_HOME", at("cache"));
        command.env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", self.socket().display()));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    pub fn start_bus(&mut self) {
        let config = self.home.path().join("bus.conf");
        fs::write(&config, BUS.replace("SOCKET", &self.socket().display().to_string())).unwrap();
        let mut command = self.command("dbus-daemon");
        command.args(["--nofork", "--print-address=1", "--config-file"]).arg(config);
        let mut bus = started(command, "");
        // It says its address when it is ready.
        let mut address = String::new();
        let stdout = bus.0.stdout.take().unwrap();
        BufReader::new(stdout).read_line(&mut address).unwrap();
        assert!(!address.is_empty(), "the bus has ended");
        self.bus = Some(bus);
    }

    /// Starts the keyring, with its password or without.
    pub fn start_keyring(&mut self, unlocked: bool) {
        let mut command = self.command("gnome-keyring-daemon");
        command.args(["--foreground", "--components=secrets"]);
        if unlocked {
            command.arg("--unlock");
        }
        let address = format!("unix:path={}", self.socket().display());
        let bus = Builder::address(address.as_str()).unwrap().build().unwrap();
        let bus = DBusProxy::new(&bus).unwrap();
        let mut owners = bus.receive_name_owner_changed_with_args(&[(0, SECRETS)]).unwrap();
        self.keyring = Some(started(command, if unlocked { "opens it" } else { "" }));
        let owned = owners.find(|owner| owner.args().unwrap().new_owner().is_some());
        assert!(owned.is_some(), "the bus has ended");
    }

    pub fn end_keyring(&mut self) {
        self.keyring = None;
    }

    /// Makes one call to the vault in a process of this session.
    pub fn act(&self, act: &str) -> String {
        let mut command = self.command(std::env::current_exe().unwrap());
        command.args(["act", "--exact", "--ignored", "--nocapture"]).env(ACT, act);
        let output = command.output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let mark = format!("{ACT}: ");
        let said = text.lines().find_map(|line| line.strip_prefix(&mark));
        said.unwrap_or_else(|| panic!("{act}: {text}")).to_owned()
    }

    /// True if a file of the session holds these bytes.
    pub fn holds(&self, bytes: &[u8]) -> bool {
        holds(self.home.path(), bytes)
    }
}

fn holds(folder: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap()).any(|entry| {
        let kind = entry.file_type().unwrap();
        let path = entry.path();
        if kind.is_dir() {
            holds(&path, bytes)
        } else {
            kind.is_file() && fs::read(path).unwrap().windows(bytes.len()).any(|part| part == bytes)
        }
    })
}

/// Starts a program that reads its input to the end.
fn started(mut command: Command, input: &str) -> Process {
    let mut process = Process(command.stdin(Stdio::piped()).spawn().expect("a system's program"));
    process.0.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    process
}
