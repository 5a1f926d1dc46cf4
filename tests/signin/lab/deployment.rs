//! A whole Connect deployment that lets in only who proves who they are: the simulator, as a
//! program of its own, since its keys come by its environment.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use connect_simulator::{Options, Simulator};
use connect_tests::caller::caller;
use connect_tests::programs::simulator;
use connect_webapi::methods::GetProfile;
use serde_json::Value;
use tempfile::TempDir;

use super::certificates::Certificate;
use super::kdc::Kdc;
use super::process::{Process, server};

/// The account of an agent of every deployment, and of a user of the domain.
pub async fn agent() -> String {
    // The agents' names are known once there is a centre.
    let open = Simulator::start(Options::default()).await.unwrap();
    let profile = caller(&open).await.send(&GetProfile).await.unwrap();
    profile.email_address.split_once('@').unwrap().0.to_owned()
}

/// The deployment.
pub struct Deployment {
    /// Its address.
    pub root: String,
    /// The client id that it knows.
    pub client_id: String,
    _process: Process,
    _folder: TempDir,
}

impl Deployment {
    /// Takes the domain's tickets; over https if it has a certificate.
    pub fn in_domain(kdc: &Kdc, certificate: Option<&Certificate>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut command = server(simulator().to_str().unwrap());
        command.args(["--auth", "negotiate"]);
        command.env("KRB5_CONFIG", kdc.config()).env("KRB5_KTNAME", kdc.keytab());
        command.env("KRB5RCACHEDIR", folder.path());
        if let Some(certificate) = certificate {
            command.arg("--tls").arg(&certificate.file).arg(&certificate.key_file);
        }
        Self::start(command, folder)
    }

    /// Takes this password of this user (`DOMAIN\name`), by NTLM.
    pub fn with_account(user: &str, password: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("password");
        fs::write(&file, password).unwrap();
        let mut command = server(simulator().to_str().unwrap());
        command.args(["--auth", "ntlm", "--user", user, "--password-file"]).arg(file);
        Self::start(command, folder)
    }

    fn start(mut command: Command, folder: TempDir) -> Self {
        command.args(["--json", "--host", "localhost"]).env("RUST_LOG", "error");
        let mut process = Process::start(command.stdout(Stdio::piped()));
        let mut line = String::new();
        BufReader::new(process.output()).read_line(&mut line).unwrap();
        let at: Value = serde_json::from_str(&line).unwrap();
        let text = |name: &str| at[name].as_str().unwrap().to_owned();
        let (root, client_id) = (text("root"), text("clientId"));
        Self { root, client_id, _process: process, _folder: folder }
    }
}
