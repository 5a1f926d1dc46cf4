//! Metric values and how those of several modalities become one.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};

use crate::{ColumnKind, Modality, fold};

/// One value of the server.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum MetricValue {
    /// A plain number; durations in milliseconds.
    Number(f64),
    /// A sum with its count, such as `availableTime`; `average` is the server's own.
    Stat {
        /// The sum.
        total: f64,
        /// The average.
        average: f64,
        /// How many were summed.
        count: f64,
    },
}

/// A value with its name and modality; no value means that the server took it back (null).
#[derive(Debug, Clone, PartialEq)]
pub struct Metric {
    /// The bag it came in.
    pub modality: Modality,
    /// Its name in the server's spelling.
    pub name: CompactString,
    /// The value.
    pub value: Option<MetricValue>,
}

/// One number for a column out of the values of several modalities. `weights` are what the values
/// of a percentage are weighted with (offered sessions), one per value.
///
/// A bag that is not broken down by modality wins; else counts and durations are summed, longest
/// and oldest ones take the maximum, averages are total by count, percentages are weighted.
/// None means that it cannot be said, as of averages without their counts.
pub fn combine(
    name: &str,
    kind: ColumnKind,
    values: &[(&Modality, MetricValue)],
    weights: &[f64],
) -> Option<f64> {
    if let Some((_, value)) = values.iter().find(|(modality, _)| **modality == Modality::Agnostic) {
        return Some(single(*value));
    }
    match values {
        [] => None,
        [(_, value)] => Some(single(*value)),
        many => match kind {
            ColumnKind::Percent => weighted(many, weights),
            _ if is_extreme(name) => many.iter().map(|(_, v)| single(*v)).reduce(f64::max),
            _ if is_mean(name) && many.iter().any(|(_, v)| is_plain(*v)) => None,
            ColumnKind::Duration => Some(average(many)),
            ColumnKind::Count | ColumnKind::Number => {
                Some(many.iter().map(|(_, v)| single(*v)).sum())
            }
        },
    }
}

fn single(value: MetricValue) -> f64 {
    match value {
        MetricValue::Number(number) => number,
        MetricValue::Stat { average, .. } => average,
    }
}

fn is_extreme(name: &str) -> bool {
    let folded = fold(name);
    ["longest", "oldest", "max"].iter().any(|word| folded.starts_with(word))
}

fn is_mean(name: &str) -> bool {
    let folded = fold(name);
    let begins = ["average", "avg", "mean"].iter().any(|word| folded.starts_with(word));
    begins || ["average", "rate", "ratio"].iter().any(|word| folded.ends_with(word))
}

fn is_plain(value: MetricValue) -> bool {
    matches!(value, MetricValue::Number(_))
}

/// Averages cannot be summed: total by count where the server gives them, else plain durations
/// are sums of their own.
fn average(values: &[(&Modality, MetricValue)]) -> f64 {
    let (mut sum, mut parts) = (0.0, 0.0);
    for (_, value) in values {
        match value {
            MetricValue::Number(number) => sum += number,
            MetricValue::Stat { total, count, .. } => {
                sum += total;
                parts += count;
            }
        }
    }
    if parts > 0.0 { sum / parts } else { sum }
}

fn weighted(values: &[(&Modality, MetricValue)], weights: &[f64]) -> Option<f64> {
    let total: f64 = weights.iter().sum();
    if weights.len() != values.len() || total <= 0.0 {
        return None;
    }
    let sum: f64 = values.iter().zip(weights).map(|((_, v), w)| single(*v) * w).sum();
    Some(sum / total)
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: &Modality = &Modality::Audio;
    const I: &Modality = &Modality::InstantMessage;

    fn number(value: f64) -> MetricValue {
        MetricValue::Number(value)
    }

    #[test]
    fn counts_add_up_and_the_longest_is_the_longest() {
        let values = [(A, number(3.0)), (I, number(4.0))];
        assert_eq!(combine("answeredCount", ColumnKind::Count, &values, &[]), Some(7.0));
        assert_eq!(combine("longestQueuedTime", ColumnKind::Duration, &values, &[]), Some(4.0));
    }

    #[test]
    fn averages_are_total_by_count() {
        let stat = |total, count| MetricValue::Stat { total, average: total / count, count };
        let values = [(A, stat(100.0, 1.0)), (I, stat(100.0, 4.0))];
        assert_eq!(combine("handleTime", ColumnKind::Duration, &values, &[]), Some(40.0));
    }

    #[test]
    fn averages_without_their_counts_are_not_said() {
        let values = [(A, number(100.0)), (I, number(50.0))];
        for (name, kind) in
            [("averageQueuedTime", ColumnKind::Duration), ("abandonRate", ColumnKind::Number)]
        {
            assert_eq!(combine(name, kind, &values, &[]), None, "{name}");
            assert_eq!(combine(name, kind, &values[..1], &[]), Some(100.0), "{name}");
        }
        assert_eq!(combine("operatorCount", ColumnKind::Count, &values, &[]), Some(150.0));
    }

    #[test]
    fn percentages_are_weighted_or_not_said() {
        let values = [(A, number(100.0)), (I, number(50.0))];
        assert_eq!(combine("sl", ColumnKind::Percent, &values, &[30.0, 10.0]), Some(87.5));
        assert_eq!(combine("sl", ColumnKind::Percent, &values, &[]), None);
    }

    #[test]
    fn the_agnostic_bag_wins() {
        let values = [(A, number(3.0)), (&Modality::Agnostic, number(9.0))];
        assert_eq!(combine("x", ColumnKind::Count, &values, &[]), Some(9.0));
    }
}
