//! The board is honest while the server is away, and right again after it without a click.

use std::time::Duration;

use connect_ipc::{ConnectionState, Failure};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::desk::Desk;
use connect_tests::expected::shown;

use crate::args;

async fn started() -> (Simulator, tempfile::TempDir, Desk) {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    (simulator, folder, desk)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_is_seen_and_mended() {
    let (simulator, _folder, mut desk) = started().await;
    simulator.cut_connections();
    let screen =
        desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    assert_eq!(screen.connection.as_ref().unwrap().failure, Some(Failure::ConnectionLost));
    simulator.advance(Duration::from_secs(120));
    desk.until_true("right again", &simulator).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn with_the_server_gone_the_board_stays_and_says_so() {
    let (mut simulator, _folder, mut desk) = started().await;
    let before = shown(&desk.screen);
    simulator.stop().await;
    desk.until("stale rows", |screen| {
        screen.state() == Some(ConnectionState::Offline)
            && screen.queues.values().all(|row| row.stale)
            && screen.agents.values().all(|row| row.stale)
    })
    .await;
    assert_eq!(shown(&desk.screen), before);
    let connection = desk.screen.connection.clone().unwrap();
    assert!(connection.as_of.is_some() && connection.as_of <= Some(connection.since));
    // Later attempts fail otherwise; being offline began when it began.
    desk.until("another attempt", |screen| {
        let now = screen.connection.as_ref().unwrap();
        matches!(now.failure, Some(Failure::Unreachable { .. }))
    })
    .await;
    assert_eq!(desk.screen.connection.as_ref().unwrap().since, connection.since);
    simulator.advance(Duration::from_secs(600));
    simulator.restart().await.unwrap();
    desk.until_true("right again", &simulator).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_is_refused_is_renewed_once() {
    let (simulator, _folder, mut desk) = started().await;
    let before = simulator.counters().tokens_issued;
    simulator.revoke_tokens();
    simulator.cut_connections();
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    desk.until_true("right again", &simulator).await;
    assert_eq!(simulator.counters().tokens_issued, before + 1);
}
