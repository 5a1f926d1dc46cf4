//! The sums as the window draws them.

use std::collections::HashSet;

use connect_ipc as ipc;
use connect_live::{Changes, RowView, SumKey};
use connect_model::{Columns, EntityKind, GroupKind};

use super::{View, cells, counts};
use crate::sums::QueueGroup;

/// The sums that are expected, what the queues are grouped by, the groups, and which queues are
/// served by somebody who is not looked at.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    pub(crate) keys: Vec<SumKey>,
    pub(crate) by: Option<GroupKind>,
    pub(crate) all: Vec<QueueGroup>,
    pub(crate) partial: HashSet<i64>,
}

impl View<'_> {
    /// The sums over both tables, if one of them has changed.
    pub(crate) fn sums(&self, changes: &Changes<SumKey>) -> Option<ipc::SumsView> {
        let whole = |key: &SumKey| matches!(key, SumKey::Aggregate(..));
        let any = changes.is_reset() || changes.touched().any(|key| whole(&key));
        any.then(|| ipc::SumsView {
            queues: self.total(EntityKind::Queue, &self.columns.queues),
            agents: self.total(EntityKind::Agent, &self.columns.agents),
        })
    }

    fn total(&self, kind: EntityKind, columns: &Columns) -> Option<ipc::SumRow> {
        let is_total = |key: &&SumKey| matches!(key, SumKey::Aggregate(of, _) if *of == kind);
        let key = self.groups.keys.iter().find(is_total)?;
        self.sum(self.board.totals().get(key)?, columns)
    }

    /// None of which the server has said nothing yet.
    fn sum(&self, row: RowView<'_>, columns: &Columns) -> Option<ipc::SumRow> {
        row.as_of?;
        let stale = self.suspended || !self.board.totals().is_live();
        Some(ipc::SumRow { metrics: cells(row, columns), as_of: row.as_of, stale })
    }

    /// The groups whose sums or agents have changed.
    pub(crate) fn groups(
        &self,
        sums: &Changes<SumKey>,
        queues: &Changes,
    ) -> Option<ipc::RowsView<ipc::GroupRow>> {
        if sums.is_reset() || (queues.is_reset() && self.groups.by.is_some()) {
            let upsert = self.groups.all.iter().map(|group| self.group(group)).collect();
            return Some(ipc::RowsView { reset: true, upsert, removed: Vec::new() });
        }
        let changed: HashSet<i64> = sums
            .touched()
            .filter_map(|key| match key {
                SumKey::Group(_, _, id) => Some(id),
                SumKey::Aggregate(..) => None,
            })
            .collect();
        let touched: HashSet<i64> = queues.touched().collect();
        let is_changed = |group: &&QueueGroup| {
            changed.contains(&group.id) || group.queues.iter().any(|id| touched.contains(id))
        };
        let upsert: Vec<_> =
            self.groups.all.iter().filter(is_changed).map(|group| self.group(group)).collect();
        (!upsert.is_empty()).then(|| ipc::RowsView { reset: false, upsert, removed: Vec::new() })
    }

    fn group(&self, group: &QueueGroup) -> ipc::GroupRow {
        let row = self.groups.by.as_ref().filter(|_| group.whole).and_then(|by| {
            self.board.totals().get(&SumKey::Group(EntityKind::Queue, by.clone(), group.id))
        });
        // A server may count queues that the organisation does not show.
        let same = |row: &RowView<'_>| {
            let members: HashSet<_> = row.members().iter().collect();
            members.is_empty() || members == group.queues.iter().collect()
        };
        let partial = group.queues.iter().any(|id| self.groups.partial.contains(id));
        let agents = self.board.agents_of_queues(&group.queues);
        ipc::GroupRow {
            id: group.id,
            name: group.name.clone(),
            queues: group.queues.clone(),
            agents: agents.map(|known| counts(known, partial)),
            sum: row.filter(same).and_then(|row| self.sum(row, &self.columns.queues)),
        }
    }
}
