//! What is going to happen, in order of time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Something that happens. Agents' events carry the turn they were planned in and are void if the
/// agent has changed status since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Event {
    /// A caller comes to this queue in this modality.
    Arrival(usize, usize),
    /// This caller's patience ends.
    Patience(i64),
    /// The agent picks up.
    Answer(usize, u32),
    /// The agent did not pick up.
    Miss(usize, u32),
    /// The conversation ends.
    Hangup(usize, u32),
    /// After-call work is done, a pause is over, or a team lead sets the agent back.
    Ready(usize, u32),
    /// An idle agent wants to do something else.
    Restless(usize, u32),
    /// Somebody's suspension is looked at.
    Suspension,
    /// The customer of this session is put on hold. Sessions' events carry the turn of the session
    /// they were planned in.
    Hold(i64, u32),
    /// The customer is taken back.
    Unhold(i64, u32),
    /// The primary agent calls somebody in.
    Second(i64, u32),
    /// A team lead thinks of listening in.
    Listen(i64, u32),
    /// Who was called in is done.
    Apart(usize, u32),
    /// The rules of the alerts are looked at.
    Check,
}

/// The events to come. What is planned for the same moment happens in the order it was planned.
#[derive(Default)]
pub(super) struct Timeline {
    heap: BinaryHeap<Reverse<(i64, u64, Event)>>,
    planned: u64,
}

impl Timeline {
    pub(super) fn plan(&mut self, at: i64, event: Event) {
        self.planned += 1;
        self.heap.push(Reverse((at, self.planned, event)));
    }

    pub(super) fn next_until(&mut self, until: i64) -> Option<(i64, Event)> {
        if self.heap.peek()?.0.0 > until {
            return None;
        }
        self.heap.pop().map(|Reverse((at, _, event))| (at, event))
    }
}
