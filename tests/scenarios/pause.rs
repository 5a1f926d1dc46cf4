//! The pause of all updates: what changes meanwhile waits in the backend, and comes at once after.

use std::time::Duration;

use connect_ipc::{ConnectionState, Handlers, PauseArgs, SettingsArgs};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::desk::{Desk, Screen};
use connect_tests::expected::differs;

use crate::args;

const ROWS: usize = 48;

fn centre() -> Options {
    Options { clock: Clock::Manual, agents: 40, queues: 8, ..Options::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paused_window_stands_still_and_resumes_to_the_present() {
    let simulator = Simulator::start(centre()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    desk.app.pause(PauseArgs { paused: true }).await.unwrap();
    desk.until("paused", Screen::paused).await;
    let before = desk.screen.clone();
    for _ in 0..120 {
        simulator.advance(Duration::from_secs(5));
    }
    // The window is told how much waits, and nothing of it.
    desk.until("the figure", |screen| screen.pause.is_some_and(|pause| pause.changed > 0)).await;
    assert!(differs(&desk.screen, &simulator.truth()).is_err(), "nothing has changed");
    assert_eq!((&desk.screen.queues, &desk.screen.agents), (&before.queues, &before.agents));
    // Settings are no update.
    let narrow = SettingsArgs { letter_keys: Some(false), ..SettingsArgs::default() };
    desk.app.set_settings(narrow).await.unwrap();
    let off = |keys: Option<bool>| keys == Some(false);
    desk.until("settings", |s| off(s.settings.as_ref().map(|all| all.letter_keys))).await;
    desk.screen.most_rows = 0;
    desk.app.pause(PauseArgs { paused: false }).await.unwrap();
    desk.until_true("the present", &simulator).await;
    assert!(!desk.screen.paused());
    assert!(desk.screen.most_rows <= ROWS, "{} rows in a batch", desk.screen.most_rows);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_is_said_in_a_pause_and_a_new_sign_in_ends_it() {
    let mut simulator = Simulator::start(centre()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    desk.app.pause(PauseArgs { paused: true }).await.unwrap();
    desk.until("paused", Screen::paused).await;
    simulator.stop().await;
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    assert!(desk.screen.paused());
    let other = Simulator::start(centre()).await.unwrap();
    desk.app.sign_in(args(&other)).await.unwrap();
    desk.until_true("the other server", &other).await;
    assert!(!desk.screen.paused());
}
