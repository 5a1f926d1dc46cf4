//! The metric values of one row.

use connect_model::{Metric, MetricValue};

use crate::names::{MetricId, Names};

/// Values by metric, sorted by its number: a few dozen at most, and thousands of rows have them.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Values(Vec<(MetricId, MetricValue)>);

impl Values {
    /// Takes what was told; no value takes the metric back.
    pub(crate) fn take(&mut self, metrics: Vec<Metric>, names: &mut Names) {
        if self.0.is_empty() {
            self.0.reserve_exact(metrics.len());
        }
        for Metric { modality, name, value } in metrics {
            if let Some(id) = names.id(&modality, &name) {
                self.set(id, value);
            }
        }
    }

    /// Takes changes that were gathered.
    pub(crate) fn change(&mut self, changes: ValueChanges) {
        for (id, value) in changes.0 {
            self.set(id, value);
        }
    }

    fn set(&mut self, id: MetricId, value: Option<MetricValue>) {
        match (self.find(id), value) {
            (Ok(place), Some(value)) => self.0[place].1 = value,
            (Ok(place), None) => drop(self.0.remove(place)),
            (Err(place), Some(value)) => {
                // No room for what never comes.
                if self.0.len() == self.0.capacity() {
                    self.0.reserve_exact(3);
                }
                self.0.insert(place, (id, value));
            }
            (Err(_), None) => {}
        }
    }

    /// The value of a metric, if the server has said it.
    pub(crate) fn get(&self, id: MetricId) -> Option<MetricValue> {
        Some(self.0[self.find(id).ok()?].1)
    }

    /// The place of a metric, or where it belongs. A row that has all the metrics of its table has
    /// them at their numbers; a search would go through rows that are in no cache.
    fn find(&self, id: MetricId) -> Result<usize, usize> {
        match self.0.get(id.number()) {
            Some((there, _)) if *there == id => Ok(id.number()),
            _ => self.0.binary_search_by_key(&id, |(id, _)| *id),
        }
    }

    /// Touches as many of them; the number means nothing.
    pub(crate) fn touch(&self, count: usize) -> usize {
        let plain = |(_, value): &&(_, _)| matches!(value, MetricValue::Number(_));
        self.0.iter().take(count).filter(plain).count()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (MetricId, MetricValue)> {
        self.0.iter().copied()
    }
}

/// The latest change of each metric, sorted by its number.
#[derive(Debug, Default)]
pub(crate) struct ValueChanges(Vec<(MetricId, Option<MetricValue>)>);

impl ValueChanges {
    /// Takes what was told.
    pub(crate) fn take(&mut self, metrics: Vec<Metric>, names: &mut Names) {
        for Metric { modality, name, value } in metrics {
            let Some(id) = names.id(&modality, &name) else { continue };
            match self.0.binary_search_by_key(&id, |(id, _)| *id) {
                Ok(place) => self.0[place].1 = value,
                Err(place) => self.0.insert(place, (id, value)),
            }
        }
    }
}
