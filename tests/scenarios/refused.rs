//! One table that the server does not let be followed, while the other goes on.

use std::time::Duration;

use connect_ipc::{ConnectionState, Failure, Handlers, NoArgs, ScopeView, SettingsArgs};
use connect_simulator::{Fault, Simulator, Truth};
use connect_tests::desk::{Desk, Screen, is_true};
use connect_tests::expected;

use crate::{args, centre};

async fn refused(row: &str, fault: Fault) -> (Simulator, tempfile::TempDir, Desk) {
    let simulator = centre(None).await;
    simulator.set_fault(row, fault);
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    (simulator, folder, desk)
}

fn why(screen: &Screen) -> (Option<Failure>, Option<Failure>) {
    let refused = screen.connection.as_ref().map(|view| view.refused.clone()).unwrap_or_default();
    (refused.agents, refused.queues)
}

/// What the queues show wrong, but for their agents.
fn queues_differ(screen: &Screen, truth: &Truth) -> Result<(), String> {
    let [mut wanted, mut shown] = [expected::queues(truth), expected::shown(screen).0];
    for row in wanted.values_mut().chain(shown.values_mut()) {
        row.remove("agents");
    }
    expected::difference(&wanted, &shown).map_or(Ok(()), Err)
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_agents_leave_the_queues_live() {
    for (code, told) in [
        (401, Failure::Forbidden { method: "U1 POST /subscriptions/agents".to_owned() }),
        (404, Failure::NotOffered { method: "U1 POST /subscriptions/agents".to_owned() }),
    ] {
        let (simulator, _folder, mut desk) = refused("U1", Fault::status(code)).await;
        desk.until("live", |screen| screen.state() == Some(ConnectionState::Live)).await;
        assert_eq!(why(&desk.screen), (Some(told), None));
        assert!(desk.screen.agents.is_empty());
        queues_differ(&desk.screen, &simulator.truth()).unwrap();
        // Nobody knows what agents do who are not seen.
        assert!(desk.screen.queues.values().all(|row| row.agents.is_none()));
        simulator.advance(Duration::from_secs(60));
        let truth = simulator.truth();
        desk.until_ok("the queues go on", |screen| queues_differ(screen, &truth)).await;
        assert_eq!(simulator.counters().live_connections, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refused_queues_leave_the_agents_live() {
    let (simulator, _folder, mut desk) = refused("U4", Fault::status(401)).await;
    desk.until("live", |screen| screen.state() == Some(ConnectionState::Live)).await;
    assert!(matches!(why(&desk.screen), (None, Some(Failure::Forbidden { .. }))));
    assert!(desk.screen.queues.is_empty());
    let agents = expected::agents(&simulator.truth());
    assert_eq!(expected::difference(&agents, &expected::shown(&desk.screen).1), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_scope_does_not_take_a_new_connection_for_it() {
    let (simulator, _folder, mut desk) = refused("U1", Fault::status(401)).await;
    desk.until("live", |screen| screen.state() == Some(ConnectionState::Live)).await;
    let team = simulator.truth().agents[0].team;
    let scope = ScopeView { teams: vec![team], ..ScopeView::default() };
    let change = SettingsArgs { scope: Some(scope), ..SettingsArgs::default() };
    let all = desk.screen.queues.len();
    let connected = simulator.counters().asked("P2");
    desk.app.set_settings(change).await.unwrap();
    desk.until("fewer queues", |screen| screen.queues.len() < all).await;
    assert_eq!(simulator.counters().asked("P2"), connected);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_let_in_later_sees_all() {
    let (simulator, _folder, mut desk) = refused("U1", Fault::status(401)).await;
    desk.until("live", |screen| screen.state() == Some(ConnectionState::Live)).await;
    // Asked again in vain: said so.
    desk.app.retry(NoArgs {}).await.unwrap();
    desk.until("that it is refused still", |screen| {
        matches!(screen.notice, Some(Failure::Forbidden { .. }))
    })
    .await;
    simulator.clear_faults();
    desk.app.retry(NoArgs {}).await.unwrap();
    let truth = simulator.truth();
    desk.until_ok("everything", |screen| is_true(screen, &truth)).await;
    assert_eq!(why(&desk.screen), (None, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn both_refused_is_no_connection() {
    let simulator = centre(None).await;
    simulator.set_fault("U1", Fault::status(401));
    simulator.set_fault("U4", Fault::status(401));
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until("why", |screen| matches!(screen.failure(), Some(Failure::Forbidden { .. }))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_may_not_follow_any_more_is_not_shown_from_the_store() {
    let mut simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    for fault in [None, Some(Fault::status(401))] {
        let refused = fault.is_some();
        if let Some(fault) = fault {
            simulator.set_fault("U1", fault);
        }
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        desk.until_live().await;
        assert_eq!(why(&desk.screen).0.is_some(), refused);
        desk.app.finish().await;
    }
    simulator.stop().await;
    let mut desk = Desk::start(folder.path(), None).await;
    desk.until("the last board", |screen| !screen.queues.is_empty()).await;
    assert!(desk.screen.queues.values().all(|row| row.as_of.is_some()));
    assert!(desk.screen.agents.values().all(|row| row.as_of.is_none() && row.since.is_none()));
}
