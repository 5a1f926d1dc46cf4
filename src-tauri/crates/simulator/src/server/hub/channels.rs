//! The channels of live connections: how they open, end, get lost and are given up.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{oneshot, watch};
use tokio::time::Instant;

use super::Hub;
use super::bus::{Command, Message};
use super::cursor::Malformed;
use super::reader::Reader;
use super::{tokens, topics};
use crate::Transport;
use crate::live_fault::{LiveFault, LiveFaultKind};
use crate::server::connection::{Connection, End, Joined, Muted, OpenChannel, Presence};

/// How a channel begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server) enum Entry {
    /// The first, or as if it were.
    Connect,
    /// After a loss.
    Reconnect,
    /// One more poll.
    Poll,
}

/// A request for a channel.
pub(in crate::server) struct Arrival {
    pub id: String,
    pub agent: i64,
    pub joined: Joined,
    pub transport: Transport,
    pub entry: Entry,
    /// The cursor it goes on from.
    pub cursor: Option<String>,
    /// The token of its groups.
    pub groups: Option<String>,
}

/// A channel as its transport gets it.
pub(in crate::server) struct Opened {
    pub number: u64,
    pub reader: Reader,
    pub end: oneshot::Receiver<End>,
    pub news: watch::Receiver<u64>,
}

impl Hub {
    /// Opens a channel; an earlier one of the same connection ends. The connection itself, with its
    /// subscriptions, is what it was if there was one.
    pub(in crate::server) fn open(&mut self, arrival: &Arrival) -> Result<Opened, Malformed> {
        let Arrival { id, agent, joined, transport, entry, .. } = arrival;
        if *entry == Entry::Poll && self.faults.strikes(*transport, &LiveFaultKind::RestartUnseen) {
            self.restart();
        }
        let groups: BTreeSet<String> = match &arrival.groups {
            Some(token) => tokens::groups_of(&self.key, id, token)
                .into_iter()
                .map(|group| topics::of_group(&group))
                .collect(),
            None => BTreeSet::new(),
        };
        let hubs = joined.hubs(&self.wire.names);
        let own = hubs.flat_map(|hub| [topics::of_hub(hub), topics::of_caller(hub, id)]);
        let mut names: BTreeSet<String> = own.chain([topics::of_connection(id)]).collect();
        names.extend(groups.iter().cloned());
        let cursor = arrival.cursor.as_deref();
        let mut reader = Reader::new(&mut self.bus, &names, groups, cursor)?;
        let withheld = LiveFaultKind::Uninitialized;
        if *entry != Entry::Connect {
            reader.greeted = true;
        } else if !self.faults.strikes(*transport, &withheld) {
            let command = Message::Command(Command::Initialize);
            self.bus.publish(&topics::of_connection(id), command);
        }
        self.numbers += 1;
        let (end, ended) = oneshot::channel();
        let (number, news) = (self.numbers, self.bus.news());
        let connection = self.connections.entry(id.clone()).or_insert_with(|| Connection {
            agent: *agent,
            joined: *joined,
            topics: BTreeSet::new(),
            presence: Presence::Away(Instant::now()),
            cut_next: false,
            mute_next: Muted::default(),
            pending: [].into(),
            held: None,
            subscriptions: Vec::new(),
            finish: Arc::default(),
        });
        connection.joined = *joined;
        connection.topics.extend(names);
        let cut = std::mem::take(&mut connection.cut_next) && *entry == Entry::Poll;
        if *entry != Entry::Poll {
            connection.pending.clear();
            connection.held = None;
        }
        let muted = std::mem::take(&mut connection.mute_next);
        let channel = OpenChannel { number, transport: *transport, end, muted };
        let next = if cut { Presence::Away(Instant::now()) } else { Presence::Open(channel) };
        if let Presence::Open(old) = std::mem::replace(&mut connection.presence, next) {
            old.finish();
        }
        self.bus.wake();
        Ok(Opened { number, reader, end: ended, news })
    }

    /// A channel has ended, unless another has taken its place; in order if it was a poll that
    /// has its answer. Nobody listens, but what is pushed is kept for a while.
    pub(in crate::server) fn closed(&mut self, id: &str, number: u64, in_order: bool) {
        let Some(connection) = self.connections.get_mut(id) else { return };
        if connection.channel().is_some_and(|channel| channel.number == number) {
            let now = Instant::now();
            connection.presence =
                if in_order { Presence::BetweenPolls(now) } else { Presence::Away(now) };
        }
    }

    /// Ends a connection in order, with all that it has subscribed to.
    pub(in crate::server) fn abort(&mut self, id: &str) {
        if let Some(connection) = self.connections.remove(id)
            && let Presence::Open(channel) = connection.presence
        {
            channel.finish();
        }
        self.drop_topics();
    }

    /// Drops the channels of one transport, or all, without a word. Where a poll is awaited, that one
    /// breaks off. Answers how many.
    pub(crate) fn cut(&mut self, transport: Option<Transport>) -> usize {
        let mut cut = 0;
        for connection in self.connections.values_mut() {
            let other = |channel: &OpenChannel| transport.is_some_and(|it| it != channel.transport);
            let now = Instant::now();
            match &connection.presence {
                Presence::Open(channel) if !other(channel) => {
                    connection.presence = Presence::Away(now);
                    cut += 1;
                }
                Presence::BetweenPolls(_)
                    if transport.is_none_or(|it| it == Transport::LongPolling) =>
                {
                    connection.presence = Presence::Away(now);
                    connection.cut_next = true;
                    cut += 1;
                }
                _ => {}
            }
        }
        cut
    }

    /// Ends the channels of one transport, or all, in order; the connections stay. Answers how many,
    /// with the polls that are awaited: those are refused.
    pub(super) fn end(&mut self, transport: Option<Transport>) -> usize {
        let mut ended = 0;
        for connection in self.connections.values_mut() {
            let of = match &connection.presence {
                Presence::Open(channel) => Some(channel.transport),
                Presence::BetweenPolls(_) => Some(Transport::LongPolling),
                Presence::Away(_) => None,
            };
            if of.is_some_and(|of| transport.is_none_or(|it| it == of)) {
                let away = Presence::Away(Instant::now());
                if let Presence::Open(channel) = std::mem::replace(&mut connection.presence, away) {
                    channel.finish();
                }
                ended += 1;
            }
        }
        ended
    }

    /// Makes the channels that are open now silent, or stops their signs of life; where a poll is
    /// awaited, those of that one. Answers how many.
    pub(super) fn mute(&mut self, fault: &LiveFault) -> usize {
        let mut muted = 0;
        for connection in self.connections.values_mut() {
            let (of, mute) = match &mut connection.presence {
                Presence::Open(channel) => (channel.transport, &mut channel.muted),
                Presence::BetweenPolls(_) => (Transport::LongPolling, &mut connection.mute_next),
                Presence::Away(_) => continue,
            };
            if fault.transport.is_none_or(|it| it == of) {
                *mute = mute.with(&fault.kind);
                muted += 1;
            }
        }
        muted
    }

    /// Undoes that.
    pub(super) fn unmute(&mut self) {
        for connection in self.connections.values_mut() {
            connection.mute_next = Muted::default();
            if let Some(channel) = connection.channel() {
                channel.muted = Muted::default();
            }
        }
    }

    /// Declares those disconnected that have not listened for this long: what they have subscribed
    /// to ends, and their topics go with them.
    pub(crate) fn give_up(&mut self, after: Duration) {
        let now = Instant::now();
        let gone = |connection: &Connection| {
            connection.lost_at().is_some_and(|at| now.duration_since(at) >= after)
        };
        let before = self.connections.len();
        self.connections.retain(|_, connection| !gone(connection));
        if self.connections.len() < before {
            self.drop_topics();
        }
    }

    /// Topics live as long as a connection that reads them.
    fn drop_topics(&mut self) {
        let connections = &self.connections;
        self.bus.keep_only(|name| connections.values().any(|it| it.topics.contains(name)));
    }

    /// How many connections somebody listens to, and how many subscriptions there are.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let all = || self.connections.values();
        let live = all().filter(|it| !matches!(it.presence, Presence::Away(_))).count();
        (live, all().map(|connection| connection.subscriptions.len()).sum())
    }

    /// Whether a connection has an open channel.
    pub(in crate::server) fn listens(&self, id: &str) -> bool {
        let found = self.connections.get(id);
        found.is_some_and(|connection| matches!(connection.presence, Presence::Open(_)))
    }

    /// Changes when there may be something new on a channel, or a new channel.
    pub(in crate::server) fn news(&self) -> watch::Receiver<u64> {
        self.bus.news()
    }

    /// Whether there is such a connection of that agent. It may be away.
    pub(in crate::server) fn is_live(&self, id: &str, agent: i64) -> bool {
        self.connections.get(id).is_some_and(|connection| connection.agent == agent)
    }
}
