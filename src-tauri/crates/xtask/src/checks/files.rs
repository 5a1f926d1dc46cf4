//! The files of the project: those under version control and those about to be.

use std::fs;
use std::path::Path;

use super::Findings;
use crate::project::Project;
use crate::shell::Run;

/// Folders that hold no sources.
const NOT_OURS: &[&str] = &[".git", "dist", "gen", "node_modules", "target"];

/// The paths of all files in the project, with `/`. Without git, all but what is built.
pub fn files(project: &Project) -> Vec<String> {
    let list = "-c safe.directory=* ls-files -z --cached --others --exclude-standard";
    let listed = Run::new(project, "git").words(list).answer().unwrap_or_default();
    let mut files: Vec<String> = listed
        .split('\0')
        .filter(|path| !path.is_empty() && project.path(path).is_file())
        .map(ToOwned::to_owned)
        .collect();
    if files.is_empty() {
        walk(project.root(), "", &mut files);
    }
    files.sort();
    files
}

/// The files with one of these extensions, each with its text.
pub fn texts(project: &Project, extensions: &[&str]) -> Vec<(String, String)> {
    let wanted = |path: &String| {
        extensions.iter().any(|ext| path.rsplit_once('.').is_some_and(|(_, found)| found == *ext))
    };
    let read = |path: String| {
        let text = fs::read_to_string(project.path(&path)).ok()?;
        Some((path, text))
    };
    files(project).into_iter().filter(wanted).filter_map(read).collect()
}

/// What a rule that looks at one file at a time finds in all Rust sources.
pub fn judge_rust(project: &Project, judge: fn(&str, &str, &mut Findings)) -> Findings {
    let mut findings = Findings::default();
    for (path, text) in texts(project, &["rs"]) {
        judge(&path, &text, &mut findings);
    }
    findings
}

fn walk(folder: &Path, inside: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if inside.is_empty() { name.clone() } else { format!("{inside}/{name}") };
        match entry.file_type() {
            Ok(kind) if kind.is_file() => files.push(path),
            Ok(kind) if kind.is_dir() && !NOT_OURS.contains(&name.as_str()) => {
                walk(&entry.path(), &path, files);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_and_the_walk_find_the_sources() {
        let project = Project::here();
        let own = "src-tauri/crates/xtask/src/main.rs".to_owned();
        assert!(files(&project).contains(&own));
        let mut walked = Vec::new();
        walk(project.root(), "", &mut walked);
        assert!(walked.contains(&own));
        assert!(walked.iter().all(|path| !path.starts_with("target/")));
    }
}
