//! One table as a machine: cold, snapshot, live, gap, offline, shut. A new snapshot is gathered beside
//! the table and swapped in at once; what the table shows meanwhile is marked as not live.

mod closing;
mod places;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use connect_model::{EntityDiff, Millis};

use crate::changes::{Changes, Marks};
use crate::doubts::{Doubts, Judgement};
use crate::names::Names;
use crate::phase::{Closing, Generation, Phase};
use crate::slots::{Key, Slots};
use crate::staging::{Asking, Gathering};
use crate::{Row, RowView, StoredRow};

/// One table.
#[derive(Debug)]
pub struct DataSet<K: Key = i64> {
    doing: Doing,
    generation: Generation,
    closing: Closing,
    questions: u64,
    /// Expected entities have the first places.
    slots: Slots<K>,
    expected: usize,
    /// True if only expected entities have rows: others are out of what is looked at.
    strict: bool,
    /// By place; none where an entity has gone.
    rows: Vec<Option<Row>>,
    names: Names,
    marks: Marks,
    doubts: Doubts,
    stale_since: Option<Millis>,
    heard: Option<Millis>,
}

#[derive(Debug)]
enum Doing {
    Cold,
    Offline,
    Gap,
    Gathering(Box<Gathering>),
    Asking(Box<Asking>),
    Live,
    Shut,
}

/// What became of an update.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It came when none is expected, or is of nobody who is looked at.
    Not,
    /// It waits for its snapshot.
    Staged,
    /// It changed the row at this place.
    Applied(usize),
    /// It completed a snapshot: all rows are new.
    Swapped,
}

impl<K: Key> DataSet<K> {
    /// An empty table.
    pub(crate) fn new(closing: Closing) -> Self {
        Self {
            doing: Doing::Cold,
            generation: Generation::default(),
            closing,
            questions: 0,
            slots: Slots::default(),
            expected: 0,
            strict: false,
            rows: Vec::new(),
            names: Names::default(),
            marks: Marks::default(),
            doubts: Doubts::default(),
            stale_since: None,
            heard: None,
        }
    }

    /// How the table is related to the server.
    pub fn phase(&self) -> Phase {
        match self.doing {
            Doing::Cold => Phase::Cold,
            Doing::Offline => Phase::Offline { since: self.stale_since.unwrap_or_default() },
            Doing::Gap => Phase::Gap,
            Doing::Gathering(_) | Doing::Asking(_) => Phase::Snapshot,
            Doing::Live => Phase::Live,
            Doing::Shut => Phase::Shut,
        }
    }

    /// True if the rows follow the server.
    pub fn is_live(&self) -> bool {
        matches!(self.doing, Doing::Live)
    }

    /// True if nothing comes of it.
    fn is_still(&self) -> bool {
        matches!(self.doing, Doing::Cold | Doing::Offline | Doing::Shut)
    }

    /// True if the server lets nobody follow it.
    pub fn is_shut(&self) -> bool {
        matches!(self.doing, Doing::Shut)
    }

    /// Since when the rows may differ from the server; none while they follow it, and if nothing
    /// was ever known.
    pub fn stale_since(&self) -> Option<Millis> {
        self.stale_since
    }

    /// When the server was last heard of.
    pub fn as_of(&self) -> Option<Millis> {
        self.heard
    }

    /// The row of an entity.
    pub fn get(&self, id: &K) -> Option<RowView<'_>> {
        self.at(self.slots.find(id)?)
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = (&K, RowView<'_>)> {
        let rows = self.slots.ids().iter().zip(&self.rows);
        rows.filter_map(|(id, row)| Some((id, RowView::new(row.as_ref()?, &self.names))))
    }

    pub(crate) fn at(&self, place: usize) -> Option<RowView<'_>> {
        Some(RowView::new(self.rows.get(place)?.as_ref()?, &self.names))
    }

    /// Touches the row of an entity; the number means nothing.
    pub(crate) fn touch_row(&self, id: &K) -> usize {
        let place = self.slots.find(id);
        place.and_then(|place| self.rows.get(place)?.as_ref()).map_or(0, Row::touch)
    }

    /// Touches what an update will change outside of the row at this place; the number means nothing.
    pub(crate) fn touch_parts(&self, place: usize, diff: &EntityDiff) -> usize {
        let row = self.rows.get(place).and_then(Option::as_ref);
        row.map_or(0, |row| row.touch_parts(diff))
    }

    pub(crate) fn slots(&self) -> &Slots<K> {
        &self.slots
    }

    /// Fills the table with the last values known; only before anything came from the server.
    pub(crate) fn restore(&mut self, ids: Vec<K>, mut stored: HashMap<K, StoredRow>) {
        if !matches!(self.doing, Doing::Cold) {
            return;
        }
        self.arrange(ids, false);
        for (id, row) in self.slots.ids().iter().zip(&mut self.rows) {
            let stored = stored.remove(id).unwrap_or_default();
            self.heard = self.heard.max(stored.as_of);
            *row = Some(stored.into_row(&mut self.names));
        }
        if self.heard.is_some() {
            self.stale_since = self.heard;
            self.doing = Doing::Offline;
        }
    }

    /// A subscription to these entities was made, on a connection of its own: a snapshot will
    /// come. Of an older generation than the table's own it comes too late.
    pub(crate) fn begin(&mut self, ids: Vec<K>, generation: Generation, now: Millis) {
        if generation < self.generation {
            return;
        }
        self.generation = generation;
        self.leave(now);
        self.arrange(ids, true);
        self.doubts.end();
        let gathering = Gathering::new(self.slots.len(), self.expected, None, now);
        self.doing = Doing::Gathering(Box::new(gathering));
        self.swap_if_whole();
    }

    /// Something may have been lost before this generation. The rows stay as they are until a new
    /// snapshot has come, which is to be asked for: see [`Self::take_wish`].
    pub(crate) fn gap(&mut self, generation: Generation, now: Millis) {
        if generation < self.generation {
            return;
        }
        self.generation = generation;
        if !self.is_still() {
            self.leave(now);
            self.doing = Doing::Gap;
        }
    }

    /// The connection is gone; the rows stay, as of their time.
    pub(crate) fn go_offline(&mut self, now: Millis) {
        if !self.is_still() {
            self.leave(now);
            self.doing = if self.heard.is_some() { Doing::Offline } else { Doing::Cold };
        }
    }

    /// The server lets nobody follow it, until the next subscription. What was known of it goes: it is
    /// not for the user any more, and would never become younger.
    pub(crate) fn shut(&mut self) {
        self.doing = Doing::Shut;
        self.rows.fill_with(|| None);
        self.doubts.end();
        self.stale_since = None;
        self.heard = None;
        self.marks.reset();
    }

    /// The rows are not live from now on; every one of them is drawn anew.
    fn leave(&mut self, now: Millis) {
        if self.heard.is_some() {
            self.stale_since.get_or_insert(now);
        }
        self.marks.reset();
    }

    /// Takes an update of this generation.
    pub(crate) fn apply(
        &mut self,
        generation: Generation,
        id: &K,
        diff: EntityDiff,
        at: Millis,
    ) -> Taken {
        let follows = !self.is_still() && !matches!(self.doing, Doing::Gap);
        if generation < self.generation || !follows {
            return Taken::Not;
        }
        let place = self.slots.find(id).or_else(|| self.add(id.clone()));
        let Some(place) = place else { return Taken::Not };
        let known = self.rows[place].as_ref().map_or(0, |row| row.values.len());
        let judgement = self.doubts.judge::<K>(place, &diff, known);
        match &mut self.doing {
            Doing::Live => {
                let row = self.rows[place].get_or_insert_default();
                if judgement == Judgement::Snapshot {
                    *row = Row::default();
                }
                row.apply(diff, at, &mut self.names);
                self.heard = Some(at);
                self.marks.touch(place);
                Taken::Applied(place)
            }
            Doing::Gathering(gathering) => {
                gathering.take(place, diff, at, judgement, &mut self.names);
                if self.swap_if_whole() { Taken::Swapped } else { Taken::Staged }
            }
            Doing::Asking(asking) => {
                asking.take(place, diff, at, judgement, &mut self.names);
                Taken::Staged
            }
            Doing::Cold | Doing::Offline | Doing::Gap | Doing::Shut => Taken::Not,
        }
    }

    /// Time passed. True if a snapshot was swapped in.
    pub(crate) fn tick(&mut self, now: Millis) -> bool {
        let over = match &mut self.doing {
            Doing::Gathering(gathering) if gathering.question.is_none() => {
                self.doubts.tick(now);
                gathering.is_over(now)
            }
            Doing::Gathering(gathering) => {
                if gathering.is_lost(now) {
                    self.doing = Doing::Gap;
                }
                false
            }
            Doing::Asking(asking) => {
                if asking.is_lost(now) {
                    self.doing = Doing::Gap;
                }
                false
            }
            Doing::Cold | Doing::Offline | Doing::Gap | Doing::Live | Doing::Shut => {
                self.doubts.tick(now);
                false
            }
        };
        over && self.swap_gathered()
    }

    fn swap_if_whole(&mut self) -> bool {
        let whole = matches!(&self.doing, Doing::Gathering(gathering) if gathering.is_whole());
        whole && self.swap_gathered()
    }

    fn swap_gathered(&mut self) -> bool {
        let Doing::Gathering(gathering) = std::mem::replace(&mut self.doing, Doing::Gap) else {
            return false;
        };
        let heard = gathering.heard;
        self.swap(gathering.into_rows(), heard);
        true
    }

    /// Entities that were expected and did not come have a row that knows nothing.
    fn swap(&mut self, rows: Vec<Option<Row>>, heard: Option<Millis>) {
        self.rows = rows;
        self.rows.resize_with(self.slots.len(), || None);
        for row in &mut self.rows[..self.expected] {
            row.get_or_insert_default();
        }
        self.doing = Doing::Live;
        self.stale_since = None;
        self.heard = heard.or(self.heard);
        self.marks.reset();
    }

    /// A row is to be drawn anew although the server said nothing of it.
    pub(crate) fn touch(&mut self, place: usize) {
        self.marks.touch(place);
    }

    /// Takes the changes of one consumer (0 is the window, 1 the store).
    pub(crate) fn take_changes(&mut self, consumer: usize) -> Changes<K> {
        self.marks.take(consumer, self.slots.ids())
    }

    /// True if that consumer has changes to take.
    pub fn has_changes(&self, consumer: usize) -> bool {
        self.marks.any(consumer)
    }

    /// How many rows that consumer has to take.
    pub(crate) fn changed(&self, consumer: usize) -> usize {
        self.marks.count(consumer).unwrap_or(self.rows.len())
    }

    /// Everything is to be drawn anew.
    pub(crate) fn reset(&mut self) {
        self.marks.reset();
    }
}
