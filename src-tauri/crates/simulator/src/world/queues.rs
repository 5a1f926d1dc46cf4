//! Queues: who waits, and what the day brought.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::days::Sum;
use super::org::Org;
use super::random::Dice;
use super::sessions::SERVICE_LEVEL;
use super::{Setup, names};

/// One modality of a queue.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    /// Mean time between two callers; 0 if the queue does not have this modality.
    pub interval: f64,
    /// Everybody who is not answered yet: arrival and session.
    pub unanswered: BTreeSet<(i64, i64)>,
    /// Those of them who are offered to nobody.
    pub waiting: BTreeSet<(i64, i64)>,
    pub active: i64,
    pub offered: i64,
    pub answered: i64,
    pub answered_in_time: i64,
    pub abandoned_early: i64,
    pub abandoned_late: i64,
    pub missed: i64,
    pub queued: Sum,
    pub longest_queued: i64,
    pub abandoned_after: Sum,
    pub handle: Sum,
    pub talk: Sum,
    pub after_call: Sum,
}

impl Line {
    /// Books an answer after this wait.
    pub(super) fn answer(&mut self, modality: usize, wait: i64) {
        self.answered += 1;
        self.answered_in_time += i64::from(wait <= SERVICE_LEVEL[modality]);
        self.queued.add(wait);
        self.longest_queued = self.longest_queued.max(wait);
    }

    /// Books a caller who gave up after this wait.
    pub(super) fn abandon(&mut self, modality: usize, wait: i64) {
        if wait <= SERVICE_LEVEL[modality] {
            self.abandoned_early += 1;
        } else {
            self.abandoned_late += 1;
        }
        self.abandoned_after.add(wait);
        self.longest_queued = self.longest_queued.max(wait);
    }

    /// Books a session that is done with.
    pub(super) fn finish(&mut self, talk: i64, after_call: i64) {
        self.talk.add(talk);
        self.after_call.add(after_call);
        self.handle.add(talk + after_call);
    }
}

/// When a queue is open, in minutes of the day (UTC); it may be over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hours {
    pub opens: i64,
    pub closes: i64,
}

impl Hours {
    /// Whether it is open at this time, in milliseconds since 1970.
    fn holds(self, at: i64) -> bool {
        let minute = at.div_euclid(60_000).rem_euclid(1440);
        if self.opens <= self.closes {
            (self.opens..self.closes).contains(&minute)
        } else {
            minute >= self.opens || minute < self.closes
        }
    }

    /// Every so many queues one has closed an hour ago, and one is open for some hours more.
    fn of(number: usize, epoch: i64) -> Option<Self> {
        let half_hour = epoch.div_euclid(1_800_000) * 30;
        let (opens, closes) = match number % 11 {
            5 => (half_hour - 540, half_hour - 60),
            8 => (half_hour - 240, half_hour + 360),
            _ => return None,
        };
        Some(Self { opens: opens.rem_euclid(1440), closes: closes.rem_euclid(1440) })
    }
}

/// A queue.
pub(crate) struct Queue {
    pub name: Arc<str>,
    /// None if it is always open.
    pub hours: Option<Hours>,
    pub lines: [Line; 3],
    /// Its sessions that have not ended.
    pub sessions: BTreeSet<i64>,
}

impl Queue {
    /// When the caller who waits longest arrived.
    pub(crate) fn waiting_since(&self) -> Option<i64> {
        self.lines.iter().filter_map(|line| line.unanswered.first()).map(|(since, _)| *since).min()
    }

    /// Whether it takes callers now.
    pub(crate) fn is_open(&self, now: i64) -> bool {
        self.hours.is_none_or(|hours| hours.holds(now))
    }

    /// How many are not answered yet.
    pub(crate) fn waiting(&self) -> usize {
        self.lines.iter().map(|line| line.unanswered.len()).sum()
    }
}

/// How busy agents are meant to be, and how long a session keeps one: what demand follows from.
const LOAD: f64 = 0.7;
const HANDLE: f64 = 320_000.0;
const SHARES: [f64; 3] = [0.72, 0.2, 0.08];

/// All queues, with as many callers as their business unit has agents for.
pub(super) fn open(setup: &Setup, org: &Org, dice: &mut Dice) -> Vec<Queue> {
    let weights: Vec<f64> = (0..setup.queues).map(|_| 0.3 + dice.unit().powi(2) * 2.0).collect();
    let mut queues: Vec<_> = (0..setup.queues)
        .map(|number| {
            let unit = &org.units[org.queue_unit[number]];
            let staff: usize = unit.teams.iter().map(|team| org.teams[*team].agents.len()).sum();
            let total: f64 = unit.queues.iter().map(|queue| weights[*queue]).sum();
            let per_ms = staff as f64 * LOAD / HANDLE * weights[number] / total;
            // A third of the queues takes calls only.
            let calls_only = dice.chance(0.33);
            let line = |modality: usize| {
                let share = match (calls_only, modality) {
                    (true, 0) => 1.0,
                    (true, _) => 0.0,
                    (false, _) => SHARES[modality],
                };
                let interval = if share > 0.0 { 1.0 / (per_ms * share).max(1e-9) } else { 0.0 };
                Line { interval, ..Line::default() }
            };
            Queue {
                name: names::queue(number).into(),
                hours: Hours::of(number, setup.epoch),
                lines: [line(0), line(1), line(2)],
                sessions: BTreeSet::new(),
            }
        })
        .collect();
    if setup.hostile_names {
        for (number, queue) in queues.iter_mut().skip(1).step_by(3).enumerate() {
            queue.name = names::hostile(number).into();
        }
    }
    queues
}
