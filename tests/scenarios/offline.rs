//! A start without a server shows the last board at once; the live data comes by itself.

use std::time::Duration;

use connect_ipc::{ConnectionState, Failure, Handlers, NoArgs, Phase};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::desk::Desk;
use connect_tests::expected::differs;

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
    desk.app.sign_out(NoArgs {}).await.unwrap();
    desk.until("the first screen", |screen| screen.phase == Some(Phase::FirstStart)).await;
    desk.app.finish().await;
    drop(desk);
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
    desk.until_live().await;
    assert!(matches!(desk.screen.notice, Some(Failure::CacheUnusable { .. })));
}
