//! How often the server was asked what.

use std::collections::BTreeMap;

/// What the server was asked since it was started, or since the counters were last set back. Rows
/// of the coverage table: `A1` counts challenges, `R1` requests of the live connection, but for those
/// by which one that is up goes on: polls, pings and calls.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counters {
    /// Requests by row.
    pub round_trips: BTreeMap<String, u64>,
    /// Parts of batches by row; the batch itself is the one round trip they took.
    pub batch_parts: BTreeMap<String, u64>,
    /// How many round trips there were one after the other: a request that begins while another is
    /// under way belongs to that one's wave.
    pub waves: u64,
    /// The most requests that were under way at once.
    pub max_parallel: usize,
    /// Requests under way at this moment.
    pub under_way: usize,
    /// Tokens issued.
    pub tokens_issued: u64,
    /// Live connections that somebody listens to at this moment.
    pub live_connections: usize,
    /// Subscriptions at this moment, those of connections that are away among them.
    pub subscriptions: usize,
    /// Requests of each of [`crate::SERVERS`], polls, pings and calls among them.
    pub servers: BTreeMap<String, u64>,
    /// Requests and parts of batches that met a fault of a row, by that row; `*` for what is in no
    /// row.
    pub faults: BTreeMap<String, u64>,
    /// How often a fault of the live connection struck, by [`crate::LiveFaultKind::name`]: requests,
    /// frames, messages and signs of life, or channels where all are struck at once.
    pub live_faults: BTreeMap<String, u64>,
}

impl Counters {
    /// How often a row was asked for, alone or in a batch.
    pub fn asked(&self, row: &str) -> u64 {
        [&self.round_trips, &self.batch_parts].iter().filter_map(|of| of.get(row)).sum()
    }

    pub(crate) fn count(&mut self, row: &str) {
        *self.round_trips.entry(row.to_owned()).or_default() += 1;
    }

    pub(crate) fn count_part(&mut self, row: &str) {
        *self.batch_parts.entry(row.to_owned()).or_default() += 1;
    }

    pub(crate) fn count_server(&mut self, name: &str) {
        *self.servers.entry(name.to_owned()).or_default() += 1;
    }

    pub(crate) fn count_fault(&mut self, row: &str) {
        *self.faults.entry(row.to_owned()).or_default() += 1;
    }

    /// A request comes in.
    pub(crate) fn begin(&mut self) {
        self.waves += u64::from(self.under_way == 0);
        self.under_way += 1;
        self.max_parallel = self.max_parallel.max(self.under_way);
    }

    /// A request has its answer, or has been given up.
    pub(crate) fn end(&mut self) {
        self.under_way = self.under_way.saturating_sub(1);
    }

    /// As at the start. What is under way makes the first wave.
    pub(crate) fn reset(&mut self) {
        let under_way = self.under_way;
        *self = Self {
            waves: u64::from(under_way > 0),
            max_parallel: under_way,
            under_way,
            ..Self::default()
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_is_one_wave() {
        let mut counters = Counters::default();
        counters.begin();
        counters.begin();
        counters.end();
        counters.begin();
        counters.end();
        counters.end();
        counters.begin();
        assert_eq!((counters.waves, counters.max_parallel, counters.under_way), (2, 2, 1));
        counters.reset();
        counters.end();
        counters.begin();
        assert_eq!((counters.waves, counters.max_parallel), (2, 1));
    }
}
