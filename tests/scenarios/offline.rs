//! A start without a server shows the last board at once; the live data comes by itself.

use std::time::Duration;

use connect_cache::{Cache, Deployment};
use connect_ipc::{ConnectionState, Failure, Handlers, NoArgs, Phase};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::desk::Desk;
use connect_tests::expected::differs;
use connect_tests::wait;

use crate::args;

#[tokio::test(flavor = "multi_thread")]
async fn the_last_board_is_there_without_a_server() {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    let mut simulator = Simulator::start(options).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    simulator.advance(Duration::from_secs(30));
    let truth = simulator.truth();
    desk.until_true("the truth", &simulator).await;
    desk.app.finish().await;
    drop(desk);
    simulator.stop().await;

    // No arguments: the settings remember where to sign in.
    let mut desk = Desk::start(folder.path(), None).await;
    desk.until("the cached board", |screen| !screen.queues.is_empty()).await;
    assert_eq!(desk.screen.phase, Some(Phase::Board));
    assert!(desk.screen.profile.is_some());
    assert_eq!(differs(&desk.screen, &truth), Ok(()));
    assert!(desk.screen.queues.values().all(|row| row.stale && row.as_of.is_some()));
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    assert_eq!(desk.screen.phase, Some(Phase::Board));

    simulator.restart().await.unwrap();
    desk.until_live().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_signing_out_nothing_is_left() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    let here = Deployment {
        server: simulator.root(),
        client_id: simulator.client_id().to_ascii_lowercase(),
    };
    let kept = async || {
        let cache = Cache::open(folder.path()).unwrap().cache;
        cache.load(&here).await.unwrap().is_some()
    };
    wait::until("the store has it", || async {
        if kept().await { Ok(()) } else { Err("nothing yet".to_owned()) }
    })
    .await;
    desk.app.sign_out(NoArgs {}).await.unwrap();
    desk.until("the first screen", |screen| screen.phase == Some(Phase::FirstStart)).await;
    desk.app.finish().await;
    drop(desk);
    assert!(!kept().await);
    let desk = Desk::start(folder.path(), None).await;
    let start = desk.app.start(NoArgs {}).await.unwrap();
    assert_eq!(start.phase, Phase::FirstStart);
    assert_eq!(start.settings.server, simulator.root());
    assert_eq!(simulator.counters().live_connections, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_store_the_console_works_and_says_so() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    let below_a_file = file.path().join("data");
    let mut desk = Desk::start(&below_a_file, Some(args(&simulator))).await;
    desk.until("told", |s| matches!(s.notice, Some(Failure::CacheUnusable { .. }))).await;
    desk.until_live().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_forgotten_is_said_not_shown_and_forgotten_later() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    desk.app.finish().await;
    drop(desk);
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    // Another program has the store for itself.
    let store = rusqlite::Connection::open(folder.path().join(connect_cache::FILE_NAME)).unwrap();
    store.busy_timeout(Duration::from_secs(10)).unwrap();
    store.execute_batch("BEGIN IMMEDIATE").unwrap();
    desk.app.sign_out(NoArgs {}).await.unwrap();
    desk.until("told", |s| matches!(s.notice, Some(Failure::NotForgotten { .. }))).await;
    drop(desk);
    store.execute_batch("COMMIT").unwrap();
    drop(store);

    // The next run does it, before anything is shown.
    let mut desk = Desk::start(folder.path(), None).await;
    let gone = || {
        let store = rusqlite::Connection::open(folder.path().join(connect_cache::FILE_NAME));
        let count = "SELECT count(*) FROM deployment";
        let left: i64 = store.unwrap().query_row(count, [], |row| row.get(0)).unwrap();
        left == 0
    };
    wait::until("nothing is left", || async {
        if gone() { Ok(()) } else { Err("something is left".to_owned()) }
    })
    .await;
    desk.until("the first screen", |screen| screen.phase == Some(Phase::FirstStart)).await;
}
