//! What the server does not let be followed: a metric, or a whole table while the other goes on.

use std::time::Duration;

use connect_client::CallError;
use connect_ipc::{Failure, RefusedTables};
use connect_model::EntityKind;
use connect_webapi::Method;
use connect_webapi::methods::DeleteSubscription;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use super::LinkEvent;
use super::errands::Desk;
use super::run::{End, Run};
use crate::subscriptions::{Form, Subscriptions, Wanted, smallest};

/// How often a refused table is asked for again: rights change, and a server may have said no only
/// because it was not all there yet.
const AGAIN: Duration = Duration::from_secs(300);

impl Run {
    /// A server may refuse a table for a metric that somebody has chosen, as nobody can tell it
    /// beforehand: it is not asked for then, until another choice. False if it was not that.
    pub(super) fn does_without(&mut self, failure: &Failure) -> bool {
        let Failure::Rejected { method, .. } = failure else { return false };
        let (chosen, accepted) = (&mut self.look.columns, &self.accepted);
        let less = match method.split(' ').next() {
            Some("U1") => chosen.agents.do_without(&accepted.agents.ids),
            Some("U4") => chosen.queues.do_without(&accepted.queues.ids),
            _ => false,
        };
        if less {
            tracing::warn!(%method, "asked again without metrics that were chosen");
        }
        less
    }

    /// The same of the tables that a connection does not bring; of one of them, as the other has its
    /// turn with the next connection.
    pub(super) fn does_without_any(&mut self, refused: &RefusedTables) -> bool {
        let mut failures = [&refused.agents, &refused.queues].into_iter().flatten();
        failures.any(|failure| self.does_without(failure))
    }

    /// True if the server lets nobody follow this table.
    pub(super) fn is_refused(&self, kind: EntityKind) -> bool {
        match kind {
            EntityKind::Agent => self.refused.agents.is_some(),
            EntityKind::Queue => self.refused.queues.is_some(),
        }
    }

    /// The least of what is followed.
    pub(super) fn smallest(&self) -> Option<Wanted> {
        let ground = self.ground.as_ref()?;
        let scope = self.look.scope.known_in(&ground.mbu);
        smallest(&ground.mbu, &scope, &ground.columns, |kind| !self.is_refused(kind))
    }

    /// Asks again for the refused tables. A new connection brings those that are let be followed now.
    pub(super) async fn ask_again(&self, desk: &Desk<'_>, by_user: bool) -> Option<End> {
        let let_in = self.is_let_in(desk).await;
        if by_user && !let_in {
            self.events.send(LinkEvent::StillRefused).await;
        }
        let_in.then_some(End::Again)
    }

    async fn is_let_in(&self, desk: &Desk<'_>) -> bool {
        let of_refused =
            |wanted: &Wanted| wanted.form == Form::Each && self.is_refused(wanted.kind);
        let wanted: Vec<_> = self.wanted().into_iter().filter(of_refused).collect();
        match try_out(desk, wanted).await {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::debug!(%error, "refused tables not asked for");
                false
            }
        }
    }
}

/// Waits until what is refused is to be asked for again: at `due`, or when the user wants it, which is
/// true then.
pub(super) async fn asks_again(refused: &RefusedTables, retry: &Notify, due: Instant) -> bool {
    if *refused == RefusedTables::default() {
        return std::future::pending().await;
    }
    tokio::select! {
        () = sleep_until(due) => false,
        () = retry.notified() => true,
    }
}

/// When what is refused is asked for the next time.
pub(super) fn next_time() -> Instant {
    Instant::now() + AGAIN
}

/// Subscribes and ends it at once; true if one of them was accepted.
pub(super) async fn try_out(desk: &Desk<'_>, wanted: Vec<Wanted>) -> Result<bool, CallError> {
    let mut trial = Subscriptions::default();
    let added = trial.add(&desk.client, &desk.id, wanted).await?;
    let accepted = added.iter().any(|added| added.error.is_none());
    if let Err(error) = trial.end(&desk.client, &desk.id).await {
        // What it goes on pushing is true.
        tracing::warn!(method = %DeleteSubscription::INFO, %error, "not ended");
    }
    Ok(accepted)
}
