//! What is looked at of the server, with a link that follows it and without one.

use std::sync::Arc;

use connect_live::{Board, restored};
use connect_model::{EntityKind, Mbu, Millis};
use tokio::time::timeout;

use super::Session;
use crate::console::STORE_LIMIT;
use crate::look::Look;

impl Session {
    /// The part of the organisation that is looked at.
    pub(super) fn looked_at(&self) -> Arc<Mbu> {
        match self.look.scope.known_in(&self.mbu) {
            scope if scope.is_everything() => self.mbu.clone(),
            scope => Arc::new(scope.select(&self.mbu)),
        }
    }

    /// Another part of the organisation is looked at, or in another way, and followed.
    pub(crate) fn look(&mut self, look: Look, now: Millis) {
        self.look = look;
        let strict = !self.look.scope.known_in(&self.mbu).is_everything();
        self.board.narrow(self.looked_at(), strict, now);
        self.expect_sums();
        self.board.narrow_totals(now);
    }

    /// True if the same is looked at already.
    pub(crate) fn is_at(&self, look: &Look) -> bool {
        self.look.is_at(look)
    }

    /// No link follows what the user wants to look at: the last values known of it are shown, and the
    /// next link brings the rest.
    pub(crate) async fn look_without_link(&mut self, look: Look, now: Millis) {
        let look = look.after(&self.look);
        let same = look.is_at(&self.look);
        if same || !self.has_board {
            self.look = look;
            return;
        }
        // The values of what was not looked at lately are in the store alone.
        self.store();
        let since = self.board.stale_since();
        if let Some(cache) = &self.cache
            && let Ok(Ok(Some(stored))) = timeout(STORE_LIMIT, cache.load(&self.deployment)).await
        {
            self.look = look.clone();
            let of = |kind| restored(kind, &stored.rows);
            let (agents, queues) = (of(EntityKind::Agent), of(EntityKind::Queue));
            self.board = Board::new(self.looked_at(), agents, queues);
            self.take_store_changes();
            self.board.go_offline(since.unwrap_or(now));
        }
        self.look(look, now);
    }

    /// True if something is known of every row that is looked at.
    pub(crate) fn is_whole(&self) -> bool {
        [EntityKind::Agent, EntityKind::Queue]
            .into_iter()
            .all(|kind| self.board.set(kind).iter().all(|(_, row)| row.as_of.is_some()))
    }
}
