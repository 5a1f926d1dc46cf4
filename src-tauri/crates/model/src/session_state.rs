//! Where a session stands.

use crate::fold;

/// What a session's status means; the server's own word goes beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// A word the document does not have.
    Unknown,
}

impl SessionState {
    /// Reads the server's word, of live sessions and of whole ones.
    pub fn parse(word: &str) -> Self {
        match fold(word).as_str() {
            "new" | "queued" | "reenqueued" => Self::Waiting,
            "connecting" | "notifyingagent" | "callingcustomer" => Self::Ringing,
            "active" | "activeimonly" | "connected" | "directinbounddial"
            | "directoutbounddial" => Self::Active,
            "onhold" | "hold" => Self::Hold,
            "aftercall" => Self::AfterCall,
            "completed" | "completedafterhours" | "terminating" | "abandoned" | "transferred" => {
                Self::Ended
            }
            _ => Self::Unknown,
        }
    }

    /// True while the customer waits for an agent.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Waiting | Self::Ringing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_both_documents_are_known_in_every_spelling() {
        for (word, state) in [
            ("Queued", SessionState::Waiting),
            ("ReEnqueued", SessionState::Waiting),
            ("Connecting", SessionState::Ringing),
            ("Connected", SessionState::Active),
            ("ActiveImOnly", SessionState::Active),
            ("After Call", SessionState::AfterCall),
            ("afterCall", SessionState::AfterCall),
            ("CompletedAfterHours", SessionState::Ended),
            ("Parked", SessionState::Unknown),
            ("", SessionState::Unknown),
        ] {
            assert_eq!(SessionState::parse(word), state, "{word}");
        }
    }
}
