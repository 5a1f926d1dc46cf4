//! The computer sleeps: no time passes here, but it does for the server.

use std::time::Duration;

use super::{Closed, Machine, Moment, Stage};

/// A program may stand still for so long for other reasons, such as a computer that has too much to
/// do.
const LEAST: Duration = Duration::from_secs(5);

impl Machine {
    /// A longer sleep is to be told with [`super::Input::Slept`]. Over a shorter one networks keep
    /// their connections, and the watch over signs of life is enough.
    pub fn sleep_limit(&self) -> Duration {
        (self.patience() / 3).max(LEAST)
    }

    /// A tick that was wanted long ago: time has not passed here meanwhile, and the server has
    /// given this connection up.
    pub(super) fn overslept(&self, now: Moment) -> bool {
        let waits = self.reconnect_limit() + self.keep_alive().unwrap_or_default();
        let up = !matches!(self.stage, Stage::Negotiating | Stage::Opening | Stage::Starting);
        up && self.deadline().is_some_and(|wanted| now.saturating_sub(wanted) > waits)
    }

    /// The channel is taken for lost, whatever may still come over it, and was so from the moment
    /// at which the sleep began. After one that was as long as a server waits for a client, the
    /// server knows this connection no longer.
    pub(super) fn slept(&mut self, now: Moment, span: Duration) {
        const WHY: &str = "the computer slept";
        match self.stage {
            Stage::Negotiating | Stage::Opening | Stage::Starting => self.fail(WHY),
            _ if span >= self.reconnect_limit() => self.close(Closed::Slept),
            Stage::Up => self.lost_since(now, now.saturating_sub(span), WHY),
            // The attempt that was wanted meanwhile is made now, and one under way has run out.
            Stage::Waiting | Stage::Reopening | Stage::Over => {}
        }
    }
}
