//! What is looked at, and in which way: what the subscriptions are made from, beside the
//! organisation.

use connect_ipc::{Grouping, ScopeView};
use connect_model::{GroupKind, Scope};

/// The user's choices.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Look {
    /// Which part of the organisation.
    pub(crate) scope: Scope,
    /// What the queues are grouped by.
    pub(crate) grouping: Option<GroupKind>,
}

impl Look {
    /// The choices as the settings have them.
    pub(crate) fn of(scope: &ScopeView, grouping: Grouping) -> Self {
        let grouping = match grouping {
            Grouping::None => None,
            Grouping::Team => Some(GroupKind::Team),
            Grouping::Group => Some(GroupKind::Group),
            Grouping::BusinessUnit => Some(GroupKind::BusinessUnit),
        };
        Self { scope: scope.into(), grouping }
    }
}
