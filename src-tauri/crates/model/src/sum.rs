//! Sums over entities: aggregations (rows U2, U5) and groups (rows U3, U6).

use compact_str::CompactString;

use crate::{BreakdownsDiff, EntityKind, Metric, Modality, SessionsDiff, fold};

/// Changes of a sum.
#[derive(Debug, Clone, PartialEq)]
pub struct SumDiff {
    /// What is summed.
    pub kind: EntityKind,
    /// The kind and id of the group; none of an aggregation.
    pub group: Option<(GroupKind, i64)>,
    /// The entities in it, all of them, if they were said.
    pub entity_ids: Option<Vec<i64>>,
    /// The sums.
    pub metrics: Vec<Metric>,
    /// The sessions of all entities in it, per modality.
    pub sessions: Vec<(Modality, SessionsDiff)>,
    /// The sums per queue, if they were asked for.
    pub breakdowns: BreakdownsDiff,
}

impl SumDiff {
    /// A diff that says nothing yet.
    pub fn new(kind: EntityKind) -> Self {
        Self {
            kind,
            group: None,
            entity_ids: None,
            metrics: Vec::new(),
            sessions: Vec::new(),
            breakdowns: BreakdownsDiff::default(),
        }
    }
}

/// What entities are grouped by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// A team.
    Team,
    /// A group of teams.
    Group,
    /// A business unit.
    BusinessUnit,
    /// A word this program does not know, as it came.
    Other(CompactString),
}

impl GroupKind {
    /// Reads the server's word; `Business Unti` is a slip of the document.
    pub fn parse(word: &str) -> Self {
        match fold(word).as_str() {
            "team" => Self::Team,
            "group" => Self::Group,
            "businessunit" | "businessunti" => Self::BusinessUnit,
            _ => Self::Other(word.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_document_are_read() {
        assert_eq!(GroupKind::parse("businessUnit"), GroupKind::parse("Business Unti"));
        assert_eq!(GroupKind::parse("Team"), GroupKind::Team);
        assert_eq!(GroupKind::parse("Agent"), GroupKind::Other("Agent".into()));
    }
}
