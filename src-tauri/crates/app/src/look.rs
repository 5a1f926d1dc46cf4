//! What is looked at, and in which way: what the subscriptions are made from, beside the
//! organisation.

use std::collections::BTreeSet;

use connect_ipc::{BoardSettings, Grouping, ScopeView};
use connect_model::{GroupKind, Scope};

/// The user's choices.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Look {
    /// Which part of the organisation.
    pub(crate) scope: Scope,
    /// What the queues are grouped by.
    pub(crate) grouping: Option<GroupKind>,
    /// Which columns.
    pub(crate) columns: ChosenColumns,
}

/// The columns that somebody has chosen, by id. Those that are metrics of the catalogue are
/// subscribed to beside the usual ones; the window has others, of which the server knows nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ChosenColumns {
    pub(crate) queues: Choice,
    pub(crate) agents: Choice,
}

/// The columns chosen for one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) ids: BTreeSet<String>,
    /// Those chosen that the server does not follow for this table: they are not asked for again
    /// before they are chosen again.
    pub(crate) refused: BTreeSet<String>,
}

impl Choice {
    /// This choice after another one, of which the server has refused something.
    fn after(&mut self, before: &Self) {
        self.refused = self.ids.intersection(&before.refused).cloned().collect();
        self.ids.retain(|id| !before.refused.contains(id));
    }

    /// The server has refused the table: does without what it had not accepted before, or if that
    /// is nothing, without all. False if there was nothing to do without.
    pub(crate) fn do_without(&mut self, accepted: &BTreeSet<String>) -> bool {
        let fresh: BTreeSet<_> = self.ids.difference(accepted).cloned().collect();
        let gone = if fresh.is_empty() { std::mem::take(&mut self.ids) } else { fresh };
        self.ids.retain(|id| !gone.contains(id));
        let any = !gone.is_empty();
        self.refused.extend(gone);
        any
    }
}

impl Look {
    /// The choices as the settings have them.
    pub(crate) fn of(scope: &ScopeView, board: &BoardSettings) -> Self {
        let grouping = match board.grouping {
            Grouping::None => None,
            Grouping::Team => Some(GroupKind::Team),
            Grouping::Group => Some(GroupKind::Group),
            Grouping::BusinessUnit => Some(GroupKind::BusinessUnit),
        };
        let choice = |ids: &Option<Vec<String>>| Choice {
            ids: ids.iter().flatten().cloned().collect(),
            refused: BTreeSet::new(),
        };
        let columns = ChosenColumns {
            queues: choice(&board.columns.queues),
            agents: choice(&board.columns.agents),
        };
        Self { scope: scope.into(), grouping, columns }
    }

    /// This look after another one at the same server.
    pub(crate) fn after(mut self, before: &Self) -> Self {
        self.columns.queues.after(&before.columns.queues);
        self.columns.agents.after(&before.columns.agents);
        self
    }

    /// True if the same is looked at, whatever columns are shown of it.
    pub(crate) fn is_at(&self, other: &Self) -> bool {
        (&self.scope, &self.grouping) == (&other.scope, &other.grouping)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(ids: &[&str]) -> BTreeSet<String> {
        ids.iter().map(|id| (*id).to_owned()).collect()
    }

    fn choice(some: &[&str], refused: &[&str]) -> Choice {
        Choice { ids: ids(some), refused: ids(refused) }
    }

    #[test]
    fn what_was_accepted_before_is_kept_when_more_is_refused() {
        let mut chosen = choice(&["a", "b", "c"], &[]);
        assert!(chosen.do_without(&ids(&["a", "z"])));
        assert_eq!(chosen, choice(&["a"], &["b", "c"]));
        // It was not that: the server has changed its mind.
        assert!(chosen.do_without(&ids(&["a"])));
        assert_eq!(chosen, choice(&[], &["a", "b", "c"]));
        assert!(!chosen.do_without(&ids(&["a"])));
    }

    #[test]
    fn what_was_refused_is_asked_for_again_only_when_it_is_chosen_again() {
        let look = |queues| Look {
            columns: ChosenColumns { queues, agents: Choice::default() },
            ..Look::default()
        };
        let before = look(choice(&["a"], &["b"]));
        let kept = look(choice(&["a", "b", "c"], &[])).after(&before);
        assert_eq!(kept.columns.queues, choice(&["a", "c"], &["b"]));
        let without = look(choice(&["a"], &[])).after(&kept);
        let again = look(choice(&["a", "b"], &[])).after(&without);
        assert_eq!(again.columns.queues, choice(&["a", "b"], &[]));
    }
}
