//! Time as it passes outside. While a computer sleeps, the clock that timers go by stands still (on
//! Linux and macOS), or jumps with nothing having run (on Windows); the wall clock shows it on all.

use std::fmt;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use tokio::time::Instant;

use crate::Moment;

/// The clocks are looked at this often at least.
pub(super) const LOOK: Duration = Duration::from_secs(2);

/// The computer's wall clock: milliseconds since 1970. It is used for nothing but to notice that
/// the computer slept. One that is set forward by hand looks the same, and costs a reconnect; one
/// that is set back changes nothing.
#[derive(Clone)]
pub struct WallClock(Arc<dyn Fn() -> i64 + Send + Sync>);

impl WallClock {
    /// Any clock.
    pub fn new(read: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }
}

impl Default for WallClock {
    /// The system's.
    fn default() -> Self {
        Self::new(|| jiff::Timestamp::now().as_millisecond())
    }
}

impl fmt::Debug for WallClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WallClock")
    }
}

/// Makes the machine's moments, which go on through a sleep.
pub(super) struct Clock {
    wall: WallClock,
    began: Instant,
    /// How long the clock of the timers has stood still, all in all.
    stood: Duration,
    /// The last look at both.
    looked: (Instant, i64),
}

impl Clock {
    pub(super) fn new(wall: WallClock) -> Self {
        let began = Instant::now();
        let looked = (began, (wall.0)());
        Self { wall, began, stood: Duration::ZERO, looked }
    }

    /// The present, as far as has been noticed.
    pub(super) fn now(&self) -> Moment {
        self.began.elapsed() + self.stood
    }

    /// When a timer for this moment is to go off.
    pub(super) fn instant(&self, moment: Moment) -> Instant {
        self.began + moment.saturating_sub(self.stood)
    }

    /// Looks at both clocks: ready with how long the computer slept since the last look, if that is
    /// longer than `least`. Nobody is woken for it.
    pub(super) fn slept(&mut self, least: Duration) -> Poll<Duration> {
        let (now, wall) = (Instant::now(), (self.wall.0)());
        let went = now.duration_since(self.looked.0);
        let passed = wall.saturating_sub(self.looked.1);
        let passed = Duration::from_millis(u64::try_from(passed).unwrap_or(0));
        self.looked = (now, wall);
        let stood = passed.saturating_sub(went);
        // As long as anything runs, there is a look in time.
        let span = stood.max(went.saturating_sub(LOOK));
        if span <= least {
            return Poll::Pending;
        }
        self.stood += stood;
        Poll::Ready(span)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicI64, Ordering};

    use tokio::time::advance;

    use super::*;

    const LEAST: Duration = Duration::from_secs(5);

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    /// A clock, and the wall clock that it looks at.
    fn clock() -> (Clock, Arc<AtomicI64>) {
        let wall = Arc::new(AtomicI64::new(1_700_000_000_000));
        let read = wall.clone();
        (Clock::new(WallClock::new(move || read.load(Ordering::Relaxed))), wall)
    }

    #[tokio::test(start_paused = true)]
    async fn a_sleep_is_told_once_and_counts_as_time() {
        let (mut clock, wall) = clock();
        advance(seconds(1)).await;
        wall.fetch_add(61_000, Ordering::Relaxed);
        assert_eq!(clock.slept(LEAST), Poll::Ready(seconds(60)));
        assert_eq!(clock.slept(LEAST), Poll::Pending);
        assert_eq!(clock.now(), seconds(61));
        // Timers know nothing of it.
        assert_eq!(clock.instant(seconds(63)), Instant::now() + seconds(2));
        assert_eq!(clock.instant(seconds(9)), clock.began);
    }

    #[tokio::test(start_paused = true)]
    async fn a_clock_that_jumps_with_the_wall_clock_tells_it_too() {
        let (mut clock, wall) = clock();
        advance(seconds(60)).await;
        wall.fetch_add(60_000, Ordering::Relaxed);
        assert_eq!(clock.slept(LEAST), Poll::Ready(seconds(58)));
        assert_eq!(clock.now(), seconds(60));
    }

    #[tokio::test(start_paused = true)]
    async fn drift_and_clocks_that_are_set_back_are_no_sleep() {
        let (mut clock, wall) = clock();
        // A thousand small steps, which do not add up.
        for _ in 0..1000 {
            advance(seconds(2)).await;
            wall.fetch_add(2_900, Ordering::Relaxed);
            assert_eq!(clock.slept(LEAST), Poll::Pending);
        }
        wall.fetch_sub(3_600_000, Ordering::Relaxed);
        assert_eq!(clock.slept(LEAST), Poll::Pending);
        wall.store(i64::MIN, Ordering::Relaxed);
        assert_eq!(clock.slept(LEAST), Poll::Pending);
        assert_eq!(clock.now(), seconds(2000));
    }
}
