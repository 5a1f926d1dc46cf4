//! Messages of warnings and errors stand in the code as they are. They go to the server's log, and
//! one that is put together at run time could quote anything.

use super::{Findings, files};
use crate::project::Project;

/// The macros that make such events. Written in two parts, so that this file passes.
const MACROS: &[&str] = &[concat!("warn", "!("), concat!("error", "!("), concat!("event", "!(")];

/// Where the tests of a file begin.
const TESTS: &str = "#[cfg(test)]\nmod tests {";

/// Checks all Rust sources but tests.
pub fn check(project: &Project) -> Findings {
    files::judge_rust(project, judge)
}

fn judge(path: &str, text: &str, findings: &mut Findings) {
    let code = text.find(TESTS).map_or(text, |at| &text[..at]);
    for name in MACROS {
        for (at, _) in code.match_indices(name) {
            // Another macro may have a longer name that ends so.
            let own = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if own && is_put_together(&code[at + name.len()..]) {
                let line = code[..at].matches('\n').count() + 1;
                findings.wrong(&format!("{path}:{line}"), "a message put together at run time");
            }
        }
    }
}

/// True if the call that begins here has a placeholder in its message, or a value for it. Braces
/// inside of further calls are theirs.
fn is_put_together(call: &str) -> bool {
    let (mut depth, mut quoted) = (1, false);
    let mut rest = call.char_indices();
    while let Some((at, c)) = rest.next() {
        match (c, quoted) {
            ('\\', true) => drop(rest.next()),
            ('{', true) if depth == 1 => return true,
            ('"', _) => quoted = !quoted,
            (_, true) => {}
            ('(' | '[' | '{', _) => depth += 1,
            (')' | ']' | '}', _) => depth -= 1,
            ('m', _) if depth == 1 && call[at..].starts_with("message =") => return true,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(call: &str) -> usize {
        let mut findings = Findings::default();
        judge(
            "a.rs",
            &format!("fn f() {{\n    tracing::{call};\n    g(\"{{x}}\");\n}}"),
            &mut findings,
        );
        findings.wrong.len()
    }

    #[test]
    fn messages_that_are_put_together_are_found() {
        for call in [
            "warn!(\"not found: {name}\")",
            "error!(%error, status = f(1), \"{}\", name)",
            "event!(Level::WARN, message = name)",
        ] {
            assert_eq!(found(call), 1, "{call}");
        }
        for call in [
            "warn!(%error, \"not (\\\"yet\\\") read\")",
            "warn!(path = format!(\"{root}/x\"), \"not read\")",
            "info!(\"listening on {root}\")",
        ] {
            assert_eq!(found(call), 0, "{call}");
        }
    }

    #[test]
    fn tests_may_and_the_line_is_said() {
        let call = "    tracing::warn!(\"{x}\");\n";
        let mut findings = Findings::default();
        judge("a.rs", &format!("fn f() {{\n{call}}}\n{TESTS}\n{call}}}\n"), &mut findings);
        assert_eq!(findings.wrong, ["a.rs:2: a message put together at run time"]);
    }
}
