//! A row with the names of its metrics.

use std::ops::Deref;

use connect_model::{Column, ColumnKind, MetricValue, Modality, QueueId, StatusSpan, combine};

use crate::Row;
use crate::details::Breakdown;
use crate::names::Names;
use crate::values::Values;

/// A row of a table, with its metrics.
#[derive(Debug, Clone, Copy)]
pub struct RowView<'a> {
    row: &'a Row,
    names: &'a Names,
}

impl Deref for RowView<'_> {
    type Target = Row;

    fn deref(&self) -> &Row {
        self.row
    }
}

impl<'a> RowView<'a> {
    pub(crate) fn new(row: &'a Row, names: &'a Names) -> Self {
        Self { row, names }
    }

    /// The value of a column over all modalities; none if the server has not said it.
    /// `weights` is the metric that percentages are weighted with.
    pub fn value(&self, column: &Column, weights: Option<&str>) -> Option<f64> {
        let name = column.metric.as_deref()?;
        let values = self.values(name);
        let shares: Vec<f64> = match (column.kind, weights) {
            (ColumnKind::Percent, Some(weights)) if values.len() > 1 => {
                let weights = self.values(weights);
                values.iter().map(|(modality, _)| share(&weights, modality)).collect()
            }
            _ => Vec::new(),
        };
        combine(name, column.kind, &values, &shares)
    }

    /// A metric's values with their modalities.
    pub fn values(&self, name: &str) -> Vec<(&'a Modality, MetricValue)> {
        let Self { row, names } = *self;
        let known = |id| Some((names.key(id).0, row.values.get(id)?));
        names.all_of(name).filter_map(known).collect()
    }

    /// All metrics: modality, name, value.
    pub fn metrics(&self) -> impl Iterator<Item = (&'a Modality, &'a str, MetricValue)> + use<'a> {
        metrics(&self.row.values, self.names)
    }

    /// The statuses of the last 24 hours, the oldest first; empty unless they were asked for.
    pub fn history(&self) -> &'a [StatusSpan] {
        self.row.details.as_ref().map_or(&[], |details| &details.history)
    }

    /// The metrics per queue, by queue; none unless they were asked for.
    pub fn breakdowns(&self) -> impl Iterator<Item = BreakdownView<'a>> + use<'a> {
        let names = self.names;
        let all = self.row.details.iter().flat_map(|details| &details.breakdowns);
        all.map(move |breakdown| BreakdownView { breakdown, names })
    }

    /// Of a sum: the entities in it, as far as the server has said.
    pub fn members(&self) -> &'a [i64] {
        self.row.details.as_ref().map_or(&[], |details| &details.members)
    }
}

/// An agent's metrics in one queue, or those of a sum of agents.
#[derive(Debug, Clone, Copy)]
pub struct BreakdownView<'a> {
    breakdown: &'a Breakdown,
    names: &'a Names,
}

impl<'a> BreakdownView<'a> {
    /// The queue.
    pub fn queue(&self) -> QueueId {
        self.breakdown.queue
    }

    /// The queue's name, as far as the live data has said it.
    pub fn name(&self) -> Option<&'a str> {
        self.breakdown.name.as_deref()
    }

    /// All metrics: modality, name, value.
    pub fn metrics(&self) -> impl Iterator<Item = (&'a Modality, &'a str, MetricValue)> + use<'a> {
        metrics(&self.breakdown.values, self.names)
    }
}

fn metrics<'a>(
    values: &'a Values,
    names: &'a Names,
) -> impl Iterator<Item = (&'a Modality, &'a str, MetricValue)> + use<'a> {
    values.iter().map(|(id, value)| {
        let (modality, name) = names.key(id);
        (modality, name, value)
    })
}

fn share(weights: &[(&Modality, MetricValue)], modality: &Modality) -> f64 {
    let found = weights.iter().find(|(known, _)| *known == modality);
    match found {
        Some((_, MetricValue::Number(number))) => *number,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use connect_model::{
        BreakdownDiff, BreakdownsDiff, DetailsDiff, EntityDiff, EntityKind, Metric,
    };

    use super::*;

    fn metric(name: &str, value: Option<f64>) -> Metric {
        let value = value.map(MetricValue::Number);
        Metric { modality: Modality::Audio, name: name.into(), value }
    }

    #[test]
    fn a_metric_that_is_taken_back_is_unknown() {
        let (mut row, mut names) = (Row::default(), Names::default());
        let column = Column {
            id: "rona".to_owned(),
            kind: ColumnKind::Count,
            metric: Some("ronaCount".to_owned()),
        };
        for (value, shown) in [(Some(2.0), Some(2.0)), (None, None)] {
            let metrics = vec![metric("RonaCount", value)];
            let diff = EntityDiff { metrics, ..EntityDiff::new(EntityKind::Agent, 1) };
            row.apply(diff, 1, &mut names);
            assert_eq!(RowView::new(&row, &names).value(&column, None), shown);
        }
    }

    #[test]
    fn breakdowns_are_merged_by_queue() {
        let (mut row, mut names) = (Row::default(), Names::default());
        let breakdown = |queue, name: &str, value| BreakdownDiff {
            queue: QueueId(queue),
            name: None,
            metrics: vec![metric(name, Some(value))],
        };
        let mut take = |breakdowns| {
            let details = DetailsDiff { breakdowns, ..DetailsDiff::default() }.boxed();
            let diff = EntityDiff { details, ..EntityDiff::new(EntityKind::Agent, 1) };
            row.apply(diff, 1, &mut names);
            let view = RowView::new(&row, &names);
            view.breakdowns()
                .flat_map(|of| {
                    of.metrics().map(move |(_, name, value)| (of.queue().0, name, value))
                })
                .map(|(queue, name, value)| match value {
                    MetricValue::Number(value) => format!("{queue} {name} {value}"),
                    MetricValue::Stat { .. } => panic!("a number"),
                })
                .collect::<Vec<_>>()
        };
        let added = vec![breakdown(5, "a", 1.0), breakdown(3, "a", 1.0)];
        let first = take(BreakdownsDiff { added, ..BreakdownsDiff::default() });
        assert_eq!(first, ["3 a 1", "5 a 1"]);
        let changed = vec![breakdown(5, "b", 2.0), breakdown(4, "a", 3.0)];
        let removed = vec![QueueId(3), QueueId(4)];
        let second = take(BreakdownsDiff { changed, removed, ..BreakdownsDiff::default() });
        assert_eq!(second, ["5 a 1", "5 b 2"]);
        let (added, removed) = (vec![breakdown(5, "b", 4.0)], vec![QueueId(5)]);
        let third = take(BreakdownsDiff { added, removed, ..BreakdownsDiff::default() });
        assert_eq!(third, ["5 b 4"]);
    }
}
