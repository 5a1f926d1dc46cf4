//! Files that are damaged, foreign, newer, or cannot be there at all.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use connect_cache::{Cache, CacheError, FILE_NAME, Opened};
use rusqlite::Connection;

use crate::structures::large_mbu;
use crate::{here, profile};

/// A store that was closed in order, with a structure of some hundred pages.
fn filled(dir: &Path) {
    let path = dir.join(FILE_NAME);
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
        let cache = Cache::open(dir).unwrap().cache;
        cache.save_mbu(&here(), Arc::new(large_mbu())).await.unwrap();
        cache.save_profile(&here(), profile("Ann")).await.unwrap();
        cache.flush().await.unwrap();
    });
    // The thread may still be closing it: the log is emptied here, under a lock of its own.
    let connection = Connection::open(&path).unwrap();
    connection.busy_timeout(std::time::Duration::from_secs(10)).unwrap();
    let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
    let busy: bool = connection.query_row(sql, [], |row| row.get(0)).unwrap();
    assert!(!busy);
}

/// A copy of a filled store's file, alone in its directory.
fn copy_of_filled(dir: &Path) -> Vec<u8> {
    let source = tempfile::tempdir().unwrap();
    filled(source.path());
    let bytes = fs::read(source.path().join(FILE_NAME)).unwrap();
    assert!(bytes.len() > 1_000_000);
    fs::write(dir.join(FILE_NAME), &bytes).unwrap();
    bytes
}

async fn works(cache: &Cache) {
    assert_eq!(cache.load(&here()).await.unwrap(), None);
    cache.save_profile(&here(), profile("Bea")).await.unwrap();
    let saved = cache.load(&here()).await.unwrap().unwrap();
    assert_eq!(saved.profile, Some(profile("Bea")));
}

/// The damage is met at the opening or by the first call; either way the file is kept and the store
/// works.
async fn is_set_aside(dir: &Path, bytes: &[u8]) {
    let Opened { cache, set_aside } = Cache::open(dir).unwrap();
    let aside = match set_aside {
        Some(path) => path,
        None => match cache.load(&here()).await {
            Err(CacheError::Corrupt { set_aside: Some(path), .. }) => path,
            other => panic!("no damage told: {:?}", other.map(|saved| saved.is_some())),
        },
    };
    assert!(aside.to_string_lossy().contains("console.sqlite3.corrupt-"), "{}", aside.display());
    // Opening may have marked the header, but nothing is lost.
    assert_eq!(fs::read(aside).unwrap().len(), bytes.len());
    works(&cache).await;
}

#[tokio::test]
async fn text_and_random_bytes_are_set_aside_untouched() {
    let noise: Vec<u8> =
        (0..20_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [b"<html>not a database".repeat(100).as_slice(), &noise, b"short"] {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FILE_NAME), bytes).unwrap();
        let Opened { cache, set_aside } = Cache::open(dir.path()).unwrap();
        assert_eq!(fs::read(set_aside.unwrap()).unwrap(), bytes);
        works(&cache).await;
    }
}

#[test]
fn a_truncated_file_is_set_aside() {
    let dir = tempfile::tempdir().unwrap();
    let bytes = copy_of_filled(dir.path());
    for length in [50, 4096, 5000, bytes.len() / 2, bytes.len() - 4096] {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(FILE_NAME), &bytes[..length]).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(is_set_aside(dir.path(), &bytes[..length]));
    }
}

#[test]
fn garbage_behind_a_valid_header_is_set_aside() {
    let dir = tempfile::tempdir().unwrap();
    let mut bytes = copy_of_filled(dir.path());
    for (at, byte) in bytes.iter_mut().enumerate().skip(4096) {
        *byte = (at.wrapping_mul(2_654_435_761) >> 7) as u8;
    }
    fs::write(dir.path().join(FILE_NAME), &bytes).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(is_set_aside(dir.path(), &bytes));

    // Where the last process did not end well, the opening looks for it.
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(FILE_NAME), &bytes).unwrap();
    fs::write(dir.path().join(format!("{FILE_NAME}-wal")), "half a log").unwrap();
    assert!(Cache::open(dir.path()).unwrap().set_aside.is_some());
}

#[tokio::test]
async fn a_database_of_another_program_is_set_aside() {
    let dir = tempfile::tempdir().unwrap();
    let other = Connection::open(dir.path().join(FILE_NAME)).unwrap();
    other.execute_batch("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)").unwrap();
    drop(other);
    let Opened { cache, set_aside } = Cache::open(dir.path()).unwrap();
    let theirs = Connection::open(set_aside.unwrap()).unwrap();
    let x: i64 = theirs.query_row("SELECT x FROM theirs", [], |row| row.get(0)).unwrap();
    assert_eq!(x, 1);
    works(&cache).await;
}

#[tokio::test]
async fn an_empty_file_is_a_new_store() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join(FILE_NAME), "").unwrap();
    let Opened { cache, set_aside } = Cache::open(dir.path()).unwrap();
    assert_eq!(set_aside, None);
    works(&cache).await;
}

#[test]
fn a_newer_file_is_left_untouched() {
    for journal_mode in ["delete", "wal"] {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(FILE_NAME);
        let newer = Connection::open(&path).unwrap();
        newer.pragma_update_and_check(None, "journal_mode", journal_mode, |_| Ok(())).unwrap();
        newer.execute_batch("CREATE TABLE future (x); PRAGMA user_version = 4711").unwrap();
        // In the second mode the version is in the log alone: the newer program was killed.
        let killed = tempfile::tempdir().unwrap();
        for entry in fs::read_dir(dir.path()).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), killed.path().join(entry.file_name())).unwrap();
        }
        let read = || {
            ["", "-wal"]
                .map(|suffix| fs::read(killed.path().join(format!("{FILE_NAME}{suffix}"))).ok())
        };
        let before = read();
        let error = Cache::open(killed.path()).unwrap_err();
        assert!(matches!(error, CacheError::Newer { found: 4711, known: 1.. }), "{error:?}");
        assert_eq!(read(), before, "{journal_mode}");
    }
}

#[test]
fn where_nothing_can_be_written_is_told() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, "").unwrap();
    let below_a_file = Cache::open(&file.join("data"));
    assert!(
        matches!(below_a_file, Err(CacheError::Unwritable { path, .. }) if path.starts_with(&file))
    );
    let in_the_way = dir.path().join(FILE_NAME);
    fs::create_dir(&in_the_way).unwrap();
    let a_directory = Cache::open(dir.path());
    assert!(matches!(a_directory, Err(CacheError::Unwritable { path, .. }) if path == in_the_way));
}
