//! What slips into sources: paths of the computer they were written on, and work left undone.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::{Findings, files};
use crate::project::Project;

/// Macros that stand for work left undone. Written in two parts, so that this file passes.
const UNDONE: &[&str] = &[concat!("todo", "!("), concat!("unimplemented", "!(")];

/// Looks through every text file of the project.
pub fn check(project: &Project) -> Findings {
    let local = local_paths(project.root(), env::var_os("HOME").map(PathBuf::from).as_deref());
    let mut findings = Findings::default();
    for path in files::files(project) {
        // What is no text holds no words.
        if let Ok(text) = fs::read_to_string(project.path(&path)) {
            judge(&path, &text, &local, &mut findings);
        }
    }
    findings
}

/// Paths that are true on this computer only: what is in the home folder and what lies beside the
/// project. A folder right under the root counts only with what is in it now: its name alone may
/// also be the beginning of an address in the program (`/src/…`).
fn local_paths(root: &Path, home: Option<&Path>) -> Vec<String> {
    let beside = root.parent().filter(|folder| *folder != env::temp_dir());
    // What lies in the folder for temporary files, such as the sockets of displays, says nothing.
    let mut paths = beside.map_or_else(|| vec![root.to_owned()], within);
    match home {
        Some(home) if home.components().count() > 2 => paths.push(home.join("")),
        Some(home) => paths.extend(within(home)),
        None => {}
    }
    paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

/// What a folder holds; nothing for the root, which holds what every computer has.
fn within(folder: &Path) -> Vec<PathBuf> {
    if folder.parent().is_none() {
        return Vec::new();
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

fn judge(path: &str, text: &str, local: &[String], findings: &mut Findings) {
    let is_rust = Path::new(path).extension().is_some_and(|ext| ext == "rs");
    for (number, line) in (1..).zip(text.lines()) {
        let place = format!("{path}:{number}");
        if local.iter().any(|local| names(line, local)) {
            findings.wrong(&place, "a path of the computer it was written on");
        }
        if is_rust && UNDONE.iter().any(|undone| line.contains(undone)) {
            findings.wrong(&place, "work left undone");
        }
    }
}

/// True if the line names the path itself, and not a longer one that holds its letters.
fn names(line: &str, path: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + path.len()..].chars().next();
        !before.is_some_and(|c| word(c) || matches!(c, '.' | '/' | '}'))
            && (path.ends_with('/') || !after.is_some_and(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        let local = ["/home/me/".to_owned(), "/srv/console".to_owned()];
        let mut findings = Findings::default();
        judge(path, text, &local, &mut findings);
        findings.wrong.len()
    }

    #[test]
    fn local_paths_are_found() {
        for line in ["see /home/me/notes", "\"/srv/console\"", "DIR=/srv/console/target"] {
            assert_eq!(found("README.md", line), 1, "{line}");
        }
        for line in ["/home/mehmet", "/srv/consoles", "./srv/console", "{root}/srv/console"] {
            assert_eq!(found("README.md", line), 0, "{line}");
        }
    }

    #[test]
    fn undone_work_is_found_in_rust_alone() {
        let line = format!("    {}\"later\")", UNDONE[0]);
        assert_eq!(found("src/main.rs", &line), 1);
        assert_eq!(found("docs.md", &line), 0);
    }

    #[test]
    fn the_project_and_the_home_folder_are_local() {
        let project = Project::here();
        let home = Path::new("/home/me");
        let local = local_paths(project.root(), Some(home));
        assert!(local.contains(&"/home/me/".to_owned()));
        if project.root().components().count() > 2 {
            assert!(local.contains(&project.root().to_string_lossy().into_owned()));
        }
    }

    #[test]
    fn folders_of_every_computer_are_not_local() {
        assert!(local_paths(Path::new("/src"), Some(Path::new("/"))).is_empty());
        let project = env::temp_dir().join("project");
        let local = local_paths(&project, Some(Path::new("/")));
        assert_eq!(local, [project.to_string_lossy().into_owned()]);
    }
}
