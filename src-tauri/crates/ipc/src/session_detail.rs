//! One session in full. All times are milliseconds since 1970 on the server's clock; what the
//! server did not say is none, never a default. Texts are the server's or a customer's: untrusted.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Direct, EditView, SessionState};

/// A session by its id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionArgs {
    /// The session, live or past.
    pub id: i64,
}

/// Which part of a transcript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TranscriptArgs {
    /// The session.
    pub id: i64,
    /// What was said at this time or later; none means all of it.
    pub from: Option<i64>,
}

/// A further page of the customer's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryArgs {
    /// The session whose customer it is.
    pub id: i64,
    /// Sessions that began at this time or before; none means the latest.
    pub before: Option<i64>,
}

/// The page to open, as it was shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenScreenPopArgs {
    /// The session.
    pub id: i64,
    /// Its address: the one of [`ScreenPop::address`], no other is opened.
    pub address: String,
}

/// One session in full (S3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Its id.
    pub id: i64,
    /// When the server said all this.
    pub at: i64,
    /// Where it stands, and since when.
    pub now: SessionNow,
    /// The customer's name.
    pub customer: String,
    /// The customer's id, if it is another text than the name.
    pub customer_id: String,
    /// The customer's phone number or address.
    pub customer_phone: String,
    /// The queue's name; empty if there is none.
    pub queue: String,
    /// Set if it went through no queue.
    pub direct: Option<Direct>,
    /// The responding agent's name; empty if there is none.
    pub agent: String,
    /// The name of the call flow.
    pub call_flow: String,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Who is being offered it.
    pub offers: Vec<Participant>,
    /// The ways through the call flows.
    pub ivr: Vec<IvrPath>,
    /// What happened to it, the latest first.
    pub events: Vec<SessionEvent>,
    /// What was said, the oldest first; none if the server has no transcript of it.
    pub transcript: Option<Vec<TranscriptLine>>,
    /// Texts that are at hand to answer an instant message with.
    pub prompts: Vec<Prompt>,
    /// What was published of the session to its agents, the latest first.
    pub messages: Vec<SessionMessage>,
    /// The customer's latest sessions, the newest first.
    pub history: HistoryPage,
    /// Data that came with it or was noted on it.
    pub items: Vec<ExtraItemView>,
    /// The notes as the server has them.
    pub notes: String,
    /// The disposition as the server has it.
    pub disposition: DispositionView,
    /// The page that agents are shown with it.
    pub screen_pop: Option<ScreenPop>,
    /// What was typed and the server does not have, or has since a moment ago.
    pub edits: Vec<EditView>,
    /// What may be edited.
    pub rights: EditRights,
}

/// Where a session stands, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools, reason = "each flag is shown by itself")]
pub struct SessionNow {
    /// Where it stands.
    pub state: SessionState,
    /// The same in the server's word.
    pub status: String,
    /// `audio`, `instantMessage`, `message`, or the server's own word.
    pub modality: String,
    /// When it began.
    pub started: Option<i64>,
    /// Since when the customer waits.
    pub queued_since: Option<i64>,
    /// When its agent answered.
    pub answered: Option<i64>,
    /// Since when it has been active.
    pub active_since: Option<i64>,
    /// Since when its agent works on it after the call.
    pub after_call_since: Option<i64>,
    /// How the after-call work ends.
    pub after_call: Option<AfterCallView>,
    /// When it ended.
    pub ended: Option<i64>,
    /// How long it lasted, if it is over, in milliseconds.
    pub duration: Option<i64>,
    /// Since when it is on hold.
    pub hold_since: Option<i64>,
    /// True while it is on hold.
    pub on_hold: bool,
    /// After so many milliseconds on hold somebody should look; none if the server has no limit.
    pub hold_limit: Option<i64>,
    /// Since when it is recorded.
    pub recording_since: Option<i64>,
    /// True while it is recorded.
    pub recording: bool,
    /// True while somebody is silently joined.
    pub silent_joined: bool,
    /// True while somebody whispers.
    pub whisper_joined: bool,
}

/// How after-call work ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AfterCallView {
    /// True if the agent may take as long as it wants.
    pub manual: bool,
    /// After so many milliseconds else.
    pub limit: Option<i64>,
}

/// An agent in a session, or one who is offered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Participant {
    /// The agent's name.
    pub agent: String,
    /// The agent's id, if it is an agent.
    pub agent_id: Option<i64>,
    /// `agent`, `consult`, `transferAgent`, `contact`, `whisperJoin`, `silentJoin`, `invite`,
    /// `bargeIn`, or the server's own word.
    pub how: String,
    /// `accepted`, `afterCall`, `offering`, or the server's own word.
    pub status: String,
    /// True if it is the primary agent.
    pub primary: bool,
    /// Since when: accepted, else offered.
    pub since: Option<i64>,
    /// Who asked for it; empty if nobody did.
    pub by: String,
}

/// A way through one call flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IvrPath {
    /// The call flow's name.
    pub flow: String,
    /// Its nodes, in order.
    pub nodes: Vec<IvrStep>,
}

/// A node of a call flow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IvrStep {
    /// The node's name.
    pub name: String,
    /// What was chosen; empty if there was no choice.
    pub chosen: String,
    /// What happened there.
    pub note: String,
    /// How long it took: the server does not say in which unit.
    pub duration: Option<i64>,
}

/// Something that happened to a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionEvent {
    /// When.
    pub at: Option<i64>,
    /// What.
    pub text: String,
    /// Who or what says so.
    pub by: String,
}

/// A line of a conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TranscriptLine {
    /// Tells it from all others of its session.
    pub key: String,
    /// When.
    pub at: Option<i64>,
    /// Who said it.
    pub from: String,
    /// What.
    pub text: String,
    /// True if an agent said it.
    pub agent: bool,
}

/// A text to answer an instant message with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Prompt {
    /// What it is called.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Something that was published of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionMessage {
    /// When.
    pub at: Option<i64>,
    /// What it is called.
    pub name: String,
    /// The agent it is about: the name if the agent takes part, else the id; empty if it is about
    /// none.
    pub agent: String,
}

/// Earlier sessions of a customer.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HistoryPage {
    /// The newest first. What was on the page before may be on it again.
    pub sessions: Vec<PastSession>,
    /// True if there may be more.
    pub more: bool,
}

/// An earlier session of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PastSession {
    /// Its id.
    pub id: i64,
    /// When it began.
    pub started: Option<i64>,
    /// The queue's name.
    pub queue: String,
    /// The agent's name; empty if nobody answered.
    pub agent: String,
    /// `audio`, `instantMessage`, `message`, or the server's own word.
    pub modality: String,
    /// The names of the disposition and of the one under it; empty if none was chosen.
    pub disposition: Vec<String>,
    /// The notes.
    pub notes: String,
}

/// A datum of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExtraItemView {
    /// Tells it from all others of its session, and says how it is saved.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its value as the server has it.
    pub value: String,
}

/// The disposition of a session, and what there is to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DispositionView {
    /// The one chosen.
    pub disposition: Option<i64>,
    /// The one under it.
    pub sub: Option<i64>,
    /// The names of both, as far as they are known.
    pub names: Vec<String>,
    /// What there is to choose, with the second level.
    pub choices: Vec<Choice>,
}

/// A disposition to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The second level; empty if there is none.
    pub subs: Vec<SubChoice>,
}

/// A disposition of the second level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SubChoice {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
}

/// The page that agents are shown with a session (spec note 17).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScreenPop {
    /// Its address in full, other scripts than Latin in the way addresses write them.
    pub address: String,
    /// The host alone; empty if it may not be opened.
    pub host: String,
    /// False if it is no address of a web page: then it is not opened.
    pub allowed: bool,
}

/// What may be edited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditRights {
    /// Why not the notes.
    pub notes: Option<EditRefusal>,
    /// Why not the disposition.
    pub disposition: Option<EditRefusal>,
    /// Why not the extra items.
    pub items: Option<EditRefusal>,
}

/// Why something may not be edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum EditRefusal {
    /// The server has refused it to this user for this session.
    Forbidden,
    /// The server does not offer it.
    NotOffered,
    /// The server named nothing to choose.
    NothingToChoose,
}
