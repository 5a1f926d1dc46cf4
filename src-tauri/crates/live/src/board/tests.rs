//! The counts of a queue's agents, choices of what is looked at, and sums.

use connect_model::{
    Agent, AgentId, AgentStatus, GroupKind, Metric, MetricValue, Modality, Queue, QueueId,
    StatusDiff, SumDiff, Team, TeamId,
};

use super::*;
use crate::Phase;

fn mbu() -> Arc<Mbu> {
    let agent = |id| Agent {
        id: AgentId(id),
        name: format!("agent {id}"),
        team: Some(TeamId(1)),
        can_silent_join: false,
        can_whisper_join: false,
        can_record: false,
    };
    Arc::new(Mbu {
        agents: vec![agent(1), agent(2)],
        queues: vec![Queue {
            id: QueueId(10),
            name: "queue".to_owned(),
            business_unit: None,
            teams: vec![TeamId(1)],
        }],
        teams: vec![Team {
            id: TeamId(1),
            name: "team".to_owned(),
            business_unit: None,
            groups: vec![],
            agents: vec![AgentId(1), AgentId(2)],
            queues: vec![QueueId(10)],
        }],
        ..Mbu::default()
    })
}

fn status(agent: i64, word: &str) -> LiveUpdate {
    let status = StatusDiff { status: Some(AgentStatus::parse(word)), ..StatusDiff::default() };
    let diff = EntityDiff::new(EntityKind::Agent, agent);
    LiveUpdate::Entity(EntityDiff { status: Some(status), ..diff })
}

fn tell(board: &mut Board, update: LiveUpdate, at: Millis) -> bool {
    board.apply(board.generation(), update, at)
}

/// A live board; the queue has nothing to say.
fn live() -> Board {
    let mut board = Board::new(mbu(), HashMap::new(), HashMap::new());
    board.begin(Generation(1), 0);
    tell(&mut board, status(1, "available"), 1);
    tell(&mut board, status(2, "inCall"), 1);
    (0..20).for_each(|second| board.tick(second * 1_000));
    assert!(board.is_live());
    board
}

#[test]
fn a_narrowed_board_keeps_what_it_knows_and_takes_no_others() {
    let mut board = live();
    let mut narrow = Mbu::clone(board.mbu());
    narrow.agents.truncate(1);
    board.narrow(Arc::new(narrow), true, 20_000);
    let known =
        |board: &Board, id| board.set(EntityKind::Agent).get(&id).map(|row| row.status.is_some());
    assert!(board.is_live());
    assert_eq!((known(&board, 1), known(&board, 2)), (Some(true), None));
    assert!(!tell(&mut board, status(2, "available"), 30_000));
    board.narrow(mbu(), false, 30_000);
    assert_eq!((known(&board, 1), known(&board, 2)), (Some(true), Some(false)));
    assert!(tell(&mut board, status(2, "available"), 30_001));
}

#[test]
fn an_agents_status_changes_the_counts_of_its_queues() {
    let mut board = live();
    let counts = AgentCounts { available: 1, on_call: 1, ..AgentCounts::default() };
    assert_eq!(board.agents_of_queue(10), Some(counts));
    assert_eq!(board.agent_ids_of_queue(10), [1, 2]);
    assert!(board.agent_ids_of_queue(99).is_empty());
    board.take_changes(EntityKind::Queue, 0);
    tell(&mut board, status(1, "afterCall"), 30_000);
    let changes = board.take_changes(EntityKind::Queue, 0);
    assert_eq!(changes.touched().collect::<Vec<_>>(), [10]);
    let counts = AgentCounts { after_call: 1, on_call: 1, ..AgentCounts::default() };
    assert_eq!(board.agents_of_queue(10), Some(counts));
}

#[test]
fn whom_no_team_serves_has_nobody_and_of_whom_nothing_is_known_nobody_can_tell() {
    let mut known = mbu();
    let queues = &mut Arc::make_mut(&mut known).queues;
    let unserved = Queue { id: QueueId(11), teams: vec![], ..queues[0].clone() };
    queues.push(unserved);
    let board = Board::new(known, HashMap::new(), HashMap::new());
    let counts = [10, 11, 99].map(|queue| board.agents_of_queue(queue));
    assert_eq!(counts, [None, Some(AgentCounts::default()), None]);
    assert_eq!(board.agents_of_queues(&[11]), Some(AgentCounts::default()));
    assert_eq!(board.agents_of_queues(&[10, 11]), None);
    // Where nothing is linked, nothing is said.
    let mut silent = Mbu::clone(board.mbu());
    silent.teams.clear();
    silent.agents.iter_mut().for_each(|agent| agent.team = None);
    silent.queues.iter_mut().for_each(|queue| queue.teams.clear());
    let board = Board::new(Arc::new(silent), HashMap::new(), HashMap::new());
    assert_eq!(board.agents_of_queue(11), None);
}

#[test]
fn a_frame_is_taken_in_order() {
    let mut board = live();
    let frame = vec![
        status(1, "inCall"),
        LiveUpdate::Unknown,
        sum(Some(1), &[1], 4.0),
        status(1, "afterCall"),
        status(77, "available"),
    ];
    assert_eq!(board.apply_all(Generation(1), frame, 30_000), 4);
    let row = board.set(EntityKind::Agent).get(&1).unwrap();
    assert_eq!(row.status.as_ref().map(AgentStatus::as_str), Some("afterCall"));
    assert_eq!(board.apply_all(Generation(0), vec![status(1, "available")], 30_001), 0);
}

#[test]
fn a_gap_is_closed_table_by_table() {
    let mut board = live();
    board.gap(Generation(2), 30_000);
    assert_eq!((board.stale_since(), board.is_live()), (Some(30_000), false));
    let wishes = board.take_wishes(30_001);
    let [Wish::Agents { question: agents, ids }, Wish::Subscription { question, table }, _] =
        &wishes[..]
    else {
        panic!("{wishes:?}")
    };
    assert_eq!((ids.as_slice(), *table), (&[1, 2][..], Table::Queues));
    assert!(board.take_wishes(30_002).is_empty());
    let LiveUpdate::Entity(away) = status(1, "unavailable") else { panic!("an entity") };
    assert!(board.answer(*agents, vec![away]));
    let counts = AgentCounts { away: 1, ..AgentCounts::default() };
    assert_eq!(board.agents_of_queue(10), Some(counts));
    assert!(board.subscribed(Table::Queues, *question, 30_003));
    let name = Some("queue".into());
    let metrics = vec![metric(1.0)];
    let queue = EntityDiff { name, metrics, ..EntityDiff::new(EntityKind::Queue, 10) };
    assert!(tell(&mut board, LiveUpdate::Entity(queue), 30_004));
    assert_eq!((board.stale_since(), board.is_live()), (None, true));
    // Who may not ask for a snapshot of agents subscribes to them anew.
    board.close_agents_by(Closing::Subscription);
    board.gap(Generation(3), 30_005);
    let wishes = board.take_wishes(30_006);
    let Wish::Subscription { question, table: Table::Agents } = wishes[0] else {
        panic!("{wishes:?}")
    };
    board.refuse(Table::Agents, question);
    assert_eq!(board.set(EntityKind::Agent).phase(), Phase::Gap);
}

fn metric(value: f64) -> Metric {
    let value = Some(MetricValue::Number(value));
    Metric { modality: Modality::Audio, name: "ronaCount".into(), value }
}

fn sum(group: Option<i64>, ids: &[i64], value: f64) -> LiveUpdate {
    let sum = SumDiff {
        group: group.map(|id| (GroupKind::Team, id)),
        entity_ids: Some(ids.to_vec()),
        metrics: vec![metric(value)],
        ..SumDiff::new(EntityKind::Agent)
    };
    if group.is_some() { LiveUpdate::Group(sum) } else { LiveUpdate::Aggregate(sum) }
}

#[test]
fn sums_have_a_row_each() {
    let mut board = Board::new(mbu(), HashMap::new(), HashMap::new());
    let both = SumKey::aggregate(EntityKind::Agent, vec![2, 1, 2]);
    let team = SumKey::Group(EntityKind::Agent, GroupKind::Team, 1);
    board.follow_totals(vec![both.clone(), team.clone()]);
    board.begin(Generation(1), 0);
    assert!(tell(&mut board, sum(None, &[2, 1], 3.0), 1));
    assert_eq!(board.totals().phase(), Phase::Snapshot);
    assert!(tell(&mut board, sum(Some(1), &[1], 4.0), 2));
    assert_eq!(board.totals().phase(), Phase::Live);
    board.take_total_changes(0);
    tell(&mut board, sum(Some(1), &[1, 2], 5.0), 3);
    assert!(board.take_total_changes(0).touched().eq([team.clone()]));
    let value = |board: &Board, key| match board.totals().get(key).unwrap().values("ronaCount")[..]
    {
        [(Modality::Audio, MetricValue::Number(value))] => value,
        ref other => panic!("{other:?}"),
    };
    assert_eq!((value(&board, &both), value(&board, &team)), (3.0, 5.0));
    assert_eq!(board.totals().get(&team).unwrap().members(), [1, 2]);
    // Old sums are not live after a gap, and a new subscription brings them again.
    board.gap(Generation(2), 4);
    let wishes = board.take_wishes(5);
    let Some(Wish::Subscription { question, table: Table::Totals }) = wishes.last() else {
        panic!("{wishes:?}")
    };
    assert!(board.subscribed(Table::Totals, *question, 6));
    tell(&mut board, sum(Some(1), &[1], 6.0), 7);
    assert_eq!((value(&board, &both), value(&board, &team)), (3.0, 5.0));
    tell(&mut board, sum(None, &[1, 2], 7.0), 8);
    assert_eq!((value(&board, &both), value(&board, &team)), (7.0, 6.0));
    // A change that does not say who is in it is that of the only one there is.
    let silent = |value| match sum(None, &[], value) {
        LiveUpdate::Aggregate(sum) => LiveUpdate::Aggregate(SumDiff { entity_ids: None, ..sum }),
        other => other,
    };
    assert!(tell(&mut board, silent(8.0), 8));
    assert_eq!((value(&board, &both), value(&board, &team)), (8.0, 6.0));
    // Aggregations nobody expected: as many as there is room for.
    for id in 10..1_000 {
        tell(&mut board, sum(None, &[id], 1.0), 9);
    }
    assert_eq!(board.totals().iter().count(), 2 + 256);
}

#[test]
fn what_an_old_subscription_still_tells_is_no_snapshot_of_a_sum() {
    let mut board = Board::new(mbu(), HashMap::new(), HashMap::new());
    let key = SumKey::aggregate(EntityKind::Agent, vec![1, 2]);
    board.follow_totals(vec![key.clone()]);
    board.begin(Generation(1), 0);
    let two = |value| match sum(None, &[1, 2], value) {
        LiveUpdate::Aggregate(mut sum) => {
            sum.metrics.push(Metric { name: "handledCount".into(), ..metric(value) });
            LiveUpdate::Aggregate(sum)
        }
        other => other,
    };
    assert!(tell(&mut board, two(1.0), 1));
    board.gap(Generation(2), 2);
    let wishes = board.take_wishes(3);
    let Some(Wish::Subscription { question, table: Table::Totals }) = wishes.last() else {
        panic!("{wishes:?}")
    };
    assert!(board.subscribed(Table::Totals, *question, 4));
    tell(&mut board, sum(None, &[1, 2], 2.0), 5);
    assert_eq!(board.totals().phase(), Phase::Snapshot);
    tell(&mut board, two(3.0), 6);
    assert_eq!(board.totals().phase(), Phase::Live);
    assert_eq!(board.totals().get(&key).unwrap().metrics().count(), 2);
    // Another choice has other sums; what is told of the old ones is of no use.
    let other = SumKey::aggregate(EntityKind::Agent, vec![1]);
    board.follow_totals(vec![other.clone()]);
    board.narrow_totals(7);
    assert!(!tell(&mut board, two(4.0), 8));
    assert!(board.totals().get(&other).unwrap().as_of.is_none());
    assert!(tell(&mut board, sum(None, &[1], 5.0), 9));
}

#[test]
fn a_table_that_is_refused_leaves_the_other_alone() {
    let mut board = live();
    board.begin(Generation(2), 30_000);
    board.shut(EntityKind::Agent);
    let agents = |board: &Board| board.set(EntityKind::Agent).iter().count();
    assert_eq!((board.set(EntityKind::Agent).phase(), agents(&board)), (Phase::Shut, 0));
    assert_eq!((board.is_live(), board.agents_of_queue(10)), (false, None));
    (30..50).for_each(|second| board.tick(second * 1_000));
    assert!(board.is_live());
    let queue = EntityDiff { metrics: vec![metric(1.0)], ..EntityDiff::new(EntityKind::Queue, 10) };
    assert!(tell(&mut board, LiveUpdate::Entity(queue), 50_000));
    // Whatever happens, nothing comes of it.
    assert!(!tell(&mut board, status(1, "available"), 50_000));
    board.narrow(mbu(), true, 50_001);
    board.gap(Generation(3), 50_002);
    let wishes = board.take_wishes(50_003);
    assert!(wishes.iter().all(|wish| !matches!(wish, Wish::Agents { .. })), "{wishes:?}");
    board.go_offline(50_004);
    assert_eq!((board.set(EntityKind::Agent).phase(), agents(&board)), (Phase::Shut, 0));
    assert_eq!(board.stale_since(), Some(50_002));
    // The next connection may be let in.
    board.begin(Generation(4), 60_000);
    assert!(tell(&mut board, status(1, "available"), 60_001));
    assert!(tell(&mut board, status(2, "inCall"), 60_001));
    assert_eq!(agents(&board), 2);
}

#[test]
fn a_board_of_which_both_tables_are_refused_is_not_live() {
    let mut board = live();
    board.shut(EntityKind::Agent);
    board.shut(EntityKind::Queue);
    assert!(!board.is_live());
}
