//! What an agent does.

use std::fmt;

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
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "CompactString", into = "CompactString")]
pub struct AgentStatus(Word);

#[derive(Clone, PartialEq, Eq, Hash)]
enum Word {
    /// The place in the list of the document's.
    Known(u8),
    /// A word the document does not have.
    Other(CompactString),
}

impl AgentStatus {
    /// Reads the server's word in any spelling; an unknown word is kept as it came.
    pub fn parse(word: &str) -> Self {
        let place = |is: &dyn Fn(&str) -> bool| (0..).zip(STATUSES).find(|(_, row)| is(row.1));
        let spelled = place(&|name| name == word);
        let known = spelled.or_else(|| {
            let folded = fold(word);
            place(&|name| fold(name) == folded)
        });
        Self(known.map_or_else(|| Word::Other(word.into()), |(place, _)| Word::Known(place)))
    }

    /// The status of an id; none for an id the document does not have.
    pub fn of_id(id: i64) -> Option<Self> {
        let known = (0..).zip(STATUSES).find(|(_, row)| row.0 == id);
        known.map(|(place, _)| Self(Word::Known(place)))
    }

    fn row(&self) -> Option<&'static (i64, &'static str, StatusKind)> {
        match self.0 {
            Word::Known(place) => STATUSES.get(usize::from(place)),
            Word::Other(_) => None,
        }
    }

    /// The id; none for a word the document does not have.
    pub fn id(&self) -> Option<i64> {
        self.row().map(|row| row.0)
    }

    /// The server's word.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Word::Known(_) => self.row().map_or("", |row| row.1),
            Word::Other(word) => word,
        }
    }

    /// The kind. A word that is not known has the kind `Unknown` and is shown as it came.
    pub fn kind(&self) -> StatusKind {
        self.row().map_or(StatusKind::Unknown, |row| row.2)
    }

    /// The words of all statuses of the document.
    pub fn words() -> impl Iterator<Item = &'static str> {
        STATUSES.iter().map(|row| row.1)
    }
}

impl From<CompactString> for AgentStatus {
    fn from(word: CompactString) -> Self {
        Self::parse(&word)
    }
}

impl From<AgentStatus> for CompactString {
    fn from(status: AgentStatus) -> Self {
        status.as_str().into()
    }
}

impl fmt::Debug for AgentStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AgentStatus").field(&self.as_str()).finish()
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
