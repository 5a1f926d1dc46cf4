//! The feed: one channel per window, one batch per tick, the next only after the last is drawn.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use crate::{
    ActionsView, AgentRow, AlertsView, ColumnsView, ConnectionView, Failure, GroupRow, LeadView,
    OwnStatusView, PauseView, Phase, QueueRow, SessionRow, Settings, SignInView, SumsView,
    TrendsView, UnsavedSession,
};

/// The command that hands the channel over; it is not in the list because a channel is no payload.
pub const FEED_COMMAND: &str = "open_feed";

/// What changed since the last batch. A part that is absent has not changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Batch {
    /// Counts from 1; the number to acknowledge.
    pub seq: u32,
    /// Milliseconds to add to this computer's clock to get the server's.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock_offset: Option<i64>,
    /// Which screen the console is on.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<Phase>,
    /// Messages of a new language, or new strings of the server.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messages: Option<MessagesView>,
    /// Settings that changed.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settings: Option<Settings>,
    /// The steps of the sign-in under way, or its failure.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sign_in: Option<SignInView>,
    /// The connection light.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub connection: Option<ConnectionView>,
    /// Something that does not keep the console from working and that the user should know.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Failure>,
    /// The pause of all updates, or its end.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pause: Option<PauseView>,
    /// What is new of the server's alerts; comes in a pause, too.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub alerts: Option<AlertsView>,
    /// Where to go: the user has chosen a notification.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead: Option<LeadView>,
    /// The user's own status, where no row of the Agents table has it.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnStatusView>,
    /// Who is signed in.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileView>,
    /// The columns that the cells of the rows belong to. Comes before or with the first rows.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<ColumnsView>,
    /// Rows of the Queues table.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queues: Option<RowsView<QueueRow>>,
    /// Rows of the Agents table.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agents: Option<RowsView<AgentRow>>,
    /// Rows of the Sessions table.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sessions: Option<RowsView<SessionRow>>,
    /// The sessions of which something was typed that is not saved: all of them.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unsaved: Option<Vec<UnsavedSession>>,
    /// What the user does, and has done lately.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actions: Option<ActionsView>,
    /// The server's sums over both tables.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sums: Option<SumsView>,
    /// The groups of queues.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub groups: Option<RowsView<GroupRow>>,
    /// What is new of the last minutes of the queues.
    #[ts(optional)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trends: Option<TrendsView>,
}

impl Batch {
    /// True if it would tell the window nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self { seq: self.seq, ..Self::default() }
    }
}

/// Changed rows of one table.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct RowsView<R> {
    /// True if `upsert` is the whole table and everything else is to be dropped.
    pub reset: bool,
    /// New and changed rows, whole.
    pub upsert: Vec<R>,
    /// Ids of rows that are gone.
    pub removed: Vec<i64>,
}

/// The messages of the language in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MessagesView {
    /// BCP 47 tag (`en`, `fr`, `de`, `es`, `ar`): for messages, numbers and dates.
    pub locale: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Fluent source text, to be parsed by the window.
    pub ftl: String,
    /// The server's own words for statuses, by the server's key (`afterCall`). Plain text.
    pub strings: BTreeMap<String, String>,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProfileView {
    /// The agent id of the user.
    pub agent_id: i64,
    /// The user's name as the server has it.
    pub name: String,
    /// The server's host, or none on sample data.
    pub host: Option<String>,
}
