//! No storms: reads of the same thing at the same time share one call, and only a few calls are
//! under way at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::CallError;
use crate::exchange::Raw;

/// Calls under way at once.
const AT_ONCE: usize = 4;

type Answer = Result<Arc<Raw>, CallError>;
type Reading = Shared<BoxFuture<'static, Answer>>;

/// What is under way. Clones share it.
#[derive(Clone)]
pub(crate) struct UnderWay {
    places: Arc<Semaphore>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    readings: HashMap<String, (u64, Reading)>,
    number: u64,
}

impl Default for UnderWay {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(AT_ONCE)), state: Arc::default() }
    }
}

impl std::fmt::Debug for UnderWay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UnderWay")
    }
}

impl UnderWay {
    /// Waits for a place among the calls under way; none once everything has ended.
    pub(crate) async fn place(&self) -> Option<SemaphorePermit<'_>> {
        self.places.acquire().await.ok()
    }

    /// Reads `key`, unless it is being read already: then that answer is taken.
    pub(crate) async fn read(
        &self,
        key: String,
        read: impl Future<Output = Result<Raw, CallError>> + Send + 'static,
    ) -> Answer {
        let (number, reading) = {
            let mut state = self.state();
            if let Some(known) = state.readings.get(&key) {
                known.clone()
            } else {
                state.number += 1;
                let reading = read.map(|answer| answer.map(Arc::new)).boxed().shared();
                let new = (state.number, reading);
                state.readings.insert(key.clone(), new.clone());
                new
            }
        };
        let answer = reading.await;
        let mut state = self.state();
        if state.readings.get(&key).is_some_and(|(known, _)| *known == number) {
            state.readings.remove(&key);
        }
        answer
    }

    /// After a write: what is being read may be from before it, and nobody joins it any more.
    pub(crate) fn written(&self) {
        self.state().readings.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Notify;

    use super::*;

    /// Reads once it is told to, and counts.
    fn reading(
        count: &Arc<AtomicUsize>,
        go: &Arc<Notify>,
    ) -> impl Future<Output = Result<Raw, CallError>> + Send + 'static {
        let (count, go) = (count.clone(), go.clone());
        async move {
            count.fetch_add(1, Ordering::SeqCst);
            go.notified().await;
            Ok(Raw::of(200, b"1".to_vec()))
        }
    }

    #[tokio::test]
    async fn the_same_thing_is_read_once_until_something_is_written() {
        let (under_way, count, go) = (UnderWay::default(), Arc::default(), Arc::new(Notify::new()));
        let first = under_way.read("a".to_owned(), reading(&count, &go));
        let second = under_way.read("a".to_owned(), reading(&count, &go));
        let (first, second, ()) = tokio::join!(first, second, async { go.notify_one() });
        assert!(first.is_ok() && second.is_ok());
        assert_eq!(count.load(Ordering::SeqCst), 1);

        let before = under_way.read("a".to_owned(), reading(&count, &go));
        let after = async {
            under_way.written();
            under_way.read("a".to_owned(), reading(&count, &go)).await
        };
        let release = async {
            tokio::task::yield_now().await;
            go.notify_waiters();
        };
        let (before, after, ()) = tokio::join!(before, after, release);
        assert!(before.is_ok() && after.is_ok());
        assert_eq!(count.load(Ordering::SeqCst), 3);
    }
}
