//! The user's own status.

use serde::Serialize;
use ts_rs::TS;

use crate::StatusKind;

/// The user's own status (row T1), as far as no row of the Agents table has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct OwnStatusView {
    /// The kind of status.
    pub kind: StatusKind,
    /// The status in the server's own word; empty if not known.
    pub status: String,
    /// The reason code's name: the server's text.
    pub reason: Option<String>,
    /// Since when, on the server's clock.
    pub since: Option<i64>,
    /// True if suspended from taking sessions.
    pub suspended: bool,
}
