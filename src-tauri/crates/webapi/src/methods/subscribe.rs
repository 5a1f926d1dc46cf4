//! U1 to U6: live data of agents and of queues, single, summed or grouped.

use serde::Serialize;
use serde::de::{Deserialize, Deserializer};
use serde_json::Value;

use super::json;
use crate::{Method, MethodInfo, Place, Refusal, Scope, View};

/// The body of a subscription. Property lists go out as names, under both of the document's keys
/// for session properties (spec note 5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SubscribeBody {
    /// The live connection to push to.
    pub connection_id: String,
    /// What is wanted of sessions.
    pub session_properties: Vec<String>,
    /// The same under the other key.
    pub session_property_type: Vec<String>,
    /// What is wanted of an agent's status.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status_properties: Vec<String>,
    /// The metrics wanted.
    pub metric_properties: Vec<String>,
}

/// What a session row needs.
const SESSION_PROPERTIES: &[&str] = &[
    "SessionType",
    "QueueId",
    "AgentId",
    "CustomerName",
    "IsRecording",
    "CanBeRecorded",
    "IsSilentJoined",
    "IsWhisperJoined",
    "SessionStatus",
    "QueuedMs",
    "ActiveMs",
    "CanBeSilentJoined",
    "CanBeWhisperJoined",
];

/// What an agent's status needs.
const STATUS_PROPERTIES: &[&str] =
    &["AgentStatus", "ReasonCodeName", "UtcStartTime", "UtcEndTime", "IsSuspended"];

impl SubscribeBody {
    /// A body that asks for these metrics and everything of sessions.
    pub fn new(connection_id: &str, metrics: Vec<String>) -> Self {
        let all = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        Self {
            connection_id: connection_id.to_owned(),
            session_properties: all(SESSION_PROPERTIES),
            session_property_type: all(SESSION_PROPERTIES),
            status_properties: Vec::new(),
            metric_properties: metrics,
        }
    }

    /// The same with everything of the status.
    #[must_use]
    pub fn with_status(mut self) -> Self {
        self.status_properties = STATUS_PROPERTIES.iter().map(|name| (*name).to_owned()).collect();
        self
    }
}

macro_rules! subscriptions {
    ($($(#[$doc:meta])* $name:ident, $row:literal, $route:literal, $refusals:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// Which entities.
            pub scope: Scope,
            /// How much of them.
            pub view: View,
            /// What of them.
            pub body: SubscribeBody,
        }

        impl Method for $name {
            // Sent again after a lost answer it would make a second subscription: harmless on the
            // same connection, but every update would come twice.
            const INFO: MethodInfo =
                MethodInfo::new($row, &[Place::post($route)]).once().refused($refusals);
            type Reply = SubscriptionId;

            fn query(&self) -> Vec<(&'static str, String)> {
                self.scope.to_query().into_iter().chain(self.view.to_query()).collect()
            }

            fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
                json(&self.body)
            }
        }
    )*};
}

/// How most of them are refused. The sample of U5 names nothing, and its text refuses no such call.
const NAMED: &[Refusal] = &[Refusal::NothingNamed, Refusal::NotVisible];

subscriptions! {
    /// U1: agents. Answers 200 with an id of any form, 401 if nothing is named or something of it
    /// may not be seen, or 500.
    SubscribeAgents, "U1", "/subscriptions/agents", NAMED;
    /// U2: the sum over agents. Answers as U1 does.
    SubscribeAgentAggregate, "U2", "/subscriptions/agents/aggregateBy", NAMED;
    /// U3: sums over teams, groups or business units of agents. Answers as U1 does.
    SubscribeAgentGroups, "U3", "/subscriptions/agents/groupBy", NAMED;
    /// U4: queues. Answers as U1 does.
    SubscribeQueues, "U4", "/subscriptions/queues", NAMED;
    /// U5: the sum over queues, over all that may be seen if none is named. Answers as U1 does.
    SubscribeQueueAggregate, "U5", "/subscriptions/queues/aggregateBy", &[Refusal::NotVisible];
    /// U6: sums over teams, groups or business units of queues. Answers as U1 does.
    SubscribeQueueGroups, "U6", "/subscriptions/queues/groupBy", NAMED;
}

/// The id of a subscription; none if the server's answer holds none (spec note 12).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubscriptionId(pub Option<String>);

impl<'de> Deserialize<'de> for SubscriptionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(id_of(&Value::deserialize(deserializer)?)))
    }
}

fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(map) => ["subscriptionId", "id"].iter().find_map(|wanted| {
            let found = map.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted))?;
            id_of(found.1)
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_comes_in_any_form() {
        for (text, id) in [
            ("\"abc123\"", Some("abc123")),
            ("17", Some("17")),
            ("{\"subscriptionId\":\"s\",\"id\":4}", Some("s")),
            ("{\"Id\":4}", Some("4")),
            ("", None),
            ("{}", None),
        ] {
            let id = SubscriptionId(id.map(str::to_owned));
            assert_eq!(crate::decode::<SubscriptionId>(text.as_bytes()).ok(), Some(id), "{text}");
        }
    }

    #[test]
    fn the_body_has_the_documents_shape() {
        let mut body = SubscribeBody::new("88cf", vec!["AnsweredCount".to_owned()]).with_status();
        body.session_properties.truncate(2);
        body.session_property_type.truncate(2);
        let written = serde_json::to_string(&body).expect("writes");
        insta::assert_snapshot!(written, @r#"{"connectionId":"88cf","sessionProperties":["SessionType","QueueId"],"sessionPropertyType":["SessionType","QueueId"],"statusProperties":["AgentStatus","ReasonCodeName","UtcStartTime","UtcEndTime","IsSuspended"],"metricProperties":["AnsweredCount"]}"#);
    }
}
