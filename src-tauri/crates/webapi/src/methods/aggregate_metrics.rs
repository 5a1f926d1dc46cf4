//! M3: the sum over agents.

use crate::metric_query::metrics_of_agents;

metrics_of_agents! {
    /// M3: one entry with `entityIds`. Answers as M2 does.
    AggregateAgentMetrics, "M3", "/metrics/agents/aggregateBy"
}
