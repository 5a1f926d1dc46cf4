//! What is gathered beside a table until it can be swapped in.

use std::collections::HashMap;

use connect_model::{EntityDiff, Millis};

use crate::Row;
use crate::doubts::Judgement;
use crate::mix::Mixing;
use crate::names::Names;
use crate::pending::Pending;
use crate::phase::{Question, Wait};
use crate::slots::moved;

/// A pushed snapshot with entities missing is taken as whole when nothing new came for this long:
/// the server need not have something to say of everybody.
pub(crate) const QUIET: i64 = 1_500;
/// … and in any case after this long.
pub(crate) const LIMIT: i64 = 15_000;
/// A question that was not answered for so long is asked anew.
pub(crate) const UNANSWERED: i64 = 60_000;

/// A snapshot that is pushed.
#[derive(Debug)]
pub(crate) struct Gathering {
    rows: Vec<Option<Row>>,
    /// The entities that the snapshot is known to have brought, and how many of the expected ones
    /// are missing.
    brought: Vec<bool>,
    expected: usize,
    missing: usize,
    /// When it was asked for, and when it last brought something new.
    asked: Wait,
    last_new: Wait,
    /// The subscription that it comes with, as long as it is not known to have been made.
    pub(crate) question: Option<Question>,
    /// When the last update came.
    pub(crate) heard: Option<Millis>,
}

impl Gathering {
    /// A snapshot of so many entities, of which the first ones are expected.
    pub(crate) fn new(
        places: usize,
        expected: usize,
        question: Option<Question>,
        now: Millis,
    ) -> Self {
        Self {
            rows: moved(Vec::new(), &[], places),
            brought: vec![false; places],
            expected,
            missing: expected,
            asked: Wait::from(now),
            last_new: Wait::from(now),
            question,
            heard: None,
        }
    }

    /// Takes an update.
    pub(crate) fn take(
        &mut self,
        place: usize,
        diff: EntityDiff,
        at: Millis,
        judgement: Judgement,
        names: &mut Names,
    ) {
        if place >= self.rows.len() {
            self.rows.resize_with(place + 1, || None);
            self.brought.resize(place + 1, false);
        }
        let row = self.rows[place].get_or_insert_default();
        if judgement == Judgement::Snapshot {
            *row = Row::default();
        }
        row.apply(diff, at, names);
        self.heard = Some(at);
        if judgement != Judgement::Doubtful && !self.brought[place] {
            self.brought[place] = true;
            self.last_new = Wait::from(at);
            self.missing -= usize::from(place < self.expected);
        }
    }

    /// True if every expected entity came.
    pub(crate) fn is_whole(&self) -> bool {
        self.missing == 0
    }

    /// The subscription was made: the snapshot is on its way.
    pub(crate) fn subscribed(&mut self, now: Millis) {
        self.question = None;
        (self.asked, self.last_new) = (Wait::from(now), Wait::from(now));
    }

    /// True if it is taken as it is: nothing more will come.
    pub(crate) fn is_over(&mut self, now: Millis) -> bool {
        let quiet = self.last_new.passed(now, QUIET) && self.heard.is_some();
        self.asked.passed(now, LIMIT) || quiet
    }

    /// True if the subscription that it should come with was not made in time.
    pub(crate) fn is_lost(&mut self, now: Millis) -> bool {
        self.asked.passed(now, UNANSWERED)
    }

    /// The places have changed.
    pub(crate) fn arrange(&mut self, to: &[Option<usize>], places: usize, expected: usize) {
        self.rows = moved(std::mem::take(&mut self.rows), to, places);
        let brought = std::mem::take(&mut self.brought).into_iter().map(Some).collect();
        let brought = moved(brought, to, places);
        self.brought = brought.into_iter().map(|known| known == Some(true)).collect();
        self.expected = expected;
        self.missing = self.brought[..expected].iter().filter(|brought| !**brought).count();
    }

    /// The rows by place.
    pub(crate) fn into_rows(self) -> Vec<Option<Row>> {
        self.rows
    }
}

/// A snapshot that was asked for, and what was pushed since.
#[derive(Debug)]
pub(crate) struct Asking {
    pub(crate) question: Question,
    /// When it was asked: the answer is of then or of later.
    pub(crate) asked: Millis,
    wait: Wait,
    /// By place: one update for each entity, however many came.
    pending: HashMap<usize, Pending, Mixing>,
    heard: Millis,
}

impl Asking {
    pub(crate) fn new(question: Question, now: Millis) -> Self {
        let (wait, pending) = (Wait::from(now), HashMap::default());
        Self { question, asked: now, wait, pending, heard: now }
    }

    /// Takes an update.
    pub(crate) fn take(
        &mut self,
        place: usize,
        diff: EntityDiff,
        at: Millis,
        judgement: Judgement,
        names: &mut Names,
    ) {
        let pending = self.pending.entry(place).or_default();
        if judgement == Judgement::Snapshot {
            *pending = Pending::replacing();
        }
        pending.add(diff, at, names);
        self.heard = at;
    }

    /// True if the answer did not come in time.
    pub(crate) fn is_lost(&mut self, now: Millis) -> bool {
        self.wait.passed(now, UNANSWERED)
    }

    /// The places have changed.
    pub(crate) fn arrange(&mut self, to: &[Option<usize>]) {
        let old = std::mem::take(&mut self.pending).into_iter();
        self.pending =
            old.filter_map(|(place, pending)| Some(((*to.get(place)?)?, pending))).collect();
    }

    /// Lays what was pushed on the rows of the answer. Answers when the last update came.
    pub(crate) fn lay_on(self, rows: &mut [Option<Row>]) -> Millis {
        for (place, pending) in self.pending {
            if let Some(row) = rows.get_mut(place) {
                pending.lay_on(row.get_or_insert_default());
            }
        }
        self.heard
    }
}
