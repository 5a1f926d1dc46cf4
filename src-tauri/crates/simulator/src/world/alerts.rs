//! Alerts: rules that are looked at every few seconds of the centre's time. Each fires once and is
//! quiet until what it is about has passed.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use connect_model::EntityKind;

use super::agents::Doing;
use super::events::Event;
use super::queues::Queue;
use super::sessions::MAIL;
use super::{World, id_of};

/// How often the rules are looked at.
const EVERY: i64 = 5_000;
/// A caller who waits longer than this has waited too long.
const LONG_WAIT: i64 = 120_000;
/// With nobody available more callers than this are too many.
const CROWD: usize = 3;
/// After-call work that takes longer than this takes too long.
const LONG_AFTER_CALL: i64 = 150_000;
/// How many alerts are kept for who does not take them.
const ROOM: usize = 1_000;

/// What an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum AlertKind {
    LongWait,
    NobodyAvailable,
    NotAnswering,
    LongAfterCall,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Severity {
    Warning,
    Critical,
}

/// An alert.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Alert {
    pub id: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    pub kind: AlertKind,
    pub severity: Severity,
    pub text: String,
    pub entity: EntityKind,
    /// The index of the agent or queue.
    pub index: usize,
    pub name: Arc<str>,
}

/// What has fired and what nobody has taken yet.
#[derive(Default)]
pub(super) struct Alerts {
    firing: BTreeSet<(AlertKind, usize)>,
    waiting: VecDeque<Alert>,
    last: i64,
}

impl AlertKind {
    /// The word for it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::LongWait => "longestWait",
            Self::NobodyAvailable => "noAgentsAvailable",
            Self::NotAnswering => "agentNotAnswering",
            Self::LongAfterCall => "afterCallTooLong",
        }
    }

    const fn severity(self) -> Severity {
        match self {
            Self::LongWait | Self::NobodyAvailable => Severity::Critical,
            Self::NotAnswering | Self::LongAfterCall => Severity::Warning,
        }
    }

    const fn entity(self) -> EntityKind {
        match self {
            Self::LongWait | Self::NobodyAvailable => EntityKind::Queue,
            Self::NotAnswering | Self::LongAfterCall => EntityKind::Agent,
        }
    }
}

impl World {
    /// Takes the alerts since this was last asked, the oldest first.
    pub(crate) fn take_alerts(&mut self) -> Vec<Alert> {
        self.alerts.waiting.drain(..).collect()
    }

    /// Somebody waits too long in a queue, whether or not that is so; false if there is none of this
    /// id.
    pub(crate) fn alert_of_queue(&mut self, id: i64) -> bool {
        let index = usize::try_from(id - 1).unwrap_or(usize::MAX);
        let known = index < self.queues.len();
        if known {
            self.fire(AlertKind::LongWait, index);
        }
        known
    }

    pub(super) fn plan_check(&mut self) {
        self.timeline.plan(self.now + EVERY, Event::Check);
    }

    pub(super) fn check_alerts(&mut self) {
        self.plan_check();
        let due = self.due();
        let new: Vec<_> = due.difference(&self.alerts.firing).copied().collect();
        self.alerts.firing = due;
        for (kind, index) in new {
            self.fire(kind, index);
        }
    }

    fn due(&self) -> BTreeSet<(AlertKind, usize)> {
        let mut due = BTreeSet::new();
        for (index, queue) in self.queues.iter().enumerate() {
            if oldest(queue).is_some_and(|since| self.now - since > LONG_WAIT) {
                due.insert((AlertKind::LongWait, index));
            }
            let crowd: usize = queue.lines[..MAIL].iter().map(|line| line.waiting.len()).sum();
            if crowd > CROWD && self.longest_idle(index).is_none() {
                due.insert((AlertKind::NobodyAvailable, index));
            }
        }
        for (index, agent) in self.agents.iter().enumerate() {
            match agent.doing {
                Doing::NoAnswer => drop(due.insert((AlertKind::NotAnswering, index))),
                Doing::AfterCall(_) if self.now - agent.since > LONG_AFTER_CALL => {
                    due.insert((AlertKind::LongAfterCall, index));
                }
                _ => {}
            }
        }
        due
    }

    fn fire(&mut self, kind: AlertKind, index: usize) {
        let name = match kind.entity() {
            EntityKind::Queue => &self.queues[index].name,
            EntityKind::Agent => &self.agents[index].name,
        };
        let text = match kind {
            AlertKind::LongWait => {
                format!("Queue {name}: a caller has been waiting for more than two minutes.")
            }
            AlertKind::NobodyAvailable => {
                format!("Queue {name}: callers are waiting and no agent is available.")
            }
            AlertKind::NotAnswering => {
                format!("Agent {name} ({}) did not answer a session.", id_of(index))
            }
            AlertKind::LongAfterCall => {
                format!("Agent {name} ({}) has been in after-call for long.", id_of(index))
            }
        };
        let name = Arc::clone(name);
        self.alerts.last += 1;
        let (id, at, severity, entity) =
            (self.alerts.last, self.now, kind.severity(), kind.entity());
        if self.alerts.waiting.len() >= ROOM {
            self.alerts.waiting.pop_front();
        }
        self.alerts.waiting.push_back(Alert { id, at, kind, severity, text, entity, index, name });
    }
}

/// Since when the caller who waits longest has waited; e-mails can wait.
fn oldest(queue: &Queue) -> Option<i64> {
    queue.lines[..MAIL].iter().filter_map(|line| line.unanswered.first()).map(|(at, _)| *at).min()
}
