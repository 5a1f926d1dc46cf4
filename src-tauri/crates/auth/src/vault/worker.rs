//! The thread that the keyring's calls are made on: one after the other, and none of the runtime's,
//! since a locked keyring may block for ever and must not keep the program from ending.

use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::timeout;

use super::VaultError;

type Job = Box<dyn FnOnce() + Send>;

/// The way to the thread, as long as it answers.
#[derive(Default)]
pub(super) struct Worker {
    jobs: Mutex<Option<mpsc::Sender<Job>>>,
}

impl Worker {
    /// Does the work on the thread. A thread that does not end it in time is left alone, and the
    /// next call gets a new one.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        limit: Duration,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, VaultError> {
        let (told, answer) = oneshot::channel();
        // Nobody waits any more if it took too long.
        self.hand(Box::new(move || drop(told.send(work()))))?;
        let error = match timeout(limit, answer).await {
            Ok(Ok(done)) => return Ok(done),
            Ok(Err(_)) => other("the call ended without an answer"),
            Err(_) => VaultError::TimedOut { seconds: limit.as_secs() },
        };
        self.set(None);
        Err(error)
    }

    fn hand(&self, job: Job) -> Result<(), VaultError> {
        let held = self.jobs.lock().unwrap_or_else(PoisonError::into_inner).take();
        let sender = match held {
            Some(sender) => sender,
            None => start()?,
        };
        sender.send(job).map_err(|_| other("the thread has ended"))?;
        self.set(Some(sender));
        Ok(())
    }

    fn set(&self, sender: Option<mpsc::Sender<Job>>) {
        *self.jobs.lock().unwrap_or_else(PoisonError::into_inner) = sender;
    }
}

fn start() -> Result<mpsc::Sender<Job>, VaultError> {
    let (sender, jobs) = mpsc::channel::<Job>();
    let work = move || jobs.into_iter().for_each(|job| job());
    let started = thread::Builder::new().name("keyring".to_owned()).spawn(work);
    started.map_err(|error| other(&error.to_string()))?;
    Ok(sender)
}

fn other(detail: &str) -> VaultError {
    VaultError::Other { detail: detail.to_owned() }
}
