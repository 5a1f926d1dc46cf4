//! Builds the web part, unless what is built is newer than everything it is made of.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use crate::error::Error;
use crate::project::Project;
use crate::shell::Run;

const BUILT: &str = "ui/dist/index.html";

const SOURCES: &[&str] = &[
    "locales",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/package.json",
    "ui/public",
    "ui/src",
    "ui/svelte.config.js",
    "ui/tsconfig.json",
    "ui/vite.config.ts",
];

/// Builds the web part if it has to.
pub fn build(project: &Project) -> Result<(), Error> {
    let built = fs::metadata(project.path(BUILT)).and_then(|built| built.modified()).ok();
    let changed = SOURCES.iter().filter_map(|source| newest(&project.path(source))).max();
    if built.is_some() && built >= changed {
        return Ok(());
    }
    Run::npm(project, "run build").run()
}

/// When a file, or anything in a folder, was last written. The folders count as well: their times
/// show what was removed.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = fs::metadata(path).and_then(|it| it.modified()).ok()?;
    let inside = fs::read_dir(path).into_iter().flatten().flatten();
    inside.filter_map(|entry| newest(&entry.path())).chain([own]).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_file_of_a_folder_counts() {
        let project = Project::here();
        let folder = newest(&project.path("src-tauri/crates/xtask"));
        let file = newest(&project.path("src-tauri/crates/xtask/Cargo.toml"));
        assert!(file.is_some() && folder >= file);
        assert_eq!(newest(&project.path("no/such/folder")), None);
    }
}
