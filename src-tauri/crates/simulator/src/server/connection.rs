//! One live connection: its subscriptions, and the channel it has, had or is about to have.

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;

use tokio::sync::{Notify, oneshot};
use tokio::time::Instant;

use super::hub::HubNames;
use super::live::Target;
use crate::Transport;
use crate::live_fault::LiveFaultKind;

/// In which hubs a connection takes part. It gets nothing from others: a genuine client would throw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Joined {
    /// The one that pushes live data.
    pub data: bool,
    /// The one that pushes alerts.
    pub alerts: bool,
    /// The one that tests call.
    pub tests: bool,
}

impl Joined {
    /// The names of these hubs.
    pub(super) fn hubs<'a>(&self, names: &'a HubNames) -> impl Iterator<Item = &'a str> {
        let tests = names.tests.as_deref().filter(|_| self.tests);
        let data = self.data.then_some(&*names.data);
        let alerts = self.alerts.then_some(&*names.alerts);
        data.into_iter().chain(alerts).chain(tests)
    }
}

/// A subscription.
pub(crate) struct Subscription {
    pub id: String,
    /// None for alerts.
    pub target: Option<Target>,
}

/// How a channel ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    /// As the protocol has it.
    InOrder,
    /// Without a word, as when a cable is pulled.
    Cut,
}

/// What does not go out on a channel.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Muted {
    /// Nothing goes out.
    pub silent: bool,
    /// No signs of life go out.
    pub without_beats: bool,
}

impl Muted {
    /// The same with what this fault is about.
    pub fn with(self, fault: &LiveFaultKind) -> Self {
        Self {
            silent: self.silent || *fault == LiveFaultKind::Silence,
            without_beats: self.without_beats || *fault == LiveFaultKind::NoKeepAlives,
        }
    }
}

/// The hub's end of a channel.
pub(super) struct OpenChannel {
    /// Tells this channel from an earlier or later one of the same connection.
    pub number: u64,
    pub transport: Transport,
    /// Dropped, it is cut.
    pub end: oneshot::Sender<End>,
    pub muted: Muted,
}

impl OpenChannel {
    /// Ends it in order.
    pub(super) fn finish(self) {
        // Whoever is gone already need not be told.
        let _ = self.end.send(End::InOrder);
    }
}

/// Whether somebody listens.
pub(super) enum Presence {
    Open(OpenChannel),
    /// A poll has been answered, and the next is awaited.
    BetweenPolls(Instant),
    /// The channel was lost.
    Away(Instant),
}

/// A live connection.
pub(super) struct Connection {
    /// The id of the agent it belongs to.
    pub agent: i64,
    pub joined: Joined,
    /// Its topics on the bus, those of groups among them.
    pub topics: BTreeSet<String>,
    pub presence: Presence,
    /// The next poll breaks off: the channel was cut when there was none.
    pub cut_next: bool,
    /// The next poll is silent, or without signs of life: the same.
    pub mute_next: Muted,
    /// Frames that go out before anything else.
    pub pending: VecDeque<String>,
    /// A frame that goes out after the next.
    pub held: Option<String>,
    pub subscriptions: Vec<Subscription>,
    /// Told when the client says that a call has gone on for long enough.
    pub finish: Arc<Notify>,
}

impl Connection {
    /// Its open channel.
    pub(super) fn channel(&mut self) -> Option<&mut OpenChannel> {
        match &mut self.presence {
            Presence::Open(channel) => Some(channel),
            Presence::BetweenPolls(_) | Presence::Away(_) => None,
        }
    }

    /// Since when nobody listens.
    pub(super) fn lost_at(&self) -> Option<Instant> {
        match self.presence {
            Presence::Open(_) => None,
            Presence::BetweenPolls(at) | Presence::Away(at) => Some(at),
        }
    }
}
