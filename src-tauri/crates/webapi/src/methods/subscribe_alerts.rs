//! U7: the server's alerts.

use serde::{Deserialize, Serialize};

use super::{SubscriptionId, json};
use crate::{Method, MethodInfo, Place};

/// U7. Answers 200 with an id of any form, or 500.
#[derive(Debug, Clone)]
pub struct SubscribeAlerts {
    /// The live connection to push to.
    pub connection_id: String,
}

/// The body of U7.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SubscribeAlertsBody {
    /// The live connection to push to.
    pub connection_id: String,
}

impl Method for SubscribeAlerts {
    const INFO: MethodInfo = MethodInfo::new("U7", &[Place::post("/subscriptions/alerts")]).once();
    type Reply = SubscriptionId;

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        json(&SubscribeAlertsBody { connection_id: self.connection_id.clone() })
    }
}
