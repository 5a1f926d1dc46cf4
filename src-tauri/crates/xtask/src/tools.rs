//! The tools besides the system's packages: Node, Rust's components, the window's driver.

use std::fs;
use std::path::PathBuf;

use crate::error::Error;
use crate::project::Project;
use crate::shell::Run;

/// The oldest Node that the web part's tools run on.
const NODE: (u32, u32) = (20, 19);

const TAURI_DRIVER: &str = "2.0.5";

/// Fails if there is no Node, no npm, or an old one.
pub fn node(project: &Project) -> Result<(), Error> {
    let version = Run::new(project, "node").words("--version").answer();
    let found = version.as_deref().and_then(major_and_minor);
    if found.is_none_or(|found| found < NODE) {
        let found =
            version.map_or("there is none".to_owned(), |it| format!("found: {}", it.trim()));
        let (major, minor) = NODE;
        return Err(Error::Missing(format!(
            "Node {major}.{minor} or later is needed, with npm ({found}). \
             Install it from nodejs.org or with your system's packages."
        )));
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    if cfg!(windows) || crate::shell::is_there(npm) {
        return Ok(());
    }
    Err(Error::Missing("npm is needed; it comes with Node from nodejs.org.".to_owned()))
}

fn major_and_minor(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().strip_prefix('v')?.split('.').map(str::parse);
    Some((parts.next()?.ok()?, parts.next()?.ok()?))
}

/// Fails if Rust's formatter or linter is missing.
pub fn rust_components(project: &Project) -> Result<(), Error> {
    let missing: Vec<_> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(verb, _)| !Run::cargo(project, verb).words("--version").succeeds())
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let command = format!("rustup component add {}", missing.join(" "));
    Err(Error::Missing(format!("Parts of Rust are missing. Install them with:\n  {command}")))
}

/// Where the driver of the window is.
pub fn tauri_driver_program(project: &Project) -> PathBuf {
    project.program("tools/bin/tauri-driver")
}

/// Installs the driver of the window, unless this version is there.
pub fn tauri_driver(project: &Project) -> Result<(), Error> {
    let tools = project.target().join("tools");
    let record = fs::read_to_string(tools.join(".crates.toml")).unwrap_or_default();
    let there = record.contains(&format!("\"tauri-driver {TAURI_DRIVER} "));
    if there && tauri_driver_program(project).is_file() {
        return Ok(());
    }
    Run::cargo(project, "install --quiet --locked tauri-driver --version")
        .args([TAURI_DRIVER.as_ref(), "--root".as_ref(), tools.as_os_str()])
        .run()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn node_versions_are_compared_by_number() {
        assert_eq!(major_and_minor("v20.20.2\n"), Some((20, 20)));
        assert!(major_and_minor("v9.11.2") < Some(NODE));
        assert!(major_and_minor("v20.5.0") < Some(NODE));
        assert_eq!(major_and_minor("command not found"), None);
    }
}
