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
    pub(crate) queues: BTreeSet<String>,
    pub(crate) agents: BTreeSet<String>,
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
        let ids = |choice: &Option<Vec<String>>| choice.iter().flatten().cloned().collect();
        let columns = ChosenColumns {
            queues: ids(&board.columns.queues),
            agents: ids(&board.columns.agents),
        };
        Self { scope: scope.into(), grouping, columns }
    }

    /// True if the same is looked at, whatever columns are shown of it.
    pub(crate) fn is_at(&self, other: &Self) -> bool {
        (&self.scope, &self.grouping) == (&other.scope, &other.grouping)
    }
}
