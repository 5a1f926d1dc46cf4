//! Disks that are full, locked, slow, or not to be written to.

use super::*;
use crate::saved;

fn here() -> Deployment {
    Deployment { server: "https://one".into(), client_id: "1".into() }
}

fn rows(count: i64) -> Vec<SavedRow> {
    let row = |id| SavedRow { kind: EntityKind::Agent, id, as_of: 0, values: "x".repeat(500) };
    (0..count).map(row).collect()
}

async fn set(cache: &Cache, pragma: &'static str) {
    let set = move |connection: &mut Connection| Ok(connection.execute_batch(pragma)?);
    cache.mailbox.call(move |store| store.run(set)).await.unwrap();
}

#[tokio::test]
async fn a_full_disk_costs_the_call_alone() {
    let dir = tempfile::tempdir().unwrap();
    let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
    cache.save_rows(&here(), rows(10)).await.unwrap();
    set(&cache, "PRAGMA max_page_count = 40").await;
    assert!(matches!(cache.save_rows(&here(), rows(1000)).await, Err(CacheError::Full)));
    assert_eq!(on_disk(&cache).await, Some(rows(10)));
    set(&cache, "PRAGMA max_page_count = 100000").await;
    cache.save_rows(&here(), rows(1000)).await.unwrap();
    assert_eq!(cache.load(&here()).await.unwrap().unwrap().rows, rows(1000));
}

#[tokio::test]
async fn a_store_that_became_read_only_can_still_be_read() {
    let dir = tempfile::tempdir().unwrap();
    let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
    cache.save_rows(&here(), rows(10)).await.unwrap();
    set(&cache, "PRAGMA query_only = ON").await;
    assert!(matches!(cache.save_rows(&here(), rows(11)).await, Err(CacheError::ReadOnly)));
    assert!(matches!(cache.forget(&here()).await, Err(CacheError::ReadOnly)));
    assert_eq!(cache.load(&here()).await.unwrap().unwrap().rows, rows(10));
    set(&cache, "PRAGMA query_only = OFF").await;
    cache.forget(&here()).await.unwrap();
    assert_eq!(cache.load(&here()).await.unwrap(), None);
}

#[tokio::test]
async fn a_lock_of_another_process_costs_the_call_alone() {
    let dir = tempfile::tempdir().unwrap();
    let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
    set(&cache, "PRAGMA busy_timeout = 0").await;
    let other = Connection::open(dir.path().join(crate::FILE_NAME)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(cache.save_rows(&here(), rows(1)).await, Err(CacheError::Busy)));
    assert_eq!(on_disk(&cache).await, None, "reading waits for nobody");
    other.execute_batch("COMMIT").unwrap();
    cache.save_rows(&here(), rows(1)).await.unwrap();
    cache.flush().await.unwrap();
}

/// The same rows, as of another time.
fn rows_at(count: i64, as_of: i64) -> Vec<SavedRow> {
    rows(count).into_iter().map(|row| SavedRow { as_of, ..row }).collect()
}

/// The rows that have been written.
async fn on_disk(cache: &Cache) -> Option<Vec<SavedRow>> {
    let saved =
        cache.mailbox.call(|store| store.run(|connection| saved::load(connection, &here())));
    saved.await.unwrap().map(|saved| saved.rows)
}

/// How many rows of all tables have been written so far.
async fn written(cache: &Cache) -> u64 {
    let count = |connection: &mut Connection| Ok(connection.total_changes());
    cache.mailbox.call(move |store| store.run(count)).await.unwrap()
}

/// Keeps the store's thread busy until the sender is dropped, as a disk does that hangs.
fn hang(cache: &Cache) -> std::sync::mpsc::Sender<()> {
    let (disk, hangs) = std::sync::mpsc::channel::<()>();
    drop(cache.mailbox.call(move |_| {
        let _ = hangs.recv();
        Ok(())
    }));
    disk
}

#[tokio::test]
async fn what_waits_for_the_disk_is_bounded_by_the_number_of_rows() {
    let cache = Cache::in_memory().unwrap();
    cache.save_rows(&here(), rows(10)).await.unwrap();
    let before = written(&cache).await;
    let disk = hang(&cache);
    for second in 1..=10_000 {
        drop(cache.save_rows(&here(), rows_at(10, second)));
    }
    drop(cache.remove_rows(&here(), EntityKind::Agent, vec![9]));
    drop(disk);
    assert_eq!(on_disk(&cache).await, Some(rows_at(9, 10_000)));
    assert_eq!(written(&cache).await - before, 10, "each row once, with its last state");
}

#[tokio::test]
async fn what_could_not_be_saved_is_saved_with_what_comes_next() {
    let dir = tempfile::tempdir().unwrap();
    let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
    cache.save_rows(&here(), rows(2)).await.unwrap();
    set(&cache, "PRAGMA busy_timeout = 0").await;
    let other = Connection::open(dir.path().join(crate::FILE_NAME)).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert!(matches!(cache.save_rows(&here(), rows_at(4, 1)).await, Err(CacheError::Busy)));
    assert!(matches!(cache.save_rows(&here(), rows_at(1, 2)).await, Err(CacheError::Busy)));
    assert!(matches!(cache.flush().await, Err(CacheError::Busy)));
    assert_eq!(on_disk(&cache).await, Some(rows(2)));
    let last = [rows_at(1, 2), rows_at(4, 1).split_off(1)].concat();
    assert_eq!(cache.load(&here()).await.unwrap().unwrap().rows, last);
    other.execute_batch("COMMIT").unwrap();
    cache.save_rows(&here(), rows_at(3, 3)).await.unwrap();
    let all = [rows_at(3, 3), rows_at(4, 1).split_off(3)].concat();
    assert_eq!(on_disk(&cache).await, Some(all), "the last state of each");
}

#[tokio::test]
async fn a_flush_saves_what_could_not_be_saved() {
    let dir = tempfile::tempdir().unwrap();
    let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
    set(&cache, "PRAGMA query_only = ON").await;
    assert!(matches!(cache.save_rows(&here(), rows(2)).await, Err(CacheError::ReadOnly)));
    set(&cache, "PRAGMA query_only = OFF").await;
    cache.flush().await.unwrap();
    assert_eq!(on_disk(&cache).await, Some(rows(2)));
}

#[tokio::test]
async fn what_is_forgotten_does_not_come_back() {
    let cache = Cache::in_memory().unwrap();
    set(&cache, "PRAGMA query_only = ON").await;
    assert!(matches!(cache.save_rows(&here(), rows(2)).await, Err(CacheError::ReadOnly)));
    set(&cache, "PRAGMA query_only = OFF").await;
    let disk = hang(&cache);
    drop(cache.save_rows(&here(), rows(1)));
    drop(cache.forget(&here()));
    drop(disk);
    cache.flush().await.unwrap();
    assert_eq!(cache.load(&here()).await.unwrap(), None);
    // What comes after it is kept.
    let disk = hang(&cache);
    drop(cache.save_rows(&here(), rows(1)));
    drop(cache.forget(&here()));
    drop(cache.save_rows(&here(), rows_at(2, 1)));
    drop(disk);
    assert_eq!(on_disk(&cache).await, Some(rows_at(2, 1)));
}

#[tokio::test]
async fn what_is_forgotten_is_in_no_file() {
    let dir = tempfile::tempdir().unwrap();
    let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
    let found = || {
        let mut all = std::fs::read_dir(dir.path()).unwrap().map(|file| file.unwrap().path());
        all.any(|path| {
            let bytes = std::fs::read(path).unwrap();
            bytes.windows(20).any(|part| part == b"xxxxxxxxxxxxxxxxxxxx")
        })
    };
    cache.save_rows(&here(), rows(100)).await.unwrap();
    cache.flush().await.unwrap();
    assert!(found(), "the test would find it");
    cache.forget(&here()).await.unwrap();
    assert!(!found());
}
