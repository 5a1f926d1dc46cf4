//! A process that is killed loses nothing it was told is saved.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use connect_cache::{Cache, Opened};

use crate::{here, row};

const DIR: &str = "CONNECT_CACHE_KILLED_IN";

/// The process to be killed: writes one row after the other and tells each one that was saved.
/// As a test of its own it does nothing.
#[tokio::test]
async fn writer() {
    let Some(dir) = std::env::var_os(DIR) else { return };
    let cache = Cache::open(Path::new(&dir)).unwrap().cache;
    let mut told = std::io::stderr();
    for id in 0.. {
        cache.save_rows(&here(), vec![row(id, "{}")]).await.unwrap();
        if writeln!(told, "saved {id}").is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn every_row_that_was_told_is_there() {
    let dir = tempfile::tempdir().unwrap();
    let mut last = -1;
    for run in 1..=3 {
        let mut process = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "killed::writer", "--nocapture"])
            .env(DIR, dir.path())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(process.stderr.take().unwrap()).lines();
        let told = lines
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("saved ")?.parse().ok());
        let told: i64 = told.take(100 * run).last().unwrap();
        process.kill().unwrap();
        process.wait().unwrap();

        let Opened { cache, set_aside } = Cache::open(dir.path()).unwrap();
        assert_eq!(set_aside, None);
        let rows = cache.load(&here()).await.unwrap().unwrap().rows;
        last = last.max(told);
        assert!((0..).zip(&rows).all(|(id, row)| id == row.id), "without a gap");
        let newest = rows.last().unwrap().id;
        assert!(newest >= last, "{newest}, but {last} was told");
    }
}
