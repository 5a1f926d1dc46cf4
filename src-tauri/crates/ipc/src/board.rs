//! How the user has set up the boards, and the sums that they show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Cell, LimitRule, QueueAgents, SavedView};

/// What the queues are grouped by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Grouping {
    /// Nothing: one list.
    #[default]
    None,
    /// The teams that they are shown to.
    Team,
    /// The groups of these teams.
    Group,
    /// The business units that they belong to.
    BusinessUnit,
}

/// How the boards are set up; what is absent in a settings file has its default.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct BoardSettings {
    /// What the queues are grouped by.
    pub grouping: Grouping,
    /// The groups that are folded, by id.
    pub folded: Vec<i64>,
    /// The limits that somebody has set, one per table, queue and column at most.
    pub limits: Vec<LimitRule>,
    /// Which columns the tables show.
    pub columns: ColumnChoices,
    /// Choices of what is looked at, kept under a name.
    pub views: Vec<SavedView>,
}

/// The columns that somebody has chosen, in their order from left to right; those of a table that
/// are none show the usual ones. Ids that no column has are kept, and mean nothing until one has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs, reason = "the lists are named for their tables")]
pub struct ColumnChoices {
    pub queues: Option<Vec<String>>,
    pub agents: Option<Vec<String>>,
    pub sessions: Option<Vec<String>>,
}

/// The server's sums over all that is looked at.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct SumsView {
    /// Over the queues; none if the server has not told it, so that the rows are added up.
    pub queues: Option<SumRow>,
    /// Over the agents; none if the server has not told it.
    pub agents: Option<SumRow>,
}

/// A sum of the server.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SumRow {
    /// One per column of the table.
    pub metrics: Vec<Cell>,
    /// When the server last said something of it, on the server's clock.
    pub as_of: Option<i64>,
    /// True if it does not follow the server now.
    pub stale: bool,
}

/// A group of queues.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GroupRow {
    /// The id of the team, group or business unit; -1 for the queues that are in none.
    pub id: i64,
    /// Its name: the server's text; empty for the queues that are in none.
    pub name: String,
    /// The queues in it that are looked at, by id. A queue may be in several groups.
    pub queues: Vec<i64>,
    /// Agents of these queues' teams by what they do, each counted once; none while none is known.
    pub agents: Option<QueueAgents>,
    /// The server's sum over them; none if it has told none of just these queues.
    pub sum: Option<SumRow>,
}
