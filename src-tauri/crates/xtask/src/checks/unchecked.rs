//! Code that the compiler cannot check stands in two places: the calls of Windows' sign-in, and
//! those of its terminal.

use super::{Findings, files};
use crate::project::Project;

/// Who may switch the compiler's refusal off, for the module that makes the calls.
const ALLOWED: &[&str] =
    &["src-tauri/crates/auth/src/engine/windows.rs", "src-tauri/src/terminal.rs"];

/// What the lint is called. Written in two parts, so that this file passes.
const LINT: &str = concat!("unsafe", "_code");

/// Checks all Rust sources.
pub fn check(project: &Project) -> Findings {
    files::judge_rust(project, judge)
}

fn judge(path: &str, text: &str, findings: &mut Findings) {
    for (line, code) in text.lines().enumerate() {
        if code.contains(LINT) && !ALLOWED.contains(&path) {
            findings
                .wrong(&format!("{path}:{}", line + 1), "the refusal is not to be switched off");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_these_files_may() {
        let code = format!("#![allow({LINT})]\nfn f() {{}}\n");
        for (path, wrong) in [(ALLOWED[0], 0), ("src-tauri/crates/live/src/lib.rs", 1)] {
            let mut findings = Findings::default();
            judge(path, &code, &mut findings);
            assert_eq!(findings.wrong.len(), wrong, "{path}");
        }
    }
}
