//! The kinds of session.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::fold;

/// A modality, or a bag that is not broken down by modality.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Modality {
    /// Calls (id 2, `AudioVideo` in some places).
    Audio,
    /// Chats (id 1).
    InstantMessage,
    /// E-mails (id 3).
    Message,
    /// Metrics that are not broken down by modality.
    Agnostic,
    /// A word this program does not know, as it came.
    Other(CompactString),
}

impl Modality {
    /// Reads the server's word or id.
    pub fn parse(word: &str) -> Self {
        // As the server spells them most of the time.
        match word {
            "audio" => return Self::Audio,
            "instantMessage" => return Self::InstantMessage,
            "message" => return Self::Message,
            "agnostic" => return Self::Agnostic,
            _ => {}
        }
        match fold(word).as_str() {
            "audio" | "audiovideo" | "2" => Self::Audio,
            "instantmessage" | "im" | "1" => Self::InstantMessage,
            "message" | "3" => Self::Message,
            "agnostic" => Self::Agnostic,
            _ => Self::Other(word.into()),
        }
    }

    /// The server's word.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Audio => "audio",
            Self::InstantMessage => "instantMessage",
            Self::Message => "message",
            Self::Agnostic => "agnostic",
            Self::Other(word) => word,
        }
    }
}
