//! The feed of one window: at most one batch on its way, the next when it was drawn and something
//! changed. What piles up meanwhile is merged per row.

use std::time::Duration;

use connect_ipc::Batch;
use tokio::time::Instant;

/// Pause between batches to a window that can be seen.
pub(crate) const VISIBLE: Duration = Duration::from_millis(50);
/// Pause between batches to a hidden one.
const HIDDEN: Duration = Duration::from_secs(1);

/// The window's end of the channel.
pub trait Sink: Send + 'static {
    /// Sends a batch; false once the window is gone.
    fn send(&self, batch: Batch) -> bool;
}

/// Parts of a batch that are not rows and have changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each part changes by itself")]
pub(crate) struct Parts {
    pub(crate) clock: bool,
    pub(crate) phase: bool,
    pub(crate) messages: bool,
    pub(crate) settings: bool,
    pub(crate) sign_in: bool,
    pub(crate) connection: bool,
    pub(crate) profile: bool,
    pub(crate) columns: bool,
    pub(crate) notice: bool,
    pub(crate) pause: bool,
    pub(crate) unsaved: bool,
    pub(crate) actions: bool,
    pub(crate) own: bool,
    pub(crate) alerts: bool,
    pub(crate) trends: bool,
}

impl Parts {
    /// Everything, for a window that knows nothing yet.
    pub(crate) const ALL: Self = Self {
        clock: true,
        phase: true,
        messages: true,
        settings: true,
        sign_in: true,
        connection: true,
        profile: true,
        columns: true,
        notice: true,
        pause: true,
        unsaved: true,
        actions: true,
        own: true,
        alerts: true,
        trends: true,
    };

    pub(crate) fn any(self) -> bool {
        self != Self::default()
    }
}

/// One window's feed.
pub(crate) struct Feed {
    sink: Box<dyn Sink>,
    seq: u32,
    awaiting: bool,
    visible: bool,
    sent: Option<Instant>,
}

impl Feed {
    pub(crate) fn new(sink: Box<dyn Sink>, seq: u32) -> Self {
        Self { sink, seq, awaiting: false, visible: true, sent: None }
    }

    /// The number of the last batch: goes on counting for the next window, so that an
    /// acknowledgement is for one batch only.
    pub(crate) fn seq(&self) -> u32 {
        self.seq
    }

    /// True if a batch may be sent now.
    pub(crate) fn is_due(&self, now: Instant) -> bool {
        let pause = if self.visible { VISIBLE } else { HIDDEN };
        // A tick comes a little early as often as late.
        let rested = self.sent.is_none_or(|sent| now.duration_since(sent) + VISIBLE / 10 >= pause);
        !self.awaiting && rested
    }

    pub(crate) fn ack(&mut self, seq: u32) {
        if seq == self.seq {
            self.awaiting = false;
        }
    }

    pub(crate) fn set_visible(&mut self, visible: bool) {
        self.visible = visible;
    }

    /// Sends a batch; false once the window is gone.
    pub(crate) fn send(&mut self, mut batch: Batch, now: Instant) -> bool {
        self.seq = self.seq.wrapping_add(1).max(1);
        batch.seq = self.seq;
        self.awaiting = true;
        self.sent = Some(now);
        self.sink.send(batch)
    }
}

#[cfg(test)]
mod tests;
