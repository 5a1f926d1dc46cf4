//! What tasks beside the console report to it.

use connect_cache::Deployment;
use connect_ipc::{Failure, JoinedView};

use super::Console;

/// What was done beside.
#[derive(Debug)]
pub(crate) enum Report {
    /// Nothing is kept of this deployment any more.
    Forgotten(Deployment),
    /// Something that the user should know.
    Notice(Failure),
    /// The user of this link is joined to a session since before it.
    Joined(u32, JoinedView),
}

impl Console {
    pub(super) fn hear(&mut self, report: Report) {
        match report {
            Report::Forgotten(deployment) => self.forgotten(&deployment),
            Report::Notice(failure) => self.notify(failure),
            Report::Joined(link, joined) => {
                if let Some(session) = self.session.as_mut().filter(|_| link == self.links) {
                    session.actions.go_on_joined(joined);
                }
            }
        }
    }

    /// The user should know of it.
    pub(super) fn notify(&mut self, failure: Failure) {
        self.notice = Some(failure);
        self.parts.notice = true;
    }
}
