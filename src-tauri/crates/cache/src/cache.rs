//! The handle: what can be asked of the store.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use connect_model::{EntityKind, Mbu, Profile, Strings};
use rusqlite::Connection;

use crate::changes::Changes;
use crate::error::CacheError;
use crate::open;
use crate::saved::Saved;
use crate::tables::{deployment, drafts, journal, trends};
use crate::thread::{self, Mailbox, Reply, Store};
use crate::{Deployment, DraftKey, JournalEntry, JournalQuery, SavedDraft, SavedRow, TrendPoint};

/// A handle to the store, cheap to clone. When the last one is dropped, everything queued is still
/// written before the store's thread ends.
///
/// Each call queues its work at once, in order, and returns a [`Reply`] to await. A call that fails
/// has written nothing; later calls are not affected. What could not be saved because the disk is
/// full, locked or not to be written to is written with what is saved next, or with a flush.
///
/// While the disk hangs, saves whose replies nobody awaits are merged: what waits is bounded by what
/// there is to save, not by how often it changes.
#[derive(Clone)]
pub struct Cache {
    mailbox: Mailbox,
    lasting: bool,
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
        let lasting = path.is_some();
        let (mailbox, _) = thread::start(Store::new(path, connection))?;
        Ok(Self { mailbox, lasting })
    }

    /// False if nothing outlives the last handle.
    pub fn is_lasting(&self) -> bool {
        self.lasting
    }

    /// Saves the signed-in agent in place of the one before.
    pub fn save_profile(&self, deployment: &Deployment, profile: Profile) -> Reply<()> {
        self.save(deployment, Changes { profile: Some(profile), ..Changes::default() })
    }

    /// Saves the MBU structure in place of the one before, in one transaction.
    pub fn save_mbu(&self, deployment: &Deployment, mbu: Arc<Mbu>) -> Reply<()> {
        self.save(deployment, Changes { mbu: Some(mbu), ..Changes::default() })
    }

    /// Saves the server's strings of one locale in place of those before; other locales stay.
    pub fn save_strings(
        &self,
        deployment: &Deployment,
        locale: &str,
        strings: Strings,
    ) -> Reply<()> {
        let strings = vec![(locale.to_owned(), strings)];
        self.save(deployment, Changes { strings, ..Changes::default() })
    }

    /// Saves the last values of these agents and queues; those of others stay.
    pub fn save_rows(&self, deployment: &Deployment, rows: Vec<SavedRow>) -> Reply<()> {
        let rows = rows.into_iter().map(|row| ((row.kind, row.id), Some(row))).collect();
        self.save(deployment, Changes { rows, ..Changes::default() })
    }

    /// Removes the last values of these agents or queues. Unknown ids are no failure.
    pub fn remove_rows(
        &self,
        deployment: &Deployment,
        kind: EntityKind,
        ids: Vec<i64>,
    ) -> Reply<()> {
        let rows = ids.into_iter().map(|id| ((kind, id), None)).collect();
        self.save(deployment, Changes { rows, ..Changes::default() })
    }

    /// Saves an action of the user, or what has become of it since.
    pub fn save_journal(&self, deployment: &Deployment, entry: JournalEntry) -> Reply<()> {
        let journal = [(entry.key.clone(), entry)].into();
        self.save(deployment, Changes { journal, ..Changes::default() })
    }

    /// Saves what somebody has typed; of what is none any more nothing is kept.
    pub fn save_drafts(
        &self,
        deployment: &Deployment,
        drafts: Vec<(DraftKey, Option<SavedDraft>)>,
    ) -> Reply<()> {
        let drafts = drafts.into_iter().collect();
        self.save(deployment, Changes { drafts, ..Changes::default() })
    }

    /// What was typed and the server does not have yet, of all users.
    pub fn drafts(&self, deployment: &Deployment) -> Reply<Vec<SavedDraft>> {
        let deployment = deployment.clone();
        self.mailbox.call(move |store| {
            // What cannot be written now is not read either; the rest is.
            if let Err(error) = store.save_rest() {
                tracing::warn!(%error, "not all drafts are written");
            }
            store.run(|connection| match deployment::find(connection, &deployment)? {
                Some(id) => drafts::load(connection, id),
                None => Ok(Vec::new()),
            })
        })
    }

    /// Saves what queues were like in a minute; what is older than a day goes.
    pub fn save_trends(&self, deployment: &Deployment, points: Vec<TrendPoint>) -> Reply<()> {
        let key = |point: &TrendPoint| (point.minute, point.queue);
        let trends = points.into_iter().map(|point| (key(&point), point)).collect();
        self.save(deployment, Changes { trends, ..Changes::default() })
    }

    /// What one queue was like within the last day, the oldest minute first.
    pub fn trend(&self, deployment: &Deployment, queue: i64) -> Reply<Vec<TrendPoint>> {
        self.points(deployment, move |connection, id| trends::of_queue(connection, id, queue))
    }

    /// What all queues were like in the last so many minutes of which anything is known.
    pub fn recent_trends(&self, deployment: &Deployment, minutes: i64) -> Reply<Vec<TrendPoint>> {
        self.points(deployment, move |connection, id| trends::recent(connection, id, minutes))
    }

    fn points(
        &self,
        deployment: &Deployment,
        read: impl FnOnce(&Connection, i64) -> Result<Vec<TrendPoint>, CacheError> + Send + 'static,
    ) -> Reply<Vec<TrendPoint>> {
        let deployment = deployment.clone();
        self.mailbox.call(move |store| {
            // What cannot be written now is not read either; the rest is.
            if let Err(error) = store.save_rest() {
                tracing::warn!(%error, "not all of the trends are written");
            }
            store.run(|connection| match deployment::find(connection, &deployment)? {
                Some(id) => read(connection, id),
                None => Ok(Vec::new()),
            })
        })
    }

    /// Gives the actions that other runs than this one left in one of the `open` states the state
    /// `becomes`.
    pub fn begin_journal(
        &self,
        deployment: &Deployment,
        run: &str,
        open: Vec<String>,
        becomes: &str,
    ) -> Reply<()> {
        let (deployment, run, becomes) = (deployment.clone(), run.to_owned(), becomes.to_owned());
        self.mailbox.call(move |store| {
            store.save_rest()?;
            store.run(|connection| {
                let Some(id) = deployment::find(connection, &deployment)? else { return Ok(()) };
                journal::close(connection, id, &run, &open, &becomes)
            })
        })
    }

    /// The actions that fit, the newest first.
    pub fn journal(
        &self,
        deployment: &Deployment,
        query: JournalQuery,
    ) -> Reply<Vec<JournalEntry>> {
        let deployment = deployment.clone();
        self.mailbox.call(move |store| {
            // What cannot be written now is not read either; the rest is.
            if let Err(error) = store.save_rest() {
                tracing::warn!(%error, "not all of the journal is written");
            }
            store.run(|connection| {
                let Some(id) = deployment::find(connection, &deployment)? else {
                    return Ok(Vec::new());
                };
                journal::load(connection, id, &query)
            })
        })
    }

    /// Everything saved of the deployment, what could not be written yet included; none if nothing
    /// ever was.
    pub fn load(&self, deployment: &Deployment) -> Reply<Option<Saved>> {
        let deployment = deployment.clone();
        self.mailbox.call(move |store| store.load(&deployment))
    }

    /// Removes everything saved of the deployment, from the file as well: nobody who reads that finds
    /// it. What fails may be asked for again.
    pub fn forget(&self, deployment: &Deployment) -> Reply<()> {
        let deployment = deployment.clone();
        self.mailbox.call(move |store| store.forget(&deployment))
    }

    /// Resolves when everything queued before is on the disk, safe from a loss of power. Without it
    /// what was replied to is safe from a crash of the program only.
    pub fn flush(&self) -> Reply<()> {
        self.mailbox.call(|store| {
            store.save_rest()?;
            store.run(|connection| {
                let sql = "PRAGMA wal_checkpoint(FULL)";
                let busy: bool = connection.query_row(sql, [], |row| row.get(0))?;
                if busy { Err(CacheError::Busy) } else { Ok(()) }
            })
        })
    }

    fn save(&self, deployment: &Deployment, changes: Changes) -> Reply<()> {
        self.mailbox.save(deployment.clone(), changes)
    }
}

#[cfg(test)]
mod tests;
