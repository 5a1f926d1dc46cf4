//! The machine's clock as the mover of the centre's time, and as the end of the server's patience.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use tokio::task::JoinHandle;
use tokio::time::{Instant, MissedTickBehavior, interval};

use crate::server::Shared;

/// How often time moves, and with it how often changes are pushed.
const TICK: Duration = Duration::from_millis(50);

/// How often the server looks for connections that are lost for good.
const ROUND: Duration = Duration::from_secs(5);

/// Now, in milliseconds since 1970.
#[allow(clippy::disallowed_methods, reason = "the server's clock has to start somewhere")]
pub(crate) fn present() -> i64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or_default()
}

/// Moves the time until the task is aborted. It holds no whole milliseconds back: what is left of
/// one goes into the next tick.
pub(crate) fn run(shared: &Shared) -> JoinHandle<()> {
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        let mut ticks = interval(TICK);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
        let mut seen = Instant::now();
        loop {
            ticks.tick().await;
            let passed = u64::try_from(seen.elapsed().as_millis()).unwrap_or_default();
            seen += Duration::from_millis(passed);
            shared.state().advance(i64::try_from(passed).unwrap_or_default());
        }
    })
}

/// Declares live connections disconnected that nobody has listened to for too long.
pub(crate) fn give_up_the_lost(shared: &Shared) -> JoinHandle<()> {
    let shared = Arc::clone(shared);
    tokio::spawn(async move {
        let mut rounds = interval(ROUND);
        rounds.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            rounds.tick().await;
            shared.state().hub.give_up(shared.options.patience());
        }
    })
}
