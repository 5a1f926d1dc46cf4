//! The metric columns of the two boards, found in the catalogue by their role.

use std::collections::BTreeMap;

use crate::{Catalogue, EntityKind, fold};

/// How the numbers of a column are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// A whole number.
    Count,
    /// Milliseconds.
    Duration,
    /// 0 to 100.
    Percent,
    /// A number with fractions.
    Number,
}

/// A column and the metric behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The role.
    pub id: &'static str,
    /// The unit.
    pub kind: ColumnKind,
    /// The metric's name in the server's spelling; none if the catalogue has none for this role.
    pub metric: Option<String>,
}

/// The columns of one table, in order.
pub type Columns = Vec<Column>;

/// For each role the metric names to look for, the likeliest first. Part of the mapping table of
/// undocumented names, so a deployment can override it.
pub type MetricRoles = BTreeMap<String, Vec<String>>;

/// The roles that product and field expect on a board of queues.
const QUEUE_ROLES: &[(&str, ColumnKind)] = &[
    ("waiting", ColumnKind::Count),
    ("longestWait", ColumnKind::Duration),
    ("serviceLevel", ColumnKind::Percent),
    ("offered", ColumnKind::Count),
    ("answered", ColumnKind::Count),
    ("abandoned", ColumnKind::Count),
    ("averageWait", ColumnKind::Duration),
];

/// The roles that product and field expect on a board of agents.
const AGENT_ROLES: &[(&str, ColumnKind)] = &[
    ("handled", ColumnKind::Count),
    ("averageHandle", ColumnKind::Duration),
    ("rona", ColumnKind::Count),
];

impl ColumnKind {
    /// How the values of a metric are written, as far as its name says it: nothing else does.
    pub fn of_metric(name: &str) -> Self {
        let folded = fold(name);
        if folded.contains("percent") || folded == "servicelevel" {
            Self::Percent
        } else if folded.ends_with("count") {
            Self::Count
        } else if folded.ends_with("time") || folded.ends_with("duration") {
            Self::Duration
        } else {
            Self::Number
        }
    }
}

impl Column {
    /// Finds the columns of a table: for each role the first of its metrics that the server has.
    pub fn resolve(kind: EntityKind, roles: &MetricRoles, catalogue: &Catalogue) -> Columns {
        let wanted = match kind {
            EntityKind::Queue => QUEUE_ROLES,
            EntityKind::Agent => AGENT_ROLES,
        };
        let metric = |id: &str| {
            let names = roles.get(id)?;
            names.iter().find_map(|name| catalogue.spelling(name)).map(str::to_owned)
        };
        wanted.iter().map(|(id, kind)| Column { id, kind: *kind, metric: metric(id) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Strings;

    #[test]
    fn a_metric_without_strings_is_found_on_the_dashboard() {
        let roles = MetricRoles::from([(
            "waiting".to_owned(),
            vec!["queuedCount".to_owned(), "currentlyQueuedCount".to_owned()],
        )]);
        let found = |catalogue: &Catalogue| {
            Column::resolve(EntityKind::Queue, &roles, catalogue)[0].metric.clone()
        };
        let catalogue = Catalogue::default().with_dashboard(["grid", "CurrentlyQueuedCount"]);
        assert_eq!(found(&catalogue).as_deref(), Some("CurrentlyQueuedCount"));
        let mut strings = Strings::new();
        for suffix in ["", "Short", "Description"] {
            strings.insert(format!("queuedCount{suffix}"), "Waiting".to_owned());
        }
        let catalogue = Catalogue::from_strings(&strings).with_dashboard(["currentlyQueuedCount"]);
        assert_eq!(found(&catalogue).as_deref(), Some("queuedCount"));
        assert_eq!(found(&Catalogue::default()), None);
    }

    #[test]
    fn the_name_of_a_metric_says_how_it_is_written() {
        for (name, kind) in [
            ("ronaCount", ColumnKind::Count),
            ("Closed Today Message Count", ColumnKind::Count),
            ("availableTime", ColumnKind::Duration),
            ("percentAnsweredWithinSLA", ColumnKind::Percent),
            ("occupancy", ColumnKind::Number),
            ("", ColumnKind::Number),
        ] {
            assert_eq!(ColumnKind::of_metric(name), kind, "{name}");
        }
    }
}
