//! What the user has done, as it is kept on this computer. Times are milliseconds since 1970 on this
//! computer's clock.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ActionKind, ActionState, ActionView, Failure, RecordingAnswer, StatusChoice};

/// Something typed in a session that was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum SaveKind {
    /// The notes (S7).
    SaveNotes,
    /// The disposition (S8).
    SaveDisposition,
    /// An extra item (S6).
    SaveItem,
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum JournalKind {
    /// An action.
    Action(ActionKind),
    /// A save.
    Save(SaveKind),
}

/// An entry of the journal. What was typed is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalView {
    /// Its place, growing with time.
    pub id: i64,
    /// What.
    pub action: JournalKind,
    /// To whom: the agent of the session, if it is about one that somebody has.
    pub agent: Option<i64>,
    /// The agent's name: the server's text; empty if there is none.
    pub agent_name: String,
    /// The session, for joins, leaving and saves.
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
}

impl From<ActionView> for JournalView {
    fn from(view: ActionView) -> Self {
        Self {
            id: view.id,
            action: JournalKind::Action(view.action),
            agent: Some(view.agent),
            agent_name: view.agent_name,
            session: view.session,
            customer: view.customer,
            status: view.status,
            state: view.state,
            at: view.at,
            ended: view.ended,
            failure: view.failure,
            recordings: view.recordings,
        }
    }
}

/// Which part of the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct JournalArgs {
    /// Entries before this one; none begins with the newest.
    pub before: Option<i64>,
    /// Only of agents who have this in their name; empty means all.
    pub agent: String,
    /// Only these states; none means all.
    pub states: Vec<ActionState>,
}

/// A page of the journal, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct JournalPage {
    /// The entries.
    pub entries: Vec<JournalView>,
    /// True if there are more.
    pub more: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_of_an_action_is_read_and_so_is_a_save() {
        let text = r#"{"id":7,"action":"whisper","agent":5,"agentName":"Rob","session":70,
            "customer":"Ada","status":null,"state":"confirmed","at":1,"ended":2,"failure":null,
            "recordings":[],"softphone":null}"#;
        let old: ActionView = serde_json::from_str(text).unwrap();
        let view: JournalView = serde_json::from_str(text).unwrap();
        assert_eq!(view, JournalView::from(old));
        let save =
            JournalView { action: JournalKind::Save(SaveKind::SaveNotes), agent: None, ..view };
        let text = serde_json::to_string(&save).unwrap();
        assert!(text.contains(r#""action":"saveNotes","agent":null"#), "{text}");
        assert_eq!(serde_json::from_str::<JournalView>(&text).unwrap(), save);
    }
}
