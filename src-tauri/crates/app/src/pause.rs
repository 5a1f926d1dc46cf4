//! The pause: since when, and how much waits. It does not know what waits.

use std::time::Duration;

use connect_ipc::PauseView;
use connect_model::Millis;
use tokio::time::Instant;

/// A figure that runs is no pause.
const TELL: Duration = Duration::from_secs(5);

/// A pause that is going on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pause {
    since: Millis,
    changed: usize,
    told: Instant,
    /// Rows pass until then.
    open: Instant,
}

impl Pause {
    /// Begins one: `since` on this computer's clock.
    pub(crate) fn new(since: Millis, now: Instant) -> Self {
        Self { since, changed: 0, told: now, open: now }
    }

    /// Rows pass all the same until then.
    pub(crate) fn pass_until(&mut self, at: Instant) {
        self.open = at;
    }

    /// True if rows pass now.
    pub(crate) fn passes(&self, now: Instant) -> bool {
        now < self.open
    }

    /// So many rows have changed by now. True if the window should hear of it.
    pub(crate) fn note(&mut self, changed: usize, now: Instant) -> bool {
        let due = changed != self.changed && now.duration_since(self.told) >= TELL;
        if due {
            self.changed = changed;
            self.told = now;
        }
        due
    }
}

/// What the window is told.
pub(crate) fn view(pause: Option<&Pause>) -> PauseView {
    pause.map_or_else(PauseView::default, |pause| PauseView {
        since: Some(pause.since),
        changed: u32::try_from(pause.changed).unwrap_or(u32::MAX),
    })
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_was_asked_for_passes_for_a_while() {
        let now = Instant::now();
        let mut pause = Pause::new(7, now);
        assert!(!pause.passes(now));
        pause.pass_until(now + TELL);
        assert!(pause.passes(now));
        advance(TELL).await;
        assert!(!pause.passes(Instant::now()));
    }

    #[tokio::test(start_paused = true)]
    async fn the_figure_stands_for_a_while() {
        let mut pause = Pause::new(7, Instant::now());
        assert!(!pause.note(3, Instant::now()));
        advance(TELL).await;
        assert!(pause.note(4, Instant::now()));
        assert_eq!(view(Some(&pause)), PauseView { since: Some(7), changed: 4 });
        assert!(!pause.note(9, Instant::now()), "just told");
        advance(TELL).await;
        assert!(!pause.note(4, Instant::now()), "nothing new");
        assert_eq!(view(None), PauseView { since: None, changed: 0 });
    }
}
