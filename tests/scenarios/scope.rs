//! What is looked at drives the subscriptions, and leaving cleans them up.

use std::collections::BTreeSet;

use connect_ipc::{
    BoardSettings, ConnectionState, Grouping, Handlers, NoArgs, PauseArgs, SavedView, ScopeView,
    SettingsArgs,
};
use connect_simulator::{Quirk, Simulator};
use connect_tests::desk::{Desk, Screen};
use connect_tests::wait;

use crate::{args, centre};

fn team(simulator: &Simulator) -> (i64, BTreeSet<i64>, BTreeSet<i64>) {
    let truth = simulator.truth();
    let team = truth.agents[0].team;
    let agents = truth.agents.iter().filter(|agent| agent.team == team).map(|agent| agent.id);
    let queues = truth.queues.iter().filter(|queue| queue.teams.contains(&team));
    (team, agents.collect(), queues.map(|queue| queue.id).collect())
}

async fn look(desk: &Desk, scope: ScopeView) {
    let args = SettingsArgs { scope: Some(scope), ..SettingsArgs::default() };
    assert!(desk.app.set_settings(args).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn another_scope_changes_the_subscriptions_there_are() {
    for quirk in [None, Some(Quirk::SubscriptionIdMissing), Some(Quirk::NoBatch)] {
        let simulator = centre(quirk).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        desk.until_true("everything", &simulator).await;
        let (everybody, all_queues) = (desk.screen.agents.len(), desk.screen.queues.len());
        let (team, agents, queues) = team(&simulator);
        assert!(agents.len() < everybody && queues.len() < all_queues);
        let made = simulator.counters().asked("U1");

        look(&desk, ScopeView { teams: vec![team], ..ScopeView::default() }).await;
        let told = |screen: &Screen| {
            screen.agents.keys().copied().collect::<BTreeSet<_>>() == agents
                && screen.queues.keys().copied().collect::<BTreeSet<_>>() == queues
                && screen.agents.values().all(|row| row.since.is_some() && !row.stale)
        };
        desk.until("the team alone", told).await;
        // What happens elsewhere does not come in any more.
        simulator.advance(std::time::Duration::from_secs(120));
        desk.until("still the team alone", told).await;
        if quirk == Some(Quirk::SubscriptionIdMissing) {
            // The new connection may still be on its way.
            wait::until("subscribed anew", || async {
                let asked = simulator.counters().asked("U1");
                if asked > made { Ok(()) } else { Err(asked.to_string()) }
            })
            .await;
        } else {
            assert_eq!(simulator.counters().asked("U1"), made);
            assert!(simulator.counters().asked("U8") >= 2);
        }

        look(&desk, ScopeView::default()).await;
        desk.until_true("everything again", &simulator).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scope_is_kept_for_the_next_start() {
    let simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    let (team, agents, _) = team(&simulator);
    look(&desk, ScopeView { teams: vec![team], ..ScopeView::default() }).await;
    desk.until("the team", |screen| screen.agents.len() == agents.len()).await;
    desk.app.finish().await;
    simulator.reset_counters();
    let mut desk = Desk::start(folder.path(), None).await;
    let screen = desk.until_live().await;
    assert_eq!(screen.agents.len(), agents.len());
    assert_eq!(simulator.counters().asked("U8"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn leaving_ends_the_subscriptions_and_unregisters() {
    for sign_out in [true, false] {
        let simulator = centre(None).await;
        let folder = tempfile::tempdir().unwrap();
        let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
        desk.until_live().await;
        assert!(simulator.counters().subscriptions >= 2);
        if sign_out {
            assert!(desk.app.sign_out(NoArgs {}).await.is_ok());
        } else {
            desk.app.finish().await;
        }
        wait::until("left", || async {
            let counters = simulator.counters();
            let left = counters.live_connections == 0 && simulator.counters().asked("P4") == 1;
            if left { Ok(()) } else { Err(format!("{counters:?}")) }
        })
        .await;
        assert!(simulator.counters().asked("U9") >= 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn live_data_comes_at_most_four_round_trips_after_the_token() {
    let simulator = centre(None).await;
    for row in ["*", "A1", "A2", "R1"] {
        // Long enough that what is sent together is under way together.
        let fault = connect_simulator::Fault::latency(std::time::Duration::from_millis(150));
        simulator.set_fault(row, fault);
    }
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("live", &simulator).await;
    let counters = simulator.counters();
    // Finding the sign-in service and signing in are two more; alerts are asked for beside the rest,
    // and nothing waits for them.
    let beside = counters.round_trips.get("U7").copied().unwrap_or_default();
    assert!(beside <= 1 && counters.waves <= 2 + 4 + beside, "{counters:?}");
    assert_eq!(counters.round_trips.get("B1"), Some(&2), "{counters:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_there_is_to_choose_from_selects_what_it_says() {
    let simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("everything", &simulator).await;
    let all = desk.app.organisation(NoArgs {}).await.unwrap();
    let truth = simulator.truth();
    assert_eq!((all.agents.len(), all.queues.len()), (truth.agents.len(), truth.queues.len()));
    let group = all.groups.iter().find(|group| !group.2.is_empty()).unwrap();
    let of_group = |team: Option<i64>| team.is_some_and(|id| group.2.contains(&id));
    let agents: BTreeSet<i64> =
        all.agents.iter().filter(|agent| of_group(agent.2)).map(|agent| agent.0).collect();
    let queues: BTreeSet<i64> = all
        .queues
        .iter()
        .filter(|queue| queue.3.iter().any(|id| group.2.contains(id)))
        .map(|queue| queue.0)
        .collect();
    assert!(!agents.is_empty() && !queues.is_empty());
    look(&desk, ScopeView { groups: vec![group.0], ..ScopeView::default() }).await;
    desk.until("the group alone", |screen| {
        screen.agents.keys().copied().collect::<BTreeSet<_>>() == agents
            && screen.queues.keys().copied().collect::<BTreeSet<_>>() == queues
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_server_has_its_own_scope_and_views() {
    let (here, there) = (centre(None).await, centre(None).await);
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&here))).await;
    desk.until_live().await;
    let (team, agents, _) = team(&here);
    let scope = ScopeView { teams: vec![team], ..ScopeView::default() };
    look(&desk, scope.clone()).await;
    let view = SavedView { name: "mine".to_owned(), scope: scope.clone() };
    let board = BoardSettings { views: vec![view.clone()], ..BoardSettings::default() };
    let change = SettingsArgs { board: Some(board), ..SettingsArgs::default() };
    assert!(desk.app.set_settings(change).await.is_ok());

    desk.app.sign_in(args(&there)).await.unwrap();
    desk.until_true("everything there", &there).await;
    let settings = desk.app.set_settings(SettingsArgs::default()).await.unwrap();
    assert_eq!((settings.scope, settings.board.views), (ScopeView::default(), vec![]));

    desk.app.sign_in(args(&here)).await.unwrap();
    desk.until("the team again", |screen| screen.agents.len() == agents.len()).await;
    let settings = desk.app.set_settings(SettingsArgs::default()).await.unwrap();
    assert_eq!((settings.scope, settings.board.views), (scope, vec![view]));
}

async fn group(desk: &Desk, grouping: Grouping) {
    let board = BoardSettings { grouping, ..BoardSettings::default() };
    let args = SettingsArgs { board: Some(board), ..SettingsArgs::default() };
    assert!(desk.app.set_settings(args).await.is_ok());
}

fn shows(screen: &Screen, agents: &BTreeSet<i64>, queues: &BTreeSet<i64>) -> bool {
    screen.agents.keys().copied().collect::<BTreeSet<_>>() == *agents
        && screen.queues.keys().copied().collect::<BTreeSet<_>>() == *queues
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_chosen_while_offline_is_shown_as_far_as_it_is_known() {
    let mut simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("everything", &simulator).await;
    let (team, agents, queues) = team(&simulator);
    let (all_agents, all_queues) = (
        desk.screen.agents.keys().copied().collect::<BTreeSet<_>>(),
        desk.screen.queues.keys().copied().collect::<BTreeSet<_>>(),
    );
    let before = desk.screen.clone();
    simulator.stop().await;
    desk.until("offline", |screen| screen.state() == Some(ConnectionState::Offline)).await;

    look(&desk, ScopeView { teams: vec![team], ..ScopeView::default() }).await;
    desk.until("the team alone", |screen| shows(screen, &agents, &queues)).await;
    group(&desk, Grouping::Team).await;
    desk.until("the groups", |screen| screen.groups.values().any(|row| row.id == team)).await;
    // What was not looked at meanwhile is known still.
    look(&desk, ScopeView::default()).await;
    desk.until("everything again", |screen| shows(screen, &all_agents, &all_queues)).await;
    for (id, row) in &desk.screen.agents {
        assert!(row.stale && row.as_of.is_some(), "{row:?}");
        assert_eq!(row.status, before.agents[id].status);
    }
    look(&desk, ScopeView { teams: vec![team], ..ScopeView::default() }).await;
    simulator.restart().await.unwrap();
    let live = |screen: &Screen| {
        screen.state() == Some(ConnectionState::Live) && shows(screen, &agents, &queues)
    };
    desk.until("the team, live", live).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_chosen_in_a_pause_is_shown_and_the_rest_waits() {
    let simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("everything", &simulator).await;
    let (team, agents, queues) = team(&simulator);
    desk.app.pause(PauseArgs { paused: true }).await.unwrap();
    desk.until("paused", Screen::paused).await;
    group(&desk, Grouping::Team).await;
    desk.until("the groups", |screen| screen.groups.values().any(|row| row.id == team)).await;
    look(&desk, ScopeView { teams: vec![team], ..ScopeView::default() }).await;
    desk.until("the team alone", |screen| {
        shows(screen, &agents, &queues) && screen.agents.values().all(|row| row.since.is_some())
    })
    .await;
    assert!(desk.screen.paused());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_queue_that_others_serve_as_well_says_so() {
    let simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("everything", &simulator).await;
    let partial = |screen: &Screen, id: &i64| screen.queues[id].agents.is_some_and(|of| of.partial);
    assert!(desk.screen.queues.keys().all(|id| !partial(&desk.screen, id)));
    let (team, agents, queues) = team(&simulator);
    look(&desk, ScopeView { teams: vec![team], ..ScopeView::default() }).await;
    desk.until("the team alone", |screen| shows(screen, &agents, &queues)).await;
    let truth = simulator.truth();
    let others = |id: &i64| {
        let queue = truth.queues.iter().find(|queue| queue.id == *id).unwrap();
        truth.agents.iter().any(|agent| agent.team != team && queue.teams.contains(&agent.team))
    };
    for id in desk.screen.queues.keys() {
        assert_eq!(partial(&desk.screen, id), others(id), "queue {id}");
    }
    assert!(desk.screen.queues.keys().any(others), "the test looks at one");
}
