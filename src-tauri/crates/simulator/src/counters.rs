//! How often the server was asked what.

use std::collections::BTreeMap;

/// What the server was asked since it was started. Rows of the coverage table: `A1` counts
/// challenges, `R1` requests of the live connection before it is up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counters {
    /// Requests by row.
    pub round_trips: BTreeMap<String, u64>,
    /// Tokens issued.
    pub tokens_issued: u64,
    /// Live connections at this moment.
    pub live_connections: usize,
    /// Subscriptions at this moment.
    pub subscriptions: usize,
}

impl Counters {
    pub(crate) fn count(&mut self, row: &str) {
        *self.round_trips.entry(row.to_owned()).or_default() += 1;
    }
}
