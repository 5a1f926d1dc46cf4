//! What was typed, on its way from and to the store.

use connect_cache::Reply;
use tokio::time::timeout;

use super::Session;
use crate::console::STORE_LIMIT;

impl Session {
    /// Goes on with what was typed in earlier runs.
    pub(crate) async fn begin_drafts(&mut self) {
        let Some(cache) = &self.journal else { return };
        match timeout(STORE_LIMIT, cache.drafts(&self.deployment)).await {
            Ok(Ok(kept)) => self.drafts.restore(kept),
            Ok(Err(error)) => tracing::warn!(%error, "drafts not read"),
            Err(_) => tracing::warn!("offline store does not answer"),
        }
        if let Some(profile) = &self.profile {
            self.drafts.belong_to(profile.id);
        }
    }

    /// Tells the store what was typed and what is not to be kept any more; the reply is none if there
    /// is nothing to tell.
    pub(crate) fn write_drafts(&mut self) -> Option<Reply<()>> {
        let cache = self.journal.as_ref()?;
        let told = self.drafts.take_unwritten();
        (!told.is_empty()).then(|| cache.save_drafts(&self.deployment, told))
    }
}
