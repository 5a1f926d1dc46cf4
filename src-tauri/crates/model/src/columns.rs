//! The metric columns of the two boards, found in the catalogue by their role.

use std::collections::BTreeMap;

use crate::{Catalogue, EntityKind};

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

impl Column {
    /// Finds the columns of a table: for each role the first of its metrics that the catalogue has,
    /// those that the deployment's own dashboard shows before others.
    pub fn resolve(kind: EntityKind, roles: &MetricRoles, catalogue: &Catalogue) -> Columns {
        let wanted = match kind {
            EntityKind::Queue => QUEUE_ROLES,
            EntityKind::Agent => AGENT_ROLES,
        };
        let metric = |id: &str| {
            let names = roles.get(id)?;
            let in_use = names.iter().filter(|name| catalogue.is_in_use(name));
            let mut candidates = in_use.chain(names);
            candidates.find_map(|name| catalogue.get(name)).map(|text| text.name.clone())
        };
        wanted.iter().map(|(id, kind)| Column { id, kind: *kind, metric: metric(id) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Strings;

    #[test]
    fn a_metric_in_use_goes_before_a_likelier_one() {
        let mut strings = Strings::new();
        for name in ["queuedCount", "currentlyQueuedCount"] {
            for suffix in ["", "Short", "Description"] {
                strings.insert(format!("{name}{suffix}"), name.to_owned());
            }
        }
        let roles = MetricRoles::from([(
            "waiting".to_owned(),
            vec!["queuedCount".to_owned(), "currentlyQueuedCount".to_owned()],
        )]);
        let found = |catalogue: &Catalogue| {
            Column::resolve(EntityKind::Queue, &roles, catalogue)[0].metric.clone()
        };
        let catalogue = Catalogue::from_strings(&strings);
        assert_eq!(found(&catalogue).as_deref(), Some("queuedCount"));
        let catalogue = catalogue.with_in_use(["grid", "CurrentlyQueuedCount"]);
        assert_eq!(found(&catalogue).as_deref(), Some("currentlyQueuedCount"));
    }
}
