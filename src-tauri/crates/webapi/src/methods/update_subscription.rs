//! U8: changes what a subscription is for.

use super::{SubscribeBody, fill, json};
use crate::{Method, MethodInfo, NoContent, Place, Refusal, Scope, View};

/// U8: takes what U1 to U6 take. Answers 204, 404 if there is no subscription of this id, 401 if it
/// is somebody else's, or 500.
#[derive(Debug, Clone)]
pub struct UpdateSubscription {
    /// The id that the subscription was answered with.
    pub subscription_id: String,
    /// Which entities from now on.
    pub scope: Scope,
    /// How much of them.
    pub view: View,
    /// What of them.
    pub body: SubscribeBody,
}

impl Method for UpdateSubscription {
    const INFO: MethodInfo =
        MethodInfo::new("U8", &[Place::post("/subscriptions/{subscriptionId}")])
            .refused(&[Refusal::SubscriptionUnknown, Refusal::SubscriptionNotYours]);
    type Reply = NoContent;

    fn path(&self, route: &str) -> String {
        fill(route, &self.subscription_id)
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.scope.to_query().into_iter().chain(self.view.to_query()).collect()
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        json(&self.body)
    }
}
