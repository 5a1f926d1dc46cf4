//! What queues were like, once a minute of the server's time. A pure machine: it is told the time and
//! whether the rows follow the server, says when there is something to note, and keeps the last
//! minutes for the window. Where nothing was noted there is a gap; nothing is ever made up for it.

use std::collections::{BTreeMap, BTreeSet};

use connect_cache::TrendPoint;
use connect_ipc::{TrendMinute, TrendsView};
use connect_model::Millis;

/// How many minutes the window shows in a row.
pub(crate) const SHOWN: i64 = 30;

const MINUTE: i64 = 60_000;

/// Time that passes without anybody looking for longer than this is no usual tick: the computer
/// slept, or its clock was set.
const STEP: i64 = 2_000;

/// So long after such a step nobody knows yet whether the rows still follow the server.
const REST: i64 = 5_000;

/// The last minutes of all queues.
#[derive(Debug)]
pub(crate) struct Trends {
    minutes: BTreeMap<i64, Vec<TrendPoint>>,
    /// Minutes that the window has not been told.
    unsent: BTreeSet<i64>,
    /// The window is to be told everything.
    reset: bool,
    /// When somebody last looked, on this computer's clock.
    seen: Option<Millis>,
    /// Until when nothing is noted after a step.
    rests_until: Option<Millis>,
}

impl Trends {
    /// Goes on with what was noted before.
    pub(crate) fn new(points: Vec<TrendPoint>) -> Self {
        let mut minutes: BTreeMap<i64, Vec<TrendPoint>> = BTreeMap::new();
        for point in points {
            minutes.entry(point.minute).or_default().push(point);
        }
        let unsent = BTreeSet::new();
        Self { minutes, unsent, reset: true, seen: None, rests_until: None }
    }

    /// The minute that is to be noted now, if there is one. `local` is this computer's time, which
    /// shows a sleep, `server` the server's; `follows` says whether the rows follow the server.
    pub(crate) fn due(&mut self, local: Millis, server: Millis, follows: bool) -> Option<i64> {
        let passed = self.seen.replace(local).map(|seen| local.saturating_sub(seen));
        if passed.is_some_and(|passed| !(0..=STEP).contains(&passed)) {
            self.rests_until = Some(local.saturating_add(REST));
        }
        if self.rests_until.is_some_and(|until| local >= until) {
            self.rests_until = None;
        }
        let minute = server.div_euclid(MINUTE);
        let due = follows && self.rests_until.is_none() && !self.minutes.contains_key(&minute);
        due.then_some(minute)
    }

    /// Notes what the queues are like in a minute that was due. True if there was anything to note.
    pub(crate) fn note(&mut self, minute: i64, points: Vec<TrendPoint>) -> bool {
        if points.is_empty() || self.minutes.contains_key(&minute) {
            return false;
        }
        // What is later came of a clock that was wrong.
        self.reset |= !self.minutes.split_off(&minute).is_empty();
        self.minutes = self.minutes.split_off(&minute.saturating_sub(SHOWN - 1));
        self.unsent.retain(|unsent| self.minutes.contains_key(unsent));
        self.minutes.insert(minute, points);
        self.unsent.insert(minute);
        true
    }

    /// The window is to be told everything anew.
    pub(crate) fn reset(&mut self) {
        self.reset = true;
    }

    /// What the window does not know yet.
    pub(crate) fn take(&mut self) -> TrendsView {
        let reset = std::mem::take(&mut self.reset);
        let unsent = std::mem::take(&mut self.unsent);
        let wanted = self.minutes.iter().filter(|(minute, _)| reset || unsent.contains(minute));
        let known = |point: &TrendPoint| Some((point.queue, point.waiting?));
        let minutes = wanted.map(|(minute, points)| TrendMinute {
            minute: *minute,
            waiting: points.iter().filter_map(known).collect(),
        });
        TrendsView { reset, minutes: minutes.collect() }
    }
}

#[cfg(test)]
mod tests;
