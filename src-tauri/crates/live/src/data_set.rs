//! One table as a machine: cold, snapshot, live, offline. A new snapshot is gathered beside the
//! table and swapped in at once; what the table shows meanwhile is marked as not live.

use std::collections::{HashMap, HashSet};

use connect_model::{EntityDiff, Millis};

use crate::{Changes, Row};

/// A snapshot with entities missing is taken as whole when nothing new came for this long: the
/// server need not have something to say of everybody.
const QUIET: i64 = 1_500;
/// … and in any case after this long.
const LIMIT: i64 = 15_000;

/// How the table is related to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was ever known.
    Cold,
    /// A snapshot is coming in; the rows are older.
    Snapshot,
    /// The rows follow the server.
    Live,
    /// The rows are the last ones known.
    Offline,
}

/// Consumers that each have their own changes.
const CONSUMERS: usize = 2;

/// One table.
#[derive(Debug)]
pub struct DataSet {
    phase: Phase,
    rows: HashMap<i64, Row>,
    staged: HashMap<i64, Row>,
    expected: HashSet<i64>,
    /// True if only expected entities have rows: others are out of what is looked at.
    strict: bool,
    /// When the snapshot was asked for, and when it last brought something new.
    asked: Millis,
    last_new: Millis,
    changes: [Changes; CONSUMERS],
}

impl Default for DataSet {
    fn default() -> Self {
        Self {
            phase: Phase::Cold,
            rows: HashMap::new(),
            staged: HashMap::new(),
            expected: HashSet::new(),
            strict: false,
            asked: 0,
            last_new: 0,
            changes: Default::default(),
        }
    }
}

impl DataSet {
    /// How the table is related to the server.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The rows.
    pub fn rows(&self) -> &HashMap<i64, Row> {
        &self.rows
    }

    /// When the newest row was touched.
    pub fn as_of(&self) -> Option<Millis> {
        self.rows.values().filter_map(|row| row.as_of).max()
    }

    /// Fills the table with the last values known; only before anything came from the server.
    pub fn restore(&mut self, rows: HashMap<i64, Row>) {
        if self.phase == Phase::Cold {
            self.rows = rows;
            self.phase = Phase::Offline;
            self.reset();
        }
    }

    /// A subscription to these entities was made: a snapshot will come.
    pub fn begin(&mut self, expected: HashSet<i64>, now: Millis) {
        self.phase = Phase::Snapshot;
        self.staged.clear();
        self.expected = expected;
        (self.asked, self.last_new) = (now, now);
        // The old rows are not live; every one of them is drawn anew.
        self.reset();
        self.complete(now);
    }

    /// Other entities are looked at from now on, and no others if `strict`. Rows of both choices stay
    /// as they are; new ones know nothing until the server has said something of them.
    pub fn narrow(&mut self, ids: HashSet<i64>, strict: bool, now: Millis) {
        self.strict = strict;
        self.rows.retain(|id, _| ids.contains(id));
        self.staged.retain(|id, _| ids.contains(id));
        for id in &ids {
            self.rows.entry(*id).or_default();
        }
        self.expected = ids;
        self.reset();
        if self.phase == Phase::Snapshot {
            self.complete(now);
        }
    }

    /// The connection is gone; the rows stay, as of their time.
    pub fn go_offline(&mut self) {
        if matches!(self.phase, Phase::Snapshot | Phase::Live) {
            self.staged.clear();
            self.phase = if self.rows.is_empty() { Phase::Cold } else { Phase::Offline };
            self.reset();
        }
    }

    /// Takes an update. Answers false if it came when none is expected.
    pub fn apply(&mut self, diff: EntityDiff, at: Millis) -> bool {
        let id = diff.id;
        if self.strict && !self.expected.contains(&id) {
            return false;
        }
        match self.phase {
            Phase::Cold | Phase::Offline => return false,
            Phase::Live => {
                self.rows.entry(id).or_default().apply(diff, at);
                self.touch(id);
            }
            Phase::Snapshot => {
                if !self.staged.contains_key(&id) {
                    self.last_new = at;
                }
                self.staged.entry(id).or_default().apply(diff, at);
                self.complete(at);
            }
        }
        true
    }

    /// Time passed.
    pub fn tick(&mut self, now: Millis) {
        if self.phase == Phase::Snapshot {
            let quiet = !self.staged.is_empty() && now - self.last_new >= QUIET;
            if quiet || now - self.asked >= LIMIT {
                self.swap();
            }
        }
    }

    /// A row is to be drawn anew although the server said nothing of it.
    pub(crate) fn touch(&mut self, id: i64) {
        self.changes.iter_mut().for_each(|changes| changes.touch(id));
    }

    /// Takes the changes of one consumer (0 is the window, 1 the store).
    pub fn take_changes(&mut self, consumer: usize) -> Changes {
        self.changes.get_mut(consumer).map(std::mem::take).unwrap_or_default()
    }

    /// True if that consumer has changes to take.
    pub fn has_changes(&self, consumer: usize) -> bool {
        self.changes.get(consumer).is_some_and(|changes| !changes.is_empty())
    }

    /// Everything is to be drawn anew.
    pub fn reset(&mut self) {
        self.changes.iter_mut().for_each(Changes::reset);
    }

    fn complete(&mut self, now: Millis) {
        let arrived = self.staged.len() >= self.expected.len();
        if arrived && self.expected.iter().all(|id| self.staged.contains_key(id)) {
            self.last_new = now;
            self.swap();
        }
    }

    /// Entities that were expected and did not come have a row that knows nothing.
    fn swap(&mut self) {
        self.rows = std::mem::take(&mut self.staged);
        for id in std::mem::take(&mut self.expected) {
            self.rows.entry(id).or_default();
        }
        self.phase = Phase::Live;
        self.reset();
    }
}

#[cfg(test)]
mod tests {
    use connect_model::EntityKind;
    use proptest::prelude::*;

    use super::*;

    fn named(id: i64, name: &str) -> EntityDiff {
        EntityDiff {
            kind: EntityKind::Queue,
            id,
            name: Some(name.into()),
            status: None,
            metrics: Vec::new(),
            sessions: Vec::new(),
            details: None,
        }
    }

    fn names(set: &DataSet) -> Vec<(i64, Option<String>)> {
        let mut names: Vec<_> = set
            .rows()
            .iter()
            .map(|(id, row)| (*id, row.name.as_ref().map(ToString::to_string)))
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_snapshot_is_swapped_in_at_once() {
        let mut set = DataSet::default();
        set.restore(HashMap::from([(1, Row { name: Some("old".into()), ..Row::default() })]));
        set.begin(HashSet::from([1, 2]), 0);
        assert!(set.apply(named(2, "two"), 10));
        assert_eq!((set.phase(), names(&set)), (Phase::Snapshot, vec![(1, Some("old".into()))]));
        set.apply(named(1, "one"), 20);
        assert_eq!(set.phase(), Phase::Live);
        assert_eq!(names(&set), [(1, Some("one".into())), (2, Some("two".into()))]);
        assert!(set.take_changes(0).is_reset());
    }

    #[test]
    fn a_snapshot_with_gaps_is_taken_after_a_quiet_time() {
        let mut set = DataSet::default();
        set.begin(HashSet::from([1, 2]), 0);
        set.apply(named(1, "one"), 100);
        set.tick(100 + QUIET - 1);
        assert_eq!(set.phase(), Phase::Snapshot);
        set.tick(100 + QUIET);
        assert_eq!(
            (set.phase(), names(&set)),
            (Phase::Live, vec![(1, Some("one".into())), (2, None)])
        );
    }

    #[test]
    fn nobody_to_wait_for_is_live_at_once() {
        let mut set = DataSet::default();
        set.begin(HashSet::new(), 0);
        assert_eq!(set.phase(), Phase::Live);
    }

    #[test]
    fn offline_keeps_the_rows_and_takes_nothing() {
        let mut set = DataSet::default();
        set.begin(HashSet::from([1]), 0);
        set.apply(named(1, "one"), 1);
        set.go_offline();
        assert!(!set.apply(named(1, "late"), 2));
        assert_eq!((set.phase(), names(&set)), (Phase::Offline, vec![(1, Some("one".into()))]));
    }

    #[derive(Debug, Clone)]
    enum Step {
        Update(i64, u8),
        Cut,
        Subscribe,
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            6 => (0..6_i64, any::<u8>()).prop_map(|(id, n)| Step::Update(id, n)),
            1 => Just(Step::Cut),
            1 => Just(Step::Subscribe),
        ]
    }

    proptest! {
        /// Whatever comes between, after a subscription and its snapshot the table is the truth,
        /// and a consumer that takes changes now and then ends at the table.
        #[test]
        fn every_run_ends_at_the_truth(steps in prop::collection::vec(step(), 0..60)) {
            let mut truth: HashMap<i64, String> = (0..6).map(|id| (id, "start".to_owned())).collect();
            let mut set = DataSet::default();
            let mut seen: HashMap<i64, Row> = HashMap::new();
            let mut now = 0;
            let snapshot = |set: &mut DataSet, truth: &HashMap<i64, String>, now| {
                set.begin(truth.keys().copied().collect(), now);
                for (id, name) in truth { set.apply(named(*id, name), now); }
            };
            for step in steps.into_iter().chain([Step::Cut, Step::Subscribe]) {
                now += 100;
                match step {
                    Step::Update(id, n) => {
                        truth.insert(id, n.to_string());
                        set.apply(named(id, &n.to_string()), now);
                    }
                    Step::Cut => set.go_offline(),
                    Step::Subscribe => snapshot(&mut set, &truth, now),
                }
                set.tick(now);
                if now % 300 == 0 { take(&mut set, &mut seen); }
            }
            take(&mut set, &mut seen);
            prop_assert_eq!(set.phase(), Phase::Live);
            prop_assert_eq!(&seen, set.rows());
            for (id, name) in &truth {
                prop_assert_eq!(seen[id].name.as_deref(), Some(name.as_str()));
            }
        }
    }

    fn take(set: &mut DataSet, seen: &mut HashMap<i64, Row>) {
        let changes = set.take_changes(0);
        if changes.is_reset() {
            seen.clone_from(set.rows());
        }
        for id in changes.touched() {
            seen.insert(id, set.rows()[&id].clone());
        }
    }
}
