//! U9: ends a subscription.

use serde::{Deserialize, Serialize};

use super::segment;
use crate::{Base, Method, MethodInfo, NoContent, Repeat, Verb};

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
    const INFO: MethodInfo = MethodInfo {
        row: "U9",
        verb: Verb::Delete,
        base: Base::V2,
        route: "/subscriptions/{subscriptionId}",
        repeat: Repeat::Idempotent,
    };
    type Reply = NoContent;

    fn path(&self) -> String {
        Self::INFO.route.replace("{subscriptionId}", &segment(&self.subscription_id))
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        let body = DeleteSubscriptionBody { connection_id: self.connection_id.clone() };
        serde_json::to_vec(&body).map(Some)
    }
}
