//! The table of sums: aggregations by the entities in them, groups by their kind and id.

use connect_model::{DetailsDiff, EntityDiff, EntityKind, GroupKind, SumDiff};

use crate::DataSet;
use crate::slots::Key;

/// What a sum is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SumKey {
    /// An aggregation (rows U2, U5) of these entities, sorted by id.
    Aggregate(EntityKind, Box<[i64]>),
    /// A group (rows U3, U6): what is summed, what it is grouped by, the group's id.
    Group(EntityKind, GroupKind, i64),
}

/// The table of sums.
pub type Totals = DataSet<SumKey>;

impl Key for SumKey {
    const NAMED: bool = false;
    /// The server says of an aggregation only who is in it: one whose entities come and go is a
    /// new one each time.
    const SPARE: usize = 256;
}

impl SumKey {
    /// The key of the aggregation of these entities, in any order.
    pub fn aggregate(kind: EntityKind, mut ids: Vec<i64>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        Self::Aggregate(kind, ids.into())
    }
}

/// The key of a sum, and its changes as those of a row.
pub(crate) fn split(diff: SumDiff) -> (SumKey, EntityDiff) {
    let SumDiff { kind, group, entity_ids, metrics, sessions, breakdowns } = diff;
    let key = match group {
        Some((group, id)) => SumKey::Group(kind, group, id),
        None => SumKey::aggregate(kind, entity_ids.clone().unwrap_or_default()),
    };
    let details = DetailsDiff { history: Vec::new(), breakdowns, members: entity_ids };
    let diff =
        EntityDiff { metrics, sessions, details: details.boxed(), ..EntityDiff::new(kind, 0) };
    (key, diff)
}
