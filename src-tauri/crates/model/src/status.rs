//! What an agent does.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::fold;

/// The kinds of status that have a colour, a shape and a word of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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
    /// A session was offered and not answered (RONA); the agent stays so until set back by hand.
    NotResponding,
    /// Logged out or off work.
    Offline,
    /// The server has not said, or says it does not know.
    Unknown,
}

/// Every status of the document: id, the server's word, kind (dictionary, "Connect Agent Status").
const STATUSES: &[(i64, &str, StatusKind)] = &[
    (1, "available", StatusKind::Available),
    (2, "inCall", StatusKind::OnCall),
    (3, "unavailable", StatusKind::Away),
    (4, "unknown", StatusKind::Unknown),
    (5, "afterCall", StatusKind::AfterCall),
    (6, "loggedOut", StatusKind::Offline),
    (7, "offPhoneActivity", StatusKind::Away),
    (8, "ringOnNoAnswer", StatusKind::NotResponding),
    (9, "busy", StatusKind::Away),
    (10, "beRightBack", StatusKind::Away),
    (11, "directCall", StatusKind::OnCall),
    (12, "inactive", StatusKind::Away),
    (14, "inImCall", StatusKind::OnCall),
    (15, "directInboundDial", StatusKind::OnCall),
    (16, "directOutboundDial", StatusKind::OnCall),
    (17, "atLunch", StatusKind::Away),
    (18, "offWork", StatusKind::Offline),
    (19, "conferenceCall", StatusKind::OnCall),
    (20, "ringing", StatusKind::Ringing),
];

/// A status: the server's word, in its own spelling where the document has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AgentStatus(CompactString);

impl AgentStatus {
    /// Reads the server's word in any spelling; an unknown word is kept as it came.
    pub fn parse(word: &str) -> Self {
        let folded = fold(word);
        let known = STATUSES.iter().find(|(_, name, _)| *name == word || fold(name) == folded);
        Self(known.map_or_else(|| word.into(), |(_, name, _)| (*name).into()))
    }

    /// The status of an id; none for an id the document does not have.
    pub fn of_id(id: i64) -> Option<Self> {
        STATUSES.iter().find(|row| row.0 == id).map(|row| Self(row.1.into()))
    }

    /// The id; none for a word the document does not have.
    pub fn id(&self) -> Option<i64> {
        STATUSES.iter().find(|row| row.1 == self.0).map(|row| row.0)
    }

    /// The server's word.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The kind. A word that is not known has the kind `Unknown` and is shown as it came.
    pub fn kind(&self) -> StatusKind {
        STATUSES.iter().find(|row| row.1 == self.0).map_or(StatusKind::Unknown, |row| row.2)
    }

    /// The words of all statuses of the document.
    pub fn words() -> impl Iterator<Item = &'static str> {
        STATUSES.iter().map(|row| row.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_words_agree() {
        for (id, word, kind) in STATUSES {
            let status = AgentStatus::parse(word);
            assert_eq!((status.id(), status.kind()), (Some(*id), *kind));
            assert_eq!(AgentStatus::of_id(*id), Some(status));
        }
        assert_eq!(AgentStatus::of_id(13), None);
    }

    #[test]
    fn an_unknown_word_is_kept() {
        let status = AgentStatus::parse("Gone Fishing");
        assert_eq!((status.as_str(), status.kind()), ("Gone Fishing", StatusKind::Unknown));
    }
}
