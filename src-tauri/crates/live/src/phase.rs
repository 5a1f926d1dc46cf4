//! How a table is related to the server, and the numbers that keep old data out of it.

use connect_model::Millis;

/// How the table is related to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Nothing was ever known.
    Cold,
    /// A snapshot is coming in; the rows are older.
    Snapshot,
    /// The rows follow the server.
    Live,
    /// Something may have been lost, and a new snapshot is wanted; the rows are older.
    Gap,
    /// The rows are the last ones known.
    Offline {
        /// Since when they may differ from the server.
        since: Millis,
    },
    /// The server lets nobody follow it; there are no rows.
    Shut,
}

/// Which stretch of whole data something belongs to: the caller counts it up with every connection
/// and every possible gap, and says it with every batch of updates. What is of an older one than
/// the table comes too late.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Generation(pub u64);

impl Generation {
    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// What a wish is answered to; another wish of the table makes it void.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Question(pub(crate) u64);

/// How a gap is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// By a snapshot that is asked for (M1 to M4).
    Answer,
    /// By a new subscription.
    Subscription,
}

/// A step of the clock that is longer than this is one of the clock, not of time: the computer
/// slept, or the clock was set.
const STEP: i64 = 1_000;

/// Time that passes while somebody looks now and then.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wait {
    seen: Millis,
    passed: i64,
}

impl Wait {
    pub(crate) fn from(now: Millis) -> Self {
        Self { seen: now, passed: 0 }
    }

    /// Whether so much has passed, as far as somebody looked.
    pub(crate) fn passed(&mut self, now: Millis, limit: i64) -> bool {
        self.passed += now.saturating_sub(self.seen).clamp(0, STEP);
        self.seen = now;
        self.passed >= limit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_of_the_clock_are_no_time() {
        let mut wait = Wait::from(3_600_000);
        assert!(!wait.passed(3_600_700, 1_500));
        assert!(!wait.passed(1_000, 1_500));
        assert!(!wait.passed(1_799, 1_500));
        assert!(wait.passed(1_800, 1_500));
        let mut wait = Wait::from(0);
        assert!(!wait.passed(3_600_000, 1_500));
        assert!(wait.passed(3_600_500, 1_500));
    }
}
