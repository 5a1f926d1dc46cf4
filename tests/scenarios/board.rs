//! The boards show the simulator's truth.

use std::time::Duration;

use connect_ipc::{AgentArgs, Handlers, Phase};
use connect_simulator::{Clock, LiveFaultKind, Options, Simulator};
use connect_tests::desk::Desk;

use crate::args;

#[tokio::test(flavor = "multi_thread")]
async fn every_queue_and_agent_is_shown_with_its_values_and_follows_the_truth() {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    let screen = desk.until_live().await;
    assert_eq!(screen.phase, Some(Phase::Board));
    desk.until_true("the snapshot", &simulator).await;
    for step in 0..20 {
        simulator.advance(Duration::from_secs(30));
        desk.until_true(&format!("step {step}"), &simulator).await;
    }
    assert!(desk.screen.queues.values().all(|row| !row.stale));
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_are_named_by_the_server_in_the_profiles_language() {
    let options = Options { locale: "fr-fr".to_owned(), ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until("French", |screen| {
        screen.messages.as_ref().is_some_and(|messages| messages.locale == "fr")
            && screen
                .columns
                .as_ref()
                .is_some_and(|columns| columns.queues.iter().all(|c| c.title.is_some()))
    })
    .await;
    desk.until("its words", |screen| {
        screen.messages.as_ref().is_some_and(|messages| messages.strings.contains_key("afterCall"))
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_that_does_not_draw_gets_one_batch_and_then_the_last_state() {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    simulator.advance(Duration::from_secs(60));
    // Whatever is on its way is not acknowledged: nothing follows it, however much happens.
    let mut unacknowledged = 0;
    while desk.take(Duration::from_millis(500)).await.is_some() {
        unacknowledged += 1;
        for _ in 0..50 {
            simulator.advance(Duration::from_secs(10));
        }
    }
    assert_eq!(unacknowledged, 1);
    // A window that was reloaded says so with a new feed, and gets everything.
    let mut again = Desk::start(folder.path(), Some(args(&simulator))).await;
    again.until_true("the last state", &simulator).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_set_is_told_on_the_same_connection() {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    let before = desk.screen.clock.unwrap();
    simulator.set_live_fault(LiveFaultKind::ClockOff(3600));
    // Any answer says what time it is.
    desk.app.statuses(AgentArgs { agent: 1 }).await.unwrap();
    simulator.advance(Duration::from_secs(5));
    desk.until_ok("the new time", |screen| match screen.clock.map(|clock| clock - before) {
        Some(moved) if moved > 3_590_000 => Ok(()),
        other => Err(format!("{other:?}")),
    })
    .await;
}
