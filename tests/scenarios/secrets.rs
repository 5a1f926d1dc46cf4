//! The token stays in the backend: in no file, no batch, no log.

use std::fs;
use std::process::Stdio;

use connect_simulator::{Options, Simulator};
use connect_tests::desk::Desk;
use connect_tests::programs::console;
use tokio::process::Command;

use crate::args;

/// Every token of the simulator begins with the header of a JWT.
const TOKEN: &[u8] = b"eyJ";

fn holds(haystack: &[u8]) -> bool {
    haystack.windows(TOKEN.len()).any(|window| window == TOKEN)
}

#[tokio::test(flavor = "multi_thread")]
async fn no_token_in_files_or_batches() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    desk.app.finish().await;
    assert!(!holds(format!("{:?}", desk.screen).as_bytes()));
    let mut files = 0;
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        assert!(!holds(&fs::read(&path).unwrap()), "{}", path.display());
        files += 1;
    }
    assert!(files >= 2, "settings and store");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_token_in_the_most_talkative_log() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let run = Command::new(console())
        .args(["doctor", "--server", &simulator.root(), "--client-id", &simulator.client_id()])
        .arg("--data-dir")
        .arg(folder.path())
        .env("CONNECT_CONSOLE_LOG", "trace")
        .stdin(Stdio::null())
        .output()
        .await
        .unwrap();
    assert!(run.status.success());
    assert!(run.stderr.len() > 1000, "the log is talkative");
    assert!(!holds(&run.stderr) && !holds(&run.stdout));
}
