//! A computer with Windows: Wine, with the programs that were built for it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::process::run;

/// Wine as `cargo xtask windows --test` has set it up; what else it reads of the environment is for
/// the system's libraries behind it.
#[derive(Clone)]
pub struct Wine {
    loader: PathBuf,
    programs: PathBuf,
}

impl Wine {
    /// The one that the environment names.
    pub fn here() -> Self {
        let path = |name| {
            let path = env::var_os(name).map(PathBuf::from);
            path.unwrap_or_else(|| panic!("no {name}: run `cargo xtask windows --test`"))
        };
        Self { loader: path("CONNECT_WINE"), programs: path("CONNECT_WINDOWS_PROGRAMS") }
    }

    /// One of the programs.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(&self.loader);
        command.arg(self.programs.join(format!("{program}.exe")));
        command
    }

    /// Puts a certificate among those that every program there trusts.
    pub fn trust(&self, roots: &Path) {
        run(self.command("signin-side").args(["trust", "--roots"]).arg(roots), "");
    }
}
