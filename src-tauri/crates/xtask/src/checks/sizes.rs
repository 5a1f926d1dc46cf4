//! Files that grow too long to answer one question.

use super::{Findings, files};
use crate::generate::CONTRACT;
use crate::project::Project;

/// More lines than this should be looked at.
const MANY: usize = 400;

/// More lines than this are too many.
const TOO_MANY: usize = 600;

/// Counts the lines of all sources but the generated one.
pub fn check(project: &Project) -> Findings {
    let mut findings = Findings::default();
    for (path, text) in files::texts(project, &["rs", "ts", "svelte"]) {
        if path != CONTRACT {
            judge(&path, text.lines().count(), &mut findings);
        }
    }
    findings
}

fn judge(path: &str, lines: usize, findings: &mut Findings) {
    if lines > TOO_MANY {
        findings.wrong(path, &format!("{lines} lines; {TOO_MANY} are the most"));
    } else if lines > MANY {
        findings.soon(path, &format!("{lines} lines; from {MANY} on it should be divided"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_files_are_named_before_they_are_refused() {
        let mut findings = Findings::default();
        judge("a.rs", MANY, &mut findings);
        assert_eq!(findings, Findings::default());
        judge("b.rs", MANY + 1, &mut findings);
        judge("c.rs", TOO_MANY + 1, &mut findings);
        assert_eq!(findings.soon, ["b.rs: 401 lines; from 400 on it should be divided"]);
        assert_eq!(findings.wrong, ["c.rs: 601 lines; 600 are the most"]);
    }
}
