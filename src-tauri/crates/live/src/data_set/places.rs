//! Who has a place in a table, and where: those who are looked at first, then others that have rows.

use connect_model::Millis;

use super::{DataSet, Doing};
use crate::slots::{Key, Slots, moved};

impl<K: Key> DataSet<K> {
    /// Other entities are looked at from now on, and no others if `strict`. Rows of both choices stay
    /// as they are; new ones know nothing until the server has said something of them.
    pub(crate) fn narrow(&mut self, ids: Vec<K>, strict: bool, now: Millis) {
        self.strict = strict;
        let new = self.arrange(ids, false);
        if self.is_shut() {
            return;
        }
        for row in &mut self.rows {
            row.get_or_insert_default();
        }
        if K::NAMED && !self.is_still() {
            self.doubts.begin(new, now);
        }
        self.swap_if_whole();
    }

    /// Gives the entities the first places, and others that have rows the next ones, if they may
    /// `stay`. Answers the places of those that had none.
    pub(super) fn arrange(&mut self, ids: Vec<K>, stay: bool) -> Vec<usize> {
        let mut slots = Slots::of(ids);
        let expected = slots.len();
        if stay {
            for (id, row) in self.slots.ids().iter().zip(&self.rows) {
                if row.is_some() {
                    slots.add(id.clone());
                }
            }
        }
        let to: Vec<_> = self.slots.ids().iter().map(|id| slots.find(id)).collect();
        let len = slots.len();
        self.rows = moved(std::mem::take(&mut self.rows), &to, len);
        self.doubts.arrange(&to, len);
        match &mut self.doing {
            Doing::Gathering(gathering) => gathering.arrange(&to, len, expected),
            Doing::Asking(asking) => asking.arrange(&to),
            Doing::Cold | Doing::Offline | Doing::Gap | Doing::Live | Doing::Shut => {}
        }
        let old = std::mem::replace(&mut self.slots, slots);
        self.expected = expected;
        self.marks.reset();
        self.marks.resize(len);
        let ids = self.slots.ids().iter().enumerate();
        ids.filter(|(_, id)| old.find(id).is_none()).map(|(place, _)| place).collect()
    }

    /// A place for an entity that was not expected, if it may have one.
    pub(super) fn add(&mut self, id: K) -> Option<usize> {
        if self.strict || self.slots.len() - self.expected >= K::SPARE {
            return None;
        }
        let place = self.slots.add(id);
        self.rows.resize_with(place + 1, || None);
        self.doubts.resize(place + 1);
        self.marks.resize(place + 1);
        Some(place)
    }
}
