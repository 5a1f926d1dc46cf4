//! How long nothing has been heard.

use std::time::Duration;

use super::Moment;

/// The watch over signs of life.
#[derive(Debug)]
pub(super) struct Silence {
    /// When the last sign of life came.
    pub heard: Moment,
    /// From when silence counts: the same, or when reading began again after a pause of our own.
    from: Moment,
    /// The application does not take what is there for it.
    pub blocked: bool,
}

impl Silence {
    pub(super) fn new(now: Moment) -> Self {
        Self { heard: now, from: now, blocked: false }
    }

    /// Something came.
    pub(super) fn sign(&mut self, now: Moment) {
        self.heard = now;
        self.from = now;
    }

    /// Listening begins again: what came meanwhile could not be heard.
    pub(super) fn restart(&mut self, now: Moment) {
        self.from = now;
    }

    /// When it is so long as to mean something; never while nothing is read.
    pub(super) fn deadline(&self, limit: Option<Duration>) -> Option<Moment> {
        limit.filter(|_| !self.blocked).map(|limit| self.from + limit)
    }

    /// Whether it is that long.
    pub(super) fn is(&self, now: Moment, limit: Duration) -> bool {
        !self.blocked && now.saturating_sub(self.from) >= limit
    }
}
