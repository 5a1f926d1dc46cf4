//! Entities whose snapshot is still to come, while an older subscription may tell of them.

use connect_model::Millis;

use crate::phase::Wait;
use crate::slots::moved;
use crate::staging::LIMIT;

/// Whoever was looked at, and looked away from, and looked at again, or was subscribed to anew on
/// the same connection. Updates that were on their way already say nothing of what happened
/// between; the snapshot is known by the name in it, and replaces them. A server that names nobody
/// is believed after a while.
#[derive(Debug, Default)]
pub(crate) struct Doubts {
    /// By place.
    of: Vec<bool>,
    /// Since when there may be any.
    since: Option<Wait>,
}

impl Doubts {
    /// These are in doubt.
    pub(crate) fn begin(&mut self, places: impl IntoIterator<Item = usize>, now: Millis) {
        for place in places {
            self.of[place] = true;
            self.since = Some(Wait::from(now));
        }
    }

    /// Nobody is.
    pub(crate) fn end(&mut self) {
        if self.since.take().is_some() {
            self.of.fill(false);
        }
    }

    /// Time passed.
    pub(crate) fn tick(&mut self, now: Millis) {
        if self.since.as_mut().is_some_and(|since| since.passed(now, LIMIT)) {
            self.end();
        }
    }

    /// Whether an update may be older than the snapshot, and whether it is the snapshot.
    pub(crate) fn judge(&mut self, place: usize, named: bool) -> (bool, bool) {
        if self.since.is_none() || !self.of[place] {
            return (false, false);
        }
        self.of[place] = !named;
        (!named, named)
    }

    /// So many places there are now.
    pub(crate) fn resize(&mut self, len: usize) {
        self.of.resize(len, false);
    }

    /// The places have changed.
    pub(crate) fn arrange(&mut self, to: &[Option<usize>], len: usize) {
        let old = std::mem::take(&mut self.of).into_iter().map(Some).collect();
        self.of = moved(old, to, len).into_iter().map(|doubt| doubt == Some(true)).collect();
    }
}
