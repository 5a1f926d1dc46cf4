//! Entities whose snapshot is still to come, while an older subscription may tell of them.

use connect_model::{EntityDiff, Millis, SessionsDiff};

use crate::phase::Wait;
use crate::slots::{Key, moved};
use crate::staging::LIMIT;

/// Whoever was looked at, and looked away from, and looked at again, or was subscribed to anew on
/// the same connection. Updates that were on their way already say nothing of what happened
/// between; a snapshot is known by what is in it, and replaces them. There may be several on their
/// way, so that is so for a while; then a server whose snapshots look otherwise is believed, too.
#[derive(Debug, Default)]
pub(crate) struct Doubts {
    /// By place.
    of: Vec<bool>,
    /// Since when there may be any.
    since: Option<Wait>,
}

/// What an update is taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// Nobody doubts it: the first one of a subscription is its snapshot, others are changes.
    Usual,
    /// It replaces what came before.
    Snapshot,
    /// The snapshot may be still to come.
    Doubtful,
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

    /// Whoever is in doubt is so for longer.
    pub(crate) fn extend(&mut self, now: Millis) {
        self.since = self.since.map(|_| Wait::from(now));
    }

    /// Time passed.
    pub(crate) fn tick(&mut self, now: Millis) {
        if self.since.as_mut().is_some_and(|since| since.passed(now, LIMIT)) {
            self.end();
        }
    }

    /// Whether an update may be older than the snapshot, and whether it is a snapshot. So many
    /// metrics are known of the entity: a snapshot has most of them, as few are taken back at once.
    /// One without a name, a sum, is known by having all of them.
    pub(crate) fn judge<K: Key>(&self, place: usize, diff: &EntityDiff, known: usize) -> Judgement {
        if self.since.is_none() || !self.of[place] {
            return Judgement::Usual;
        }
        let whole = if K::NAMED {
            diff.metrics.len() * 2 >= known && looks_whole(diff)
        } else {
            diff.metrics.len() >= known
        };
        if whole { Judgement::Snapshot } else { Judgement::Doubtful }
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

/// A snapshot has the name and something besides, and nothing in it has changed or ended.
fn looks_whole(diff: &EntityDiff) -> bool {
    let news = |sessions: &SessionsDiff| sessions.changed.is_empty() && sessions.removed.is_empty();
    diff.name.is_some()
        && (diff.status.is_some() || !diff.metrics.is_empty())
        && diff.sessions.iter().all(|(_, sessions)| news(sessions))
}
