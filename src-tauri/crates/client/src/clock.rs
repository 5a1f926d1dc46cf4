//! How far the server's clock is from this computer's, learned from `Date` headers.
//!
//! A header has whole seconds, so one answer tells the offset to within a second and its travelling
//! time; the answers together narrow it down.

use std::sync::{Arc, Mutex, PoisonError};

/// A range of offsets, in milliseconds to add to this computer's clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Range {
    low: i64,
    high: i64,
}

/// The offset as far as it is known. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct ServerClock(Arc<Mutex<Option<Range>>>);

impl ServerClock {
    /// Takes a `Date` header (milliseconds since 1970) of an answer to a request sent and received
    /// at these times of this computer's clock.
    pub fn observe(&self, date: i64, sent: i64, received: i64) {
        // The server wrote it between the two, at `date` or up to a second later.
        let seen = Range { low: date - received, high: date + 999 - sent };
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        *known = Some(match *known {
            Some(old) if old.low <= seen.high && seen.low <= old.high => {
                Range { low: old.low.max(seen.low), high: old.high.min(seen.high) }
            }
            // A clock was set: what was known before is no longer true.
            _ => seen,
        });
    }

    /// Milliseconds to add to this computer's clock; 0 until something was observed.
    pub fn offset(&self) -> i64 {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.map_or(0, |range| i64::midpoint(range.low, range.high))
    }

    /// The server's time now, in milliseconds since 1970.
    pub fn now(&self) -> i64 {
        jiff::Timestamp::now().as_millisecond() + self.offset()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_narrow_the_offset_down() {
        let clock = ServerClock::default();
        let truth = 5_300;
        for local in [1_000_i64, 1_250, 1_480, 1_710, 1_990] {
            let date = (local + 10 + truth) / 1000 * 1000;
            clock.observe(date, local, local + 20);
        }
        assert!((clock.offset() - truth).abs() < 150, "{}", clock.offset());
    }

    #[test]
    fn a_clock_that_was_set_starts_over() {
        let clock = ServerClock::default();
        clock.observe(10_000, 10_000, 10_010);
        clock.observe(3_610_000, 10_500, 10_510);
        assert!(clock.offset() > 3_590_000);
    }
}
