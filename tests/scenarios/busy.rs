//! A link that is busy: what is done at once, and which of many wishes counts.

use std::time::{Duration, Instant};

use connect_ipc::{ActArgs, ActionKind, ActionState, Handlers, ScopeView, SettingsArgs};
use connect_simulator::{Fault, Simulator};
use connect_tests::desk::Desk;
use connect_tests::wait;

use crate::{args, centre};

/// A board that is live.
async fn live(folder: &tempfile::TempDir) -> (Simulator, Desk) {
    let simulator = centre(None).await;
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("live", &simulator).await;
    (simulator, desk)
}

async fn look(desk: &Desk, scope: ScopeView) {
    let args = SettingsArgs { scope: Some(scope), ..SettingsArgs::default() };
    desk.app.set_settings(args).await.unwrap();
}

/// The server takes its time with another scope, and is asked for one.
async fn keep_busy(simulator: &Simulator, desk: &Desk, time: Duration) {
    simulator.set_fault("U8", Fault::latency(time));
    let team = simulator.truth().agents[0].team;
    look(desk, ScopeView { teams: vec![team], ..ScopeView::default() }).await;
    wait::until("busy", async || match simulator.counters().under_way {
        0 => Err("not busy".to_owned()),
        _ => Ok(()),
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_action_waits_for_nothing_that_the_link_does() {
    let folder = tempfile::tempdir().unwrap();
    let (simulator, mut desk) = live(&folder).await;
    let team = simulator.truth().agents[0].team;
    let agents = simulator.truth().agents;
    let one = agents.iter().find(|one| one.team == team && one.id != 1 && !one.suspended);
    let agent = one.unwrap().id;
    keep_busy(&simulator, &desk, Duration::from_secs(7)).await;
    let suspend =
        ActArgs { action: ActionKind::Suspend, agent, session: None, status: None, reason: None };
    let id = desk.app.act(suspend).await.unwrap();
    desk.until_ok("accepted", |screen| {
        let view = screen.actions.recent.iter().find(|view| view.id == id);
        match view.map(|view| view.state) {
            Some(ActionState::Accepted | ActionState::Confirmed) => Ok(()),
            _ => Err(format!("{view:?}")),
        }
    })
    .await;
    assert!(simulator.truth().agent(agent).unwrap().suspended);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_choices_the_last_one_is_followed() {
    let folder = tempfile::tempdir().unwrap();
    let (simulator, mut desk) = live(&folder).await;
    keep_busy(&simulator, &desk, Duration::from_secs(2)).await;
    let agents: Vec<i64> = simulator.truth().agents.iter().map(|agent| agent.id).collect();
    for agent in agents.iter().take(15) {
        look(&desk, ScopeView { agents: vec![*agent], ..ScopeView::default() }).await;
    }
    let changes = simulator.counters().asked("U8");
    desk.until("the last", |screen| screen.agents.keys().eq([&agents[14]])).await;
    // Those between were not asked for: each would have changed several.
    let changes = simulator.counters().asked("U8") - changes;
    assert!(changes < 15, "{changes}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_says_goodbye_whatever_is_under_way() {
    let folder = tempfile::tempdir().unwrap();
    let (simulator, desk) = live(&folder).await;
    keep_busy(&simulator, &desk, Duration::from_secs(60)).await;
    let began = Instant::now();
    desk.app.finish().await;
    assert!(began.elapsed() < Duration::from_millis(1_900), "{:?}", began.elapsed());
    assert_eq!(simulator.counters().asked("P4"), 1);
}
