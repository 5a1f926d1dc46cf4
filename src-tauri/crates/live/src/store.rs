//! Rows as the cache keeps them.

use std::collections::HashMap;

use connect_cache::SavedRow;
use connect_model::EntityKind;

use crate::{Changes, DataSet, Row};

/// The changed rows of a table, ready for the cache. Rows the server has said nothing of are left
/// out: there is nothing to keep.
pub fn saved(kind: EntityKind, set: &DataSet, changes: &Changes) -> Vec<SavedRow> {
    let row = |(id, row): (&i64, &Row)| {
        let as_of = row.as_of?;
        let values = serde_json::to_string(row).ok()?;
        Some(SavedRow { kind, id: *id, as_of, values })
    };
    if changes.is_reset() {
        set.rows().iter().filter_map(row).collect()
    } else {
        changes.touched().filter_map(|id| row(set.rows().get_key_value(&id)?)).collect()
    }
}

/// The rows of one table out of the cache; what cannot be read (another version wrote it) is left
/// out.
pub fn restored(kind: EntityKind, rows: &[SavedRow]) -> HashMap<i64, Row> {
    rows.iter()
        .filter(|saved| saved.kind == kind)
        .filter_map(|saved| {
            let row: Row = serde_json::from_str(&saved.values).ok()?;
            Some((saved.id, Row { as_of: Some(saved.as_of), ..row }))
        })
        .collect()
}
