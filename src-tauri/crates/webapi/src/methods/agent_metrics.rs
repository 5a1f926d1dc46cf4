//! M1: metrics, sessions and status of one agent.

use super::fill;
use crate::lenient::OneOrMany;
use crate::metric_query::{self, MetricPart, MetricProperties, metric_places};
use crate::realtime::Realtime;
use crate::{Method, MethodInfo, Place, Refusal, View};

/// M1. Answers 200, 401 if the agent may not be seen, or 500.
#[derive(Debug, Clone, Default)]
pub struct GetAgentMetrics {
    /// The agent.
    pub agent: i64,
    /// Which data.
    pub part: MetricPart,
    /// How much of it.
    pub view: View,
    /// Only these properties.
    pub only: Option<MetricProperties>,
}

impl Method for GetAgentMetrics {
    const INFO: MethodInfo = MethodInfo::new("M1", metric_places!("/metrics/agents/{agentId}"))
        .refused(&[Refusal::NotVisible]);
    type Reply = OneOrMany<Realtime>;

    fn place(&self) -> &'static Place {
        &Self::INFO.places[metric_query::place_index(self.part, self.only.as_ref())]
    }

    fn path(&self, route: &str) -> String {
        fill(route, &self.agent.to_string())
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.view.to_query()
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        metric_query::body(self.only.as_ref())
    }
}
