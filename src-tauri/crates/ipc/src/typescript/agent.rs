//! The payloads of one agent in full.

use ts_rs::Config;

use crate::{AgentMetric, AgentNow, AgentPlaceView, AgentQueue, AgentSpan, AgentView};

/// Writes them.
pub(super) fn declare(out: &mut String, cfg: &Config) {
    declare!(out, cfg;
        AgentMetric,
        AgentNow,
        AgentPlaceView,
        AgentQueue,
        AgentSpan,
        AgentView,
    );
}
