//! Writes what the user wants to take along into a folder, under a name that is free.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use connect_ipc::{ExportArgs, ExportView, Failure};

/// Spreadsheets take a file for Unicode only if it begins with this.
const MARK: &str = "\u{feff}";
/// After so many of the same name something else is wrong.
const TRIES: u32 = 1000;
/// Longer names do not fit everywhere.
const LONGEST: usize = 80;

/// Writes a table; answers where it is.
pub(crate) async fn write(folder: PathBuf, args: ExportArgs) -> Result<ExportView, Failure> {
    let shown = folder.display().to_string();
    let failed = |detail: String| Failure::FileNotWritten { folder: shown.clone(), detail };
    let work = move || write_to(&folder, &args.name, &args.csv);
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(path)) => Ok(ExportView { path: path.display().to_string() }),
        Ok(Err(error)) => {
            tracing::warn!(%error, kind = ?error.kind(), "table not written");
            Err(failed(error.to_string()))
        }
        Err(error) => Err(failed(error.to_string())),
    }
}

fn write_to(folder: &Path, name: &str, csv: &str) -> std::io::Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let stem = stem(name);
    for number in 1..=TRIES {
        let file = match number {
            1 => format!("{stem}.csv"),
            _ => format!("{stem} ({number}).csv"),
        };
        let path = folder.join(file);
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(MARK.as_bytes()).and_then(|()| {
                    file.write_all(csv.as_bytes())?;
                    file.sync_all()
                });
                if let Err(error) = written {
                    // Half a table is none; what cannot be written can as a rule be deleted.
                    drop(std::fs::remove_file(&path));
                    return Err(error);
                }
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// The name without what no system takes in the name of a file, or takes for a folder.
fn stem(name: &str) -> String {
    let harmless = |c: char| !c.is_control() && !r#"/\:*?"<>|"#.contains(c);
    let name: String = connect_l10n::plain(name).chars().filter(|c| harmless(*c)).collect();
    let name: String = name.trim_matches(['.', ' ']).chars().take(LONGEST).collect();
    if name.is_empty() { "table".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(name: &str, csv: &str) -> ExportArgs {
        ExportArgs { name: name.to_owned(), csv: csv.to_owned() }
    }

    #[tokio::test]
    async fn a_name_that_is_taken_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("new");
        for (number, file) in ["Agents.csv", "Agents (2).csv", "Agents (3).csv"].iter().enumerate()
        {
            let csv = format!("a;{number}\r\n");
            let written = write(into.clone(), args("Agents", &csv)).await.unwrap();
            assert_eq!(Path::new(&written.path), into.join(file));
        }
        let first = std::fs::read_to_string(into.join("Agents.csv")).unwrap();
        assert_eq!(first, "\u{feff}a;0\r\n");
    }

    #[tokio::test]
    async fn nothing_leads_out_of_the_folder() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["../../evil", r"..\evil", "/etc/passwd", "C:\\evil", "..", "", "\u{202e}a\nb"]
        {
            let written = write(folder.path().to_owned(), args(name, "x")).await.unwrap();
            assert_eq!(Path::new(&written.path).parent(), Some(folder.path()), "{name:?}");
        }
        assert_eq!(stem(&"é".repeat(200)).chars().count(), LONGEST);
    }

    #[tokio::test]
    async fn a_folder_that_is_none_is_a_failure_with_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        std::fs::write(&file, "").unwrap();
        let failure = write(file.clone(), args("a", "x")).await.unwrap_err();
        let Failure::FileNotWritten { folder, .. } = failure else { panic!("{failure:?}") };
        assert_eq!(folder, file.display().to_string());
    }
}
