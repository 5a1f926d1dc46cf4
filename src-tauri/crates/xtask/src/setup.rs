//! Makes sure that everything a verb needs is there. Quick when it is.

use std::fs;

use crate::error::Error;
use crate::project::{JUDGE, Project, UI};
use crate::shell::Run;
use crate::{debian, tools};

/// What a verb needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// To build and open the console.
    Run,
    /// To test it in a real window.
    Test,
    /// To check the sources.
    Lint,
    /// To build the console for Windows.
    Windows,
    /// To run parts of that.
    Wine,
}

/// Installs what is missing, or says what to install and how.
pub fn setup(project: &Project, needs: &[Need]) -> Result<(), Error> {
    debian::packages(project, needs)?;
    tools::node(project)?;
    npm_packages(project, UI)?;
    if needs.contains(&Need::Lint) {
        tools::rust_components(project)?;
    }
    if needs.contains(&Need::Test) {
        tools::tauri_driver(project)?;
        npm_packages(project, JUDGE)?;
    }
    Ok(())
}

/// Installs a folder's packages from its lock file, unless they were installed from just that.
///
/// A copy of the lock file among the packages tells. `npm ci` removes it with everything else;
/// npm's own record would not do, as it differs from the lock file in places.
fn npm_packages(project: &Project, folder: &str) -> Result<(), Error> {
    let wanted = project.read(&format!("{folder}/package-lock.json"))?;
    let installed = project.path(folder).join("node_modules/.installed-package-lock.json");
    if fs::read_to_string(&installed).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    Run::npm_in(project, folder, "ci").run()?;
    fs::write(&installed, wanted).map_err(Error::file(installed))
}
