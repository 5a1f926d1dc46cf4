//! M2: metrics, sessions and status of several agents.

use crate::metric_query::metrics_of_agents;

metrics_of_agents! {
    /// M2: one entry per agent. Answers 200, 401 if nothing is named or something of it may not be
    /// seen, or 500.
    GetAgentsMetrics, "M2", "/metrics/agents"
}
