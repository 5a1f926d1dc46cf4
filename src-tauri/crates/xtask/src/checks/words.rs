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

/// Paths that are true on this computer only: the home folder, and everything that lies beside the
/// project. Single folders of the root alone would also be addresses of the program (`/src/…`).
fn local_paths(root: &Path, home: Option<&Path>) -> Vec<String> {
    let parent = root.parent().filter(|parent| parent.parent().is_some());
    let beside = parent.into_iter().filter_map(|parent| fs::read_dir(parent).ok());
    let beside = beside.flatten().flatten().map(|entry| entry.path());
    let home = home.filter(|home| home.parent().is_some()).map(|home| home.join(""));
    let all = beside.chain([root.to_path_buf()]).chain(home);
    let mut all: Vec<String> = all.map(|path| path.to_string_lossy().into_owned()).collect();
    all.sort();
    all.dedup();
    all
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
        assert!(local.contains(&project.root().to_string_lossy().into_owned()));
        assert!(local.contains(&"/home/me/".to_owned()));
        assert!(!local_paths(project.root(), Some(Path::new("/"))).contains(&"/".to_owned()));
    }
}
