//! One live connection: its subscriptions, and the frames that go out to it.

use connect_signalr::frame::{Envelope, Invocation};
use connect_webapi::realtime::Realtime;
use serde_json::value::{RawValue, to_raw_value};
use tokio::sync::{mpsc, oneshot};

use super::disguise;
use super::hub::Out;
use super::hub_names::HubNames;
use super::live::Target;
use crate::Quirks;

/// Entities in one message.
const MESSAGE: usize = 100;
/// Messages in one frame, as with the genuine server.
const FRAME: usize = 10;

/// In which hubs a connection takes part. It gets nothing from others: a genuine client would throw.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Joined {
    /// The one that pushes live data.
    pub data: bool,
    /// The one that pushes alerts.
    pub alerts: bool,
}

/// A subscription.
pub(crate) struct Subscription {
    pub id: String,
    /// None for alerts.
    pub target: Option<Target>,
}

/// A live connection.
pub(super) struct Connection {
    /// The id of the agent it belongs to.
    pub agent: i64,
    pub joined: Joined,
    pub frames: mpsc::Sender<Out>,
    /// Dropped together with the connection.
    pub _cut: oneshot::Sender<()>,
    pub number: u64,
    pub cursor: u64,
    pub subscriptions: Vec<Subscription>,
}

/// What all connections of a server have in common.
pub(super) struct Wire {
    pub names: HubNames,
    pub quirks: Quirks,
    /// Differs for each run of the server, as cursors are worth nothing after a restart.
    pub prefix: String,
}

impl Connection {
    fn next_cursor(&mut self, prefix: &str) -> String {
        let cursor = format!("d-{prefix}-A,{:X}|B,0", self.cursor);
        self.cursor += 1;
        cursor
    }

    /// The first frame. False if the backlog is full.
    pub(super) fn greet(&mut self, wire: &Wire) -> bool {
        let cursor = Some(self.next_cursor(&wire.prefix).into());
        self.send(&Envelope { cursor, initialized: Some(1), ..Envelope::default() })
    }

    /// False if the backlog is full.
    fn send(&mut self, envelope: &Envelope<'_>) -> bool {
        // Text and numbers cannot fail to be written.
        let text = serde_json::to_string(envelope).unwrap_or_default();
        !matches!(self.frames.try_send(Out::Frame(text)), Err(mpsc::error::TrySendError::Full(_)))
    }

    /// Sends lists of data, each cut into messages. False if the backlog is full.
    pub(super) fn push(&mut self, data: &[Vec<Realtime>], wire: &Wire) -> bool {
        if !self.joined.data {
            return true;
        }
        let size = if wire.quirks.one_by_one() { 1 } else { MESSAGE };
        let chunks = data.iter().flat_map(|list| list.chunks(size));
        let messages: Vec<_> = chunks.filter_map(|entities| message(entities, wire).ok()).collect();
        self.push_messages(&messages, wire)
    }

    /// Sends alerts. False if the backlog is full.
    pub(super) fn push_alerts(&mut self, alerts: &[Box<RawValue>], wire: &Wire) -> bool {
        if !self.joined.alerts {
            return true;
        }
        let messages: Vec<_> =
            alerts.iter().filter_map(|alert| alert_message(alert, wire).ok()).collect();
        self.push_messages(&messages, wire)
    }

    fn push_messages(&mut self, messages: &[Box<RawValue>], wire: &Wire) -> bool {
        messages.chunks(FRAME).all(|messages| {
            let cursor = Some(self.next_cursor(&wire.prefix).into());
            let messages = messages.iter().map(|message| &**message).collect();
            self.send(&Envelope { cursor, messages, ..Envelope::default() })
        })
    }
}

/// One invocation. The document shows single objects and arrays: both are sent.
fn message(entities: &[Realtime], wire: &Wire) -> Result<Box<RawValue>, serde_json::Error> {
    let argument = match entities {
        [one] if !wire.quirks.always_lists() => to_raw_value(one)?,
        many => to_raw_value(many)?,
    };
    let argument = disguise::argument(&wire.quirks, argument)?;
    invocation(&argument, &wire.names.data, &wire.names.data_method)
}

fn alert_message(alert: &RawValue, wire: &Wire) -> Result<Box<RawValue>, serde_json::Error> {
    let argument = disguise::argument(&wire.quirks, alert.to_owned())?;
    invocation(&argument, &wire.names.alerts, &wire.names.alert_method)
}

fn invocation(
    argument: &RawValue,
    hub: &str,
    method: &str,
) -> Result<Box<RawValue>, serde_json::Error> {
    to_raw_value(&Invocation { hub: hub.into(), method: method.into(), arguments: vec![argument] })
}
