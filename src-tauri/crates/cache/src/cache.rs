//! The handle: what can be asked of the store.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use connect_model::{EntityKind, Mbu, Profile, Strings};
use rusqlite::TransactionBehavior::{self, Deferred, Immediate};
use rusqlite::{Connection, Transaction};

use crate::error::CacheError;
use crate::open;
use crate::saved::{self, Saved};
use crate::tables::deployment::{self, DeploymentId};
use crate::tables::{mbu, profile, rows, strings};
use crate::thread::{self, Mailbox, Reply, Store};
use crate::{Deployment, SavedRow};

/// A handle to the store, cheap to clone. When the last one is dropped, everything queued is still
/// written before the store's thread ends.
///
/// Each call queues its work at once, in order, and returns a [`Reply`] to await. A call that fails
/// has written nothing; later calls are not affected.
#[derive(Clone)]
pub struct Cache {
    mailbox: Mailbox,
}

/// An opened store.
#[derive(Debug)]
pub struct Opened {
    /// The handle.
    pub cache: Cache,
    /// Where the former file is now, if it was damaged.
    pub set_aside: Option<PathBuf>,
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Cache").finish_non_exhaustive()
    }
}

impl Cache {
    /// Opens the store in that directory, making both if there is none, and starts its thread.
    /// It blocks for at most the time another process may keep the file locked (2 s).
    ///
    /// A damaged file, or one that is no store, is renamed to `console.sqlite3.corrupt-<ms>` and a
    /// fresh one is made.
    pub fn open(dir: &Path) -> Result<Opened, CacheError> {
        let path = open::prepare_dir(dir)?;
        let (connection, set_aside) = open::open(&path, open::BUSY_TIMEOUT)?;
        let cache = Self::start(Some(path), connection)?;
        Ok(Opened { cache, set_aside })
    }

    /// A store without a file, for when there can be none: nothing outlives the last handle.
    pub fn in_memory() -> Result<Self, CacheError> {
        Self::start(None, open::in_memory()?)
    }

    fn start(path: Option<PathBuf>, connection: Connection) -> Result<Self, CacheError> {
        let (mailbox, _) = thread::start(Store::new(path, connection))?;
        Ok(Self { mailbox })
    }

    /// Saves the signed-in agent in place of the one before.
    pub fn save_profile(&self, deployment: &Deployment, profile: Profile) -> Reply<()> {
        self.save(deployment, move |to, id| profile::save(to, id, &profile))
    }

    /// Saves the MBU structure in place of the one before, in one transaction.
    pub fn save_mbu(&self, deployment: &Deployment, mbu: Arc<Mbu>) -> Reply<()> {
        self.save(deployment, move |to, id| mbu::save(to, id, &mbu))
    }

    /// Saves the server's strings of one locale in place of those before; other locales stay.
    pub fn save_strings(
        &self,
        deployment: &Deployment,
        locale: &str,
        strings: Strings,
    ) -> Reply<()> {
        let locale = locale.to_owned();
        self.save(deployment, move |to, id| strings::save(to, id, &locale, &strings))
    }

    /// Saves the last values of these agents and queues; those of others stay.
    pub fn save_rows(&self, deployment: &Deployment, rows: Vec<SavedRow>) -> Reply<()> {
        self.save(deployment, move |to, id| rows::save(to, id, &rows))
    }

    /// Removes the last values of these agents or queues. Unknown ids are no failure.
    pub fn remove_rows(
        &self,
        deployment: &Deployment,
        kind: EntityKind,
        ids: Vec<i64>,
    ) -> Reply<()> {
        self.if_known(deployment, Immediate, move |to, id| rows::remove(to, id, kind, &ids))
    }

    /// Everything saved of the deployment; none if nothing ever was.
    pub fn load(&self, deployment: &Deployment) -> Reply<Option<Saved>> {
        let deployment = deployment.clone();
        self.mailbox.call(move |connection| saved::load(connection, &deployment))
    }

    /// The server's strings of one locale, if they were saved.
    pub fn load_strings(&self, deployment: &Deployment, locale: &str) -> Reply<Option<Strings>> {
        let locale = locale.to_owned();
        self.if_known(deployment, Deferred, move |from, id| strings::load(from, id, &locale))
    }

    /// Removes everything saved of the deployment.
    pub fn forget(&self, deployment: &Deployment) -> Reply<()> {
        self.if_known(deployment, Immediate, deployment::remove)
    }

    /// Resolves when everything queued before is on the disk, safe from a loss of power. Without it
    /// what was replied to is safe from a crash of the program only.
    pub fn flush(&self) -> Reply<()> {
        self.mailbox.call(|connection| {
            let sql = "PRAGMA wal_checkpoint(FULL)";
            let busy: bool = connection.query_row(sql, [], |row| row.get(0))?;
            if busy { Err(CacheError::Busy) } else { Ok(()) }
        })
    }

    /// Work in a transaction on a deployment, which becomes known by it.
    fn save(
        &self,
        deployment: &Deployment,
        work: impl FnOnce(&Transaction<'_>, DeploymentId) -> Result<(), CacheError> + Send + 'static,
    ) -> Reply<()> {
        let deployment = deployment.clone();
        self.mailbox.call(move |connection| {
            let transaction = connection.transaction_with_behavior(Immediate)?;
            let id = deployment::find_or_add(&transaction, &deployment)?;
            work(&transaction, id)?;
            Ok(transaction.commit()?)
        })
    }

    /// Work in a transaction on a deployment; nothing if it is not known.
    fn if_known<T: Default + Send + 'static>(
        &self,
        deployment: &Deployment,
        behavior: TransactionBehavior,
        work: impl FnOnce(&Transaction<'_>, DeploymentId) -> Result<T, CacheError> + Send + 'static,
    ) -> Reply<T> {
        let deployment = deployment.clone();
        self.mailbox.call(move |connection| {
            let transaction = connection.transaction_with_behavior(behavior)?;
            let Some(id) = deployment::find(&transaction, &deployment)? else {
                return Ok(T::default());
            };
            let done = work(&transaction, id)?;
            transaction.commit()?;
            Ok(done)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn here() -> Deployment {
        Deployment { server: "https://one".into(), client_id: "1".into() }
    }

    fn rows(count: i64) -> Vec<SavedRow> {
        let row = |id| SavedRow { kind: EntityKind::Agent, id, as_of: 0, values: "x".repeat(500) };
        (0..count).map(row).collect()
    }

    async fn set(cache: &Cache, pragma: &'static str) {
        let set = move |connection: &mut Connection| Ok(connection.execute_batch(pragma)?);
        cache.mailbox.call(set).await.unwrap();
    }

    #[tokio::test]
    async fn a_full_disk_costs_the_call_alone() {
        let dir = tempfile::tempdir().unwrap();
        let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
        cache.save_rows(&here(), rows(10)).await.unwrap();
        set(&cache, "PRAGMA max_page_count = 40").await;
        assert!(matches!(cache.save_rows(&here(), rows(1000)).await, Err(CacheError::Full)));
        assert_eq!(cache.load(&here()).await.unwrap().unwrap().rows, rows(10));
        set(&cache, "PRAGMA max_page_count = 100000").await;
        cache.save_rows(&here(), rows(1000)).await.unwrap();
        assert_eq!(cache.load(&here()).await.unwrap().unwrap().rows, rows(1000));
    }

    #[tokio::test]
    async fn a_store_that_became_read_only_can_still_be_read() {
        let dir = tempfile::tempdir().unwrap();
        let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
        cache.save_rows(&here(), rows(10)).await.unwrap();
        set(&cache, "PRAGMA query_only = ON").await;
        assert!(matches!(cache.save_rows(&here(), rows(11)).await, Err(CacheError::ReadOnly)));
        assert!(matches!(cache.forget(&here()).await, Err(CacheError::ReadOnly)));
        assert_eq!(cache.load(&here()).await.unwrap().unwrap().rows, rows(10));
        set(&cache, "PRAGMA query_only = OFF").await;
        cache.forget(&here()).await.unwrap();
        assert_eq!(cache.load(&here()).await.unwrap(), None);
    }

    #[tokio::test]
    async fn a_lock_of_another_process_costs_the_call_alone() {
        let dir = tempfile::tempdir().unwrap();
        let Opened { cache, .. } = Cache::open(dir.path()).unwrap();
        set(&cache, "PRAGMA busy_timeout = 0").await;
        let other = Connection::open(dir.path().join(crate::FILE_NAME)).unwrap();
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert!(matches!(cache.save_rows(&here(), rows(1)).await, Err(CacheError::Busy)));
        assert_eq!(cache.load(&here()).await.unwrap(), None, "reading waits for nobody");
        other.execute_batch("COMMIT").unwrap();
        cache.save_rows(&here(), rows(1)).await.unwrap();
        cache.flush().await.unwrap();
    }
}
