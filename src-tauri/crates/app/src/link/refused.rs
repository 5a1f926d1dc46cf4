//! What the server does not let be followed: a metric, or a whole table while the other goes on.

use std::time::Duration;

use connect_client::CallError;
use connect_ipc::Failure;
use connect_model::EntityKind;
use connect_webapi::Method;
use connect_webapi::methods::DeleteSubscription;
use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use super::LinkEvent;
use super::errands::Desk;
use super::run::{End, Run};
use crate::steps::Refusal;
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

    /// True if the server lets nobody follow this table.
    pub(super) fn is_refused(&self, kind: EntityKind) -> bool {
        self.refusal.as_ref().is_some_and(|refusal| refusal.kind == kind)
    }

    /// The least of what is followed.
    pub(super) fn smallest(&self) -> Option<Wanted> {
        let ground = self.ground.as_ref()?;
        let scope = self.look.scope.known_in(&ground.mbu);
        smallest(&ground.mbu, &scope, &ground.columns, |kind| !self.is_refused(kind))
    }

    /// Asks again for the refused table. If it is let be followed now, a new connection brings it.
    pub(super) async fn ask_again(&self, desk: &Desk<'_>, by_user: bool) -> Option<End> {
        let of_refused =
            |wanted: &Wanted| wanted.form == Form::Each && self.is_refused(wanted.kind);
        let wanted: Vec<_> = self.wanted().into_iter().filter(of_refused).collect();
        // Where nothing of it is looked at any more, there is nothing to refuse.
        if wanted.is_empty() {
            return Some(End::Again);
        }
        let Err(error) = try_out(desk, wanted).await else { return Some(End::Again) };
        tracing::debug!(%error, "refused still");
        if by_user {
            self.events.send(LinkEvent::StillRefused).await;
        }
        None
    }
}

/// Waits until what is refused is to be asked for again: at `due`, or when the user wants it, which is
/// true then.
pub(super) async fn asks_again(refusal: Option<&Refusal>, retry: &Notify, due: Instant) -> bool {
    if refusal.is_none() {
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

/// Subscribes and ends it at once; fails if none of them was accepted.
pub(super) async fn try_out(desk: &Desk<'_>, wanted: Vec<Wanted>) -> Result<(), CallError> {
    let mut trial = Subscriptions::default();
    let added = trial.add(&desk.client, &desk.id, wanted).await?;
    if let Err(error) = trial.end(&desk.client, &desk.id).await {
        // What it goes on pushing is true.
        tracing::warn!(method = %DeleteSubscription::INFO, %error, "not ended");
    }
    let accepted = added.iter().any(|added| added.error.is_none());
    match added.into_iter().find_map(|added| added.error) {
        Some(error) if !accepted => Err(error),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::timeout;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_is_refused_is_asked_for_again_in_time_or_when_the_user_wants_it() {
        let failure = Failure::Forbidden { method: "U1".to_owned() };
        let refusal = Refusal { kind: EntityKind::Agent, failure };
        let retry = Notify::new();
        let begun = Instant::now();
        assert!(!asks_again(Some(&refusal), &retry, next_time()).await);
        assert_eq!(begun.elapsed(), AGAIN);
        retry.notify_one();
        assert!(asks_again(Some(&refusal), &retry, next_time()).await);
        assert_eq!(begun.elapsed(), AGAIN);
        // Nothing is refused: nothing is asked for, whatever the user wants.
        retry.notify_one();
        assert!(timeout(10 * AGAIN, asks_again(None, &retry, next_time())).await.is_err());
    }
}
