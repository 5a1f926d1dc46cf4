//! T3: the statuses an agent can be set to.

use super::fill;
use crate::lenient::List;
use crate::realtime::StatusDto;
use crate::{Method, MethodInfo, Place, Refusal};

/// T3: each away reason code is an item of its own. Answers 200, 401 if the agent may not be seen,
/// or 500.
#[derive(Debug, Clone, Copy)]
pub struct ListAgentStatuses {
    /// The agent.
    pub agent: i64,
}

impl Method for ListAgentStatuses {
    const INFO: MethodInfo = MethodInfo::new("T3", &[Place::get("/agentStatus/list/{agentId}")])
        .refused(&[Refusal::NotVisible]);
    type Reply = List<StatusDto>;

    fn path(&self, route: &str) -> String {
        fill(route, &self.agent.to_string())
    }
}
