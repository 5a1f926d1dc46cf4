//! Rows of the two boards. All times are milliseconds since 1970 on the server's clock.

use serde::{Deserialize, Serialize, Serializer};
use ts_rs::TS;

/// One value of a metric column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// A number in the column's unit.
    Number(f64),
    /// The server has not sent it: shown as "–".
    Unknown,
    /// It has no meaning now (zero denominator): shown as "n/a".
    NotApplicable,
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(value) => serializer.serialize_f64(*value),
            Self::Unknown => serializer.serialize_none(),
            Self::NotApplicable => serializer.serialize_str("na"),
        }
    }
}

impl TS for Cell {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;
    fn name(_: &ts_rs::Config) -> String {
        "Cell".to_owned()
    }
    fn inline(_: &ts_rs::Config) -> String {
        "number | \"na\" | null".to_owned()
    }
    fn decl(cfg: &ts_rs::Config) -> String {
        format!("type Cell = {};", Self::inline(cfg))
    }
    fn decl_concrete(cfg: &ts_rs::Config) -> String {
        Self::decl(cfg)
    }
}

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ColumnKind {
    /// A whole number.
    Count,
    /// Milliseconds, written h:mm:ss.
    Duration,
    /// 0 to 100, written with one digit and a percent sign.
    Percent,
    /// A number with up to two digits.
    Number,
}

/// One metric column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    /// The role (`answered`), or the metric's own name where no role is known.
    pub id: String,
    /// How to write the numbers.
    pub kind: ColumnKind,
    /// The metric's long name in the server's words; none if its catalogue has no such metric,
    /// then the message `column-<id>` names it and every cell is unknown.
    pub title: Option<String>,
    /// The metric's short name in the server's words.
    pub short: Option<String>,
    /// The metric's description in the server's words.
    pub description: Option<String>,
    /// True if it was chosen and the server does not follow it for this table: every cell is
    /// unknown until it is chosen anew.
    pub refused: bool,
}

/// The metric columns of both tables. What is chosen of the rest of the catalogue is subscribed to:
/// its columns follow the usual ones then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ColumnsView {
    /// Columns of the Queues table.
    pub queues: Vec<ColumnView>,
    /// Columns of the Agents table.
    pub agents: Vec<ColumnView>,
    /// What can be chosen for the Queues table beside the usual columns: the metrics of the server's
    /// catalogue that stand for none of them. Those that are chosen are among them.
    pub more_queues: Vec<ColumnView>,
    /// The same for the Agents table.
    pub more_agents: Vec<ColumnView>,
}

/// One queue.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueueRow {
    /// The queue's id.
    pub id: i64,
    /// Its name: the server's text.
    pub name: String,
    /// The name of its business unit.
    pub business_unit: String,
    /// True if it is hidden from the user elsewhere: the profile says so (row P1).
    pub hidden: bool,
    /// Since when the longest of them waits; none if nobody waits or it is not known.
    pub longest_since: Option<i64>,
    /// Agents of the queue's teams by what they do; none while no agent of them is known.
    pub agents: Option<QueueAgents>,
    /// One per column of [`ColumnsView::queues`].
    pub metrics: Vec<Cell>,
    /// When the row was last touched by the server; none if never.
    pub as_of: Option<i64>,
    /// True if the row does not follow the server now.
    pub stale: bool,
}

/// Agents of a queue by what they do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QueueAgents {
    /// Available.
    pub available: u32,
    /// In a call or chat, or ringing.
    pub on_call: u32,
    /// In after-call.
    pub after_call: u32,
    /// Away, or not responding.
    pub away: u32,
    /// True if others serve it as well, who are not looked at and not counted.
    pub partial: bool,
}

/// What an agent does, in the seven kinds that have a colour, a shape and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum StatusKind {
    /// Ready for a session.
    Available,
    /// In a call or chat.
    OnCall,
    /// Being offered a session.
    Ringing,
    /// Work after a call.
    AfterCall,
    /// Away with or without a reason.
    Away,
    /// A session was offered and not answered (RONA).
    NotResponding,
    /// Logged out or off work.
    Offline,
    /// The server has not said, or says it does not know.
    Unknown,
}

/// One agent.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentRow {
    /// The agent's id.
    pub id: i64,
    /// The agent's name: the server's text.
    pub name: String,
    /// The name of the agent's team; empty if none.
    pub team: String,
    /// The kind of status.
    pub kind: StatusKind,
    /// The status in the server's own word (`beRightBack`); empty if not known.
    pub status: String,
    /// The reason code's name.
    pub reason: Option<String>,
    /// Since when the agent is in this status.
    pub since: Option<i64>,
    /// True if suspended from taking sessions.
    pub suspended: bool,
    /// The sessions the agent is in now.
    pub sessions: Vec<AgentSession>,
    /// One per column of [`ColumnsView::agents`].
    pub metrics: Vec<Cell>,
    /// When the row was last touched by the server; none if never.
    pub as_of: Option<i64>,
    /// True if the row does not follow the server now.
    pub stale: bool,
}

/// A session of an agent, as far as a row shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentSession {
    /// The session's id.
    pub id: i64,
    /// The customer's name: untrusted text.
    pub customer: String,
    /// The queue's name; empty if not known.
    pub queue: String,
    /// `audio`, `instantMessage`, `message`, or the server's own word.
    pub modality: String,
    /// Since when the agent is active in it.
    pub since: Option<i64>,
    /// True while it is being recorded.
    pub recording: bool,
    /// True while somebody is silently joined.
    pub silent_joined: bool,
    /// True while somebody whispers.
    pub whisper_joined: bool,
}
