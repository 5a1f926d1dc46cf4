//! A Kerberos acceptor over TLS that wants every proof tied to its own certificate.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use tempfile::TempDir;

use super::certificates::Certificate;
use super::client::SIDE;
use super::kdc::Kdc;
use super::process::{Process, server};

/// The acceptor: a process of its own, as its keys come by its environment.
pub struct Acceptor {
    port: u16,
    _process: Process,
    _replays: TempDir,
}

impl Acceptor {
    /// Starts it as a service of the domain; `hash` is that of the certificate's signature.
    pub fn start(kdc: &Kdc, certificate: &Certificate, hash: &str) -> Self {
        let replays = tempfile::tempdir().unwrap();
        let mut command = server(SIDE);
        command.args(["acceptor", "--hash", hash]);
        command.arg("--certificate").arg(&certificate.file);
        command.arg("--key").arg(&certificate.key_file);
        command.env("KRB5_CONFIG", kdc.config()).env("KRB5_KTNAME", kdc.keytab());
        command.env("KRB5RCACHEDIR", replays.path());
        let mut process = Process::start(command.stdout(Stdio::piped()));
        let mut line = String::new();
        BufReader::new(process.output()).read_line(&mut line).unwrap();
        Self { port: line.trim().parse().unwrap(), _process: process, _replays: replays }
    }

    /// Its port on loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The sign-in service.
    pub fn url(&self) -> String {
        format!("https://localhost:{}/webauth/token", self.port)
    }
}
