//! The tables together, with the organisation they belong to.

mod wishes;

use std::collections::HashMap;
use std::sync::Arc;

use connect_model::{EntityDiff, EntityKind, LiveUpdate, Mbu, Millis, SessionId, SumDiff};

use crate::data_set::Taken;
use crate::sessions::{Sessions, Tellers};
use crate::tally::Tally;
use crate::totals::split;
use crate::{
    AgentCounts, Changes, Closing, DataSet, Generation, MergedSession, SessionChanges, StoredRow,
    SumKey, Totals,
};

pub use wishes::{Table, Wish};

/// Queues, agents, and sums over them.
#[derive(Debug)]
pub struct Board {
    mbu: Arc<Mbu>,
    agents: DataSet,
    queues: DataSet,
    totals: Totals,
    /// The sums that are subscribed to.
    followed: Vec<SumKey>,
    tally: Tally,
    /// Who has which session.
    sessions: Sessions,
    generation: Generation,
}

impl Default for Board {
    fn default() -> Self {
        Self {
            mbu: Arc::default(),
            // The server tells at any time what agents do; queues it only pushes (spec note 13).
            agents: DataSet::new(Closing::Answer),
            queues: DataSet::new(Closing::Subscription),
            totals: DataSet::new(Closing::Subscription),
            followed: Vec::new(),
            tally: Tally::default(),
            sessions: Sessions::default(),
            generation: Generation::default(),
        }
    }
}

impl Board {
    /// An empty board of an organisation, filled with the last values known of it.
    pub fn new(
        mbu: Arc<Mbu>,
        agents: HashMap<i64, StoredRow>,
        queues: HashMap<i64, StoredRow>,
    ) -> Self {
        let mut board = Self { mbu, ..Self::default() };
        board.agents.restore(board.mbu.ids(EntityKind::Agent), agents);
        board.queues.restore(board.mbu.ids(EntityKind::Queue), queues);
        board.relink();
        board
    }

    /// The organisation.
    pub fn mbu(&self) -> &Arc<Mbu> {
        &self.mbu
    }

    /// The organisation as it is now; rows of what is gone go, with the next snapshot at the latest.
    pub fn set_mbu(&mut self, mbu: Arc<Mbu>) {
        self.mbu = mbu;
        self.relink();
        self.reset();
    }

    /// Other entities are looked at from now on; those of `mbu` alone if `strict`.
    pub fn narrow(&mut self, mbu: Arc<Mbu>, strict: bool, now: Millis) {
        self.mbu = mbu;
        for kind in [EntityKind::Agent, EntityKind::Queue] {
            let ids = self.mbu.ids(kind);
            self.set_mut(kind).narrow(ids, strict, now);
        }
        self.relink();
    }

    /// These sums are subscribed to, from the next subscription on.
    pub fn follow_totals(&mut self, keys: Vec<SumKey>) {
        self.followed = keys;
    }

    /// The sums of [`Self::follow_totals`] are subscribed to now, and no others.
    pub fn narrow_totals(&mut self, now: Millis) {
        self.totals.narrow(self.followed.clone(), true, now);
    }

    /// One of the tables.
    pub fn set(&self, kind: EntityKind) -> &DataSet {
        match kind {
            EntityKind::Agent => &self.agents,
            EntityKind::Queue => &self.queues,
        }
    }

    /// The sums.
    pub fn totals(&self) -> &Totals {
        &self.totals
    }

    fn set_mut(&mut self, kind: EntityKind) -> &mut DataSet {
        match kind {
            EntityKind::Agent => &mut self.agents,
            EntityKind::Queue => &mut self.queues,
        }
    }

    /// The generation that updates must be of at least.
    pub fn generation(&self) -> Generation {
        self.generation
    }

    /// Subscriptions to everything were made, on a connection of their own.
    pub fn begin(&mut self, generation: Generation, now: Millis) {
        self.generation = self.generation.max(generation);
        for kind in [EntityKind::Agent, EntityKind::Queue] {
            let ids = self.mbu.ids(kind);
            self.set_mut(kind).begin(ids, generation, now);
        }
        self.totals.begin(self.followed.clone(), generation, now);
        self.relink();
    }

    /// What was pushed before this generation may not be all there was. The connection goes on;
    /// what it takes to be live again is in [`Self::take_wishes`].
    pub fn gap(&mut self, generation: Generation, now: Millis) {
        self.generation = self.generation.max(generation);
        self.agents.gap(generation, now);
        self.queues.gap(generation, now);
        self.totals.gap(generation, now);
        self.sessions.reset();
    }

    /// The connection is gone.
    pub fn go_offline(&mut self, now: Millis) {
        self.agents.go_offline(now);
        self.queues.go_offline(now);
        self.totals.go_offline(now);
        self.sessions.reset();
    }

    /// The server lets nobody follow this table, until the next [`Self::begin`]; the other goes on.
    pub fn shut(&mut self, kind: EntityKind) {
        self.set_mut(kind).shut();
        self.exchanged(kind);
    }

    /// Takes the updates of a frame, in order; answers how many were of use.
    pub fn apply_all(
        &mut self,
        generation: Generation,
        updates: Vec<LiveUpdate>,
        at: Millis,
    ) -> usize {
        if updates.len() > 1 {
            self.touch(&updates);
        }
        updates.into_iter().map(|update| usize::from(self.apply(generation, update, at))).sum()
    }

    /// Touches all that these updates will change: of a large table it is in no cache of the
    /// processor, and comes in side by side this way instead of one after the other.
    fn touch(&self, updates: &[LiveUpdate]) {
        let diffs = || updates.iter().filter_map(LiveUpdate::entity);
        let rows: usize = diffs().map(|diff| self.set(diff.kind).touch_row(&diff.id)).sum();
        let parts = diffs().map(|diff| {
            let set = self.set(diff.kind);
            let Some(place) = set.slots().find(&diff.id) else { return 0 };
            let counted = if diff.status.is_some() { self.tally.touch(place) } else { 0 };
            set.touch_parts(place, diff) ^ counted
        });
        std::hint::black_box(rows ^ parts.sum::<usize>());
    }

    /// Takes an update of this generation; answers whether it was of use.
    pub fn apply(&mut self, generation: Generation, update: LiveUpdate, at: Millis) -> bool {
        match update {
            LiveUpdate::Entity(diff) => self.apply_entity(generation, diff, at),
            LiveUpdate::Aggregate(sum) | LiveUpdate::Group(sum) => {
                let (key, diff) = split(self.with_members(sum));
                self.totals.apply(generation, &key, diff, at) != Taken::Not
            }
            LiveUpdate::Alert(_) | LiveUpdate::Unknown => false,
        }
    }

    /// A change need not say again who is in a sum; it is that of the only one there is.
    fn with_members(&self, sum: SumDiff) -> SumDiff {
        if sum.group.is_some() || sum.entity_ids.is_some() {
            return sum;
        }
        let of_kind =
            |key: &&SumKey| matches!(key, SumKey::Aggregate(kind, _) if *kind == sum.kind);
        let mut followed = self.followed.iter().filter(of_kind);
        match (followed.next(), followed.next()) {
            (Some(SumKey::Aggregate(_, ids)), None) => {
                SumDiff { entity_ids: Some(ids.to_vec()), ..sum }
            }
            _ => sum,
        }
    }

    fn apply_entity(&mut self, generation: Generation, diff: EntityDiff, at: Millis) -> bool {
        let (kind, id, status) = (diff.kind, diff.id, diff.status.is_some());
        let told = !diff.sessions.is_empty() || diff.name.is_some() || status;
        if told {
            let set = if kind == EntityKind::Agent { &self.agents } else { &self.queues };
            self.sessions.before(&diff, set.get(&id));
        }
        let taken = self.set_mut(kind).apply(generation, &id, diff, at);
        match taken {
            Taken::Applied(place) => {
                let set = if kind == EntityKind::Agent { &self.agents } else { &self.queues };
                if let Some(row) = set.at(place).filter(|_| told) {
                    self.sessions.after(kind, id, row);
                }
                if status && kind == EntityKind::Agent {
                    self.count(place, id);
                }
            }
            Taken::Swapped => self.exchanged(kind),
            Taken::Staged | Taken::Not => {}
        }
        taken != Taken::Not
    }

    /// Time passed.
    pub fn tick(&mut self, now: Millis) {
        if self.agents.tick(now) {
            self.exchanged(EntityKind::Agent);
        }
        if self.queues.tick(now) {
            self.exchanged(EntityKind::Queue);
        }
        self.totals.tick(now);
    }

    /// True if both tables follow the server, or the only one that may be followed.
    pub fn is_live(&self) -> bool {
        let both = [&self.agents, &self.queues];
        both.iter().all(|set| set.is_live() || set.is_shut())
            && both.iter().any(|set| set.is_live())
    }

    /// When the newest row was touched.
    pub fn as_of(&self) -> Option<Millis> {
        self.agents.as_of().max(self.queues.as_of())
    }

    /// Since when a row of either table may differ from the server; none while both follow it.
    pub fn stale_since(&self) -> Option<Millis> {
        let both = [self.agents.stale_since(), self.queues.stale_since()];
        both.into_iter().flatten().min()
    }

    /// What the agents of a queue's teams do.
    pub fn agents_of_queue(&self, queue: i64) -> Option<AgentCounts> {
        self.tally.of_queue(queue)
    }

    /// The agents of a queue's teams, by id.
    pub fn agent_ids_of_queue(&self, queue: i64) -> Vec<i64> {
        let ids = self.agents.slots().ids();
        self.tally.agents_of(queue).filter_map(|place| ids.get(place).copied()).collect()
    }

    /// The same of several queues; an agent who serves more than one counts once.
    pub fn agents_of_queues(&self, queues: &[i64]) -> Option<AgentCounts> {
        self.tally.of_queues(queues)
    }

    /// Takes the changes of one consumer (0 is the window, 1 the store).
    pub fn take_changes(&mut self, kind: EntityKind, consumer: usize) -> Changes {
        self.set_mut(kind).take_changes(consumer)
    }

    /// Takes the changed sums of one consumer.
    pub fn take_total_changes(&mut self, consumer: usize) -> Changes<SumKey> {
        self.totals.take_changes(consumer)
    }

    /// All sessions that agents or queues tell of, each once.
    pub fn sessions(&self) -> impl Iterator<Item = MergedSession> + '_ {
        self.sessions.ids().filter_map(|id| self.session(id))
    }

    /// One session; none if nobody has it any more.
    pub fn session(&self, id: SessionId) -> Option<MergedSession> {
        self.sessions.get(id, Tellers { agents: &self.agents, queues: &self.queues })
    }

    /// Takes the changed sessions; only the window wants them.
    pub fn take_session_changes(&mut self) -> SessionChanges {
        self.sessions.take()
    }

    /// True if sessions have changed.
    pub fn has_session_changes(&self) -> bool {
        self.sessions.any()
    }

    /// True if that consumer has changed sums to take.
    pub fn has_total_changes(&self, consumer: usize) -> bool {
        self.totals.has_changes(consumer)
    }

    /// True if that consumer has changes of agents or queues to take.
    pub fn has_changes(&self, consumer: usize) -> bool {
        self.agents.has_changes(consumer) || self.queues.has_changes(consumer)
    }

    /// How many agents and queues have changed for that consumer, each counted once.
    pub fn changed(&self, consumer: usize) -> usize {
        self.agents.changed(consumer) + self.queues.changed(consumer)
    }

    /// Everything is to be drawn anew (another language, a new window).
    pub fn reset(&mut self) {
        self.agents.reset();
        self.queues.reset();
        self.totals.reset();
        self.sessions.reset();
    }

    /// The rows of a table were exchanged.
    fn exchanged(&mut self, kind: EntityKind) {
        if kind == EntityKind::Agent {
            self.recount();
        }
        self.sessions.rebuild(Tellers { agents: &self.agents, queues: &self.queues });
    }

    /// The places or the organisation have changed.
    fn relink(&mut self) {
        self.tally = Tally::new(&self.mbu, self.agents.slots(), self.queues.slots());
        self.exchanged(EntityKind::Agent);
    }

    fn count(&mut self, place: usize, agent: i64) {
        let Some(row) = self.agents.at(place) else { return };
        for queue in self.tally.set(place, agent, row.kind()) {
            self.queues.touch(*queue);
        }
    }

    fn recount(&mut self) {
        self.tally.clear();
        for (place, id) in self.agents.slots().ids().iter().enumerate() {
            if let Some(row) = self.agents.at(place) {
                self.tally.set(place, *id, row.kind());
            }
        }
        self.queues.reset();
    }
}

#[cfg(test)]
mod tests;
