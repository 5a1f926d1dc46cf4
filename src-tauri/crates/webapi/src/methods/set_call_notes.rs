//! S7: writes the notes of a session.

use serde::{Deserialize, Serialize};

use super::{fill, json};
use crate::{Method, MethodInfo, NoContent, Place, Refusal};

const ROUTE: &str = "/sessions/{sessionId}/setcallnotes";

/// S7. Answers 204, 400 without a body, or 500. GET by its heading, POST by its body (spec note 6).
#[derive(Debug, Clone)]
pub struct SetCallNotes {
    /// The session.
    pub session: i64,
    /// The whole note; it replaces the old one.
    pub note: String,
}

/// The body of S7.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetCallNotesBody {
    /// The note.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Method for SetCallNotes {
    const INFO: MethodInfo = MethodInfo::new("S7", &[Place::post(ROUTE), Place::get(ROUTE)])
        .first_of()
        .refused(&[Refusal::Incomplete]);
    type Reply = NoContent;

    fn path(&self, route: &str) -> String {
        fill(route, &self.session.to_string())
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        json(&SetCallNotesBody { note: Some(self.note.clone()) })
    }
}
