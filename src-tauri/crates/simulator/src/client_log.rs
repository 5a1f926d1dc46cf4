//! The server's log of its clients (C1).

/// A line that a console wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The id of the agent whose console it was.
    pub agent: i64,
    /// The session it is about.
    pub session: Option<i64>,
    /// Which log it went to; `other` if none was named.
    pub component: String,
    /// `debug` if none was given.
    pub level: String,
    /// The text.
    pub message: String,
}
