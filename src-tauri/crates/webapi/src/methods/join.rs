//! S11: joins a session, and leaves it. The document has the rights and the traces of it, but no
//! route: the one in use is a guess along its own pattern (spec note 9).

use super::fill;
use crate::{JoinRoutes, Method, MethodInfo, NoContent, Place, Refusal};

/// How to join, or to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JoinKind {
    /// Nobody hears or sees the caller (participation type 8).
    Silent,
    /// Only the agent does (7).
    Whisper,
    /// Everybody does (10).
    BargeIn,
    /// No longer.
    Leave,
}

/// S11, at the route that the mapping table has for it. A server without joins answers 404 or 405.
#[derive(Debug, Clone)]
pub struct JoinSession {
    session: i64,
    kind: JoinKind,
    route: String,
}

impl JoinSession {
    /// A call to do this with a session.
    pub fn new(session: i64, kind: JoinKind, routes: &JoinRoutes) -> Self {
        Self { session, kind, route: routes.of(kind).to_owned() }
    }
}

impl Method for JoinSession {
    const INFO: MethodInfo = MethodInfo::new(
        "S11",
        &[
            Place::post("/sessions/callcontrol/silentJoin/{sessionId}"),
            Place::post("/sessions/callcontrol/whisperJoin/{sessionId}"),
            Place::post("/sessions/callcontrol/bargeIn/{sessionId}"),
            Place::post("/sessions/callcontrol/leave/{sessionId}"),
        ],
    )
    .once()
    .refused(&[Refusal::NotVisible]);
    type Reply = NoContent;

    fn place(&self) -> &'static Place {
        let index = match self.kind {
            JoinKind::Silent => 0,
            JoinKind::Whisper => 1,
            JoinKind::BargeIn => 2,
            JoinKind::Leave => 3,
        };
        &Self::INFO.places[index]
    }

    fn path(&self, _: &str) -> String {
        fill(&self.route, &self.session.to_string())
    }
}
