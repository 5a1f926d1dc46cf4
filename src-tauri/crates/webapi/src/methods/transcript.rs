//! S2: the conversation of a session by instant message.

use super::fill;
use crate::lenient::{List, Time};
use crate::session::TranscriptMessage;
use crate::{Method, MethodInfo, Place, Refusal};

/// S2. Answers 200, 400 for a window that is not supported, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetTranscript {
    /// The session, live or past.
    pub session: i64,
    /// Which part of it.
    pub window: TranscriptWindow,
}

/// The windows the server supports: not a size alone, and not all three limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TranscriptWindow {
    /// Everything.
    All,
    /// What came at this time or later; of that so many messages, if a size is given.
    From(Time, Option<u32>),
    /// What came until this time; of that so many messages, if a size is given.
    Until(Time, Option<u32>),
    /// What came between two times.
    Between(Time, Time),
}

impl Method for GetTranscript {
    const INFO: MethodInfo =
        MethodInfo::new("S2", &[Place::get("/sessions/{sessionId}/transcript")])
            .refused(&[Refusal::WindowNotSupported]);
    type Reply = List<TranscriptMessage>;

    fn path(&self, route: &str) -> String {
        fill(route, &self.session.to_string())
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        let (start, end, size) = match self.window {
            TranscriptWindow::All => (None, None, None),
            TranscriptWindow::From(start, size) => (Some(start), None, size),
            TranscriptWindow::Until(end, size) => (None, Some(end), size),
            TranscriptWindow::Between(start, end) => (Some(start), Some(end), None),
        };
        let start = start.map(|time| ("startTimestamp", time.to_query()));
        let end = end.map(|time| ("endTimestamp", time.to_query()));
        let size = size.map(|size| ("size", size.to_string()));
        start.into_iter().chain(end).chain(size).collect()
    }
}
