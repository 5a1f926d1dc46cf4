//! Opens the file of the store, and sets it aside if it is damaged.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::error::CacheError;
use crate::migrations;

/// The name of the store's file in its directory.
pub const FILE_NAME: &str = "console.sqlite3";

/// How long another process may keep the file locked.
pub(crate) const BUSY_TIMEOUT: Duration = Duration::from_secs(2);

/// Makes the directory and gives the path of the store's file in it.
pub(crate) fn prepare_dir(dir: &Path) -> Result<PathBuf, CacheError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    // Names of customers and colleagues are in it: a directory we make is for this user alone.
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(dir)
        .map_err(|source| CacheError::Unwritable { path: dir.to_owned(), source })?;
    Ok(dir.join(FILE_NAME))
}

/// Opens the file, making it if there is none. A damaged one is set aside for a fresh one, and the
/// path it has now is returned.
pub(crate) fn open(
    path: &Path,
    busy: Duration,
) -> Result<(Connection, Option<PathBuf>), CacheError> {
    match connect(path, busy) {
        Err(CacheError::Corrupt { what, .. }) => {
            let aside = set_aside(path)?;
            tracing::warn!(%what, aside = %aside.display(), "the store was damaged and set aside");
            Ok((connect(path, busy)?, Some(aside)))
        }
        other => Ok((other?, None)),
    }
}

/// A store without a file.
pub(crate) fn in_memory() -> Result<Connection, CacheError> {
    let mut connection = Connection::open_in_memory()?;
    migrations::run(&mut connection)?;
    Ok(connection)
}

fn connect(path: &Path, busy: Duration) -> Result<Connection, CacheError> {
    // A log with content tells that the last process did not end well.
    let ended_badly = fs::metadata(beside(path, "-wal")).is_ok_and(|file| file.len() > 0);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let opened = Connection::open_with_flags(path, flags).map_err(CacheError::from);
    opened
        .and_then(|connection| prepare(connection, busy, ended_badly))
        .map_err(|error| error.while_opening(path))
}

fn prepare(
    mut connection: Connection,
    busy: Duration,
    ended_badly: bool,
) -> Result<Connection, CacheError> {
    connection.busy_timeout(busy)?;
    refuse_others(&connection)?;
    // A file that may not be written to is opened all the same, and only a change would fail.
    if connection.is_readonly("main")? {
        return Err(CacheError::ReadOnly);
    }
    switch_to_log(&connection, busy)?;
    connection.pragma_update(None, "synchronous", "normal")?;
    // What is removed is gone from the file as well, not only from the tables.
    connection.pragma_update_and_check(None, "secure_delete", true, |_| Ok(()))?;
    if ended_badly {
        check(&connection)?;
    }
    migrations::run(&mut connection)?;
    Ok(connection)
}

/// Switches a new file to a write-ahead log.
///
/// `SQLite` does not wait for its lock here: of two processes that start together, both would ask for
/// the whole file while reading it. So it is asked again until one has done it.
#[expect(
    clippy::disallowed_methods,
    reason = "another process holds the lock; nothing tells when it ends"
)]
fn switch_to_log(connection: &Connection, busy: Duration) -> Result<(), CacheError> {
    let switch = || {
        connection
            .pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))
            .map_err(CacheError::from)
    };
    let pause = Duration::from_millis(5);
    for _ in 0..busy.as_millis() / pause.as_millis() {
        match switch() {
            Err(CacheError::Busy) => std::thread::sleep(pause),
            other => return other,
        }
    }
    switch()
}

/// Refuses, before anything is written, a file that is newer or that is not ours.
fn refuse_others(connection: &Connection) -> Result<(), CacheError> {
    let (found, tables) = contents(connection)?;
    if found > migrations::KNOWN {
        // Closing would else write the newer program's log into its file.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        return Err(CacheError::Newer { found, known: migrations::KNOWN });
    }
    // Version 0 is an empty file; the first migrations are one transaction.
    if found < 0 || (found == 0) != (tables == 0) {
        return Err(CacheError::damaged("the file is not of this program"));
    }
    Ok(())
}

/// The file's version and how many tables it has, both at one moment: another process may just be
/// making them.
fn contents(connection: &Connection) -> Result<(i32, i64), CacheError> {
    let transaction = connection.unchecked_transaction()?;
    let sql = "SELECT count(*) FROM sqlite_schema";
    let tables = transaction.query_row(sql, [], |row| row.get(0))?;
    Ok((migrations::version(&transaction)?, tables))
}

/// Looks through all pages. After an orderly end this is left out, because it costs as much as
/// reading everything; damage is then found by the first call that meets it.
fn check(connection: &Connection) -> Result<(), CacheError> {
    let found: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if found == "ok" { Ok(()) } else { Err(CacheError::damaged(found)) }
}

/// Renames the file and its companions, which must be closed; returns the file's new path.
///
/// The log goes first: should this be interrupted, the damaged file is found again, whereas a fresh
/// file beside an old log would take in its pages.
pub(crate) fn set_aside(path: &Path) -> Result<PathBuf, CacheError> {
    let aside = free_name(path);
    for suffix in ["-wal", "-shm", ""] {
        match fs::rename(beside(path, suffix), beside(&aside, suffix)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(source) => {
                return Err(CacheError::Unwritable { path: beside(path, suffix), source });
            }
            Ok(()) => {}
        }
    }
    Ok(aside)
}

fn free_name(path: &Path) -> PathBuf {
    let now = jiff::Timestamp::now().as_millisecond();
    let mut names = (now..).map(|millis| beside(path, &format!(".corrupt-{millis}")));
    names.find(|name| !name.exists()).unwrap_or_else(|| beside(path, ".corrupt"))
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_file_is_busy_in_every_journal_mode() {
        let dir = tempfile::tempdir().unwrap();
        for mode in ["delete", "wal"] {
            let path = dir.path().join(mode);
            drop(open(&path, BUSY_TIMEOUT).unwrap());
            let other = Connection::open(&path).unwrap();
            other.pragma_update_and_check(None, "journal_mode", mode, |_| Ok(())).unwrap();
            other.execute_batch("BEGIN EXCLUSIVE").unwrap();
            assert!(matches!(open(&path, Duration::ZERO), Err(CacheError::Busy)), "{mode}");
            other.execute_batch("COMMIT").unwrap();
            assert!(open(&path, Duration::ZERO).is_ok(), "{mode}");
        }
    }

    #[test]
    fn a_file_that_cannot_be_written_is_not_taken_for_a_store() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(FILE_NAME);
        drop(open(&path, BUSY_TIMEOUT).unwrap());
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let connection = Connection::open_with_flags(&path, flags).unwrap();
        let error = prepare(connection, BUSY_TIMEOUT, false).unwrap_err();
        assert!(matches!(error.while_opening(&path), CacheError::Unwritable { .. }));
    }

    #[test]
    fn the_settings_are_in_force() {
        let dir = tempfile::tempdir().unwrap();
        let (connection, _) = open(&dir.path().join(FILE_NAME), BUSY_TIMEOUT).unwrap();
        let number = |name: &str| -> i64 {
            connection.pragma_query_value(None, name, |row| row.get(0)).unwrap()
        };
        let mode: String =
            connection.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
        let numbers = ["synchronous", "foreign_keys", "busy_timeout"].map(number);
        assert_eq!(numbers, [1, 1, 2000]);
    }

    #[test]
    fn processes_that_start_together_share_one_store() {
        for _ in 0..20 {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join(FILE_NAME);
            std::thread::scope(|scope| {
                let opened = [(); 4].map(|()| scope.spawn(|| open(&path, BUSY_TIMEOUT)));
                for opened in opened {
                    assert_eq!(opened.join().unwrap().unwrap().1, None);
                }
            });
        }
    }

    #[test]
    fn the_log_is_set_aside_with_its_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(FILE_NAME);
        for suffix in ["", "-wal", "-shm"] {
            fs::write(beside(&path, suffix), "text").unwrap();
        }
        let (first, second) = (set_aside(&path).unwrap(), set_aside(&path).unwrap());
        for suffix in ["", "-wal", "-shm"] {
            assert!(!beside(&path, suffix).exists() && beside(&first, suffix).exists());
        }
        assert_ne!(first, second, "an older one is never overwritten");
    }
}
