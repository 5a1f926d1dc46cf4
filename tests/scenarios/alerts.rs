//! The server's alerts (row U7): they come in, name their row, and say when some may be missing.

use std::time::Duration;

use connect_ipc::{
    AlertTarget, AlertView, AlertsState, ConnectionState, Handlers, PauseArgs, SettingsArgs,
};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::desk::{Desk, Screen};
use connect_tests::wait::until;

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
async fn the_desktop_is_told_and_leads_to_the_row() {
    let simulator = Simulator::start(centre()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until("followed", following).await;
    desk.until_live().await;
    let wanted = |on| SettingsArgs { notifications: Some(on), ..SettingsArgs::default() };
    desk.app.set_settings(wanted(false)).await.unwrap();
    let queues = simulator.truth().queues;
    assert!(simulator.alert_of_queue(queues[1].id));
    desk.until("the first", |screen| !texts(screen).is_empty()).await;
    // What changes the settings comes after what came in before.
    desk.app.set_settings(wanted(true)).await.unwrap();
    assert!(desk.shell().take_told().is_empty());

    assert!(simulator.alert_of_queue(queues[0].id));
    let shell = desk.shell().clone();
    let told = || async { shell.take_told().pop().ok_or_else(|| "nothing".to_owned()) };
    let (notification, chosen) = until("told on the desktop", told).await;
    assert!(notification.text.contains(&queues[0].name), "{notification:?}");
    assert!(!notification.title.is_empty());
    assert_eq!(desk.screen.lead, None);
    chosen();
    let target = Some(AlertTarget::Queue { id: queues[0].id });
    desk.until("the way", |screen| screen.lead.is_some_and(|lead| lead.target == target)).await;
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
