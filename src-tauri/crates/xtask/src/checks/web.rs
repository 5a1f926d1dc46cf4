//! The web part: who imports whom, and what is not written at all.

use super::{Findings, files};
use crate::project::Project;

const SOURCES: &str = "ui/src/";
const BACKEND: &str = "ui/src/ipc/";
const FEATURES: &str = "ui/src/features/";

/// What must not be written, with the reason.
const NOT_WRITTEN: &[(&str, &str)] = &[
    ("{@html", "text of the server must stay text"),
    (": any", "say what it is"),
    ("as any", "say what it is"),
    ("<any", "say what it is"),
];

/// Checks all sources of the web part.
pub fn check(project: &Project) -> Findings {
    let mut findings = Findings::default();
    for (path, text) in files::texts(project, &["ts", "js", "svelte"]) {
        if path.starts_with(SOURCES) {
            judge(&path, &text, &mut findings);
        }
    }
    findings
}

fn judge(path: &str, text: &str, findings: &mut Findings) {
    for (number, line) in (1..).zip(text.lines()) {
        let place = format!("{path}:{number}");
        if let Some(import) = imported(line) {
            if import.starts_with("@tauri-apps/") && !path.starts_with(BACKEND) {
                findings.wrong(&place, &format!("only {BACKEND} may import {import}"));
            }
            if let (Some(own), Some(other)) = (feature(path), feature(&resolve(path, import)))
                && own != other
            {
                findings.wrong(&place, &format!("the feature {own} may not import {other}"));
            }
        }
        for (words, reason) in NOT_WRITTEN {
            if is_code(line) && contains(line, words) {
                findings.wrong(&place, &format!("`{words}`: {reason}"));
            }
        }
    }
}

/// What a line imports: the quoted text after `from`, `import` or `import(`.
fn imported(line: &str) -> Option<&str> {
    let after = ["from ", "import ", "import("]
        .iter()
        .filter_map(|word| line.split_once(word))
        .map(|(_, rest)| rest.trim_start())
        .find(|rest| rest.starts_with(['"', '\'']))?;
    let quote = after.chars().next()?;
    after[1..].split(quote).next()
}

/// The path of an import that is relative to its file.
fn resolve(path: &str, import: &str) -> String {
    if !import.starts_with('.') {
        return import.to_owned();
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in import.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The feature that a path belongs to.
fn feature(path: &str) -> Option<&str> {
    path.strip_prefix(FEATURES)?.split('/').next()
}

fn is_code(line: &str) -> bool {
    !line.trim_start().starts_with("//") && !line.trim_start().starts_with('*')
}

/// True if the words are there as they stand, and not as the beginning of longer or further ones.
fn contains(line: &str, words: &str) -> bool {
    let ends = |rest: &str| {
        !words.ends_with("any")
            || !rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '_')
    };
    line.match_indices(words).any(|(at, _)| ends(&line[at + words.len()..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> Vec<String> {
        let mut findings = Findings::default();
        judge(path, text, &mut findings);
        findings.wrong
    }

    #[test]
    fn only_the_seam_knows_the_backend() {
        let text = "import { invoke } from \"@tauri-apps/api/core\";\n";
        assert!(found("ui/src/ipc/tauri.ts", text).is_empty());
        assert_eq!(
            found("ui/src/app/App.svelte", text),
            ["ui/src/app/App.svelte:1: only ui/src/ipc/ may import @tauri-apps/api/core"]
        );
        assert_eq!(found("ui/src/app/a.ts", "await import('@tauri-apps/api/menu')").len(), 1);
    }

    #[test]
    fn features_stand_alone() {
        let path = "ui/src/features/queues/QueuesView.svelte";
        assert!(found(path, "import { a } from \"./totals\";").is_empty());
        assert!(found(path, "import { a } from \"../../grid/sort\";").is_empty());
        assert_eq!(
            found(path, "} from \"../agents/kinds\";"),
            [format!("{path}:1: the feature queues may not import agents")]
        );
        assert!(
            found("ui/src/app/Frame.svelte", "import A from \"../features/agents/A\"").is_empty()
        );
    }

    #[test]
    fn markup_and_any_are_not_written() {
        let path = "ui/src/parts/a.svelte";
        for line in ["{@html name}", "let a: any = 1", "(a as any).b", "f<any>()", "x: any[]"] {
            assert_eq!(found(path, line).len(), 1, "{line}");
        }
        for line in ["// as any", "wrap: anywhere;", "let a: anything", "as any other row"] {
            assert!(found(path, line).is_empty(), "{line}");
        }
    }
}
