//! Makes sure that everything a verb needs is there. Quick when it is.

use std::fs;

use serde_json::Value;

use crate::error::Error;
use crate::project::Project;
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
}

/// Installs what is missing, or says what to install and how.
pub fn setup(project: &Project, needs: &[Need]) -> Result<(), Error> {
    debian::packages(project, needs)?;
    tools::node(project)?;
    npm_packages(project)?;
    if needs.contains(&Need::Lint) {
        tools::rust_components(project)?;
    }
    if needs.contains(&Need::Test) {
        tools::tauri_driver(project)?;
    }
    Ok(())
}

/// Installs the web part's packages from the lock file, unless they are just those.
fn npm_packages(project: &Project) -> Result<(), Error> {
    let ui = project.ui();
    let wanted = project.read("ui/package-lock.json")?;
    let there = fs::read_to_string(ui.join("node_modules/.package-lock.json")).unwrap_or_default();
    if is_installed(&wanted, &there) { Ok(()) } else { Run::npm(project, "ci").run() }
}

/// Compares the lock file with npm's record of what it has installed. Optional packages, which are
/// for other systems, may be absent. Times of files would not do: npm writes the record first.
fn is_installed(wanted: &str, there: &str) -> bool {
    let packages =
        |text: &str| match serde_json::from_str::<Value>(text).ok()?.get_mut("packages")? {
            Value::Object(packages) => Some(std::mem::take(packages)),
            _ => None,
        };
    let (Some(wanted), Some(there)) = (packages(wanted), packages(there)) else { return false };
    let optional = |package: &Value| package["optional"] == true || package["devOptional"] == true;
    wanted.iter().filter(|(name, _)| !name.is_empty()).all(|(name, package)| {
        there.get(name).map_or(optional(package), |found| found["version"] == package["version"])
    }) && there.keys().all(|name| wanted.contains_key(name))
}

#[cfg(test)]
mod tests {
    use super::is_installed;

    const LOCK: &str = r#"{"packages": {"": {"name": "ui"},
        "node_modules/a": {"version": "1.0.0"},
        "node_modules/win": {"version": "2.0.0", "optional": true}}}"#;

    #[test]
    fn only_the_locked_versions_count_as_installed() {
        let there = |text: &str| is_installed(LOCK, &format!("{{\"packages\": {{{text}}}}}"));
        assert!(there(r#""node_modules/a": {"version": "1.0.0"}"#));
        assert!(!there(r#""node_modules/a": {"version": "1.0.1"}"#));
        assert!(!there(r#""node_modules/win": {"version": "2.0.0"}"#));
        assert!(!there(
            r#""node_modules/a": {"version": "1.0.0"}, "node_modules/b": {"version": "1.0.0"}"#
        ));
        assert!(!is_installed(LOCK, ""));
    }
}
