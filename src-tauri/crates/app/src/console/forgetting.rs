//! Nothing is left of a user who has signed out. It is pending work until the store has done it: also
//! in the next run, if it must be.

use connect_cache::{Cache, Deployment};
use connect_ipc::Failure;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};

use super::reports::Report;
use super::{Console, STORE_LIMIT};
use crate::backoff::Backoff;
use crate::config::Forgetting;

impl Console {
    /// Everything that is kept of this deployment is to go.
    pub(super) fn forget(&mut self, deployment: &Deployment) {
        let pending = Forgetting::of(deployment);
        if !self.config.forgetting.contains(&pending) {
            self.config.forgetting.push(pending);
        }
        self.begin_to_forget(deployment.clone());
    }

    /// What an earlier run could not forget.
    pub(super) fn go_on_forgetting(&mut self) {
        for pending in self.config.forgetting.clone() {
            self.begin_to_forget(pending.deployment());
        }
    }

    fn begin_to_forget(&mut self, deployment: Deployment) {
        // A store in memory has nothing of earlier; what is in the file is a matter of the next run.
        let Some(cache) = self.cache.clone().filter(Cache::is_lasting) else { return };
        let reports = self.reports.clone();
        let task = tokio::spawn(until_forgotten(cache, deployment.clone(), reports));
        self.tasks.insert(deployment, task.abort_handle());
    }

    pub(super) fn forgotten(&mut self, deployment: &Deployment) {
        self.tasks.remove(deployment);
        let pending = Forgetting::of(deployment);
        self.config.forgetting.retain(|other| *other != pending);
        drop(self.save());
    }

    /// The store for somebody who signs in there: none as long as something is left of who has signed
    /// out, because that must not be shown, and goes with all that is there then.
    pub(super) async fn store_for(&mut self, deployment: &Deployment) -> Option<Cache> {
        let cache = self.cache.clone()?;
        if !self.config.forgetting.contains(&Forgetting::of(deployment)) {
            return Some(cache);
        }
        if !cache.is_lasting() {
            return Some(cache);
        }
        if let Ok(Ok(())) = timeout(STORE_LIMIT, cache.forget(deployment)).await {
            // What this run has queued before was done before.
            if let Some(task) = self.tasks.remove(deployment) {
                task.abort();
            }
            self.forgotten(deployment);
            return Some(cache);
        }
        None
    }
}

/// Tries until it is done.
async fn until_forgotten(cache: Cache, deployment: Deployment, reports: mpsc::Sender<Report>) {
    let mut backoff = Backoff::default();
    let mut told = false;
    while let Err(error) = cache.forget(&deployment).await {
        tracing::warn!(%error, "not forgotten");
        if !told {
            told = true;
            let failure = Failure::NotForgotten { detail: error.to_string() };
            // The console is gone when the program ends.
            let _ = reports.send(Report::Notice(failure)).await;
        }
        sleep(backoff.pause()).await;
    }
    let _ = reports.send(Report::Forgotten(deployment)).await;
}
