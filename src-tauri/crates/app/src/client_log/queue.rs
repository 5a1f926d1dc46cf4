//! What waits to be told to the server, and what is on its way there. When it is full, the oldest
//! goes and is counted.

use std::collections::VecDeque;

use tokio::time::Instant;

use super::record::Record;

/// Lines that wait at most.
pub(super) const CAPACITY: usize = 200;

/// What became of a line that was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is written.
    Written,
    /// The server does not take this line.
    Refused,
    /// It may be taken later.
    Later,
    /// The server takes no lines at all.
    NotOffered,
}

/// A record, as often as it came.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) record: Record,
    pub(super) count: u32,
    /// When it came first.
    pub(super) since: Instant,
    /// True if it was sent before, and did not arrive.
    tried: bool,
}

/// The queue, with its switch.
#[derive(Debug)]
pub(super) struct Queue {
    on: bool,
    lines: VecDeque<Line>,
    /// Taken, and nobody knows yet whether it arrived.
    under_way: Vec<Line>,
    /// Records that went when the queue was full.
    lost: u64,
}

impl Default for Queue {
    fn default() -> Self {
        Self { on: true, lines: VecDeque::new(), under_way: Vec::new(), lost: 0 }
    }
}

impl Queue {
    pub(super) fn set_on(&mut self, on: bool) {
        self.on = on;
        if !on {
            self.clear();
        }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    pub(super) fn clear(&mut self) {
        self.lines.clear();
        self.under_way.clear();
        self.lost = 0;
    }

    /// Adds a record, to its equal if that waits already: a storm of one record is one line.
    pub(super) fn push(&mut self, record: Record, now: Instant) {
        if !self.on {
            return;
        }
        let waiting = self.lines.iter_mut().rev();
        if let Some(line) = waiting.filter(|line| !line.tried).find(|line| line.record == record) {
            line.count = line.count.saturating_add(1);
            return;
        }
        if self.lines.len() >= CAPACITY
            && let Some(oldest) = self.lines.pop_front()
        {
            self.lost += u64::from(oldest.count);
        }
        self.lines.push_back(Line { record, count: 1, since: now, tried: false });
    }

    /// Takes the oldest lines, this many at most, and with them how many records were lost. They
    /// are under way until they are settled.
    pub(super) fn take(&mut self, most: usize, now: Instant) -> Vec<Line> {
        let mut taken = Vec::new();
        if self.lost > 0 && most > 0 {
            let record = Record::lost(std::mem::take(&mut self.lost));
            taken.push(Line { record, count: 1, since: now, tried: false });
        }
        let rest = most.saturating_sub(taken.len()).min(self.lines.len());
        taken.extend(self.lines.drain(..rest));
        self.under_way.clone_from(&taken);
        taken
    }

    /// What was under way has ended so, by its place in what was taken. What did not arrive waits
    /// again as the oldest, once.
    pub(super) fn settle(&mut self, outcome: impl Fn(usize) -> Outcome) {
        let under_way = std::mem::take(&mut self.under_way);
        for (index, line) in under_way.into_iter().enumerate().rev() {
            if line.tried || outcome(index) != Outcome::Later {
                continue;
            }
            if self.lines.len() >= CAPACITY {
                self.lost += u64::from(line.count);
            } else {
                self.lines.push_front(Line { tried: true, ..line });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn record(number: u64) -> Record {
        Record { text: format!("record {number}"), ..Record::lost(0) }
    }

    fn texts(lines: &[Line]) -> Vec<(&str, u32)> {
        lines.iter().map(|line| (line.record.text.as_str(), line.count)).collect()
    }

    #[test]
    fn equal_records_are_one_line() {
        let (mut queue, now) = (Queue::default(), Instant::now());
        for number in [1, 2, 1, 1] {
            queue.push(record(number), now);
        }
        assert_eq!(texts(&queue.take(9, now)), [("record 1", 3), ("record 2", 1)]);
    }

    #[test]
    fn the_oldest_go_and_are_counted() {
        let (mut queue, now) = (Queue::default(), Instant::now());
        queue.push(record(0), now);
        for number in 0..CAPACITY as u64 + 2 {
            queue.push(record(number), now);
        }
        assert_eq!(queue.len(), CAPACITY);
        // The first record had come twice.
        assert_eq!(texts(&queue.take(2, now)), [("lines lost count=3", 1), ("record 2", 1)]);
        assert_eq!(texts(&queue.take(1, now)), [("record 3", 1)]);
    }

    #[test]
    fn off_drops_what_waits_and_what_is_under_way() {
        let (mut queue, now) = (Queue::default(), Instant::now());
        (1..=3).for_each(|number| queue.push(record(number), now));
        assert_eq!(queue.take(1, now).len(), 1);
        queue.set_on(false);
        queue.push(record(4), now);
        queue.set_on(true);
        queue.settle(|_| Outcome::Later);
        assert_eq!(queue.len(), 0);
        queue.push(record(5), now);
        assert_eq!(texts(&queue.take(9, now)), [("record 5", 1)]);
    }

    #[test]
    fn what_did_not_arrive_waits_once_more_before_all_others() {
        let (mut queue, now) = (Queue::default(), Instant::now());
        (1..=3).for_each(|number| queue.push(record(number), now));
        queue.take(3, now);
        // An equal record of later is a line of its own: it has not been tried.
        queue.push(record(2), now);
        queue.settle(|line| if line == 0 { Outcome::Written } else { Outcome::Later });
        let waiting = [("record 2", 1), ("record 3", 1), ("record 2", 1)];
        assert_eq!(texts(&queue.take(9, now)), waiting);
        queue.settle(|_| Outcome::Later);
        assert_eq!(texts(&queue.take(9, now)), [("record 2", 1)]);
    }

    proptest! {
        /// However records come and go: each is sent once, or waits, or is counted as lost.
        #[test]
        fn no_record_goes_uncounted(steps in prop::collection::vec((0..300_u64, 0..9_usize), 0..900)) {
            let (mut queue, now) = (Queue::default(), Instant::now());
            let (mut pushed, mut found) = (0, 0);
            let mut count = |lines: &[Line]| {
                for line in lines {
                    let lost = line.record.text.strip_prefix("lines lost count=");
                    found += lost.map_or(u64::from(line.count), |lost| lost.parse().unwrap());
                }
            };
            for (number, most) in steps {
                queue.push(record(number), now);
                pushed += 1;
                // Mostly nothing is taken: the queue has to overflow.
                if number < 5 {
                    count(&queue.take(most, now));
                    queue.settle(|_| Outcome::Written);
                }
            }
            count(&queue.take(CAPACITY + 1, now));
            prop_assert_eq!(found, pushed);
        }
    }
}
