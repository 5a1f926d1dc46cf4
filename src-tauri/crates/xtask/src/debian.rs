//! The system packages, on Debian and its relatives.

use std::collections::BTreeSet;

use crate::error::Error;
use crate::project::Project;
use crate::setup::Need;
use crate::shell::{Run, is_there};

const TO_BUILD: &[&str] = &[
    "build-essential",
    "libayatana-appindicator3-dev",
    "libclang-dev",
    "libdbus-1-dev",
    "libkrb5-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "pkg-config",
];

const TO_TEST: &[&str] = &[
    "chromium",
    "chromium-headless-shell",
    "dbus-x11",
    "webkit2gtk-driver",
    "xvfb",
    // Keeping passwords.
    "gnome-keyring",
];

/// Signing in: real servers, clients of another make, and a clock that they can be told.
const TO_SIGN_IN: &[&str] = &[
    "apache2",
    "curl",
    "faketime",
    "krb5-admin-server",
    "krb5-kdc",
    "krb5-user",
    "libapache2-mod-auth-gssapi",
    "openssl",
    "winbind",
];

const FOR_WINDOWS: &[&str] =
    &["g++-mingw-w64-x86-64", "gcc-mingw-w64-x86-64", "rust-web-src", "rustc-web"];

const TO_RUN_THAT: &[&str] = &["wine", "wine64"];

/// Those of them whose servers would be started with the computer. The tests start their own.
const SERVICES: &[&str] = &["apache2", "krb5-admin-server", "krb5-kdc", "winbind"];

/// Installs the packages that are missing if it may; else fails with the command that does.
pub fn packages(project: &Project, needs: &[Need]) -> Result<(), Error> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let mut wanted = TO_BUILD.to_vec();
    for (need, packages) in [
        (Need::Test, [TO_TEST, TO_SIGN_IN].as_slice()),
        (Need::Windows, &[FOR_WINDOWS]),
        (Need::Wine, &[TO_RUN_THAT, TO_SIGN_IN]),
    ] {
        if needs.contains(&need) {
            wanted.extend(packages.iter().copied().flatten());
        }
    }
    let query = Run::new(project, "dpkg-query").words(r"-W -f ${Package}=${db:Status-Status}\n");
    let Some(known) = query.args(&wanted).answer() else {
        println!("This is no Debian. Its own packages are needed for: {}", wanted.join(" "));
        return Ok(());
    };
    let missing = missing(&wanted, &known);
    if missing.is_empty() { Ok(()) } else { install(project, &missing) }
}

/// The wanted packages that `dpkg-query` does not list as installed.
fn missing<'a>(wanted: &[&'a str], known: &str) -> Vec<&'a str> {
    let installed: BTreeSet<&str> = known
        .lines()
        .filter_map(|line| line.split_once('='))
        .filter(|(_, status)| *status == "installed")
        .map(|(package, _)| package)
        .collect();
    wanted.iter().copied().filter(|package| !installed.contains(package)).collect()
}

/// The command that keeps the servers of new packages from being started, now and with the
/// computer; none where none are new, or where nothing starts them.
fn mask(missing: &[&str]) -> Option<String> {
    let new: Vec<_> = SERVICES.iter().copied().filter(|one| missing.contains(one)).collect();
    (!new.is_empty()).then(|| format!("systemctl mask --quiet {}", new.join(" ")))
}

fn install(project: &Project, missing: &[&str]) -> Result<(), Error> {
    let mask = mask(missing).filter(|_| is_there("systemctl"));
    let apt = Apt::allowed(project).ok_or_else(|| {
        let install = format!("apt-get install --yes {}", missing.join(" "));
        let commands: Vec<_> = mask.iter().chain([&install]).map(String::as_str).collect();
        let commands = commands.join("\n  sudo ");
        Error::Missing(format!(
            "System packages are missing. Install them with:\n  sudo {commands}"
        ))
    })?;
    if let Some(mask) = mask {
        apt.root(project).words(&mask).run()?;
    }
    let unknown = |package: &&str| {
        let show = Run::new(project, "apt-cache").words("show --no-all-versions").args([package]);
        !show.succeeds()
    };
    let updated = missing.iter().any(unknown);
    if updated {
        apt.run(project, &["update", "--quiet"])?;
    }
    let mut install = vec!["install", "--yes", "--quiet", "--no-install-recommends"];
    install.extend(missing);
    match apt.run(project, &install) {
        // The list of packages may be older than what the mirror still has.
        Err(_) if !updated => {
            apt.run(project, &["update", "--quiet"])?;
            apt.run(project, &install)
        }
        result => result,
    }
}

/// How apt-get may be run.
enum Apt {
    AsRoot,
    BySudo,
}

impl Apt {
    fn allowed(project: &Project) -> Option<Self> {
        if !is_there("apt-get") {
            return None;
        }
        let user = Run::new(project, "id").words("-u").answer();
        if user.is_some_and(|id| id.trim() == "0") {
            return Some(Self::AsRoot);
        }
        Run::new(project, "sudo").words("-n true").succeeds().then_some(Self::BySudo)
    }

    fn root(&self, project: &Project) -> Run {
        match self {
            Self::AsRoot => Run::new(project, "env"),
            Self::BySudo => Run::new(project, "sudo").words("-n env"),
        }
    }

    fn run(&self, project: &Project, args: &[&str]) -> Result<(), Error> {
        let run = self.root(project).words("DEBIAN_FRONTEND=noninteractive apt-get");
        run.args(args).run()
    }
}

#[cfg(test)]
mod tests {
    use super::{mask, missing};

    #[test]
    fn no_new_server_is_started() {
        let command = mask(&["xvfb", "winbind", "apache2"]);
        assert_eq!(command.as_deref(), Some("systemctl mask --quiet apache2 winbind"));
        assert_eq!(mask(&["xvfb"]), None);
    }

    #[test]
    fn only_installed_packages_count() {
        let known = "xvfb=installed\nlibssl-dev=not-installed\npkg-config=config-files\n";
        let wanted = ["xvfb", "libssl-dev", "pkg-config", "chromium"];
        assert_eq!(missing(&wanted, known), ["libssl-dev", "pkg-config", "chromium"]);
    }
}
