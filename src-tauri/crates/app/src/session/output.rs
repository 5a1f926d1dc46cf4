//! What a session gives to the window and to the store.

use connect_ipc::Batch;
use connect_live::saved;
use connect_model::EntityKind;

use super::{STORE, Session, WINDOW};
use crate::view::View;

impl Session {
    /// The window's changed rows, laid into a batch.
    pub(crate) fn take_rows(&mut self, batch: &mut Batch) {
        let queues = self.board.take_changes(EntityKind::Queue, WINDOW);
        let agents = self.board.take_changes(EntityKind::Agent, WINDOW);
        let sums = self.board.take_total_changes(WINDOW);
        let sessions = self.board.take_session_changes();
        let view = self.view();
        batch.queues = view.queues(&queues);
        batch.agents = view.agents(&agents);
        batch.sums = view.sums(&sums);
        batch.groups = view.groups(&sums, &queues);
        batch.sessions = view.sessions(&sessions);
    }

    /// Everything that rows are made of.
    pub(super) fn view(&self) -> View<'_> {
        View {
            board: &self.board,
            directory: &self.directory,
            columns: &self.columns,
            groups: &self.groups,
            suspended: self.suspended.is_some(),
        }
    }

    /// True if the window has rows to draw.
    pub(crate) fn has_rows(&self) -> bool {
        self.board.has_changes(WINDOW)
            || self.board.has_session_changes()
            || self.board.has_total_changes(WINDOW)
    }

    /// How many rows the window has to draw.
    pub(crate) fn changed_rows(&self) -> usize {
        self.board.changed(WINDOW)
    }

    /// Gives the changed rows to the store.
    pub(crate) fn store(&mut self) {
        let Some(cache) = self.cache.clone() else { return self.take_store_changes() };
        let mut rows = Vec::new();
        for kind in [EntityKind::Queue, EntityKind::Agent] {
            let changes = self.board.take_changes(kind, STORE);
            rows.extend(saved(kind, self.board.set(kind), &changes));
        }
        if !rows.is_empty() {
            drop(cache.save_rows(&self.deployment, rows));
        }
    }

    pub(super) fn take_store_changes(&mut self) {
        for kind in [EntityKind::Queue, EntityKind::Agent] {
            drop(self.board.take_changes(kind, STORE));
        }
    }
}
