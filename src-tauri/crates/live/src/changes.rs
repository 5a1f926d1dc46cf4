//! Which rows changed since somebody looked: bounded by the number of rows, never by time.

use std::collections::HashSet;

/// The changes one consumer has not taken yet.
#[derive(Debug, Default)]
pub struct Changes {
    /// Everything is new; the set is empty then.
    reset: bool,
    touched: HashSet<i64>,
}

impl Changes {
    /// A row is new or has changed.
    pub(crate) fn touch(&mut self, id: i64) {
        if !self.reset {
            self.touched.insert(id);
        }
    }

    /// All rows were exchanged.
    pub(crate) fn reset(&mut self) {
        *self = Self { reset: true, ..Self::default() };
    }

    /// True if there is nothing to take.
    pub fn is_empty(&self) -> bool {
        !self.reset && self.touched.is_empty()
    }

    /// True if the whole table is to be sent.
    pub fn is_reset(&self) -> bool {
        self.reset
    }

    /// Rows to send, if it is not the whole table.
    pub fn touched(&self) -> impl Iterator<Item = i64> {
        self.touched.iter().copied()
    }
}
