//! The server's alerts (row U7): what was pushed, and what may have been missed.

use serde::Serialize;
use ts_rs::TS;

use crate::Failure;

/// Whether alerts are being received.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum AlertsState {
    /// Not yet, or not at the moment.
    #[default]
    Waiting,
    /// Every alert comes in.
    Following,
    /// This server or one's place in the organisation does not allow it; the failure says which.
    Unavailable,
}

/// What the alert is about, as far as its text says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "table", rename_all = "camelCase")]
#[allow(missing_docs, reason = "an id in that table")]
pub enum AlertTarget {
    Agent { id: i64 },
    Queue { id: i64 },
}

/// Where the user wants to be, having chosen a notification: at that row, or at the feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct LeadView {
    /// The row; none is the feed of alerts.
    pub target: Option<AlertTarget>,
}

/// One line of the feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum AlertView {
    /// An alert.
    Alert {
        /// Rises with every line of this run.
        id: u32,
        /// When it came in: milliseconds since 1970 on the server's clock.
        at: i64,
        /// What the server says. Text from outside.
        text: String,
        /// The row it is about; none if it names no known one.
        target: Option<AlertTarget>,
    },
    /// Between these times alerts may have been missed.
    Missed {
        /// Rises with every line of this run.
        id: u32,
        /// The last time at which everything was received, same clock.
        from: i64,
        /// From then on everything is received again.
        to: i64,
    },
}

/// What is new in the feed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct AlertsView {
    /// True if `added` is all there is.
    pub reset: bool,
    /// Whether alerts are being received.
    pub state: AlertsState,
    /// Why not, if they are not.
    pub failure: Option<Failure>,
    /// New lines, the oldest first.
    pub added: Vec<AlertView>,
}
