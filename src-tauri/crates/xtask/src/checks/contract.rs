//! The generated contract says what the crate `connect-ipc` says.

use super::Findings;
use crate::generate::{CONTRACT, is_current};
use crate::project::Project;

/// Compares the file with what would be generated.
pub fn check(project: &Project) -> Findings {
    let mut findings = Findings::default();
    if !is_current(project) {
        findings.wrong(CONTRACT, "not up to date; `cargo xtask gen` writes it");
    }
    findings
}
