//! Rows as the cache keeps them.

use std::collections::HashMap;

use compact_str::CompactString;
use connect_cache::SavedRow;
use connect_model::{AgentStatus, EntityKind, Metric, MetricValue, Millis, Modality};
use serde::{Deserialize, Serialize};

use crate::names::Names;
use crate::values::Values;
use crate::{Changes, DataSet, LiveSession, Row, RowView};

/// A row as it is written: metrics by name. What comes only if it was asked for is not kept.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredRow {
    name: Option<CompactString>,
    status: Option<AgentStatus>,
    reason: Option<String>,
    since: Option<Millis>,
    suspended: bool,
    metrics: Vec<(Modality, CompactString, MetricValue)>,
    sessions: Vec<LiveSession>,
    /// When the server last said something of it.
    pub(crate) as_of: Option<Millis>,
}

impl StoredRow {
    fn of(row: RowView<'_>) -> Self {
        let metrics = row
            .metrics()
            .map(|(modality, name, value)| (modality.clone(), CompactString::from(name), value));
        Self {
            name: row.name.clone(),
            status: row.status.clone(),
            reason: row.reason.clone(),
            since: row.since,
            suspended: row.suspended,
            metrics: metrics.collect(),
            sessions: row.sessions.clone(),
            as_of: row.as_of,
        }
    }

    pub(crate) fn into_row(self, names: &mut Names) -> Row {
        let Self { name, status, reason, since, suspended, metrics, mut sessions, as_of } = self;
        let metrics = metrics.into_iter();
        let metrics =
            metrics.map(|(modality, name, value)| Metric { modality, name, value: Some(value) });
        let mut values = Values::default();
        values.take(metrics.collect(), names);
        sessions.sort_by_key(|session| session.id);
        Row { name, status, reason, since, suspended, sessions, as_of, values, details: None }
    }
}

/// The changed rows of a table, ready for the cache. Rows the server has said nothing of are left
/// out: there is nothing to keep.
pub fn saved(kind: EntityKind, set: &DataSet, changes: &Changes) -> Vec<SavedRow> {
    let saved = |id: i64, row: RowView<'_>| {
        let as_of = row.as_of?;
        let values = serde_json::to_string(&StoredRow::of(row)).ok()?;
        Some(SavedRow { kind, id, as_of, values })
    };
    if changes.is_reset() {
        set.iter().filter_map(|(id, row)| saved(*id, row)).collect()
    } else {
        changes.touched().filter_map(|id| saved(id, set.get(&id)?)).collect()
    }
}

/// The rows of one table out of the cache; what cannot be read (another version wrote it) is left
/// out.
pub fn restored(kind: EntityKind, rows: &[SavedRow]) -> HashMap<i64, StoredRow> {
    rows.iter()
        .filter(|saved| saved.kind == kind)
        .filter_map(|saved| {
            let row: StoredRow = serde_json::from_str(&saved.values).ok()?;
            Some((saved.id, StoredRow { as_of: Some(saved.as_of), ..row }))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the first version of the console wrote it.
    const OLD: &str = r#"{"name":"Rob T.","status":"inCall","reason":null,"since":500,
        "suspended":false,"metrics":[["audio","handledCount",3.0],["agnostic","availableTime",
        {"total":4.0,"average":2.0,"count":2.0}]],"sessions":[{"id":9,"modality":"audio",
        "queue":4,"agent":1,"customer":"Ada","status":"Active","queued_since":null,
        "active_since":400,"recording":true,"silent_joined":false,"whisper_joined":false}],
        "as_of":900}"#;

    #[test]
    fn what_was_stored_is_read_and_written_the_same() {
        let old = |id| SavedRow { kind: EntityKind::Agent, id, as_of: 900, values: OLD.to_owned() };
        let unreadable = SavedRow { values: "{\"name\":5}".to_owned(), ..old(2) };
        let mut rows = restored(EntityKind::Agent, &[old(1), unreadable]);
        assert_eq!((rows.len(), restored(EntityKind::Queue, &[old(1)]).len()), (1, 0));
        let (mut names, stored) = (Names::default(), rows.remove(&1).unwrap());
        let row = stored.clone().into_row(&mut names);
        assert_eq!(row.sessions[0].active_since, Some(400));
        let written = serde_json::to_value(StoredRow::of(RowView::new(&row, &names))).unwrap();
        assert_eq!(written, serde_json::from_str::<serde_json::Value>(OLD).unwrap());
    }
}
