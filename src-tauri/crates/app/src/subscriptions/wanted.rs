//! The subscriptions that are wanted.

use connect_live::Table;
use connect_model::{Columns, EntityKind, Mbu, Scope};
use connect_webapi::methods::SubscribeBody;

use crate::scope::{agents_of, queues_of};
use crate::steps::BoardColumns;

/// One subscription as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) kind: EntityKind,
    pub(crate) form: Form,
    pub(crate) scope: connect_webapi::Scope,
    pub(crate) metrics: Vec<String>,
}

/// What is told of the entities.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Each of them (U1, U4).
    Each,
    /// Their sum (U2, U5).
    Sum,
    /// The sum of each group (U6).
    Groups,
}

/// The rows of both tables.
pub(crate) fn tables(mbu: &Mbu, scope: &Scope, columns: &BoardColumns) -> Vec<Wanted> {
    let of = |kind, scopes: Vec<connect_webapi::Scope>, columns: &Columns| {
        let metrics = metrics(columns);
        scopes.into_iter().map(move |scope| Wanted {
            kind,
            form: Form::Each,
            scope,
            metrics: metrics.clone(),
        })
    };
    let agents = of(EntityKind::Agent, agents_of(mbu, scope), &columns.agents);
    let queues = of(EntityKind::Queue, queues_of(mbu, scope), &columns.queues);
    agents.chain(queues).collect()
}

/// One row of it, with one of its metrics.
pub(crate) fn smallest(
    mbu: &Mbu,
    scope: &Scope,
    columns: &BoardColumns,
    may: impl Fn(EntityKind) -> bool,
) -> Option<Wanted> {
    let seen = scope.select(mbu);
    let queue = seen.queues.first().filter(|_| may(EntityKind::Queue));
    let agent = seen.agents.first().filter(|_| may(EntityKind::Agent));
    let (kind, columns, scope) = match (queue, agent) {
        (Some(queue), _) => {
            let queues = vec![queue.id.0];
            let scope = connect_webapi::Scope { queues, ..Default::default() };
            (EntityKind::Queue, &columns.queues, scope)
        }
        (None, Some(agent)) => {
            let agents = vec![agent.id.0];
            let scope = connect_webapi::Scope { agents, ..Default::default() };
            (EntityKind::Agent, &columns.agents, scope)
        }
        (None, None) => return None,
    };
    let metrics = metrics(columns).into_iter().take(1).collect();
    Some(Wanted { kind, form: Form::Each, scope, metrics })
}

/// The metrics of some columns, each once.
pub(crate) fn metrics(columns: &Columns) -> Vec<String> {
    let mut names: Vec<String> =
        columns.iter().filter_map(|column| column.metric.clone()).collect();
    names.sort();
    names.dedup();
    names
}

impl Wanted {
    /// The table that it keeps current.
    pub(crate) fn table(&self) -> Table {
        match (self.form, self.kind) {
            (Form::Each, EntityKind::Agent) => Table::Agents,
            (Form::Each, EntityKind::Queue) => Table::Queues,
            (Form::Sum | Form::Groups, _) => Table::Totals,
        }
    }

    /// True if the board cannot do without: sums can be added up from the rows.
    pub(crate) fn is_vital(&self) -> bool {
        self.form == Form::Each
    }

    /// True if one can become the other.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.kind, self.form) == (other.kind, other.form)
    }

    pub(super) fn body(&self, connection: &str) -> SubscribeBody {
        let body = SubscribeBody::new(connection, self.metrics.clone());
        match (self.form, self.kind) {
            (Form::Each, EntityKind::Agent) => body.with_status(),
            (Form::Each, EntityKind::Queue) => body,
            // Who waits and who is served is told with the rows already.
            (Form::Sum | Form::Groups, _) => SubscribeBody {
                session_properties: Vec::new(),
                session_property_type: Vec::new(),
                ..body
            },
        }
    }
}
