//! Who signs in: the console's own code, in a process with an environment of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use connect_tests::signin::Outcome;
use tokio::io::AsyncWriteExt;

use super::kdc::{Clock, Kdc};
use super::wine::Wine;

/// The program with both sides.
pub const SIDE: &str = env!("CARGO_BIN_EXE_signin-side");

/// A client; one call is one action of a user.
#[derive(Clone)]
pub struct Client {
    url: String,
    config: PathBuf,
    cache: Option<PathBuf>,
    user: Option<(String, String)>,
    options: Vec<(&'static str, String)>,
    clock: Clock,
    wine: Option<Wine>,
}

impl Client {
    /// A computer outside of every domain, where nobody is logged on.
    pub fn at(url: impl Into<String>) -> Self {
        let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("signin/lab/outside.conf");
        let (cache, user, options, clock) = (None, None, Vec::new(), Clock::True);
        Self { url: url.into(), config, cache, user, options, clock, wine: None }
    }

    /// A computer with Windows.
    #[must_use]
    pub fn under(self, wine: &Wine) -> Self {
        Self { wine: Some(wine.clone()), ..self }
    }

    /// A computer with this clock.
    #[must_use]
    pub fn clock(self, clock: Clock) -> Self {
        Self { clock, ..self }
    }

    /// A computer in the domain.
    #[must_use]
    pub fn in_domain(self, kdc: &Kdc) -> Self {
        self.with_config(kdc.config())
    }

    /// A computer with this `krb5.conf`.
    #[must_use]
    pub fn with_config(self, config: PathBuf) -> Self {
        Self { config, ..self }
    }

    /// Somebody is logged on, with these tickets.
    #[must_use]
    pub fn logged_on(self, cache: &Path) -> Self {
        Self { cache: Some(cache.to_owned()), ..self }
    }

    /// A user name and a password.
    #[must_use]
    pub fn user(self, name: &str, password: &str) -> Self {
        Self { user: Some((name.to_owned(), password.to_owned())), ..self }
    }

    /// A file with certificates to trust.
    #[must_use]
    pub fn trusting(self, roots: &Path) -> Self {
        self.option("--roots", roots.to_str().unwrap())
    }

    /// Another option of the program.
    #[must_use]
    pub fn option(mut self, name: &'static str, value: &str) -> Self {
        self.options.push((name, value.to_owned()));
        self
    }

    /// Signs in.
    pub async fn sign_in(&self) -> Outcome {
        self.sign_ins().await.pop().expect("one outcome")
    }

    /// Signs in so many times at once, in one process.
    pub async fn sign_in_at_once(&self, times: usize) -> Vec<Outcome> {
        self.clone().option("--at-once", &times.to_string()).sign_ins().await
    }

    /// Signs in so many times in one process, one after the other.
    pub async fn sign_in_in_turn(&self, times: usize) -> Vec<Outcome> {
        self.clone().option("--in-turn", &times.to_string()).sign_ins().await
    }

    async fn sign_ins(&self) -> Vec<Outcome> {
        let mut command = match &self.wine {
            None => Command::new(SIDE),
            Some(wine) => wine.command("signin-side"),
        };
        command.arg("client").args(["--url", &self.url]);
        for (name, value) in &self.options {
            command.args([name, value.as_str()]);
        }
        // Wine keeps the tickets there that it gets for a password; nobody else does.
        let folder = tempfile::tempdir().unwrap();
        let no_cache = folder.path().join("tickets");
        command.env("KRB5_CONFIG", &self.config);
        command.env("KRB5CCNAME", self.cache.as_ref().unwrap_or(&no_cache));
        if let Some((name, _)) = &self.user {
            command.args(["--user", name]);
        }
        self.clock.give(&mut command);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut command = tokio::process::Command::from(command);
        let mut child = command.kill_on_drop(true).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        if let Some((_, password)) = &self.user {
            input.write_all(password.as_bytes()).await.unwrap();
        }
        drop(input);
        let output = child.wait_with_output().await.unwrap();
        assert!(output.status.success(), "{output:?}");
        let lines = String::from_utf8(output.stdout).unwrap();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}
