//! Waiting for something to become true.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, sleep};

/// The longest that anything is waited for.
pub const LIMIT: Duration = Duration::from_secs(40);

/// Asks again and again until the answer is `Ok`; fails with the last `Err` once the limit has
/// passed.
pub async fn until<T, F, R>(what: &str, mut ask: F) -> T
where
    F: FnMut() -> R,
    R: Future<Output = Result<T, String>>,
{
    let began = Instant::now();
    loop {
        match ask().await {
            Ok(value) => return value,
            Err(why) => assert!(began.elapsed() < LIMIT, "{what}: {why}"),
        }
        sleep(Duration::from_millis(50)).await;
    }
}
