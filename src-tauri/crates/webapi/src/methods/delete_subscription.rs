//! U9: ends a subscription.

use serde::{Deserialize, Serialize};

use super::{fill, json};
use crate::{Method, MethodInfo, NoContent, Place, Refusal, Verb};

/// U9. Answers 204, 401 if it may not be seen, or 500.
#[derive(Debug, Clone)]
pub struct DeleteSubscription {
    /// The id that U1 to U7 answered.
    pub subscription_id: String,
    /// The live connection it pushes to.
    pub connection_id: String,
}

/// The body of U9.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeleteSubscriptionBody {
    /// The live connection it pushes to.
    pub connection_id: String,
}

impl Method for DeleteSubscription {
    const INFO: MethodInfo = MethodInfo::new(
        "U9",
        &[Place { verb: Verb::Delete, ..Place::get("/subscriptions/{subscriptionId}") }],
    )
    .refused(&[Refusal::SubscriptionNotYours]);
    type Reply = NoContent;

    fn path(&self, route: &str) -> String {
        fill(route, &self.subscription_id)
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        json(&DeleteSubscriptionBody { connection_id: self.connection_id.clone() })
    }
}
