//! Who listens: all live connections and what they have subscribed to.

use std::collections::BTreeMap;

use connect_webapi::Refusal;
use serde_json::value::to_raw_value;
use tokio::sync::{mpsc, oneshot};

use super::alerts::{self, Pushed};
use super::auth::guid;
use super::connection::{Connection, Joined, Subscription, Wire};
use super::connection_token;
use super::hub_names::HubNames;
use super::live::{Published, Target};
use crate::diff::Change;
use crate::world::World;
use crate::world::alerts::Alert;
use crate::world::random::Dice;
use crate::{Options, Quirk};

/// Frames on their way to one connection. A connection that lets more pile up is cut off: it has
/// missed changes, and only a new snapshot helps.
const BACKLOG: usize = 1024;

/// What goes out to a socket.
#[derive(Debug)]
pub(crate) enum Out {
    /// A frame.
    Frame(String),
    /// The normal end.
    Close,
}

/// A live connection's end of the wire.
pub(crate) struct Channel {
    pub frames: mpsc::Receiver<Out>,
    /// Resolves when the socket is to be dropped at once.
    pub cut: oneshot::Receiver<()>,
    /// Tells this channel from an earlier or later one of the same connection.
    pub number: u64,
}

/// All live connections.
pub(crate) struct Hub {
    wire: Wire,
    key: [u8; 16],
    dice: Dice,
    numbers: u64,
    connections: BTreeMap<String, Connection>,
}

impl Hub {
    pub(crate) fn new(options: &Options) -> Self {
        let mut dice = Dice::new(options.seed ^ 0x0C0A_57A1);
        Self {
            wire: Wire {
                names: HubNames::new(options),
                quirks: options.quirks.clone(),
                prefix: guid(dice.bytes())[..8].to_uppercase(),
            },
            key: dice.bytes(),
            dice,
            numbers: 0,
            connections: BTreeMap::new(),
        }
    }

    /// The hubs and their methods.
    pub(super) fn names(&self) -> &HubNames {
        &self.wire.names
    }

    /// A new connection's id and token. Nothing is kept of it until it connects.
    pub(crate) fn negotiate(&mut self, agent: i64) -> (String, String) {
        let bytes = self.dice.bytes();
        (guid(bytes), connection_token::make(&self.key, bytes, agent))
    }

    /// The id and agent in a token, if it is one of ours.
    pub(crate) fn read_token(&self, token: &str) -> Option<(String, i64)> {
        let (id, agent) = connection_token::read(&self.key, token)?;
        Some((guid(id), agent))
    }

    /// Opens a connection's channel; an earlier one of the same connection is cut.
    pub(crate) fn open(&mut self, id: &str, agent: i64, joined: Joined) -> Channel {
        let (sender, frames) = mpsc::channel(BACKLOG);
        let (cutter, cut) = oneshot::channel();
        self.numbers += 1;
        let number = self.numbers;
        let mut connection = Connection {
            agent,
            joined,
            frames: sender,
            _cut: cutter,
            number,
            cursor: 0,
            subscriptions: Vec::new(),
        };
        connection.greet(&self.wire);
        self.connections.insert(id.to_owned(), connection);
        Channel { frames, cut, number }
    }

    /// Forgets a channel that has ended, unless another has taken its place.
    pub(crate) fn closed(&mut self, id: &str, number: u64) {
        if self.connections.get(id).is_some_and(|connection| connection.number == number) {
            self.connections.remove(id);
        }
    }

    /// Ends a connection in order.
    pub(crate) fn abort(&mut self, id: &str) {
        if let Some(connection) = self.connections.get_mut(id) {
            connection.subscriptions.clear();
            // A full backlog means that it will be cut anyway.
            drop(connection.frames.try_send(Out::Close));
        }
    }

    /// Drops every connection without a word.
    pub(crate) fn cut(&mut self) {
        self.connections.clear();
    }

    /// As after a new start of the server: no connections, cursors of another kind.
    pub(crate) fn restart(&mut self) {
        self.cut();
        self.wire.prefix = guid(self.dice.bytes())[..8].to_uppercase();
    }

    /// How many connections and subscriptions there are.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let subscriptions = self.connections.values().map(|c| c.subscriptions.len()).sum();
        (self.connections.len(), subscriptions)
    }

    /// Whether this is a live connection of that agent.
    pub(crate) fn is_live(&self, id: &str, agent: i64) -> bool {
        self.connections.get(id).is_some_and(|connection| connection.agent == agent)
    }

    /// Adds a subscription and sends its snapshot, in one step: no change falls between the two.
    /// Answers its id; none if the connection is not there.
    pub(super) fn subscribe(
        &mut self,
        connection: &str,
        mut target: Option<Target>,
        published: &Published<'_>,
    ) -> Option<String> {
        let id = self.subscription_id();
        let found = self.connections.get_mut(connection)?;
        let all: Vec<_> = target.iter_mut().map(|target| target.snapshot(published)).collect();
        let sent = found.push(&all, &self.wire);
        found.subscriptions.push(Subscription { id: id.clone(), target });
        if !sent {
            self.connections.remove(connection);
        }
        Some(id)
    }

    /// A name for a new subscription.
    fn subscription_id(&mut self) -> String {
        let bytes = self.dice.bytes();
        if self.wire.quirks.has(Quirk::SubscriptionIdNumber) {
            let [a, b, c, ..] = bytes;
            return u32::from_be_bytes([0, a, b, c]).to_string();
        }
        guid(bytes)
    }

    /// Ends a subscription.
    pub(super) fn unsubscribe(
        &mut self,
        connection: &str,
        agent: i64,
        id: &str,
    ) -> Result<(), Refusal> {
        let (connection, place) = self.find(connection, agent, id)?;
        connection.subscriptions.remove(place);
        Ok(())
    }

    /// What a subscription is for; none if it is for alerts.
    pub(super) fn target(
        &mut self,
        connection: &str,
        agent: i64,
        id: &str,
    ) -> Result<&mut Option<Target>, Refusal> {
        let (connection, place) = self.find(connection, agent, id)?;
        Ok(&mut connection.subscriptions[place].target)
    }

    /// Sends the snapshot of a subscription that is for something else from now on.
    pub(super) fn replace(
        &mut self,
        connection: &str,
        agent: i64,
        id: &str,
        mut target: Target,
        published: &Published<'_>,
    ) -> Result<(), Refusal> {
        let all = target.snapshot(published);
        *self.target(connection, agent, id)? = Some(target);
        let wire = &self.wire;
        self.connections.retain(|_, found| {
            let is_it = found.subscriptions.iter().any(|subscription| subscription.id == id);
            !is_it || found.push(std::slice::from_ref(&all), wire)
        });
        Ok(())
    }

    /// A subscription's connection and its place there. The name of the connection may be left
    /// blank; if it is not, it has to be the right one.
    fn find(
        &mut self,
        connection: &str,
        agent: i64,
        id: &str,
    ) -> Result<(&mut Connection, usize), Refusal> {
        for (name, found) in &mut self.connections {
            let place = found.subscriptions.iter().position(|one| one.id.eq_ignore_ascii_case(id));
            let Some(place) = place else { continue };
            return if found.agent != agent {
                Err(Refusal::SubscriptionNotYours)
            } else if connection.is_empty() || name == connection {
                Ok((found, place))
            } else {
                Err(Refusal::SubscriptionUnknown)
            };
        }
        Err(Refusal::SubscriptionUnknown)
    }

    /// Tells every subscriber what it wants of these changes.
    pub(crate) fn push(&mut self, changes: &[Change], published: &Published<'_>) {
        let wire = &self.wire;
        self.connections.retain(|_, connection| {
            let mut updates = Vec::new();
            for subscription in &mut connection.subscriptions {
                let target = subscription.target.as_mut();
                updates.extend(target.map(|target| target.updates(published, changes)));
            }
            connection.push(&updates, wire)
        });
    }

    /// Tells those who have subscribed to alerts, as far as they see what an alert is about.
    pub(crate) fn push_alerts(&mut self, alerts: &[Alert], world: &World) {
        let wire = &self.wire;
        self.connections.retain(|_, connection| {
            let wants = connection.subscriptions.iter().any(|one| one.target.is_none());
            let Some(agent) = world.agent_index(connection.agent).filter(|_| wants) else {
                return true;
            };
            let mine = alerts.iter().filter(|alert| alerts::is_for(alert, world, agent));
            let mine: Vec<_> =
                mine.filter_map(|alert| to_raw_value(&Pushed::from(alert)).ok()).collect();
            connection.push_alerts(&mine, wire)
        });
    }
}
