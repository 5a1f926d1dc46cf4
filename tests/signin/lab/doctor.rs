//! The console's doctor on a computer with Windows.

use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use tokio::io::AsyncWriteExt;

use super::deployment::Deployment;
use super::kdc::Kdc;
use super::wine::Wine;

/// A doctor; one call is one action of a user.
pub struct Doctor<'a> {
    /// The computer.
    pub wine: &'a Wine,
    /// The domain that it is in.
    pub kdc: &'a Kdc,
}

/// What a doctor found.
#[derive(Debug)]
pub struct Report(Value);

impl Doctor<'_> {
    /// Examines a deployment as the current logon, which has these tickets.
    pub async fn examine(&self, at: &Deployment, cache: Option<&Path>) -> Report {
        self.run(at, cache, None).await
    }

    /// Examines it with a user name and a password.
    pub async fn examine_as(&self, at: &Deployment, user: &str, password: &str) -> Report {
        self.run(at, None, Some((user, password))).await
    }

    async fn run(
        &self,
        at: &Deployment,
        cache: Option<&Path>,
        user: Option<(&str, &str)>,
    ) -> Report {
        let folder = tempfile::tempdir().unwrap();
        let mut command = self.wine.command("connect-console");
        command.args(["doctor", "--json", "--language", "en", "--watch", "1"]);
        command.args(["--server", &at.root, "--client-id", &at.client_id]);
        command.arg("--data-dir").arg(folder.path());
        command.env("KRB5_CONFIG", self.kdc.config());
        // Wine keeps the tickets there that it gets for a password.
        let no_cache = folder.path().join("tickets");
        command.env("KRB5CCNAME", cache.unwrap_or(&no_cache));
        if let Some((name, _)) = user {
            command.args(["--user", name, "--password-stdin"]);
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut command = tokio::process::Command::from(command);
        let mut child = command.kill_on_drop(true).spawn().unwrap();
        let mut input = child.stdin.take().unwrap();
        if let Some((_, password)) = user {
            input.write_all(password.as_bytes()).await.unwrap();
        }
        drop(input);
        let output = child.wait_with_output().await.unwrap();
        let report = serde_json::from_slice(&output.stdout);
        let report: Value = report.unwrap_or_else(|error| panic!("{error}: {output:?}"));
        assert_eq!(report["ok"], output.status.success(), "{report}");
        Report(report)
    }
}

impl Report {
    /// True if every step went well, and live updates came.
    pub fn is_well(&self) -> bool {
        self.0["ok"] == true && self.0["updates"].as_u64() > Some(0)
    }

    /// How a step ended, and what is said of it.
    pub fn step(&self, id: &str) -> (&str, &str) {
        let steps = self.0["steps"].as_array().unwrap();
        let step = steps.iter().find(|step| step["id"] == id).unwrap();
        (step["status"].as_str().unwrap(), step["detail"].as_str().unwrap())
    }
}
