//! Hands on what comes over the live connection, until it is over.

use std::sync::Arc;

use connect_client::Client;
use connect_ipc::Failure;
use connect_signalr::{Connection, Event, GapReason, Messages, State};
use connect_webapi::realtime::read_argument_into;
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep_until};

use super::run::{End, Gaps};
use super::{Events, LinkEvent};
use crate::failure::of_closed;

/// The server's clock is told anew when it is this much off from what was told, in milliseconds.
const MOVED: u64 = 500;

/// One half of a live connection; the other, which asks the server for what the console orders,
/// closes the gate while what is followed changes: what comes of the new choice is for a console
/// that knows of it.
pub(super) struct Pump {
    pub(super) client: Client,
    pub(super) events: Events,
    pub(super) gate: watch::Receiver<Gate>,
    /// Tells the other half to make the server push something.
    pub(super) quiet: Arc<Notify>,
    /// What was told of the server's clock.
    pub(super) offset: i64,
    pub(super) losses: Losses,
}

/// Updates that could not be read, as far as nobody has been told. What cannot be read may come again
/// with the snapshot that mends it: there is a pause before it is told, which grows.
#[derive(Debug, Default)]
pub(super) struct Losses {
    gaps: Gaps,
    due: Option<Instant>,
}

impl Losses {
    fn note(&mut self) {
        if self.due.is_none() {
            self.due = Some(Instant::now() + self.gaps.pause());
        }
    }

    /// Waits until one is to be told.
    async fn told(&mut self) {
        match self.due {
            Some(due) => sleep_until(due).await,
            None => std::future::pending().await,
        }
        self.due = None;
        self.gaps.closed();
    }
}

/// Whether updates may pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gate {
    Open,
    Closed,
}

impl Pump {
    /// Until the connection is over.
    pub(super) async fn run(mut self, connection: &mut Connection) -> End {
        loop {
            // The other half has the gate for as long as this one runs.
            let _ = self.gate.wait_for(|gate| *gate == Gate::Open).await;
            let next = tokio::select! {
                () = self.losses.told() => {
                    self.events.send(LinkEvent::Gap).await;
                    continue;
                }
                next = while_open(&mut self.gate, connection.next()) => next,
            };
            self.tell_clock().await;
            if let Some(event) = next
                && let Some(end) = self.hand_on(event).await
            {
                return end;
            }
        }
    }

    /// Answers how the connection ends, if it does.
    async fn hand_on(&mut self, event: Option<Event>) -> Option<End> {
        match event {
            Some(Event::Messages(messages)) => self.updates(&messages).await,
            Some(Event::State(State::Slow)) => self.events.send(LinkEvent::Slow).await,
            Some(Event::State(State::Reconnecting)) => {
                self.events.send(LinkEvent::Reconnecting).await;
            }
            Some(Event::Gap(why)) if takes_a_new_connection(why) => {
                tracing::info!(%why, "updates may be missing, and the subscriptions be unknown");
                self.events.send(LinkEvent::Again).await;
                return Some(End::Gap);
            }
            Some(Event::Gap(why)) => {
                tracing::info!(%why, "updates may be missing");
                self.events.send(LinkEvent::Gap).await;
            }
            Some(Event::Quiet) => self.quiet.notify_one(),
            Some(Event::State(State::Closed(why))) => return Some(End::Lost(of_closed(why))),
            Some(Event::State(_)) => self.events.send(LinkEvent::Up).await,
            None => return Some(End::Lost(Failure::ConnectionLost)),
        }
        None
    }

    /// The answers narrow down how far the server's clock is off, and tell when one was set.
    async fn tell_clock(&mut self) {
        let offset = self.client.clock().offset();
        if offset.abs_diff(self.offset) > MOVED {
            self.offset = offset;
            self.events.send(LinkEvent::Offset(offset)).await;
        }
    }

    async fn updates(&mut self, messages: &Messages) {
        let mut updates = Vec::new();
        for argument in messages.arguments() {
            // One bad entity does not end the connection; it is logged by its place.
            if let Err(error) = read_argument_into(argument, &mut updates) {
                tracing::warn!(%error, row = "R1", "live update not read");
                self.losses.note();
            }
        }
        if !updates.is_empty() {
            self.events.send(LinkEvent::Updates(updates, self.client.clock().now())).await;
        }
    }
}

/// What comes next, or nothing once the gate has been closed, even if both are there: what the other
/// half asks for after that must not pass.
async fn while_open<T>(
    gate: &mut watch::Receiver<Gate>,
    next: impl Future<Output = T>,
) -> Option<T> {
    tokio::select! {
        biased;
        Ok(()) = gate.changed() => None,
        next = next => Some(next),
    }
}

/// True if the server that goes on may know nothing of the subscriptions: it is another one, has
/// taken this client for gone, or has not yet shown that it is neither.
fn takes_a_new_connection(why: GapReason) -> bool {
    match why {
        GapReason::OtherServer
        | GapReason::Forgotten
        | GapReason::LongPause
        | GapReason::NoCursor
        | GapReason::Unconfirmed => true,
        GapReason::WentBack | GapReason::Overflow => false,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_can_never_be_read_is_told_ever_less_often() {
        let mut losses = Losses::default();
        let began = Instant::now();
        for _ in 0..100 {
            losses.note();
            losses.note();
            losses.told().await;
        }
        assert!(began.elapsed() > Duration::from_secs(90 * 15), "{:?}", began.elapsed());
        assert!(losses.due.is_none());
    }

    #[tokio::test]
    async fn nothing_passes_a_closed_gate() {
        let (gate, mut seen) = watch::channel(Gate::Open);
        assert_eq!(while_open(&mut seen, async { "before" }).await, Some("before"));
        // As often as it takes chance to let one pass.
        for _ in 0..64 {
            gate.send_replace(Gate::Closed);
            assert_eq!(while_open(&mut seen, async { "after" }).await, None);
        }
        drop(gate);
        assert_eq!(while_open(&mut seen, async { "alone" }).await, Some("alone"));
    }
}
