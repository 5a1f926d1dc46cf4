//! Who listens: live connections, their subscriptions, and the frames that go out to them.

use std::collections::BTreeMap;

use connect_model::EntityKind;
use connect_signalr::frame::{Envelope, Invocation};
use connect_webapi::realtime::Realtime;
use serde_json::value::{RawValue, to_raw_value};
use tokio::sync::{mpsc, oneshot};

use super::auth::{guid, sign, verify};
use super::select::Selection;
use crate::diff::Change;
use crate::layout::Layout;
use crate::world::random::Dice;

/// Frames on their way to one connection. A connection that lets more pile up is cut off: it has
/// missed changes, and only a new snapshot helps.
const BACKLOG: usize = 1024;
/// Entities in one message.
const MESSAGE: usize = 100;
/// Messages in one frame, as with the genuine server.
const FRAME: usize = 10;

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

struct Connection {
    agent: i64,
    /// Whether it takes part in the hub that pushes.
    joined: bool,
    frames: mpsc::Sender<Out>,
    /// Dropped together with the connection.
    _cut: oneshot::Sender<()>,
    number: u64,
    cursor: u64,
    subscriptions: Vec<Subscription>,
}

/// A subscription.
pub(crate) struct Subscription {
    pub id: String,
    pub kind: EntityKind,
    /// By index: whether the entity is meant.
    pub members: Vec<bool>,
    pub selection: Selection,
}

/// All live connections.
pub(crate) struct Hub {
    /// The hub that pushes, and the method it calls.
    pub name: String,
    method: String,
    /// Differs for each run of the server, as cursors are worth nothing after a restart.
    prefix: String,
    key: [u8; 16],
    dice: Dice,
    numbers: u64,
    connections: BTreeMap<String, Connection>,
}

/// Three bytes that read `+/+/` in base64: a client that does not encode them is found out.
const TELLTALE: [u8; 3] = [0xfb, 0xff, 0xbf];

impl Hub {
    pub(crate) fn new(name: &str, method: &str, seed: u64) -> Self {
        let mut dice = Dice::new(seed ^ 0x0C0A_57A1);
        Self {
            name: name.to_owned(),
            method: method.to_owned(),
            prefix: guid(dice.bytes())[..8].to_uppercase(),
            key: dice.bytes(),
            dice,
            numbers: 0,
            connections: BTreeMap::new(),
        }
    }

    /// A new connection's id and token. Nothing is kept of it until it connects.
    pub(crate) fn negotiate(&mut self, agent: i64) -> (String, String) {
        let bytes = self.dice.bytes();
        let mut token = TELLTALE.to_vec();
        token.extend(bytes);
        token.extend(agent.to_be_bytes());
        token.extend(&sign(&self.key, &token)[..16]);
        (guid(bytes), encode(&token))
    }

    /// The id and agent in a token, if it is one of ours.
    pub(crate) fn read_token(&self, token: &str) -> Option<(String, i64)> {
        let token = decode(token)?;
        let (text, signature) = token.split_at_checked(27)?;
        let whole = sign(&self.key, text);
        verify(&self.key, text, &whole)?;
        if whole.get(..16)? != signature {
            return None;
        }
        let id: [u8; 16] = text.get(3..19)?.try_into().ok()?;
        let agent: [u8; 8] = text.get(19..)?.try_into().ok()?;
        Some((guid(id), i64::from_be_bytes(agent)))
    }

    /// Opens a connection's channel; an earlier one of the same connection is cut.
    pub(crate) fn open(&mut self, id: &str, agent: i64, joined: bool) -> Channel {
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
        let first = Envelope {
            cursor: Some(connection.next_cursor(&self.prefix).into()),
            initialized: Some(1),
            ..Envelope::default()
        };
        connection.send(&first);
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
        self.prefix = guid(self.dice.bytes())[..8].to_uppercase();
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

    /// A name for a new subscription.
    pub(crate) fn subscription_id(&mut self) -> String {
        guid(self.dice.bytes())
    }

    /// Adds a subscription and sends its snapshot, in one step: no change falls between the two.
    pub(crate) fn subscribe(
        &mut self,
        id: &str,
        subscription: Subscription,
        all: &[Change],
        layout: &Layout,
    ) {
        let Some(connection) = self.connections.get_mut(id) else { return };
        let data = all.iter().filter_map(|c| subscription.selection.cut(c, layout, true)).collect();
        let sent = connection.push(&[data], &self.name, &self.method, &self.prefix);
        connection.subscriptions.push(subscription);
        if !sent {
            self.connections.remove(id);
        }
    }

    /// Ends a subscription; false if there is none of that id.
    pub(crate) fn unsubscribe(&mut self, id: &str, agent: i64, subscription: &str) -> bool {
        let connection = self.connections.get_mut(id).filter(|c| c.agent == agent);
        connection.is_some_and(|connection| {
            let before = connection.subscriptions.len();
            connection.subscriptions.retain(|s| s.id != subscription);
            connection.subscriptions.len() < before
        })
    }

    /// Tells every subscriber what it wants of these changes.
    pub(crate) fn push(&mut self, changes: &[Change], agents: &Layout, queues: &Layout) {
        let (name, method, prefix) = (&self.name, &self.method, &self.prefix);
        self.connections.retain(|_, connection| {
            let wanted = connection.subscriptions.iter().map(|subscription| {
                let layout = match subscription.kind {
                    EntityKind::Agent => agents,
                    EntityKind::Queue => queues,
                };
                let meant = changes
                    .iter()
                    .filter(|c| c.kind == subscription.kind && subscription.members[c.index]);
                meant.filter_map(|c| subscription.selection.cut(c, layout, false)).collect()
            });
            let wanted: Vec<Vec<Realtime>> = wanted.collect();
            connection.push(&wanted, name, method, prefix)
        });
    }
}

impl Connection {
    fn next_cursor(&mut self, prefix: &str) -> String {
        let cursor = format!("d-{prefix}-A,{:X}|B,0", self.cursor);
        self.cursor += 1;
        cursor
    }

    /// False if the backlog is full.
    fn send(&mut self, envelope: &Envelope<'_>) -> bool {
        // Text and numbers cannot fail to be written.
        let text = serde_json::to_string(envelope).unwrap_or_default();
        !matches!(self.frames.try_send(Out::Frame(text)), Err(mpsc::error::TrySendError::Full(_)))
    }

    /// Sends lists of data, each cut into messages. False if the backlog is full. A connection that
    /// takes no part in the hub gets nothing: a genuine client would throw.
    fn push(&mut self, data: &[Vec<Realtime>], hub: &str, method: &str, prefix: &str) -> bool {
        if !self.joined {
            return true;
        }
        let chunks = data.iter().flat_map(|list| list.chunks(MESSAGE));
        let messages: Vec<_> =
            chunks.filter_map(|entities| message(entities, hub, method).ok()).collect();
        messages.chunks(FRAME).all(|messages| {
            let cursor = Some(self.next_cursor(prefix).into());
            let messages = messages.iter().map(|message| &**message).collect();
            self.send(&Envelope { cursor, messages, ..Envelope::default() })
        })
    }
}

/// One invocation. The document shows single objects and arrays: both are sent.
fn message(
    entities: &[Realtime],
    hub: &str,
    method: &str,
) -> Result<Box<RawValue>, serde_json::Error> {
    let argument = match entities {
        [one] => to_raw_value(one)?,
        many => to_raw_value(many)?,
    };
    to_raw_value(&Invocation { hub: hub.into(), method: method.into(), arguments: vec![&argument] })
}

fn encode(bytes: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

fn decode(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    base64::engine::general_purpose::STANDARD.decode(text).ok()
}
