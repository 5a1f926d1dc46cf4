//! Rows of the Sessions table. All times are milliseconds since 1970 on the server's clock.

use serde::Serialize;
use ts_rs::TS;

/// Where a session stands; the server's own word goes beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SessionState {
    /// In the queue, offered to nobody.
    Waiting,
    /// Being offered to an agent, or dialled.
    Ringing,
    /// In conversation.
    Active,
    /// In conversation, and on hold.
    Hold,
    /// The customer has gone; the agent works on it.
    AfterCall,
    /// Over.
    Ended,
    /// A word that is not known: it is shown as it came.
    Unknown,
}

/// How a session came about that went through no queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Direct {
    /// Dialled to the agent.
    Inbound,
    /// Dialled by the agent.
    Outbound,
}

/// One live session, merged from all agents and queues that tell of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "each flag is shown by itself")]
pub struct SessionRow {
    /// The session's id.
    pub id: i64,
    /// The customer's name: untrusted text; empty if not known.
    pub customer: String,
    /// The queue's name: the server's text; empty if there is none or it is not known.
    pub queue: String,
    /// The queue's id.
    pub queue_id: Option<i64>,
    /// Set if it went through no queue.
    pub direct: Option<Direct>,
    /// The name of the agent who has it or is offered it; empty if there is none.
    pub agent: String,
    /// The agent's id.
    pub agent_id: Option<i64>,
    /// `audio`, `instantMessage`, `message`, or the server's own word.
    pub modality: String,
    /// Where it stands.
    pub state: SessionState,
    /// The same in the server's word.
    pub status: String,
    /// Since when the customer has been waiting; none once it is with an agent.
    pub queued_since: Option<i64>,
    /// Since when it has been active.
    pub active_since: Option<i64>,
    /// Since when its agent works on it after the call.
    pub after_call_since: Option<i64>,
    /// True while it is being recorded.
    pub recording: bool,
    /// True while somebody is silently joined.
    pub silent_joined: bool,
    /// True while somebody whispers.
    pub whisper_joined: bool,
    /// When the server last said something of it; none if never.
    pub as_of: Option<i64>,
    /// True if the row does not follow the server now.
    pub stale: bool,
}

/// A session of which something was typed that is not saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UnsavedSession {
    /// The session's id.
    pub id: i64,
    /// The customer's name: untrusted text.
    pub customer: String,
}
