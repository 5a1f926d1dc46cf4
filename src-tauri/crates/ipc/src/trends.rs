//! What queues were like, minute by minute. A minute is counted from 1970 on the server's clock.
//! Where the console did not follow the server, there is nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is new of the last 30 minutes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct TrendsView {
    /// True if everything known before is to be dropped.
    pub reset: bool,
    /// Minutes that are new, the oldest first.
    pub minutes: Vec<TrendMinute>,
}

/// One minute of all queues.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TrendMinute {
    /// Which.
    pub minute: i64,
    /// How many sessions waited: the queue's id and the number. A queue of which nobody knew is left
    /// out.
    pub waiting: Vec<(i64, f64)>,
}

/// Which queue is asked about.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct QueueArgs {
    /// The queue's id.
    pub queue: i64,
}

/// The last 24 hours of a queue, as far as the console followed them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct QueueTrendView {
    /// The oldest first, one per minute at most.
    pub points: Vec<QueueTrendPoint>,
}

/// A queue in one minute. What nobody knew is none.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueueTrendPoint {
    /// Which minute.
    pub minute: i64,
    /// Sessions waiting.
    pub waiting: Option<f64>,
    /// How long the longest of them had waited, in milliseconds.
    pub longest_wait: Option<f64>,
    /// The service level, 0 to 100.
    pub service_level: Option<f64>,
    /// Agents available.
    pub agents: Option<f64>,
}
