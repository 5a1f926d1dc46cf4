//! S5: earlier sessions of a session's customer.

use super::fill;
use crate::lenient::{List, Time};
use crate::session::SessionRecord;
use crate::{Method, MethodInfo, Place, Refusal};

/// S5: at most 50 records a call. Answers 200, 401 if the session may not be seen, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetCustomerHistory {
    /// The session whose customer it is.
    pub session: i64,
    /// Which part of the history.
    pub window: HistoryWindow,
}

/// The windows the server supports: not a limit alone, and not all three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryWindow {
    /// The most recent.
    All,
    /// From this time until now; of that so many records, if a limit is given.
    From(Time, Option<u8>),
    /// Until this time; of that so many records, if a limit is given. How further pages are asked
    /// for.
    Until(Time, Option<u8>),
    /// Between two times.
    Between(Time, Time),
}

impl Method for GetCustomerHistory {
    const INFO: MethodInfo =
        MethodInfo::new("S5", &[Place::get("/sessions/customerHistory/{sessionId}")])
            .refused(&[Refusal::NotVisible]);
    type Reply = List<SessionRecord>;

    fn path(&self, route: &str) -> String {
        fill(route, &self.session.to_string())
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        let (start, end, limit) = match self.window {
            HistoryWindow::All => (None, None, None),
            HistoryWindow::From(start, limit) => (Some(start), None, limit),
            HistoryWindow::Until(end, limit) => (None, Some(end), limit),
            HistoryWindow::Between(start, end) => (Some(start), Some(end), None),
        };
        let start = start.map(|time| ("start", time.to_query()));
        let end = end.map(|time| ("end", time.to_query()));
        let limit = limit.map(|limit| ("limit", limit.clamp(1, 50).to_string()));
        start.into_iter().chain(end).chain(limit).collect()
    }
}
