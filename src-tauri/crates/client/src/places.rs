//! Where this server has the methods that the document puts in several places: what worked once is
//! tried first from then on.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Row, then the index of its place. Clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownPlaces(Arc<Mutex<BTreeMap<&'static str, usize>>>);

impl KnownPlaces {
    /// The place that worked; the first until one has.
    pub(crate) fn known(&self, row: &str) -> usize {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(row).copied().unwrap_or_default()
    }

    pub(crate) fn found(&self, row: &'static str, place: usize) {
        if place != self.known(row) {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(row, place);
        }
    }
}
