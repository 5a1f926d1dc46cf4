//! What a window may do: the commands of the contract, and nothing besides.

use std::collections::BTreeSet;
use std::fs;

use connect_ipc::{FEED_COMMAND, command_names};
use serde_json::Value;

use super::Findings;
use crate::error::Error;
use crate::project::Project;

const FOLDER: &str = "src-tauri/capabilities";

/// What windows may do besides our commands. Each needs a reason.
const BESIDES: &[&str] = &[];

/// Reads every capability file.
pub fn check(project: &Project) -> Result<Findings, Error> {
    let folder = project.path(FOLDER);
    let entries = fs::read_dir(&folder).map_err(Error::file(&folder))?;
    let mut files = Vec::new();
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        files.push((format!("{FOLDER}/{name}"), project.read(&format!("{FOLDER}/{name}"))?));
    }
    let commands = command_names().iter().chain([&FEED_COMMAND]);
    let wanted = commands.map(|name| format!("allow-{}", name.replace('_', "-"))).collect();
    Ok(judge(&files, &wanted))
}

fn judge(files: &[(String, String)], wanted: &BTreeSet<String>) -> Findings {
    let mut findings = Findings::default();
    let mut given = BTreeSet::new();
    for (path, text) in files {
        let Ok(capability) = serde_json::from_str::<Value>(text) else {
            findings.wrong(path, "is not written in JSON");
            continue;
        };
        if !capability["remote"].is_null() {
            findings.wrong(path, "pages of other hosts may do nothing");
        }
        for permission in capability["permissions"].as_array().into_iter().flatten() {
            let name = permission.as_str().or_else(|| permission["identifier"].as_str());
            let name = name.unwrap_or_default();
            if !wanted.contains(name) && !BESIDES.contains(&name) {
                findings.wrong(path, &format!("`{name}` is no command of the contract"));
            }
            given.insert(name.to_owned());
        }
    }
    for missing in wanted.difference(&given) {
        findings.wrong(FOLDER, &format!("no window has `{missing}`"));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let wanted = ["allow-start", "allow-sign-in"].map(ToOwned::to_owned).into();
        judge(&[("main.json".to_owned(), text.to_owned())], &wanted).wrong
    }

    #[test]
    fn every_command_has_its_permission_and_no_other_is_given() {
        assert!(found(r#"{"permissions": ["allow-start", "allow-sign-in"]}"#).is_empty());
        assert_eq!(
            found(r#"{"permissions": ["allow-start", {"identifier": "core:default"}]}"#),
            [
                "main.json: `core:default` is no command of the contract",
                "src-tauri/capabilities: no window has `allow-sign-in`",
            ]
        );
    }

    #[test]
    fn other_hosts_get_nothing() {
        let text = r#"{"permissions": ["allow-start", "allow-sign-in"], "remote": {"urls": []}}"#;
        assert_eq!(found(text), ["main.json: pages of other hosts may do nothing"]);
        assert_eq!(found("{")[0], "main.json: is not written in JSON");
    }
}
