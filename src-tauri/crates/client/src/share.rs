//! No storms: reads of the same thing at the same time share one call, and only a few calls are
//! under way at once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::CallError;
use crate::exchange::Raw;

/// Calls under way at once.
const AT_ONCE: usize = 4;

type Answer = Result<Arc<Raw>, CallError>;
type Reading = BoxFuture<'static, Answer>;

/// What is under way. Clones share it.
#[derive(Clone)]
pub(crate) struct UnderWay {
    places: Arc<Semaphore>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// Held by those who wait for them alone: what nobody waits for any more ends where it is, and
    /// gives back its place and whatever else it has.
    readings: HashMap<String, (u64, WeakShared<Reading>)>,
    number: u64,
}

impl State {
    /// What is read under this key, if anybody reads it.
    fn reading(&self, key: &str) -> Option<(u64, Shared<Reading>)> {
        let (number, reading) = self.readings.get(key)?;
        Some((*number, reading.upgrade()?))
    }

    /// Something new to read, in the place of what nobody waits for any more.
    fn begin(&mut self, key: String, read: Reading) -> (u64, Shared<Reading>) {
        self.readings.retain(|_, (_, reading)| reading.upgrade().is_some());
        self.number += 1;
        let reading = read.shared();
        if let Some(weak) = reading.downgrade() {
            self.readings.insert(key, (self.number, weak));
        }
        (self.number, reading)
    }
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
            let read = read.map(|answer| answer.map(Arc::new)).boxed();
            state.reading(&key).unwrap_or_else(|| state.begin(key.clone(), read))
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
    #[tokio::test]
    async fn what_nobody_waits_for_any_more_is_given_up() {
        let (under_way, count, go) = (UnderWay::default(), Arc::default(), Arc::new(Notify::new()));
        for number in 0..AT_ONCE {
            let (places, read) = (under_way.clone(), reading(&count, &go));
            let read = async move {
                let _place = places.place().await;
                read.await
            };
            assert!(under_way.read(number.to_string(), read).now_or_never().is_none());
        }
        assert!(under_way.place().now_or_never().is_some(), "the places are free again");
        // Who asks again is not given to wait for what has ended.
        let read = async { Ok(Raw::of(200, b"2".to_vec())) };
        let again = under_way.read("0".to_owned(), read).now_or_never();
        assert!(again.is_some_and(|answer| answer.is_ok_and(|raw| raw.body == b"2")));
        assert!(under_way.state().readings.is_empty());
    }
}
