//! The merged list: whatever comes in whatever order, it is what the rows say, and what changed is
//! all that changed.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use connect_model::{
    Agent, AgentStatus, LiveUpdate, Mbu, Queue, SessionDiff, SessionsDiff, StatusDiff,
};
use proptest::prelude::*;

use super::*;
use crate::{Board, Generation};

const AGENTS: i64 = 3;
const QUEUES: i64 = 2;

fn mbu() -> Arc<Mbu> {
    let agent = |id| Agent {
        id: AgentId(id),
        name: format!("agent {id}"),
        team: None,
        can_silent_join: false,
        can_whisper_join: false,
        can_record: false,
    };
    let queue = |id| Queue {
        id: QueueId(id),
        name: format!("queue {id}"),
        business_unit: None,
        teams: vec![],
    };
    Arc::new(Mbu {
        agents: (1..=AGENTS).map(agent).collect(),
        queues: (1..=QUEUES).map(queue).collect(),
        ..Mbu::default()
    })
}

/// A live board in which nothing goes on.
fn live() -> Board {
    let mut board = Board::new(mbu(), HashMap::new(), HashMap::new());
    begin(&mut board, 1);
    board
}

fn begin(board: &mut Board, generation: u64) {
    let generation = Generation(generation);
    board.begin(generation, 0);
    for id in 1..=AGENTS {
        let mut diff = EntityDiff::new(EntityKind::Agent, id);
        diff.status = Some(status("available"));
        board.apply(generation, LiveUpdate::Entity(diff), 1);
    }
    for id in 1..=QUEUES {
        let mut diff = EntityDiff::new(EntityKind::Queue, id);
        diff.name = Some("queue".into());
        board.apply(generation, LiveUpdate::Entity(diff), 1);
    }
    assert!(board.is_live());
}

fn status(word: &str) -> StatusDiff {
    let status = Some(AgentStatus::parse(word));
    StatusDiff { status, start: Some(500), ..StatusDiff::default() }
}

fn tell(board: &mut Board, kind: EntityKind, id: i64, sessions: SessionsDiff, at: Millis) {
    let diff = EntityDiff::new(kind, id);
    let diff = EntityDiff { sessions: vec![(Modality::Audio, sessions)], ..diff };
    board.apply(board.generation(), LiveUpdate::Entity(diff), at);
}

fn added(session: SessionDiff) -> SessionsDiff {
    SessionsDiff { added: vec![session], ..SessionsDiff::default() }
}

fn removed(id: i64) -> SessionsDiff {
    SessionsDiff { removed: vec![SessionId(id)], ..SessionsDiff::default() }
}

#[test]
fn what_comes_and_goes_while_nobody_looks_takes_no_room() {
    let mut board = live();
    drop(board.take_session_changes());
    for id in 1..=10_000 {
        let session = SessionDiff::new(SessionId(id));
        tell(&mut board, EntityKind::Queue, 1, added(session), id);
        tell(&mut board, EntityKind::Queue, 1, removed(id), id);
    }
    let changes = board.take_session_changes();
    assert!(changes.reset && changes.touched.is_empty(), "{}", changes.touched.len());
}

fn of_status(id: i64, word: &str) -> SessionDiff {
    SessionDiff { status: Some(word.into()), ..SessionDiff::new(SessionId(id)) }
}

/// What a window has that draws what it is told.
#[derive(Default)]
struct Window(BTreeMap<i64, MergedSession>);

impl Window {
    fn draw(&mut self, board: &mut Board) {
        let changes = board.take_session_changes();
        if changes.reset {
            self.0 = board.sessions().map(|session| (session.id.0, session)).collect();
        }
        for id in changes.touched {
            match board.session(id) {
                Some(session) => drop(self.0.insert(id.0, session)),
                None => drop(self.0.remove(&id.0)),
            }
        }
    }
}

/// Who has which session, read from the rows themselves.
fn in_rows(board: &Board) -> BTreeMap<i64, usize> {
    let mut found = BTreeMap::new();
    for kind in [EntityKind::Agent, EntityKind::Queue] {
        for (_, row) in board.set(kind).iter() {
            for session in &row.sessions {
                *found.entry(session.id.0).or_default() += 1;
            }
        }
    }
    found
}

#[test]
fn a_session_of_a_queue_and_an_agent_is_one_row() {
    let mut board = live();
    let mut window = Window::default();
    let waiting = SessionDiff { queued_ms: Some(4_000), ..of_status(7, "Queued") };
    tell(&mut board, EntityKind::Queue, 2, added(waiting), 10_000);
    window.draw(&mut board);
    let row = &window.0[&7];
    assert_eq!((row.queue, row.agent, row.queued_since), (Some(QueueId(2)), None, Some(6_000)));
    let active = SessionDiff {
        customer: Some("Ada".into()),
        active_ms: Some(1_000),
        recording: Some(true),
        ..of_status(7, "Active")
    };
    tell(&mut board, EntityKind::Agent, 3, added(active), 20_000);
    window.draw(&mut board);
    let row = &window.0[&7];
    assert_eq!((row.queue, row.agent), (Some(QueueId(2)), Some(AgentId(3))));
    assert_eq!((row.queued_since, row.active_since), (None, Some(19_000)));
    assert_eq!((row.customer.as_str(), row.recording, row.live), ("Ada", true, true));
    tell(&mut board, EntityKind::Queue, 2, removed(7), 21_000);
    window.draw(&mut board);
    assert_eq!(window.0[&7].agent, Some(AgentId(3)));
    tell(&mut board, EntityKind::Agent, 3, removed(7), 22_000);
    window.draw(&mut board);
    assert!(window.0.is_empty());
    assert!(!board.has_session_changes());
}

#[test]
fn only_what_changed_is_told() {
    let mut board = live();
    drop(board.take_session_changes());
    for id in 1..=100 {
        tell(&mut board, EntityKind::Queue, 1, added(of_status(id, "Queued")), 10);
    }
    assert_eq!(board.take_session_changes().touched.len(), 100);
    let changed = SessionsDiff { changed: vec![of_status(5, "Active")], ..Default::default() };
    tell(&mut board, EntityKind::Queue, 1, changed, 20);
    tell(&mut board, EntityKind::Queue, 1, removed(6), 20);
    let mut touched = board.take_session_changes().touched;
    touched.sort_unstable();
    assert_eq!(touched, [SessionId(5), SessionId(6)]);
}

#[test]
fn after_call_work_counts_from_the_agents_status() {
    let mut board = live();
    tell(&mut board, EntityKind::Agent, 1, added(of_status(9, "After Call")), 900);
    drop(board.take_session_changes());
    let mut diff = EntityDiff::new(EntityKind::Agent, 1);
    diff.status = Some(StatusDiff { start: Some(800), ..status("afterCall") });
    board.apply(board.generation(), LiveUpdate::Entity(diff), 1_000);
    assert_eq!(board.take_session_changes().touched, [SessionId(9)]);
    assert_eq!(board.session(SessionId(9)).unwrap().after_call_since, Some(800));
}

#[test]
fn without_the_server_everything_is_drawn_anew_and_nothing_is_live() {
    let mut board = live();
    tell(&mut board, EntityKind::Queue, 1, added(of_status(5, "Queued")), 10);
    drop(board.take_session_changes());
    board.go_offline(20);
    assert!(board.take_session_changes().reset);
    assert!(!board.session(SessionId(5)).unwrap().live);
    // The new snapshot does not have it any more.
    begin(&mut board, 2);
    assert!(board.take_session_changes().reset);
    assert_eq!(board.session(SessionId(5)), None);
}

/// A change of one session, by whoever tells it.
#[derive(Debug, Clone)]
struct Step {
    kind: EntityKind,
    holder: i64,
    session: i64,
    what: What,
}

#[derive(Debug, Clone)]
enum What {
    Add(&'static str),
    Change(bool),
    Remove,
    Name,
    Status,
    NewGeneration,
}

fn step() -> impl Strategy<Value = Step> {
    let kind = prop_oneof![Just((EntityKind::Agent, AGENTS)), Just((EntityKind::Queue, QUEUES))];
    let what = prop_oneof![
        6 => prop_oneof![Just("Queued"), Just("Active"), Just("AfterCall")].prop_map(What::Add),
        4 => any::<bool>().prop_map(What::Change),
        5 => Just(What::Remove),
        1 => Just(What::Name),
        1 => Just(What::Status),
        1 => Just(What::NewGeneration),
    ];
    let holder = kind.prop_flat_map(|(kind, most)| (Just(kind), 1..=most));
    (holder, 1..6_i64, what).prop_map(|((kind, holder), session, what)| Step {
        kind,
        holder,
        session,
        what,
    })
}

fn make(board: &mut Board, step: &Step, at: Millis) {
    let Step { kind, holder, session, what } = step.clone();
    let mut diff = EntityDiff::new(kind, holder);
    let told = |of| vec![(Modality::Audio, of)];
    match what {
        What::Add(word) => diff.sessions = told(added(of_status(session, word))),
        What::Change(on) => {
            let recording = Some(on);
            let changed = SessionDiff { recording, ..SessionDiff::new(SessionId(session)) };
            diff.sessions = told(SessionsDiff { changed: vec![changed], ..Default::default() });
        }
        What::Remove => diff.sessions = told(removed(session)),
        What::Name => diff.name = Some("name".into()),
        What::Status => diff.status = Some(status("afterCall")),
        What::NewGeneration => return begin(board, board.generation().0 + 1),
    }
    board.apply(board.generation(), LiveUpdate::Entity(diff), at);
}

proptest! {
    /// Whatever comes, the list has the sessions that the rows have, each once, and a window that
    /// draws what it is told has the list.
    #[test]
    fn the_list_is_what_the_rows_say(steps in prop::collection::vec(step(), 0..60)) {
        let mut board = live();
        let mut window = Window::default();
        for (at, step) in (2..).zip(&steps) {
            make(&mut board, step, at * 100);
            if at % 3 == 0 {
                window.draw(&mut board);
            }
            let listed: Vec<_> = board.sessions().map(|session| session.id.0).collect();
            let mut once = listed.clone();
            once.sort_unstable();
            prop_assert_eq!(once, in_rows(&board).into_keys().collect::<Vec<_>>());
        }
        window.draw(&mut board);
        let listed: BTreeMap<_, _> = board.sessions().map(|one| (one.id.0, one)).collect();
        prop_assert_eq!(window.0, listed);
    }

    /// Agents and queues tell the same story, each in its order; however the two are mixed on their
    /// way, the list ends at the truth.
    #[test]
    fn in_any_order_of_agents_and_queues_it_ends_at_the_truth(
        story in prop::collection::vec((1..5_i64, 0..4_usize, any::<bool>()), 1..30),
        order in prop::collection::vec(any::<bool>(), 60),
    ) {
        const WORDS: [&str; 4] = ["Queued", "Connecting", "Active", "Gone"];
        let mut truth: BTreeMap<i64, (&str, bool)> = BTreeMap::new();
        let mut stories: [Vec<(i64, SessionsDiff)>; 2] = Default::default();
        for (session, word, recording) in story {
            let word = WORDS[word];
            let tells = if word == "Gone" {
                truth.remove(&session);
                removed(session)
            } else {
                truth.insert(session, (word, recording));
                let agent = Some(AgentId(if word == "Queued" { -1 } else { 1 }));
                let recording = Some(recording);
                added(SessionDiff { agent, recording, ..of_status(session, word) })
            };
            // Who waits is with no agent.
            let agents = if word == "Queued" { removed(session) } else { tells.clone() };
            stories[0].push((session, agents));
            stories[1].push((session, tells));
        }
        let mut board = live();
        let [mut agents, mut queues] = stories.map(|story| story.into_iter().peekable());
        let mut order = order.into_iter();
        while agents.peek().is_some() || queues.peek().is_some() {
            let first = order.next().unwrap_or_default();
            let agent = if first { agents.next() } else { None };
            if let Some((_, diff)) = agent {
                tell(&mut board, EntityKind::Agent, 1, diff, 1_000);
            } else if let Some((_, diff)) = queues.next() {
                tell(&mut board, EntityKind::Queue, 1, diff, 1_000);
            } else if let Some((_, diff)) = agents.next() {
                tell(&mut board, EntityKind::Agent, 1, diff, 1_000);
            }
        }
        let listed: BTreeMap<_, _> = board
            .sessions()
            .map(|one| (one.id.0, (one.status, one.recording, one.agent)))
            .collect();
        let wanted: BTreeMap<_, _> = truth
            .into_iter()
            .map(|(id, (word, recording))| {
                let agent = (word != "Queued").then_some(AgentId(1));
                (id, (word.to_owned(), recording, agent))
            })
            .collect();
        prop_assert_eq!(listed, wanted);
    }
}
