//! P4: leaves the deployment.

use crate::{Method, MethodInfo, NoContent, Place};

/// P4: forgets the agent's endpoint and ends the calls given. Answers 200, or 500.
#[derive(Debug, Clone)]
pub struct Unregister {
    /// The agent's SIP address.
    pub sip: String,
    /// The agent's GRUU.
    pub gruu: String,
    /// Sessions to end.
    pub sessions: Vec<i64>,
}

impl Method for Unregister {
    const INFO: MethodInfo = MethodInfo::new("P4", &[Place::post("/profile/unregister")]).once();
    type Reply = NoContent;

    fn query(&self) -> Vec<(&'static str, String)> {
        let sids: Vec<String> = self.sessions.iter().map(i64::to_string).collect();
        vec![("sip", self.sip.clone()), ("gruu", self.gruu.clone()), ("sids", sids.join(","))]
    }
}
