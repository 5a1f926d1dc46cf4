//! T1: an agent's status.

use serde::{Deserialize, Serialize};

use super::fill;
use crate::lenient::{Int, or_default};
use crate::realtime::StatusDto;
use crate::{Method, MethodInfo, Place, Refusal};

/// T1: the current one, there is no other. Answers 200, also for an agent with an invalid SIP
/// address, whose status reads `unknown`; 401 if the agent may not be seen; 500.
#[derive(Debug, Clone, Copy)]
pub struct GetAgentStatus {
    /// The agent.
    pub agent: i64,
}

impl Method for GetAgentStatus {
    const INFO: MethodInfo = MethodInfo::new("T1", &[Place::get("/agentStatus/{agentId}")])
        .refused(&[Refusal::MustBeTrue, Refusal::NotVisible]);
    type Reply = AgentStatusReply;

    fn path(&self, route: &str) -> String {
        fill(route, &self.agent.to_string())
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        vec![("currentOnly", "true".to_owned())]
    }
}

/// The answer of T1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentStatusReply {
    /// Always `agent`.
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// The agent.
    pub id: Int,
    /// Its public name; left out where the status is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The status.
    #[serde(default, deserialize_with = "or_default")]
    pub current_status: StatusDto,
}
