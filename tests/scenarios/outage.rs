//! The board is honest while the server is away, and right again after it without a click.

use std::time::Duration;

use connect_ipc::{ConnectionState, Failure};
use connect_simulator::{Clock, LiveFault, LiveFaultKind, Options, Simulator, Transport};
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

/// A server with one transport, which gives up soon.
fn over(transport: Transport) -> Options {
    Options {
        clock: Clock::Manual,
        transports: vec![transport],
        keep_alive_timeout: Duration::from_secs(2),
        disconnect_timeout: Duration::from_secs(6),
        ..Options::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_is_seen_and_mended_where_it_was() {
    for transport in Transport::ALL {
        let options = Options { keep_alive_timeout: Duration::from_secs(20), ..over(transport) };
        let simulator = Simulator::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        desk.until_true("the snapshot", &simulator).await;
        let asked = simulator.counters().round_trips.get("B1").copied();
        // The first attempts fail, so that there is something to see.
        let refused = LiveFault::from(LiveFaultKind::ReconnectRefused(500)).times(2);
        simulator.set_live_fault(refused);
        simulator.cut_connections();
        desk.until("stale rows", |screen| {
            screen.state() == Some(ConnectionState::Reconnecting)
                && screen.queues.values().all(|row| row.stale)
                && screen.agents.values().all(|row| row.stale)
        })
        .await;
        simulator.advance(Duration::from_secs(120));
        desk.until_true("right again", &simulator).await;
        // The connection went on: nothing was asked for anew.
        assert_eq!(simulator.counters().round_trips.get("B1").copied(), asked, "{transport:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_lost_is_asked_for_anew() {
    for transport in Transport::ALL {
        let options = over(transport);
        let simulator = Simulator::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        desk.until_true("the snapshot", &simulator).await;
        // Another process goes on at the same address: it knows no subscription and no cursor.
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Restart));
        simulator.advance(Duration::from_secs(120));
        desk.until_true("right again", &simulator).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_has_begun_when_rows_could_no_longer_be_trusted() {
    let simulator = Simulator::start(over(Transport::WebSockets)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    let refused = LiveFaultKind::ReconnectRefused(500);
    simulator.set_live_fault(LiveFault::from(refused));
    simulator.cut_connections();
    desk.until("reconnecting", |screen| screen.state() == Some(ConnectionState::Reconnecting))
        .await;
    let known = jiff::Timestamp::now().as_millisecond();
    // The attempts go on for a while before they are given up.
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    let offline = desk.screen.connection.clone().unwrap();
    assert!(offline.since <= known, "{offline:?}, known {known}");
    simulator.clear_live_faults();
    simulator.advance(Duration::from_secs(60));
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
    simulator.advance(Duration::from_secs(60));
    desk.until_true("right again", &simulator).await;
    assert_eq!(simulator.counters().tokens_issued, before + 1);
}
