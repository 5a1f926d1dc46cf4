//! What can be done to agents and sessions, what was done, and what became of it. Times are
//! milliseconds since 1970 on this computer's clock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Failure, StatusKind};

/// Something that can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ActionKind {
    /// Set the agent's status.
    SetStatus,
    /// Take the agent out of the distribution of sessions.
    Suspend,
    /// Put it back in.
    Resume,
    /// Listen without being heard.
    SilentJoin,
    /// Speak to the agent alone.
    Whisper,
    /// Speak to everybody.
    BargeIn,
    /// Leave what was joined.
    Leave,
    /// Record all sessions of the agent.
    StartRecording,
    /// Stop recording them.
    StopRecording,
}

/// Who hears the user once it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum HeardBy {
    /// Nobody; the user hears agent and customer.
    Nobody,
    /// The agent alone.
    Agent,
    /// Agent and customer.
    Everybody,
}

/// How the user is joined to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum JoinedKind {
    /// Silently.
    Silent,
    /// Whispering.
    Whisper,
    /// Barged in.
    BargeIn,
}

/// Why something is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum DenialKind {
    /// The values do not follow the server now.
    Offline,
    /// The server has refused it for this agent since the last sign-in.
    Refused,
    /// Neither the agent's entry nor the user's own allows it.
    NoRight,
    /// The profile hides recording.
    RecordingHidden,
    /// The profile does not let the user suspend itself.
    SuspendSelf,
    /// The agent has no session.
    NoSession,
    /// The agent is not among those looked at, so its sessions are not known.
    NotLookedAt,
    /// Nobody talks in the session now.
    NotInConversation,
    /// It is the user's own session.
    OwnSession,
    /// The session's own flags forbid it.
    SessionForbids,
    /// Somebody else is joined.
    OtherJoined,
    /// The user is joined already.
    JoinedByMe,
    /// The user is joined to another session.
    JoinedElsewhere,
    /// The user is not joined.
    NotJoined,
    /// It is being recorded already.
    Recording,
    /// Nothing is being recorded.
    NotRecording,
    /// The agent is suspended already.
    Suspended,
    /// The agent is not suspended.
    NotSuspended,
    /// The same is under way.
    UnderWay,
}

/// Which agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct AgentArgs {
    /// The agent's id.
    pub agent: i64,
}

/// What to do. What the rights do not allow is refused before it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct ActArgs {
    /// What.
    pub action: ActionKind,
    /// To whom: the primary agent, if it is about a session.
    pub agent: i64,
    /// The session, for joins and leaving.
    pub session: Option<i64>,
    /// The status, by its id from [`StatusChoice`].
    pub status: Option<i64>,
    /// The reason code.
    pub reason: Option<i64>,
}

/// What can be done to an agent now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OffersView {
    /// The agent's id.
    pub agent: i64,
    /// Its name: the server's text.
    pub name: String,
    /// Its sessions.
    pub sessions: Vec<OfferSession>,
    /// Every action, also those that are not allowed, in the order in which to show them.
    pub offers: Vec<OfferView>,
}

/// A session that something can be done to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfferSession {
    /// Its id.
    pub id: i64,
    /// The customer's name: untrusted text.
    pub customer: String,
    /// The queue's name; empty if not known.
    pub queue: String,
    /// `audio`, `instantMessage`, `message`, or the server's own word.
    pub modality: String,
    /// True while it is being recorded.
    pub recording: bool,
    /// How the user is joined, if it is.
    pub mine: Option<JoinedKind>,
    /// True while somebody else listens.
    pub other_listens: bool,
    /// True while somebody else whispers.
    pub other_whispers: bool,
}

/// One action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OfferView {
    /// What.
    pub action: ActionKind,
    /// Of which session; none if it is about the agent, or if there is no session.
    pub session: Option<i64>,
    /// Why it is not allowed; none if it is.
    pub denial: Option<DenialKind>,
    /// Who will hear the user, for joins.
    pub heard_by: Option<HeardBy>,
}

/// A status an agent can be set to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusChoice {
    /// Its id.
    pub id: i64,
    /// The server's word (`unavailable`).
    pub status: String,
    /// Its kind.
    pub kind: StatusKind,
    /// The reason code, for one of those of a status.
    pub reason_id: Option<i64>,
    /// The reason code's name: the server's text.
    pub reason: Option<String>,
}

/// How far an action is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ActionState {
    /// Sent; the server has not answered.
    Requested,
    /// The server has taken it; the live data does not show it yet.
    Accepted,
    /// The answer was lost; the live data may yet tell.
    Unsure,
    /// The live data shows it.
    Confirmed,
    /// It was not done.
    Failed,
    /// The server has taken it, and the live data has not shown it in time.
    Unconfirmed,
    /// Nobody knows whether it was done.
    Unknown,
}

/// What became of a recording request for one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordingAnswer {
    /// The session.
    pub session: i64,
    /// The customer's name, as far as it is known: untrusted text.
    pub customer: String,
    /// The user may not record the session's primary agent.
    pub denied: bool,
    /// The recorder did not do it.
    pub failed: bool,
}

/// An action of the user: requested, and what has become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ActionView {
    /// Its number, growing with time.
    pub id: i64,
    /// What.
    pub action: ActionKind,
    /// To whom.
    pub agent: i64,
    /// The agent's name: the server's text.
    pub agent_name: String,
    /// The session, for joins and leaving.
    pub session: Option<i64>,
    /// The session's customer: untrusted text.
    pub customer: String,
    /// The status that was asked for.
    pub status: Option<StatusChoice>,
    /// How far it is.
    pub state: ActionState,
    /// When it was requested.
    pub at: i64,
    /// When it was known what became of it.
    pub ended: Option<i64>,
    /// Why it failed, or why nobody knows.
    pub failure: Option<Failure>,
    /// Of recordings: what became of each session.
    pub recordings: Vec<RecordingAnswer>,
    /// Where the server offers no joins: the session's address for a softphone (`sip:…`).
    pub softphone: Option<String>,
}

/// The address to open the softphone on, as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct OpenSoftphoneArgs {
    /// The action that told of it.
    pub action: i64,
    /// Its address: the one of [`ActionView::softphone`], no other is opened.
    pub address: String,
}

/// What the user is joined to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JoinedView {
    /// The session.
    pub session: i64,
    /// Its agent.
    pub agent: i64,
    /// The agent's name: the server's text.
    pub agent_name: String,
    /// The customer's name: untrusted text.
    pub customer: String,
    /// How.
    pub how: JoinedKind,
    /// Since when.
    pub since: i64,
    /// False while only the request says so.
    pub sure: bool,
}

/// The actions under way and those that ended lately, the newest first, and what the user is joined
/// to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct ActionsView {
    /// The actions.
    pub recent: Vec<ActionView>,
    /// The session.
    pub joined: Option<JoinedView>,
}
