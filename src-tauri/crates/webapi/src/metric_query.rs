//! What M1 to M4 are asked beside the entities: which data, in which words.

use serde::{Deserialize, Serialize};

use crate::methods::json;

/// Which of the three kinds of data; each is a resource of its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum MetricPart {
    /// Metrics, sessions and status.
    #[default]
    All,
    /// Metrics alone.
    Metrics,
    /// Sessions alone.
    Sessions,
    /// The status alone.
    Status,
}

/// The properties wanted; they make a POST of the call. Lists go out as names, those of sessions
/// under both of the document's keys (spec note 5). An empty list leaves the choice to the server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MetricProperties {
    /// The metrics wanted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub metric_properties: Vec<String>,
    /// What is wanted of sessions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub session_properties: Vec<String>,
    /// The same under the other key.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub session_property_type: Vec<String>,
    /// What is wanted of the status.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub status_properties: Vec<String>,
}

/// The places of a metrics method in the order of [`place_index`].
macro_rules! metric_places {
    ($route:literal) => {
        &[
            crate::Place::get($route),
            crate::Place::post($route),
            crate::Place::get(concat!($route, "/metrics")),
            crate::Place::post(concat!($route, "/metrics")),
            crate::Place::get(concat!($route, "/sessions")),
            crate::Place::post(concat!($route, "/sessions")),
            crate::Place::get(concat!($route, "/status")),
            crate::Place::post(concat!($route, "/status")),
        ]
    };
}

/// A method over several agents; the rows differ in their route and in what the answer stands for.
macro_rules! metrics_of_agents {
    ($(#[$doc:meta])* $name:ident, $row:literal, $route:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default)]
        pub struct $name {
            /// Which agents.
            pub scope: crate::Scope,
            /// Which data.
            pub part: crate::MetricPart,
            /// How much of it.
            pub view: crate::View,
            /// Only these properties.
            pub only: Option<crate::MetricProperties>,
        }

        impl crate::Method for $name {
            const INFO: crate::MethodInfo =
                crate::MethodInfo::new($row, crate::metric_query::metric_places!($route))
                    .refused(&[crate::Refusal::NothingNamed, crate::Refusal::NotVisible])
                    .up_to_mb(64);
            type Reply = crate::lenient::OneOrMany<crate::realtime::Realtime>;

            fn place(&self) -> &'static crate::Place {
                let index = crate::metric_query::place_index(self.part, self.only.as_ref());
                &Self::INFO.places[index]
            }

            fn query(&self) -> Vec<(&'static str, String)> {
                self.scope.to_query().into_iter().chain(self.view.to_query()).collect()
            }

            fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
                crate::metric_query::body(self.only.as_ref())
            }
        }
    };
}

pub(crate) use {metric_places, metrics_of_agents};

/// Where a call goes: by what it wants, GET for everything of it, POST with a body that names it.
pub(crate) fn place_index(part: MetricPart, only: Option<&MetricProperties>) -> usize {
    let part = match part {
        MetricPart::All => 0,
        MetricPart::Metrics => 2,
        MetricPart::Sessions => 4,
        MetricPart::Status => 6,
    };
    part + usize::from(only.is_some())
}

/// The body of a call.
pub(crate) fn body(only: Option<&MetricProperties>) -> Result<Option<Vec<u8>>, serde_json::Error> {
    only.map_or(Ok(None), json)
}
