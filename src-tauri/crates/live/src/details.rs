//! What a row has only if it was asked for: past statuses, metrics per queue, the entities of a
//! sum.

use compact_str::CompactString;
use connect_model::{BreakdownDiff, BreakdownsDiff, DetailsDiff, QueueId, StatusSpan};

use crate::history::remember;
use crate::names::Names;
use crate::values::Values;

/// Few rows have any of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Details {
    /// Sorted by beginning.
    pub(crate) history: Vec<StatusSpan>,
    /// Sorted by queue.
    pub(crate) breakdowns: Vec<Breakdown>,
    /// Of a sum: the entities in it.
    pub(crate) members: Vec<i64>,
}

/// An agent's metrics in one queue.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Breakdown {
    pub(crate) queue: QueueId,
    pub(crate) name: Option<CompactString>,
    pub(crate) values: Values,
}

impl Details {
    pub(crate) fn apply(&mut self, diff: DetailsDiff, names: &mut Names) {
        remember(&mut self.history, diff.history);
        breakdown_steps(diff.breakdowns, |step| match step {
            BreakdownStep::End(queue) => self.end_breakdown(queue),
            BreakdownStep::Tell(diff) => {
                let breakdown = self.breakdown(diff.queue);
                breakdown.name = diff.name.or(breakdown.name.take());
                breakdown.values.take(diff.metrics, names);
            }
        });
        if let Some(members) = diff.members {
            self.members = members;
        }
    }

    pub(crate) fn end_breakdown(&mut self, queue: QueueId) {
        self.breakdowns.retain(|breakdown| breakdown.queue != queue);
    }

    /// The breakdown of a queue; an empty one if there was none.
    pub(crate) fn breakdown(&mut self, queue: QueueId) -> &mut Breakdown {
        let found = self.breakdowns.binary_search_by_key(&queue, |breakdown| breakdown.queue);
        let place = found.unwrap_or_else(|place| {
            let new = Breakdown { queue, name: None, values: Values::default() };
            self.breakdowns.insert(place, new);
            place
        });
        &mut self.breakdowns[place]
    }
}

/// What an update does to the breakdown of one queue.
#[derive(Debug)]
pub(crate) enum BreakdownStep {
    /// It is no more; one of the same queue that follows is another.
    End(QueueId),
    /// It is new or has changed.
    Tell(BreakdownDiff),
}

/// What an update does, in the order in which it is to be done; as with sessions.
pub(crate) fn breakdown_steps(diff: BreakdownsDiff, mut step: impl FnMut(BreakdownStep)) {
    let BreakdownsDiff { added, changed, mut removed } = diff;
    for queue in &removed {
        step(BreakdownStep::End(*queue));
    }
    removed.retain(|queue| added.iter().all(|breakdown| breakdown.queue != *queue));
    for breakdown in added {
        step(BreakdownStep::Tell(breakdown));
    }
    for breakdown in changed {
        if !removed.contains(&breakdown.queue) {
            step(BreakdownStep::Tell(breakdown));
        }
    }
}
