//! The server's strings (row L1) and the metric catalogue in them (spec note 8).

use std::collections::BTreeMap;

use crate::fold;

/// The server's strings of one language: key to text.
pub type Strings = BTreeMap<String, String>;

/// What the server calls one metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MetricText {
    /// The metric's name in the server's spelling.
    pub name: String,
    /// Its long name in the language of the catalogue.
    pub long: String,
    /// Its short name.
    pub short: String,
    /// Its description.
    pub description: String,
}

/// The metrics a deployment has: every key that comes as `name`, `nameDescription`, `nameShort`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    metrics: BTreeMap<String, MetricText>,
    /// The words of the deployment's own dashboard, by their folded form.
    dashboard: BTreeMap<String, String>,
}

impl Catalogue {
    /// Finds the triples among the strings.
    pub fn from_strings(strings: &Strings) -> Self {
        let triple = |name: &String| {
            let part = |suffix: &str| strings.get(&format!("{name}{suffix}")).cloned();
            Some(MetricText {
                name: name.clone(),
                long: strings.get(name)?.clone(),
                short: part("Short")?,
                description: part("Description")?,
            })
        };
        let metrics =
            strings.keys().filter_map(triple).map(|text| (fold(&text.name).into(), text)).collect();
        Self { metrics, dashboard: BTreeMap::new() }
    }

    /// Notes the words of the deployment's own dashboard: metrics among them are there even where the
    /// server has no strings for them.
    #[must_use]
    pub fn with_dashboard<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.dashboard =
            words.into_iter().map(|word| (fold(word).into(), word.to_owned())).collect();
        self
    }

    /// A metric's name in the server's spelling, if the server is known to have it.
    pub fn spelling(&self, name: &str) -> Option<&str> {
        let of_dashboard = || self.dashboard.get(fold(name).as_str()).map(String::as_str);
        self.get(name).map(|text| text.name.as_str()).or_else(of_dashboard)
    }

    /// The metric of that name in any spelling.
    pub fn get(&self, name: &str) -> Option<&MetricText> {
        self.metrics.get(fold(name).as_str())
    }

    /// All metrics.
    pub fn iter(&self) -> impl Iterator<Item = &MetricText> {
        self.metrics.values()
    }

    /// How many metrics there are.
    pub fn len(&self) -> usize {
        self.metrics.len()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.metrics.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_triples_are_metrics() {
        let strings: Strings = [
            ("ronaCount", "RONA"),
            ("ronaCountShort", "RONA"),
            ("ronaCountDescription", "Not answered"),
            ("abandonedCount", "Abandoned Count"),
            ("available", "Available"),
        ]
        .into_iter()
        .map(|(k, v)| (k.to_owned(), v.to_owned()))
        .collect();
        let catalogue = Catalogue::from_strings(&strings);
        assert_eq!(catalogue.len(), 1);
        assert_eq!(
            catalogue.get("RonaCount").map(|m| m.description.as_str()),
            Some("Not answered")
        );
    }
}
