//! The server's alerts (row U7): they come in, name their row, and say when some may be missing.

use std::time::Duration;

use connect_ipc::{AlertTarget, AlertView, AlertsState, ConnectionState, Handlers, PauseArgs};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::desk::{Desk, Screen};

use crate::args;

fn centre() -> Options {
    let kept = Options { message_buffer: 1_000_000, ..Options::default() };
    Options { clock: Clock::Manual, agents: 60, queues: 6, ..kept }
}

fn following(screen: &Screen) -> bool {
    screen.alerts_state == Some(AlertsState::Following)
}

fn texts(screen: &Screen) -> Vec<(&str, Option<AlertTarget>)> {
    let text = |line: &'_ AlertView| matches!(line, AlertView::Alert { .. });
    let of = |line| match line {
        &AlertView::Alert { ref text, target, .. } => (text.as_str(), target),
        AlertView::Missed { .. } => ("", None),
    };
    screen.alerts.iter().filter(|line| text(line)).map(of).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn alerts_come_in_a_pause_too_and_name_their_rows() {
    let simulator = Simulator::start(centre()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until("followed", following).await;
    desk.until_live().await;
    desk.app.pause(PauseArgs { paused: true }).await.unwrap();
    // An hour of it: somebody waits too long, or does not answer.
    simulator.advance(Duration::from_secs(3600));
    desk.until("alerts", |screen| !texts(screen).is_empty()).await;
    let truth = simulator.truth();
    for (text, target) in texts(&desk.screen) {
        let name = match target {
            Some(AlertTarget::Agent { id }) => {
                truth.agents.iter().find(|agent| agent.id == id).map(|agent| &agent.name)
            }
            Some(AlertTarget::Queue { id }) => {
                truth.queues.iter().find(|queue| queue.id == id).map(|queue| &queue.name)
            }
            None => None,
        };
        assert!(name.is_some_and(|name| text.contains(name.as_str())), "{text}: {target:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_says_between_when_alerts_may_have_been_missed() {
    let mut simulator = Simulator::start(centre()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until("followed", following).await;
    desk.until_live().await;
    simulator.stop().await;
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    desk.until("waiting", |s| s.alerts_state == Some(AlertsState::Waiting)).await;
    simulator.restart().await.unwrap();
    desk.app.retry(connect_ipc::NoArgs {}).await.unwrap();
    desk.until("followed again", following).await;
    let missed =
        |line: &AlertView| matches!(line, AlertView::Missed { from, to, .. } if from <= to);
    desk.until("said", |screen| screen.alerts.iter().filter(|line| missed(line)).count() == 1)
        .await;
}
