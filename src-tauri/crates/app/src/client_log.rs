//! The program's warnings and errors for the server's log (row C1): taken from the trace, kept in a
//! short queue, sent in small batches while the server can be reached.
//!
//! What is sent is closed: text that stands in the code, and the few fields that `record` lists.
//! Nothing here waits for the network but the delivery, and nobody waits for that.

mod batches;
mod delivery;
mod layer;
mod queue;
mod record;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::time::Instant;
use tracing::Subscriber;
use tracing_subscriber::Layer;
use tracing_subscriber::registry::LookupSpan;

pub(crate) use delivery::Delivery;
use queue::{Line, Outcome, Queue};
use record::Record;

/// What is to be told to the server, until it is sent. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct ClientLog(Arc<Mutex<Queue>>);

impl ClientLog {
    /// The layer that listens to the trace. It takes warnings and errors of this program's own
    /// crates, whatever other layers show of it.
    pub fn layer<S>(&self) -> impl Layer<S> + use<S>
    where
        S: Subscriber + for<'span> LookupSpan<'span>,
    {
        layer::listening(self.clone())
    }

    /// Turns it on or off. It begins turned on. Off forgets what waits, and nothing is taken.
    pub fn set_on(&self, on: bool) {
        self.queue().set_on(on);
    }

    /// How many different lines wait to be sent.
    pub fn waiting(&self) -> usize {
        self.queue().len()
    }

    /// Adds a record.
    fn add(&self, record: Record) {
        self.queue().push(record, Instant::now());
    }

    /// Takes the oldest lines, this many at most, to be settled.
    fn take(&self, most: usize, now: Instant) -> Vec<Line> {
        self.queue().take(most, now)
    }

    /// What was taken has ended so, by its place.
    fn settle(&self, outcome: impl Fn(usize) -> Outcome) {
        self.queue().settle(outcome);
    }

    /// Forgets what waits.
    fn clear(&self) {
        self.queue().clear();
    }

    fn queue(&self) -> MutexGuard<'_, Queue> {
        // Held for a moment only, and nothing is traced meanwhile.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
