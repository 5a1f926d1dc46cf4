//! Which crate may import which: the layers of the architecture.

use serde_json::Value;

use super::Findings;
use crate::error::Error;
use crate::project::Project;
use crate::shell::Run;

/// A crate, the crates of ours it may import, and those that only its tests may.
type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

/// Every crate of ours. What is not here may not be imported.
const ALLOWED: &[Row] = &[
    ("connect-model", &[], &[]),
    // Knows JSON and nothing else.
    ("connect-json", &[], &[]),
    ("connect-webapi", &["connect-json", "connect-model"], &[]),
    // Knows nothing of Connect.
    ("connect-signalr", &["connect-json"], &[]),
    ("connect-auth", &[], &[]),
    (
        "connect-client",
        &["connect-auth", "connect-model", "connect-signalr", "connect-webapi"],
        &[],
    ),
    ("connect-cache", &["connect-model"], &[]),
    // Never the client: it defines the trait it needs, and the application connects them.
    ("connect-live", &["connect-cache", "connect-model"], &[]),
    // Its tests compare the messages with the kinds of failure.
    ("connect-l10n", &[], &["connect-ipc"]),
    // Never the web API: the window sees no DTO of the server.
    ("connect-ipc", &["connect-model"], &[]),
    (
        "connect-app",
        &[
            "connect-auth",
            "connect-cache",
            "connect-client",
            "connect-ipc",
            "connect-l10n",
            "connect-live",
            "connect-model",
            "connect-signalr",
            "connect-webapi",
        ],
        &["connect-simulator"],
    ),
    // Its tests sign in as the console does, and are of all its features.
    (
        "connect-simulator",
        &["connect-model", "connect-signalr", "connect-webapi"],
        &["connect-auth", "connect-simulator"],
    ),
    ("connect-console", &["connect-app", "connect-ipc", "connect-l10n", "connect-simulator"], &[]),
    (
        "connect-tests",
        &[
            "connect-app",
            "connect-auth",
            "connect-cache",
            "connect-client",
            "connect-console",
            "connect-ipc",
            "connect-l10n",
            "connect-live",
            "connect-model",
            "connect-signalr",
            "connect-simulator",
            "connect-webapi",
        ],
        &[],
    ),
    ("connect-fuzz", &["connect-auth", "connect-model", "connect-signalr", "connect-webapi"], &[]),
    ("xtask", &["connect-ipc"], &[]),
];

/// Crates of others that have one place: how their names begin, and where.
const ONE_PLACE: &[(&str, &str)] =
    &[("tauri", "connect-console"), ("ts-rs", "connect-ipc"), ("libfuzzer", "connect-fuzz")];

/// Reads the manifests through cargo, which needs no network for it.
pub fn check(project: &Project) -> Result<Findings, Error> {
    let command = "metadata --format-version 1 --no-deps --offline";
    let answer = Run::cargo(project, command).output()?;
    let answer = serde_json::from_str(&answer)
        .map_err(|source| Error::Answer { command: "cargo metadata", source })?;
    Ok(judge(&answer))
}

fn judge(metadata: &Value) -> Findings {
    let mut findings = Findings::default();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some(row) = ALLOWED.iter().find(|row| row.0 == name) else {
            findings.wrong(name, "is not in the table of crates that may import each other");
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let on = dependency["name"].as_str().unwrap_or_default();
            let for_tests = dependency["kind"] == "dev";
            if let Some(what) = objection(row, on, for_tests) {
                findings.wrong(name, &what);
            }
        }
    }
    findings
}

fn objection((name, always, in_tests): &Row, on: &str, for_tests: bool) -> Option<String> {
    let ours = ALLOWED.iter().any(|row| row.0 == on);
    let allowed = always.contains(&on) || (for_tests && in_tests.contains(&on));
    if ours && !allowed {
        let only = if in_tests.contains(&on) { ", except in its tests" } else { "" };
        return Some(format!("may not import {on}{only}"));
    }
    let place = ONE_PLACE.iter().find(|(begin, _)| on.starts_with(begin)).map(|(_, place)| place);
    place.filter(|place| *place != name).map(|place| format!("{on} is for {place} alone"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(name: &str, on: &str, kind: Option<&str>) -> Vec<String> {
        judge(&json!({ "packages": [{
            "name": name,
            "dependencies": [{ "name": on, "kind": kind }],
        }]}))
        .wrong
    }

    #[test]
    fn layers_are_kept() {
        assert!(found("connect-app", "connect-live", None).is_empty());
        assert!(found("connect-model", "serde", None).is_empty());
        assert_eq!(
            found("connect-live", "connect-client", None),
            ["connect-live: may not import connect-client"]
        );
        assert_eq!(found("connect-ipc", "connect-webapi", Some("dev")).len(), 1);
        assert_eq!(found("connect-model", "connect-ipc", Some("build")).len(), 1);
    }

    #[test]
    fn tests_may_import_only_what_is_listed() {
        assert!(found("connect-l10n", "connect-ipc", Some("dev")).is_empty());
        assert_eq!(
            found("connect-l10n", "connect-ipc", None),
            ["connect-l10n: may not import connect-ipc, except in its tests"]
        );
    }

    #[test]
    fn the_desktop_framework_is_for_the_shell_alone() {
        assert!(found("connect-console", "tauri-build", Some("build")).is_empty());
        assert_eq!(
            found("connect-app", "tauri", None),
            ["connect-app: tauri is for connect-console alone"]
        );
    }

    #[test]
    fn a_new_crate_has_to_be_listed() {
        assert_eq!(found("connect-new", "serde", None).len(), 1);
    }
}
