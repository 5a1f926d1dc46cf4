//! One agent in full. All times are milliseconds since 1970 on the server's clock; what the server
//! did not say is none, never a default. Texts are the server's: untrusted.

use serde::Serialize;
use ts_rs::TS;

use crate::{Cell, ColumnView, Direct, StatusKind};

/// Where an agent belongs in the organisation. It is known without a connection, too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentPlaceView {
    /// The agent's name; empty if the user may not see the agent's entry.
    pub name: String,
    /// The name of its team; empty if it is in none.
    pub team: String,
    /// The name of its team's business unit; empty if there is none.
    pub business_unit: String,
    /// The names of the groups that its team is in.
    pub groups: Vec<String>,
    /// The queues it serves, which are those shown to its team: id and name, in the server's order.
    pub queues: Vec<(i64, String)>,
}

/// What the server says of an agent (M1 with its history and its breakdowns).
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentView {
    /// The agent's id.
    pub id: i64,
    /// When the server said all this.
    pub at: i64,
    /// The agent's name; empty if the server did not say it.
    pub name: String,
    /// What the agent did then.
    pub now: AgentNow,
    /// The statuses of the last 24 hours, the oldest first. None is within another; where there is
    /// room between two, nothing is known.
    pub spans: Vec<AgentSpan>,
    /// The modalities of [`AgentMetric::values`] in order: `audio`, `instantMessage`, `message`,
    /// `agnostic` for what is not counted by modality, or the server's own word.
    pub modalities: Vec<String>,
    /// The agent's metrics, those of the Agents table first.
    pub metrics: Vec<AgentMetric>,
    /// The agent's metrics by queue, by the queue's id.
    pub queues: Vec<AgentQueue>,
}

/// What an agent does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentNow {
    /// The kind of status.
    pub kind: StatusKind,
    /// The status in the server's own word; empty if not known.
    pub status: String,
    /// The reason code's name.
    pub reason: Option<String>,
    /// Since when.
    pub since: Option<i64>,
    /// True if suspended from taking sessions.
    pub suspended: bool,
}

/// A status that an agent was in for some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentSpan {
    /// When it began, be it before the 24 hours.
    pub from: i64,
    /// When it ended; none while it lasts.
    pub to: Option<i64>,
    /// The kind of status.
    pub kind: StatusKind,
    /// The status in the server's own word; empty if it did not say.
    pub status: String,
    /// The reason code's name.
    pub reason: Option<String>,
}

/// A metric of an agent.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentMetric {
    /// What it is called, and how its numbers are written.
    pub column: ColumnView,
    /// One per modality of [`AgentView::modalities`].
    pub values: Vec<Cell>,
}

/// An agent's metrics of one queue.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentQueue {
    /// The queue's id.
    pub id: i64,
    /// The queue's name; empty if the server did not say it.
    pub name: String,
    /// True if the user does not see this queue.
    pub hidden: bool,
    /// Set if it stands for what went through no queue.
    pub direct: Option<Direct>,
    /// One per column of the Agents table, see [`crate::ColumnsView::agents`].
    pub metrics: Vec<Cell>,
}
