//! One agent in full: what the server tells of its day and its queues, who may see it, and what is
//! left of it without a connection.

use std::time::Duration;

use connect_ipc::{
    AgentArgs, AgentView, Cell, ConnectionState, Direct, Failure, Handlers, StatusKind,
};
use connect_model::AgentStatus;
use connect_simulator::{Clock, Fault, Options, Quirk, Role, Simulator};
use connect_tests::desk::Desk;

use crate::args;

const DAY: i64 = 86_400_000;

async fn started(options: Options) -> (Simulator, tempfile::TempDir, Desk) {
    let simulator = Simulator::start(Options { clock: Clock::Manual, ..options }).await.unwrap();
    simulator.advance(Duration::from_secs(3600));
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_live().await;
    (simulator, folder, desk)
}

async fn shown(desk: &Desk, agent: i64) -> AgentView {
    desk.app.agent(AgentArgs { agent }).await.unwrap()
}

/// That the day is one line without anything twice, and ends with what the agent does.
fn is_a_day(view: &AgentView) {
    for two in view.spans.windows(2) {
        assert!(two[0].to.is_some_and(|to| to <= two[1].from), "{two:?}");
    }
    let last = view.spans.last().expect("something is known");
    assert_eq!((last.to, last.kind, &last.status), (None, view.now.kind, &view.now.status));
    assert_eq!(Some(last.from), view.now.since.map(|since| since.min(view.at)));
    assert!(view.spans.iter().all(|span| span.to.is_none_or(|to| to > view.at - DAY)));
}

/// How many were handled, by the breakdowns.
fn handled(view: &AgentView) -> f64 {
    let number = |cell: &Cell| match cell {
        Cell::Number(number) => *number,
        Cell::Unknown | Cell::NotApplicable => 0.0,
    };
    view.queues.iter().map(|queue| number(&queue.metrics[0])).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_of_every_agent_is_the_truth_and_goes_on() {
    let (simulator, _folder, mut desk) = started(Options::default()).await;
    let truth = simulator.truth();
    let mut long = 0;
    for agent in &truth.agents {
        let view = shown(&desk, agent.id).await;
        is_a_day(&view);
        assert_eq!((&view.name, &view.now.status), (&agent.name, &agent.status), "{}", agent.id);
        assert_eq!((view.now.since, view.now.suspended), (Some(agent.since), agent.suspended));
        assert_eq!(view.now.reason, agent.reason);
        let first = view.spans.first().unwrap();
        long += usize::from(first.from <= view.at - DAY + 60_000 && view.spans.len() > 50);
        // A call counts for its queue while it lasts: what is in all may be ahead.
        let total = view.metrics.iter().find(|metric| metric.column.title.is_some()).unwrap();
        assert_eq!(total.values.len(), view.modalities.len());
    }
    assert!(long > 10, "{long}");
    let busiest = desk.screen.agents.values().max_by_key(|row| row.sessions.len()).unwrap().id;
    let before = shown(&desk, busiest).await;
    simulator.advance(Duration::from_secs(1800));
    desk.until_true("half an hour later", &simulator).await;
    let after = shown(&desk, busiest).await;
    is_a_day(&after);
    // The server's time is told by its clock as of the last answer.
    assert!((after.at - before.at - 1_800_000).abs() < 5_000);
    let since = |view: &AgentView| view.spans.iter().map(|span| span.from).collect::<Vec<_>>();
    let kept = since(&before).into_iter().filter(|from| *from > after.at - DAY + 3_600_000);
    let then = since(&after);
    assert!(kept.into_iter().all(|from| then.contains(&from)));
    assert!(handled(&after) >= handled(&before) && handled(&after) > 0.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_an_agent_belongs_is_known_and_queues_that_are_not_seen_are_hidden() {
    let (simulator, _folder, desk) = started(Options::default()).await;
    let truth = simulator.truth();
    let agent = truth.agents.iter().find(|agent| agent.id != 1 && !agent.sessions.is_empty());
    let agent = agent.expect("somebody works");
    let place = desk.app.agent_place(AgentArgs { agent: agent.id }).await.unwrap();
    assert_eq!((&place.name, &place.team), (&agent.name, &agent.team_name));
    let serves: Vec<_> = truth.queues.iter().filter(|q| q.teams.contains(&agent.team)).collect();
    let named: Vec<_> = serves.iter().map(|queue| (queue.id, queue.name.clone())).collect();
    assert_eq!(place.queues, named);
    assert!(!place.business_unit.is_empty());
    // The supervisor sees every queue; the lead of a team sees those of the team alone.
    let view = shown(&desk, agent.id).await;
    assert!(!view.queues.is_empty() && view.queues.iter().all(|queue| !queue.hidden));
    let seen: Vec<_> = place.queues.iter().map(|(id, _)| *id).collect();

    let options = Options {
        agent: Some(agent.name.clone()),
        role: Some(Role::TeamLead),
        ..Options::default()
    };
    let (_simulator, _folder, desk) = started(options).await;
    let view = shown(&desk, agent.id).await;
    for queue in &view.queues {
        assert_eq!(queue.hidden, !seen.contains(&queue.id), "{queue:?}");
        assert!(queue.direct.is_none_or(|direct| direct == Direct::Inbound));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_answers_are_read_and_hostile_names_are_text() {
    let quirks = [Quirk::TextValues, Quirk::Lists, Quirk::OddKeys, Quirk::UnknownFields];
    let options = Options { hostile_names: true, quirks: quirks.into(), ..Options::default() };
    let (simulator, _folder, desk) = started(options).await;
    for agent in simulator.truth().agents.iter().take(6) {
        let view = shown(&desk, agent.id).await;
        is_a_day(&view);
        assert_eq!(view.name, agent.name);
        assert_eq!(AgentStatus::parse(&agent.status).as_str(), view.now.status);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_are_told_and_the_place_is_known_all_the_same() {
    let options = Options { role: Some(Role::Agent), ..Options::default() };
    let (_simulator, _folder, desk) = started(options).await;
    let refused = desk.app.agent(AgentArgs { agent: 2 }).await;
    assert!(matches!(refused, Err(Failure::Forbidden { .. })), "{refused:?}");
    assert_eq!(desk.app.agent_place(AgentArgs { agent: 2 }).await.unwrap().name, "");

    let (mut simulator, _folder, mut desk) = started(Options::default()).await;
    for status in [404, 405] {
        simulator.set_fault("M1", Fault::status(status));
        let none = desk.app.agent(AgentArgs { agent: 2 }).await;
        assert!(matches!(none, Err(Failure::NotOffered { .. })), "{none:?}");
        simulator.clear_faults();
    }
    assert_ne!(shown(&desk, 2).await.now.kind, StatusKind::Unknown);
    simulator.stop().await;
    desk.until("offline", |screen| {
        matches!(screen.state(), Some(ConnectionState::Offline | ConnectionState::Reconnecting))
    })
    .await;
    let away = desk.app.agent(AgentArgs { agent: 2 }).await;
    assert!(away.is_err(), "{away:?}");
    let place = desk.app.agent_place(AgentArgs { agent: 2 }).await.unwrap();
    assert!(!place.name.is_empty() && !place.queues.is_empty());
}
