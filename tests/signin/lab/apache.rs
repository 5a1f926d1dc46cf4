//! Apache with its module for GSSAPI: a Kerberos acceptor that is not ours.

use std::fs;
use std::future::ready;
use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::process::Stdio;
use std::time::Duration;

use connect_tests::wait::until;
use tempfile::TempDir;

use super::certificates::Certificate;
use super::kdc::{Clock, Kdc};
use super::process::{Process, free_port, server};

const MODULES: &str = "/usr/lib/apache2/modules";

/// What answers those who have signed in.
const SCRIPT: &str = "#!/bin/sh\nprintf 'Content-Type: application/json\\n\\n'\n\
    printf '{\"access_token\":\"a.b.c\",\"token_type\":\"bearer\",\"expires_in\":3600}'\n";

/// The web server.
pub struct Apache {
    folder: TempDir,
    http: u16,
    https: u16,
    _process: Process,
}

impl Apache {
    /// Starts it as a service of the domain, over http and with this certificate over https.
    pub async fn start(kdc: &Kdc, certificate: &Certificate, clock: Clock) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("replay")).unwrap();
        fs::write(path("token"), SCRIPT).unwrap();
        for (name, mode) in [("", 0o755), ("replay", 0o777), ("token", 0o755)] {
            fs::set_permissions(path(name), fs::Permissions::from_mode(mode)).unwrap();
        }
        let (http, https) = (free_port(), free_port());
        fs::write(path("httpd.conf"), config(&folder, kdc, certificate, http, https)).unwrap();
        let log = fs::File::create(path("start.log")).unwrap();
        let mut command = server("/usr/sbin/apache2");
        // One process, without children of its own that would outlive it.
        command.arg("-X").arg("-f").arg(path("httpd.conf"));
        command.env("KRB5_CONFIG", kdc.config()).env("KRB5RCACHEDIR", path("replay"));
        clock.give(&mut command);
        let mut process = Process::start(command.stdout(Stdio::null()).stderr(log));
        until("Apache", || {
            let said = fs::read_to_string(path("start.log")).unwrap_or_default();
            let said = said + &fs::read_to_string(path("error.log")).unwrap_or_default();
            assert_eq!(process.ended(), None, "Apache has ended: {said}");
            ready(answers(http).map_err(|error| format!("{error}: {said}")))
        })
        .await;
        Self { folder, http, https, _process: process }
    }

    /// The sign-in service, over plain http.
    pub fn http(&self) -> String {
        format!("http://localhost:{}/webauth/token", self.http)
    }

    /// The sign-in service, over https.
    pub fn https(&self) -> String {
        format!("https://localhost:{}/webauth/token", self.https)
    }

    /// What it has logged.
    pub fn log(&self) -> String {
        let read = |name| fs::read_to_string(self.folder.path().join(name)).unwrap();
        read("error.log") + &read("access.log")
    }
}

/// It listens before it serves, and stops once more in between: only an answer tells.
fn answers(port: u16) -> io::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    stream.write_all(b"HEAD / HTTP/1.0\r\n\r\n")?;
    stream.read_exact(&mut [0; 4])
}

fn config(folder: &TempDir, kdc: &Kdc, certificate: &Certificate, http: u16, https: u16) -> String {
    let text = include_str!("httpd.conf")
        .replace("FOLDER", folder.path().to_str().unwrap())
        .replace("MODULES", MODULES)
        .replace("HTTP_PORT", &http.to_string())
        .replace("HTTPS_PORT", &https.to_string())
        .replace("KEYTAB", kdc.keytab().to_str().unwrap())
        .replace("CERTIFICATE", certificate.file.to_str().unwrap())
        .replace("KEY_FILE", certificate.key_file.to_str().unwrap());
    // As root it does not serve.
    let is_root = folder.path().metadata().unwrap().uid() == 0;
    if is_root { text + "User www-data\nGroup www-data\n" } else { text }
}
