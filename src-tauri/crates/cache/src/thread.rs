//! The thread that owns the connection, its mailbox, and the replies it sends.

use std::collections::HashMap;
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak, mpsc};
use std::task::{Context, Poll};
use std::thread::{Builder, JoinHandle};

use rusqlite::Connection;
use rusqlite::TransactionBehavior::Immediate;
use tokio::sync::oneshot;

use crate::changes::Changes;
use crate::error::CacheError;
use crate::open;
use crate::saved::{self, Saved};
use crate::tables::deployment::{self, Deployment};

/// Work for the thread, with the way to reply inside.
type Job = Box<dyn FnOnce(&mut Store) + Send>;

/// The mailbox. When the last one is dropped, the thread does what is queued and ends.
#[derive(Clone)]
pub(crate) struct Mailbox {
    jobs: mpsc::Sender<Job>,
    /// The save that was queued last, if nothing else was queued since.
    last: Arc<Mutex<Weak<Waiting>>>,
}

/// A save that is queued; none once the thread has begun with it.
type Waiting = Mutex<Option<Save>>;

struct Save {
    deployment: Deployment,
    changes: Changes,
    reply: oneshot::Sender<Result<(), CacheError>>,
}

/// The reply to a call. The work was queued when the call was made, in the order of the calls, and
/// is done even if the reply is dropped.
#[derive(Debug)]
#[must_use = "a failure is only logged if nobody awaits it"]
pub struct Reply<T>(oneshot::Receiver<Result<T, CacheError>>);

impl<T> Future for Reply<T> {
    type Output = Result<T, CacheError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let received = Pin::new(&mut self.0).poll(context);
        received.map(|reply| reply.unwrap_or(Err(CacheError::Closed)))
    }
}

/// Starts the thread.
pub(crate) fn start(store: Store) -> Result<(Mailbox, JoinHandle<()>), CacheError> {
    let (mailbox, jobs) = mpsc::channel::<Job>();
    let work = move || {
        let mut store = store;
        for job in jobs {
            job(&mut store);
        }
    };
    let handle = Builder::new().name("cache".to_owned()).spawn(work).map_err(CacheError::Thread)?;
    Ok((Mailbox { jobs: mailbox, last: Arc::default() }, handle))
}

impl Mailbox {
    /// Queues work.
    pub(crate) fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Store) -> Result<T, CacheError> + Send + 'static,
    ) -> Reply<T> {
        let (reply, receiver) = oneshot::channel();
        let mut last = locked(&self.last);
        // What is saved from now on is saved after this.
        *last = Weak::new();
        self.queue(move |store| tell(reply, work(store)));
        Reply(receiver)
    }

    /// Queues a save, or lays it on the last one, if that waits still and nobody waits for it.
    pub(crate) fn save(&self, deployment: Deployment, changes: Changes) -> Reply<()> {
        let (reply, receiver) = oneshot::channel();
        let mut last = locked(&self.last);
        if let Some(waiting) = last.upgrade()
            && let Some(save) = &mut *locked(&waiting)
            && save.deployment == deployment
            && save.reply.is_closed()
        {
            save.changes.add(changes);
            save.reply = reply;
            return Reply(receiver);
        }
        let waiting = Arc::new(Mutex::new(Some(Save { deployment, changes, reply })));
        *last = Arc::downgrade(&waiting);
        self.queue(move |store| {
            let begun = locked(&waiting).take();
            if let Some(Save { deployment, changes, reply }) = begun {
                tell(reply, store.save(deployment, changes));
            }
        });
        Reply(receiver)
    }

    fn queue(&self, job: impl FnOnce(&mut Store) + Send + 'static) {
        // If the thread is gone, so is the sender of the reply: the receiver says it.
        let _ = self.jobs.send(Box::new(job));
    }
}

fn tell<T>(reply: oneshot::Sender<Result<T, CacheError>>, result: Result<T, CacheError>) {
    if let Err(Err(error)) = reply.send(result) {
        tracing::warn!(error = &error as &dyn std::error::Error, "a call on the store failed");
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The connection, and where to get another one.
pub(crate) struct Store {
    /// The file; none if the store is in memory.
    path: Option<PathBuf>,
    /// None after the file was set aside, until the next call.
    connection: Option<Connection>,
    /// What could not be saved.
    unsaved: HashMap<Deployment, Changes>,
}

impl Store {
    pub(crate) fn new(path: Option<PathBuf>, connection: Connection) -> Self {
        Self { path, connection: Some(connection), unsaved: HashMap::new() }
    }

    /// Saves it, with what could not be saved before.
    fn save(&mut self, deployment: Deployment, changes: Changes) -> Result<(), CacheError> {
        let mut all = self.unsaved.remove(&deployment).unwrap_or_default();
        all.add(changes);
        let saved = self.run(|connection| all.write(connection, &deployment));
        if saved.as_ref().is_err_and(CacheError::may_pass) {
            self.unsaved.insert(deployment, all);
        }
        saved
    }

    /// What is saved of the deployment, with what could not be written on top: else whoever loads
    /// the older state may save it again over the newer one.
    pub(crate) fn load(&mut self, wanted: &Deployment) -> Result<Option<Saved>, CacheError> {
        let saved = self.run(|connection| saved::load(connection, wanted))?;
        Ok(match self.unsaved.get(wanted) {
            Some(unsaved) => Some(unsaved.on_top_of(saved.unwrap_or_default())),
            None => saved,
        })
    }

    /// Saves what could not be saved before.
    pub(crate) fn save_rest(&mut self) -> Result<(), CacheError> {
        let rest = std::mem::take(&mut self.unsaved).into_iter();
        rest.map(|(deployment, changes)| self.save(deployment, changes)).fold(Ok(()), Result::and)
    }

    /// Removes everything of the deployment, what could not be saved included, and every trace of it
    /// from the log.
    pub(crate) fn forget(&mut self, wanted: &Deployment) -> Result<(), CacheError> {
        self.unsaved.remove(wanted);
        self.run(|connection| {
            let transaction = connection.transaction_with_behavior(Immediate)?;
            if let Some(id) = deployment::find(&transaction, wanted)? {
                deployment::remove(&transaction, id)?;
            }
            transaction.commit()?;
            let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
            let busy: bool = connection.query_row(sql, [], |row| row.get(0))?;
            if busy { Err(CacheError::Busy) } else { Ok(()) }
        })
    }

    /// Does the work. If it meets damage, the file is set aside and the next call has a fresh one.
    pub(crate) fn run<T>(
        &mut self,
        work: impl FnOnce(&mut Connection) -> Result<T, CacheError>,
    ) -> Result<T, CacheError> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(match &self.path {
                Some(path) => open::open(path, open::BUSY_TIMEOUT)?.0,
                None => open::in_memory()?,
            }),
        };
        match work(connection) {
            Err(CacheError::Corrupt { what, .. }) => Err(self.set_aside(what)),
            other => other,
        }
    }

    fn set_aside(&mut self, what: String) -> CacheError {
        // Closed first: some systems rename no open file.
        self.connection = None;
        match self.path.as_deref().map(open::set_aside).transpose() {
            Ok(set_aside) => {
                tracing::warn!(%what, ?set_aside, "the store was damaged and set aside");
                CacheError::Corrupt { what, set_aside }
            }
            Err(error) => error,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(connection: &mut Connection) -> Result<i64, CacheError> {
        Ok(connection.query_row("SELECT count(*) FROM deployment", [], |row| row.get(0))?)
    }

    fn add(connection: &mut Connection) -> Result<(), CacheError> {
        let sql = "INSERT INTO deployment (server, client_id) SELECT count(*), '' FROM deployment";
        connection.execute(sql, [])?;
        Ok(())
    }

    fn fail(_: &mut Connection) -> Result<(), CacheError> {
        Err(CacheError::damaged("a test"))
    }

    #[tokio::test]
    async fn what_is_queued_is_done_before_the_thread_ends() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        let (connection, _) = open::open(&path, open::BUSY_TIMEOUT).unwrap();
        let (mailbox, handle) = start(Store::new(Some(path.clone()), connection)).unwrap();
        for _ in 0..100 {
            drop(mailbox.clone().call(|store| store.run(add)));
        }
        drop(mailbox);
        handle.join().unwrap();
        let (mut connection, set_aside) = open::open(&path, open::BUSY_TIMEOUT).unwrap();
        assert_eq!((count(&mut connection).unwrap(), set_aside), (100, None));
    }

    #[tokio::test]
    async fn without_its_thread_the_store_is_closed() {
        let (jobs, receiver) = mpsc::channel::<Job>();
        drop(receiver);
        let mailbox = Mailbox { jobs, last: Arc::default() };
        let here = Deployment { server: "https://one".into(), client_id: "1".into() };
        assert!(matches!(mailbox.call(|store| store.run(count)).await, Err(CacheError::Closed)));
        let saved = mailbox.save(here, Changes::default()).await;
        assert!(matches!(saved, Err(CacheError::Closed)));
    }

    #[tokio::test]
    async fn damage_costs_one_call_and_the_file_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("store");
        let (connection, _) = open::open(&path, open::BUSY_TIMEOUT).unwrap();
        let (mailbox, _) = start(Store::new(Some(path), connection)).unwrap();
        mailbox.call(|store| store.run(add)).await.unwrap();
        let Err(CacheError::Corrupt { set_aside: Some(aside), .. }) =
            mailbox.call(|store| store.run(fail)).await
        else {
            panic!("no damage told")
        };
        assert_eq!(mailbox.call(|store| store.run(count)).await.unwrap(), 0);
        mailbox.call(|store| store.run(add)).await.unwrap();
        assert_eq!(count(&mut Connection::open(aside).unwrap()).unwrap(), 1);
    }

    #[tokio::test]
    async fn in_memory_damage_is_survived_too() {
        let store = Store::new(None, open::in_memory().unwrap());
        let (mailbox, _) = start(store).unwrap();
        let error = mailbox.call(|store| store.run(fail)).await;
        assert!(matches!(error, Err(CacheError::Corrupt { set_aside: None, .. })));
        assert_eq!(mailbox.call(|store| store.run(count)).await.unwrap(), 0);
    }
}
