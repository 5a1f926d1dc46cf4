//! More than the window, the disk or the network takes: what waits is bounded by the number of rows,
//! and the last state comes in the end.

use std::time::Duration;

use connect_cache::FILE_NAME;
use connect_ipc::{ConnectionState, Handlers};
use connect_model::AgentStatus;
use connect_model::StatusKind::Offline as OFFLINE;
use connect_simulator::{AgentTruth, Clock, Options, Simulator};
use connect_tests::desk::Desk;
use connect_tests::expected::differs;
use rusqlite::Connection;

use crate::args;

/// A centre in which everything changes with every step, on a server that loses nothing of it.
fn busy(agents: usize, queues: usize) -> Options {
    Options {
        clock: Clock::Manual,
        agents,
        queues,
        updates_per_second: 100_000,
        message_buffer: 1_000_000,
        ..Options::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_stalls_gets_the_last_state_and_no_more() {
    const ROWS: usize = 48;
    let simulator = Simulator::start(busy(40, 8)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    for stall in 0..3 {
        simulator.advance(Duration::from_secs(1));
        let last = desk.take(Duration::from_secs(20)).await.expect("a batch");
        // Some ten thousand updates, while one batch is not acknowledged.
        for _ in 0..250 {
            simulator.advance(Duration::from_secs(1));
        }
        assert!(desk.take(Duration::from_millis(300)).await.is_none(), "stall {stall}");
        desk.screen.most_rows = 0;
        desk.acknowledge(&last).await;
        desk.until_true("the last state", &simulator).await;
        let most = desk.screen.most_rows;
        assert!((1..=ROWS).contains(&most), "{most} rows in a batch");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_thousand_updates_in_a_second_arrive_in_batches_of_rows() {
    const ROWS: usize = 1_400;
    let simulator = Simulator::start(busy(1_300, 100)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    // The centre tells of everybody on duty with each step but the first, which it begins with.
    let on_duty = |agent: &&AgentTruth| AgentStatus::parse(&agent.status).kind() != OFFLINE;
    assert!(simulator.truth().agents.iter().filter(on_duty).count() * 99 >= 100_000);
    desk.screen.batches = 0;
    let asked = simulator.counters().round_trips.get("B1").copied();
    for _ in 0..100 {
        simulator.advance(Duration::from_millis(10));
    }
    desk.until_true("the last state", &simulator).await;
    let (batches, most) = (desk.screen.batches, desk.screen.most_rows);
    assert!(batches <= 100 && most <= ROWS, "{batches} batches, {most} rows");
    // Nothing was lost on the way: the connection went on, and nothing was asked for anew.
    assert_eq!(simulator.counters().round_trips.get("B1").copied(), asked);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_is_stuck_is_nothing_to_the_window_and_gets_the_last_state() {
    let soon = Duration::from_secs(6);
    let options =
        Options { keep_alive_timeout: soon * 2 / 3, disconnect_timeout: soon, ..busy(40, 8) };
    let mut simulator = Simulator::start(options).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    let other = Connection::open(folder.path().join(FILE_NAME)).unwrap();
    other.busy_timeout(Duration::from_secs(20)).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    for step in 0..20 {
        simulator.advance(Duration::from_secs(30));
        desk.until_true(&format!("step {step}"), &simulator).await;
    }
    // The rows go to the store when the server is gone, and the answer to the next sign-in comes
    // after that: by then they could not be saved.
    let truth = simulator.truth();
    simulator.stop().await;
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    desk.app.sign_in(args(&simulator)).await.unwrap();
    other.execute_batch("COMMIT").unwrap();
    desk.app.finish().await;
    drop(desk);

    let mut desk = Desk::start(folder.path(), None).await;
    desk.until("the cached board", |screen| !screen.queues.is_empty()).await;
    assert_eq!(differs(&desk.screen, &truth), Ok(()));
}
