//! S3: one session in full.

use super::fill;
use crate::session::SessionDetail;
use crate::{Method, MethodInfo, Place, Refusal};

/// S3. Answers 200, 401 if the session may not be seen, or 500, also for an id nobody has
/// (spec note 16).
#[derive(Debug, Clone, Copy)]
pub struct GetSession {
    /// The session, live or past.
    pub session: i64,
    /// What to send beside the session itself.
    pub parts: SessionParts,
}

/// What S3 can send beside the session itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "they are the method's own flags")]
#[allow(missing_docs, reason = "the flags are named for what they include")]
pub struct SessionParts {
    /// So many records of the customer's history, 1 to 50; the server's default is 3.
    pub customer_history: Option<u8>,
    pub im_prompts: bool,
    pub ivr_data: bool,
    pub dispositions: bool,
    pub transcript: bool,
    pub extra_items: bool,
    pub event_history: bool,
    pub aftercall_options: bool,
    pub hold_timer_threshold: bool,
}

impl SessionParts {
    /// Everything, with this many records of the customer's history.
    pub fn all(customer_history: u8) -> Self {
        Self {
            customer_history: Some(customer_history),
            im_prompts: true,
            ivr_data: true,
            dispositions: true,
            transcript: true,
            extra_items: true,
            event_history: true,
            aftercall_options: true,
            hold_timer_threshold: true,
        }
    }
}

impl Method for GetSession {
    const INFO: MethodInfo = MethodInfo::new("S3", &[Place::get("/sessions/{sessionId}")])
        .refused(&[Refusal::NotVisible, Refusal::SessionUnknown]);
    type Reply = SessionDetail;

    fn path(&self, route: &str) -> String {
        fill(route, &self.session.to_string())
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        let parts = &self.parts;
        let mut query: Vec<_> = [
            ("includeCustomerHistory", parts.customer_history.is_some()),
            ("includeImPrompts", parts.im_prompts),
            ("includeIvrData", parts.ivr_data),
            ("includeDispositions", parts.dispositions),
            ("includeCurrentTranscript", parts.transcript),
            ("includeExtraItems", parts.extra_items),
            ("includeSessionEventHistory", parts.event_history),
            ("includeAftercallOptions", parts.aftercall_options),
            ("includeHoldTimerThreshold", parts.hold_timer_threshold),
        ]
        .into_iter()
        .filter(|(_, on)| *on)
        .map(|(key, _)| (key, "true".to_owned()))
        .collect();
        if let Some(limit) = parts.customer_history {
            query.push(("customerHistoryLimit", limit.clamp(1, 50).to_string()));
        }
        query
    }
}
