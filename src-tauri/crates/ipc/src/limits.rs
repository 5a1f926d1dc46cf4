//! From where on a figure is close to a limit, or over it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The tables whose figures have limits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LimitTable {
    /// The Queues table, and one queue in full.
    #[default]
    Queues,
    /// The Agents table.
    Agents,
}

/// A limit of one column that somebody has set, in place of the one there is without it. Without
/// any value it says that there is no limit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct LimitRule {
    /// The table of the column; an older settings file has only those of queues.
    pub table: LimitTable,
    /// The queue that it is for; none for all that have none of their own, and for agents.
    pub queue: Option<i64>,
    /// The column's id. Times in status have one per kind of status: `since-` and the kind, as in
    /// `since-afterCall`.
    pub column: String,
    /// From where on it is close to the limit, in the column's unit; none is 70 % of the limit.
    pub amber: Option<f64>,
    /// The limit, in the column's unit.
    pub red: Option<f64>,
    /// True if what is lower is worse.
    pub lower: bool,
}
