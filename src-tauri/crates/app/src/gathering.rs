//! Alerts on their way to the desktop: the first is told at once, what comes soon after it is told
//! together. A pure machine.

use std::time::Duration;

use connect_ipc::AlertTarget;
use tokio::time::Instant;

/// So long nothing more is told.
const REST: Duration = Duration::from_secs(15);

/// What is told at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) count: usize,
    /// The newest text.
    pub(crate) text: String,
    /// Where it leads; none leads to the feed.
    pub(crate) target: Option<AlertTarget>,
}

/// Alerts that are not told yet.
#[derive(Debug, Default)]
pub(crate) struct Gathering {
    waiting: Option<Told>,
    last: Option<Instant>,
}

impl Gathering {
    /// An alert came in.
    pub(crate) fn add(&mut self, text: &str, target: Option<AlertTarget>) {
        let count = self.waiting.as_ref().map_or(0, |told| told.count) + 1;
        // Several lead to the feed, which has them all.
        let target = target.filter(|_| count == 1);
        self.waiting = Some(Told { count, text: text.to_owned(), target });
    }

    /// What is to be told now.
    pub(crate) fn take(&mut self, now: Instant) -> Option<Told> {
        if self.last.is_some_and(|last| now.duration_since(last) < REST) {
            return None;
        }
        let told = self.waiting.take()?;
        self.last = Some(now);
        Some(told)
    }

    /// Nobody wants to be told.
    pub(crate) fn drop_all(&mut self) {
        self.waiting = None;
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::advance;

    use super::*;

    const QUEUE: Option<AlertTarget> = Some(AlertTarget::Queue { id: 7 });

    #[tokio::test(start_paused = true)]
    async fn one_comes_at_once_and_a_flood_as_one() {
        let mut gathering = Gathering::default();
        assert_eq!(gathering.take(Instant::now()), None);
        gathering.add("first", QUEUE);
        let first = Told { count: 1, text: "first".to_owned(), target: QUEUE };
        assert_eq!(gathering.take(Instant::now()), Some(first));
        for text in ["second", "third"] {
            gathering.add(text, QUEUE);
            assert_eq!(gathering.take(Instant::now()), None);
        }
        advance(REST).await;
        let more = Told { count: 2, text: "third".to_owned(), target: None };
        assert_eq!(gathering.take(Instant::now()), Some(more));
        assert_eq!(gathering.take(Instant::now()), None);
    }

    #[tokio::test(start_paused = true)]
    async fn what_nobody_wants_does_not_come_later() {
        let mut gathering = Gathering::default();
        gathering.add("unwanted", None);
        gathering.drop_all();
        assert_eq!(gathering.take(Instant::now()), None);
        gathering.add("wanted", None);
        assert_eq!(gathering.take(Instant::now()).map(|told| told.count), Some(1));
    }
}
