//! M2: metrics, sessions and status of several agents.

use crate::lenient::OneOrMany;
use crate::metric_query::{self, MetricPart, MetricProperties, metric_places};
use crate::realtime::Realtime;
use crate::{Method, MethodInfo, Place, Refusal, Scope, View};

/// M2: one entry per agent. Answers 200, 401 if nothing is
/// named or something of it may not be seen, or 500.
#[derive(Debug, Clone, Default)]
pub struct GetAgentsMetrics {
    /// Which agents.
    pub scope: Scope,
    /// Which data.
    pub part: MetricPart,
    /// How much of it.
    pub view: View,
    /// Only these properties.
    pub only: Option<MetricProperties>,
}

impl Method for GetAgentsMetrics {
    const INFO: MethodInfo = MethodInfo::new("M2", metric_places!("/metrics/agents"))
        .refused(&[Refusal::NothingNamed, Refusal::NotVisible])
        .up_to_mb(64);
    type Reply = OneOrMany<Realtime>;

    fn place(&self) -> &'static Place {
        &Self::INFO.places[metric_query::place_index(self.part, self.only.as_ref())]
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.scope.to_query().into_iter().chain(self.view.to_query()).collect()
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        metric_query::body(self.only.as_ref())
    }
}
