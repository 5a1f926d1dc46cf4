//! When to try again: soon at first, then ever later, never all clients at once.

use std::time::Duration;

/// The longest pause.
const LONGEST: Duration = Duration::from_secs(30);

/// Counts the attempts that failed in a row.
#[derive(Debug, Default)]
pub(crate) struct Backoff {
    failed: u32,
}

impl Backoff {
    /// An attempt succeeded.
    pub(crate) fn reset(&mut self) {
        self.failed = 0;
    }

    /// The pause before the next attempt: between half and the whole of 1, 2, 4 … 30 s.
    pub(crate) fn pause(&mut self) -> Duration {
        let whole = Duration::from_secs(1 << self.failed.min(5)).min(LONGEST);
        self.failed = self.failed.saturating_add(1);
        whole.mul_f64(rand::random_range(0.5..=1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_differ() {
        let mut backoff = Backoff::default();
        let pauses: Vec<_> = (0..40).map(|_| backoff.pause()).collect();
        assert!(pauses[0] <= Duration::from_secs(1) && pauses[0] >= Duration::from_millis(500));
        assert!(pauses[10..].iter().all(|pause| *pause >= LONGEST / 2 && *pause <= LONGEST));
        assert!(pauses[10..].windows(2).any(|pair| pair[0] != pair[1]));
        backoff.reset();
        assert!(backoff.pause() <= Duration::from_secs(1));
    }
}
