//! A Kerberos domain: MIT's KDC with one user and the web server's service.

use std::fs;
use std::future::ready;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use connect_tests::wait::until;
use tempfile::TempDir;

use super::process::{Process, free_port, run, server};

/// The realm.
pub const REALM: &str = "LAB.TEST";
/// The user.
pub const USER: &str = "anna@lab.test";
/// Her password.
pub const PASSWORD: &str = "Sésame 7";

/// The KDC with its database.
pub struct Kdc {
    folder: TempDir,
    port: u16,
    process: Option<Process>,
    clock: Clock,
}

/// What a program takes for the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The computer's clock.
    True,
    /// So many seconds ahead of it; behind if negative.
    Ahead(i64),
    /// It stands still, at this time of a certain day (UTC).
    StandsAt(&'static str),
    /// It stood so when the program began, and goes.
    GoesFrom(&'static str),
}

impl Clock {
    /// Gives it to a program.
    pub fn give(self, command: &mut Command) {
        let text = match self {
            Self::True => return,
            Self::Ahead(seconds) => format!("{seconds:+}s"),
            Self::StandsAt(time) => format!("{DAY} {time}"),
            Self::GoesFrom(time) => format!("@{DAY} {time}"),
        };
        command.env("LD_PRELOAD", faketime()).env("FAKETIME", text).env("TZ", "UTC");
        // What waits for a while goes on by the true clock.
        command.env("FAKETIME_DONT_FAKE_MONOTONIC", "1").env("DONT_FAKE_MONOTONIC", "1");
    }
}

const DAY: &str = "2030-06-01";

impl Kdc {
    /// A domain whose clock is right.
    pub async fn start() -> Self {
        Self::with_clock(Clock::True).await
    }

    /// A domain with this clock.
    pub async fn with_clock(clock: Clock) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // The web server reads here as a user of its own.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let mut kdc = Self { folder, port: free_port(), process: None, clock };
        kdc.configure();
        kdc.fill();
        kdc.rise().await;
        kdc
    }

    fn configure(&self) {
        fs::write(self.config(), self.client_config("")).unwrap();
        let path = self.path("").display().to_string();
        let text = format!(
            "[kdcdefaults]\n kdc_listen = \"\"\n kdc_tcp_listen = 127.0.0.1:{}\n[realms]\n \
             {REALM} = {{\n database_name = {path}principal\n key_stash_file = {path}stash\n \
             acl_file = {path}acl\n max_life = 10h\n default_principal_flags = +preauth\n }}\n",
            self.port
        );
        fs::write(self.path("kdc.conf"), text).unwrap();
    }

    /// What a computer of the domain has as its `krb5.conf`; `settings` are lines of
    /// `[libdefaults]`. Neither DNS nor a file of the computer's is asked.
    fn client_config(&self, settings: &str) -> String {
        format!(
            "[libdefaults]\n default_realm = {REALM}\n dns_lookup_kdc = false\n \
             dns_lookup_realm = false\n dns_canonicalize_hostname = false\n rdns = false\n \
             qualify_shortname = \"\"\n udp_preference_limit = 1\n{settings}\n[realms]\n \
             {REALM} = {{\n kdc = 127.0.0.1:{}\n }}\n NOWHERE.TEST = {{\n kdc = 127.0.0.1:1\n }}\n\
             [domain_realm]\n localhost = {REALM}\n[logging]\n kdc = FILE:{}\n",
            self.port,
            self.path("kdc.log").display()
        )
    }

    fn fill(&self) {
        let create = ["-r", REALM, "create", "-s", "-W", "-P", "master"];
        run(self.command("kdb5_util").args(create), "");
        let keytab = self.keytab().display().to_string();
        let input = format!(
            "addprinc -pw \"{PASSWORD}\" anna\naddprinc -pw \"{PASSWORD}\" locked\n\
             modprinc -allow_tix locked\naddprinc -pw \"{PASSWORD}\" +needchange stale\n\
             addprinc -randkey HTTP/localhost\nktadd -norandkey -k {keytab} HTTP/localhost\n"
        );
        run(self.command("kadmin.local").args(["-r", REALM]), &input);
        // Test keys of a test's own domain.
        fs::set_permissions(self.keytab(), fs::Permissions::from_mode(0o644)).unwrap();
    }

    /// Takes somebody else in, with the user's password.
    pub fn enrol(&self, name: &str) {
        let input = format!("addprinc -pw \"{PASSWORD}\" {name}\n");
        run(self.command("kadmin.local").args(["-r", REALM]), &input);
    }

    async fn rise(&mut self) {
        let log = self.path("kdc.log");
        let read = || fs::read_to_string(&log).unwrap_or_default();
        let before = read().matches(COMMENCING).count();
        let mut command = self.by_clock(server("krb5kdc"));
        command.args(["-n", "-r", REALM]).stdout(Stdio::null()).stderr(Stdio::null());
        let process = self.process.insert(Process::start(&mut command));
        until("the KDC", || {
            let log = read();
            assert_eq!(process.ended(), None, "the KDC has ended: {log}");
            ready(if log.matches(COMMENCING).count() > before { Ok(()) } else { Err(log) })
        })
        .await;
    }

    /// From now on the domain has this clock.
    pub async fn set_clock(&mut self, clock: Clock) {
        self.process = None;
        self.clock = clock;
        self.rise().await;
    }

    /// A program of the domain's, by the domain's clock.
    fn command(&self, program: &str) -> Command {
        self.by_clock(Command::new(program))
    }

    fn by_clock(&self, mut command: Command) -> Command {
        command
            .env("KRB5_CONFIG", self.config())
            .env("KRB5_KDC_PROFILE", self.path("kdc.conf"))
            // Not everybody has the administrators' folders among those of programs.
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        self.clock.give(&mut command);
        command
    }

    /// Another `krb5.conf` with these lines in `[libdefaults]`.
    pub fn config_with(&self, name: &str, settings: &str) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, self.client_config(settings)).unwrap();
        path
    }

    /// The `krb5.conf` of a computer in the domain.
    pub fn config(&self) -> PathBuf {
        self.path("krb5.conf")
    }

    /// The service's keys.
    pub fn keytab(&self) -> PathBuf {
        self.path("http.keytab")
    }

    /// Logs the user on for so long (as `kinit` reads it); answers the ticket cache.
    pub fn log_on(&self, life: &str) -> PathBuf {
        self.log_on_as("anna", life)
    }

    /// Logs somebody on who has the user's password.
    pub fn log_on_as(&self, name: &str, life: &str) -> PathBuf {
        let cache = self.path(&format!("tickets-{name}-{life}"));
        let mut command = self.command("kinit");
        command.arg("-c").arg(&cache).args(["-l", life, name]);
        run(&mut command, PASSWORD);
        cache
    }

    /// Gets a ticket for the web server into a cache.
    pub fn visit(&self, cache: &Path) {
        run(self.command("kvno").arg("-c").arg(cache).arg("HTTP/localhost"), "");
    }

    /// How many requests of a kind (`AS_REQ`, `TGS_REQ`) ended in this way, by the KDC's own log.
    pub fn count(&self, kind: &str, end: &str) -> usize {
        let log = fs::read_to_string(self.path("kdc.log")).unwrap();
        let ending = format!(": {end}: ");
        log.lines().filter(|line| line.contains(kind) && line.contains(&ending)).count()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

const COMMENCING: &str = "commencing operation";

/// The library that shifts a program's clock; where it is, depends on the computer's kind.
fn faketime() -> PathBuf {
    let folders = fs::read_dir("/usr/lib").unwrap().map(|entry| entry.unwrap().path());
    let mut libraries = folders.map(|folder| folder.join("faketime/libfaketime.so.1"));
    libraries.find(|library| Path::exists(library)).expect("the package faketime")
}
