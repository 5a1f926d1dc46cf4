//! Metrics by modality and name.

use connect_json::Cursor;
use connect_model::{Metric, MetricValue, Modality};

use super::or_null;

/// Most updates have no more; making room twice costs more than a little room.
const USUAL: usize = 8;

/// All values of an entity, in the order they come.
pub(super) fn bags(cursor: &mut Cursor<'_>, metrics: &mut Vec<Metric>) -> Option<()> {
    cursor.object(|cursor, modality| {
        if cursor.null() {
            return Some(());
        }
        let modality = Modality::parse(modality);
        cursor.object(|cursor, name| {
            if metrics.is_empty() {
                metrics.reserve_exact(USUAL);
            }
            let (modality, name) = (modality.clone(), name.into());
            metrics.push(Metric { modality, name, value: None });
            or_null(cursor, &mut metrics.last_mut()?.value, value)
        })
    })
}

/// A number, or an object of numbers; others are no values, and seldom come.
fn value(cursor: &mut Cursor<'_>) -> Option<MetricValue> {
    match cursor.peek()? {
        b'{' => stat(cursor),
        _ => cursor.number().map(MetricValue::Number),
    }
}

/// All three of its numbers, spelled as the document does.
fn stat(cursor: &mut Cursor<'_>) -> Option<MetricValue> {
    let (mut total, mut average, mut count) = (None, None, None);
    cursor.object(|cursor, key| {
        let number = match key {
            "total" => &mut total,
            "average" => &mut average,
            "count" => &mut count,
            _ => return None,
        };
        *number = Some(cursor.number()?);
        Some(())
    })?;
    Some(MetricValue::Stat { total: total?, average: average?, count: count? })
}
