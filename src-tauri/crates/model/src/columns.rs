//! The metric columns of the two boards: the usual ones, found in the catalogue by their role, and
//! whatever else of the catalogue somebody has chosen.

use std::collections::{BTreeMap, BTreeSet};

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
    /// The role, or the metric's name in the server's spelling where it stands for none.
    pub id: String,
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
    /// Finds the columns of a table: for each role the first of its metrics that the server has,
    /// then the metrics of the catalogue that are `chosen` by their names and stand for no role.
    pub fn resolve(
        kind: EntityKind,
        roles: &MetricRoles,
        catalogue: &Catalogue,
        chosen: &BTreeSet<String>,
    ) -> Columns {
        let metric = |id: &str| {
            let names = roles.get(id)?;
            names.iter().find_map(|name| catalogue.spelling(name)).map(str::to_owned)
        };
        let usual = roles_of(kind).iter().map(|(id, kind)| Column {
            id: (*id).to_owned(),
            kind: *kind,
            metric: metric(id),
        });
        let mut columns: Columns = usual.collect();
        let others = Self::others(kind, &columns, catalogue).into_iter();
        columns.extend(others.filter(|column| chosen.contains(&column.id)));
        columns
    }

    /// The metrics of the catalogue that stand for no role of a table, by name. Which of them the
    /// server sends for it, nothing tells beforehand. None has the id of a role.
    pub fn others(kind: EntityKind, columns: &Columns, catalogue: &Catalogue) -> Columns {
        let is_role = |id: &str| roles_of(kind).iter().any(|(role, _)| *role == id);
        let stands = |name: &str| {
            let mut usual = columns.iter().filter(|column| is_role(&column.id));
            usual.any(|column| column.metric.as_deref() == Some(name))
        };
        let names = catalogue.iter().map(|text| text.name.as_str());
        let other = |name: &str| Column {
            id: name.to_owned(),
            kind: ColumnKind::of_metric(name),
            metric: Some(name.to_owned()),
        };
        names.filter(|name| !is_role(name) && !stands(name)).map(other).collect()
    }
}

fn roles_of(kind: EntityKind) -> &'static [(&'static str, ColumnKind)] {
    match kind {
        EntityKind::Queue => QUEUE_ROLES,
        EntityKind::Agent => AGENT_ROLES,
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
            let columns = Column::resolve(EntityKind::Queue, &roles, catalogue, &BTreeSet::new());
            columns[0].metric.clone()
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
    fn what_is_chosen_follows_the_usual_columns() {
        let mut strings = Strings::new();
        for name in ["queuedCount", "ronaCount", "handleTime", "waiting"] {
            for suffix in ["", "Short", "Description"] {
                strings.insert(format!("{name}{suffix}"), name.to_owned());
            }
        }
        let catalogue = Catalogue::from_strings(&strings);
        let roles = MetricRoles::from([("waiting".to_owned(), vec!["queuedCount".to_owned()])]);
        // Neither what stands for a role already nor what the server does not have is a column more.
        let chosen = ["handleTime", "queuedCount", "trend", "gone", "waiting"];
        let chosen = chosen.map(str::to_owned).into();
        let columns = Column::resolve(EntityKind::Queue, &roles, &catalogue, &chosen);
        let more: Vec<_> = columns.iter().skip(QUEUE_ROLES.len()).collect();
        let expected = Column {
            id: "handleTime".to_owned(),
            kind: ColumnKind::Duration,
            metric: Some("handleTime".to_owned()),
        };
        assert_eq!(more, [&expected]);
        let others = Column::others(EntityKind::Queue, &columns, &catalogue);
        let others: Vec<_> = others.iter().map(|column| column.id.as_str()).collect();
        assert_eq!(others, ["handleTime", "ronaCount"]);
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
