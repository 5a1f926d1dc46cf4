//! M4: sums over teams, groups or business units.

use crate::metric_query::metrics_of_agents;

metrics_of_agents! {
    /// M4: one entry per group. If several kinds are named, teams go before groups, groups before
    /// business units. Answers as M2 does.
    GroupAgentMetrics, "M4", "/metrics/agents/groupBy"
}
