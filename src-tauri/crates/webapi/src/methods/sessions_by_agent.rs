//! S1: the sessions an agent has now.

use crate::lenient::List;
use crate::session::SessionRecord;
use crate::{Method, MethodInfo, Place, Refusal};

/// S1: sessions whose primary agent this is and that have not ended. Answers 200 with an empty list
/// if there are none, 401 if the agent may not be seen, or 500. Only active ones can be asked for.
#[derive(Debug, Clone, Copy)]
pub struct ListSessions {
    /// The primary agent.
    pub agent: i64,
}

impl Method for ListSessions {
    const INFO: MethodInfo = MethodInfo::new("S1", &[Place::get("/sessions")])
        .refused(&[Refusal::MustBeTrue, Refusal::NotVisible]);
    type Reply = List<SessionRecord>;

    fn query(&self) -> Vec<(&'static str, String)> {
        vec![("agentId", self.agent.to_string()), ("activeOnly", "true".to_owned())]
    }
}
