//! The two tables together, with the organisation they belong to.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use connect_model::{EntityDiff, EntityKind, LiveUpdate, Mbu, Millis};

use crate::{AgentCounts, Changes, DataSet, Phase, Row, Tally};

/// Queues and agents.
#[derive(Debug, Default)]
pub struct Board {
    mbu: Arc<Mbu>,
    agents: DataSet,
    queues: DataSet,
    tally: Tally,
}

impl Board {
    /// An empty board of an organisation, filled with the last values known of it.
    pub fn new(mbu: Arc<Mbu>, agents: HashMap<i64, Row>, queues: HashMap<i64, Row>) -> Self {
        let mut board = Self { tally: Tally::new(&mbu), mbu, ..Self::default() };
        let kept = |all: HashMap<i64, Row>, ids: HashSet<i64>| {
            let mut rows: HashMap<i64, Row> =
                all.into_iter().filter(|(id, _)| ids.contains(id)).collect();
            for id in ids {
                rows.entry(id).or_default();
            }
            rows
        };
        board.agents.restore(kept(agents, board.ids(EntityKind::Agent)));
        board.queues.restore(kept(queues, board.ids(EntityKind::Queue)));
        board.recount();
        board
    }

    /// The organisation.
    pub fn mbu(&self) -> &Arc<Mbu> {
        &self.mbu
    }

    /// The organisation as it is now; rows of what is gone go, with the next snapshot at the latest.
    pub fn set_mbu(&mut self, mbu: Arc<Mbu>) {
        self.tally = Tally::new(&mbu);
        self.mbu = mbu;
        self.recount();
        self.agents.reset();
        self.queues.reset();
    }

    /// Other entities are looked at from now on; those of `mbu` alone if `strict`.
    pub fn narrow(&mut self, mbu: Arc<Mbu>, strict: bool, now: Millis) {
        self.tally = Tally::new(&mbu);
        self.mbu = mbu;
        for kind in [EntityKind::Agent, EntityKind::Queue] {
            let ids = self.ids(kind);
            self.set_mut(kind).narrow(ids, strict, now);
        }
        self.recount();
    }

    /// One of the tables.
    pub fn set(&self, kind: EntityKind) -> &DataSet {
        match kind {
            EntityKind::Agent => &self.agents,
            EntityKind::Queue => &self.queues,
        }
    }

    fn set_mut(&mut self, kind: EntityKind) -> &mut DataSet {
        match kind {
            EntityKind::Agent => &mut self.agents,
            EntityKind::Queue => &mut self.queues,
        }
    }

    fn ids(&self, kind: EntityKind) -> HashSet<i64> {
        match kind {
            EntityKind::Agent => self.mbu.agents.iter().map(|agent| agent.id.0).collect(),
            EntityKind::Queue => self.mbu.queues.iter().map(|queue| queue.id.0).collect(),
        }
    }

    /// Subscriptions to everything were made.
    pub fn begin(&mut self, now: Millis) {
        for kind in [EntityKind::Agent, EntityKind::Queue] {
            let ids = self.ids(kind);
            self.set_mut(kind).begin(ids, now);
        }
        self.recount();
    }

    /// The connection is gone.
    pub fn go_offline(&mut self) {
        self.agents.go_offline();
        self.queues.go_offline();
    }

    /// Takes an update; answers whether it belonged to a table.
    pub fn apply(&mut self, update: LiveUpdate, at: Millis) -> bool {
        match update {
            LiveUpdate::Entity(diff) => self.apply_entity(diff, at),
            _ => false,
        }
    }

    fn apply_entity(&mut self, diff: EntityDiff, at: Millis) -> bool {
        let (kind, id, status) = (diff.kind, diff.id, diff.status.is_some());
        let before = self.set(kind).phase();
        let taken = self.set_mut(kind).apply(diff, at);
        if kind == EntityKind::Agent && taken {
            match (before, self.agents.phase()) {
                (Phase::Snapshot, Phase::Live) => self.recount(),
                (_, Phase::Live) if status => self.count(id),
                _ => {}
            }
        }
        taken
    }

    /// Time passed.
    pub fn tick(&mut self, now: Millis) {
        let before = self.agents.phase();
        self.agents.tick(now);
        self.queues.tick(now);
        if before != self.agents.phase() {
            self.recount();
        }
    }

    /// True if both tables follow the server.
    pub fn is_live(&self) -> bool {
        self.agents.phase() == Phase::Live && self.queues.phase() == Phase::Live
    }

    /// When the newest row was touched.
    pub fn as_of(&self) -> Option<Millis> {
        self.agents.as_of().max(self.queues.as_of())
    }

    /// What the agents of a queue's teams do.
    pub fn agents_of_queue(&self, queue: i64) -> Option<AgentCounts> {
        self.tally.of_queue(queue)
    }

    /// Takes the changes of one consumer (0 is the window, 1 the store).
    pub fn take_changes(&mut self, kind: EntityKind, consumer: usize) -> Changes {
        self.set_mut(kind).take_changes(consumer)
    }

    /// True if that consumer has changes to take.
    pub fn has_changes(&self, consumer: usize) -> bool {
        self.agents.has_changes(consumer) || self.queues.has_changes(consumer)
    }

    /// Everything is to be drawn anew (another language, a new window).
    pub fn reset(&mut self) {
        self.agents.reset();
        self.queues.reset();
    }

    fn count(&mut self, agent: i64) {
        let kind = self.agents.rows().get(&agent).map(Row::kind);
        let Some(kind) = kind else { return };
        for queue in self.tally.set(agent, kind) {
            self.queues.touch(*queue);
        }
    }

    fn recount(&mut self) {
        self.tally.clear();
        for (id, row) in self.agents.rows() {
            self.tally.set(*id, row.kind());
        }
        self.queues.reset();
    }
}

#[cfg(test)]
mod tests {
    use connect_model::{Agent, AgentId, AgentStatus, Queue, QueueId, StatusDiff, Team, TeamId};

    use super::*;

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
        LiveUpdate::Entity(EntityDiff {
            kind: EntityKind::Agent,
            id: agent,
            name: None,
            status: Some(status),
            metrics: vec![],
            sessions: vec![],
            details: None,
        })
    }

    #[test]
    fn a_narrowed_board_keeps_what_it_knows_and_takes_no_others() {
        let mut board = Board::new(mbu(), HashMap::new(), HashMap::new());
        board.begin(0);
        board.apply(status(1, "available"), 1);
        board.apply(status(2, "inCall"), 1);
        board.tick(20_000);
        let mut narrow = Mbu::clone(board.mbu());
        narrow.agents.truncate(1);
        board.narrow(Arc::new(narrow), true, 20_000);
        let known = |board: &Board, id| {
            board.set(EntityKind::Agent).rows().get(&id).map(|row| row.status.is_some())
        };
        assert!(board.is_live());
        assert_eq!((known(&board, 1), known(&board, 2)), (Some(true), None));
        assert!(!board.apply(status(2, "available"), 30_000));
        board.narrow(mbu(), false, 30_000);
        assert_eq!((known(&board, 1), known(&board, 2)), (Some(true), Some(false)));
        assert!(board.apply(status(2, "available"), 30_001));
    }

    #[test]
    fn an_agents_status_changes_the_counts_of_its_queues() {
        let mut board = Board::new(mbu(), HashMap::new(), HashMap::new());
        board.begin(0);
        board.apply(status(1, "available"), 1);
        board.apply(status(2, "inCall"), 1);
        let counts = AgentCounts { available: 1, on_call: 1, ..AgentCounts::default() };
        assert_eq!(board.agents_of_queue(10), Some(counts));
        board.tick(20_000);
        board.take_changes(EntityKind::Queue, 0);
        board.apply(status(1, "afterCall"), 30_000);
        let changes = board.take_changes(EntityKind::Queue, 0);
        assert_eq!(changes.touched().collect::<Vec<_>>(), [10]);
        let counts = AgentCounts { after_call: 1, on_call: 1, ..AgentCounts::default() };
        assert_eq!(board.agents_of_queue(10), Some(counts));
    }
}
