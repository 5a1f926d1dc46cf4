//! What the server says of an agent only if it was asked for it: past statuses, and metrics per
//! queue.

use compact_str::CompactString;

use crate::{AgentStatus, Metric, Millis, QueueId};

/// Changes of what comes only if it was asked for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DetailsDiff {
    /// New spans of the last 24 hours, and known ones that have changed (`includeStatusHistory`).
    pub history: Vec<StatusSpan>,
    /// Metrics per queue (`includeBreakdowns`).
    pub breakdowns: BreakdownsDiff,
    /// Of a sum: the entities in it, all of them.
    pub members: Option<Vec<i64>>,
}

/// A status that was, or is. Its beginning tells it from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusSpan {
    /// When it began, on the server's clock.
    pub start: Millis,
    /// When it ended; none while it lasts.
    pub end: Option<Millis>,
    /// The status, if the server said it.
    pub status: Option<AgentStatus>,
    /// The reason code's name.
    pub reason: Option<CompactString>,
}

/// Changes of an agent's metrics per queue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BreakdownsDiff {
    /// New ones; known ones among them are changes.
    pub added: Vec<BreakdownDiff>,
    /// Changed ones; unknown ones among them are new.
    pub changed: Vec<BreakdownDiff>,
    /// Queues that there is no breakdown of any more.
    pub removed: Vec<QueueId>,
}

/// Changes of an agent's metrics in one queue.
#[derive(Debug, Clone, PartialEq)]
pub struct BreakdownDiff {
    /// The queue.
    pub queue: QueueId,
    /// The queue's name.
    pub name: Option<CompactString>,
    /// The metrics.
    pub metrics: Vec<Metric>,
}

impl DetailsDiff {
    /// True if it says nothing.
    pub fn is_empty(&self) -> bool {
        self.history.is_empty() && self.breakdowns.is_empty() && self.members.is_none()
    }

    /// In a box; none if it says nothing.
    pub fn boxed(self) -> Option<Box<Self>> {
        (!self.is_empty()).then(|| Box::new(self))
    }
}

impl BreakdownsDiff {
    /// True if it says nothing.
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }
}
