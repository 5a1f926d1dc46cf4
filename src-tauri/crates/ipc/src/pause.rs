//! The one pause for everything that moves in the window.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whether updates are to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct PauseArgs {
    /// True to stop them, false to go on with the present.
    pub paused: bool,
}

/// The pause. Rows and their columns stay in the backend; the connection light and what has to be
/// known at once still come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct PauseView {
    /// When it began: milliseconds since 1970 on this computer's clock; none while all goes on.
    pub since: Option<i64>,
    /// How many rows have changed since then, each counted once; told every few seconds.
    pub changed: u32,
}
