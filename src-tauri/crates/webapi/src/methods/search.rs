//! Q1: finds agents and queues.

use super::fill;
use crate::dto::dto;
use crate::lenient::{Bool, Int, Text};
use crate::{Method, MethodInfo, Place, Refusal};

/// Q1: over names, e-mail and login names, phone numbers and SIP addresses. Answers 200, or 400 for
/// a blank query, which cannot be made.
#[derive(Debug, Clone)]
pub struct Search {
    query: String,
}

impl Search {
    /// A search for this; none if it is blank, or would lead elsewhere as a part of a path.
    pub fn new(query: &str) -> Option<Self> {
        let query = query.trim();
        (!matches!(query, "" | "." | "..")).then(|| Self { query: query.to_owned() })
    }
}

impl Method for Search {
    const INFO: MethodInfo =
        MethodInfo::new("Q1", &[Place::get("/search/{query}")]).refused(&[Refusal::QueryEmpty]);
    type Reply = SearchReply;

    fn path(&self, route: &str) -> String {
        fill(route, &self.query)
    }
}

dto! {
    /// The answer of Q1.
    SearchReply {
        agents_found: Vec<AgentFound>,
        queues_found: Vec<QueueFound>,
        message: Text,
    }

    /// An agent found ("Agent Search"); counts of today.
    AgentFound {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        name: Text,
        agent_id: Int,
        first_name: Text,
        last_name: Text,
        public_name: Text,
        login_name: Text,
        sip_address: Text,
        email_address: Text,
        phone_number: Text,
        // An agent status id.
        status: Int,
        calls_answered: Int,
        ronas: Int,
    }

    /// A queue found ("Queue Search"); the wait has no documented unit.
    QueueFound {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        name: Text,
        queue_id: Int,
        queue_name: Text,
        is_open: Bool,
        agents_online: Int,
        agents_available: Int,
        estimated_wait_time: Int,
        calls_today: Int,
    }
}
