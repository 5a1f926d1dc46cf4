//! T2: sets an agent's status, or suspends it.

use connect_model::AgentStatus;
use serde::{Deserialize, Serialize};

use super::{fill, json};
use crate::lenient::{Bool, Int};
use crate::{Method, MethodInfo, NoContent, Place, Refusal};

/// The id of Unavailable, the one status with reason codes.
const UNAVAILABLE: i64 = 3;

/// T2. Answers 204, 400 for a body that means nothing, 401 if the agent may not be seen, or 500.
#[derive(Debug, Clone, Copy)]
pub struct UpdateAgentStatus {
    /// The agent.
    pub agent: i64,
    /// What is to change.
    pub change: StatusChange,
}

/// A status or a suspension, never both; a reason code with Unavailable alone. What the server would
/// refuse cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusChange(Change);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Status(i64),
    Away(Option<i64>),
    Suspend(bool),
}

impl StatusChange {
    /// To this status, without a reason code; none for a word that has no id.
    pub fn to(status: &AgentStatus) -> Option<Self> {
        status.id().map(|id| match id {
            UNAVAILABLE => Self(Change::Away(None)),
            id => Self(Change::Status(id)),
        })
    }

    /// To Unavailable, with a reason code if one is given.
    pub fn away(reason: Option<i64>) -> Self {
        Self(Change::Away(reason))
    }

    /// To the status of this id, as T3 lists it; a reason code counts with Unavailable alone.
    pub fn of(id: i64, reason: Option<i64>) -> Self {
        if id == UNAVAILABLE { Self::away(reason) } else { Self(Change::Status(id)) }
    }

    /// Takes the agent out of the distribution of sessions, or back in.
    pub fn suspend(on: bool) -> Self {
        Self(Change::Suspend(on))
    }
}

/// The body of T2.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs, reason = "the fields are those of the document's dictionary")]
pub struct UpdateAgentStatusBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_status_id: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_code_id: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_suspended: Option<Bool>,
}

impl Method for UpdateAgentStatus {
    // Sent again after a lost answer it could undo what the agent did meanwhile.
    const INFO: MethodInfo =
        MethodInfo::new("T2", &[Place::post("/agentStatus/update/{agentId}")]).once().refused(&[
            Refusal::Incomplete,
            Refusal::StatusAndSuspension,
            Refusal::ReasonNotAway,
            Refusal::NotVisible,
        ]);
    type Reply = NoContent;

    fn path(&self, route: &str) -> String {
        fill(route, &self.agent.to_string())
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        let none = UpdateAgentStatusBody::default();
        json(&match self.change.0 {
            Change::Status(id) => UpdateAgentStatusBody { agent_status_id: Some(Int(id)), ..none },
            Change::Away(reason) => UpdateAgentStatusBody {
                agent_status_id: Some(Int(UNAVAILABLE)),
                reason_code_id: reason.map(Int),
                ..none
            },
            Change::Suspend(on) => UpdateAgentStatusBody { is_suspended: Some(Bool(on)), ..none },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_the_documents() {
        let body = |change| {
            let body = UpdateAgentStatus { agent: 5, change }.body().unwrap().unwrap();
            String::from_utf8(body).unwrap()
        };
        let available = StatusChange::to(&AgentStatus::parse("Available")).unwrap();
        assert_eq!(body(available), r#"{"agentStatusId":1}"#);
        let lunch = StatusChange::away(Some(1));
        assert_eq!(body(lunch), r#"{"agentStatusId":3,"reasonCodeId":1}"#);
        assert_eq!(body(StatusChange::suspend(false)), r#"{"isSuspended":false}"#);
        assert_eq!(
            StatusChange::to(&AgentStatus::parse("unavailable")).unwrap().0,
            Change::Away(None)
        );
        assert!(StatusChange::to(&AgentStatus::parse("Gone Fishing")).is_none());
        assert_eq!(body(StatusChange::of(3, Some(2))), body(StatusChange::away(Some(2))));
        assert_eq!(body(StatusChange::of(10, Some(2))), r#"{"agentStatusId":10}"#);
    }
}
