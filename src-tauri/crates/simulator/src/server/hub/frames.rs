//! What goes out next on a channel, and what goes wrong with it.

use std::sync::Arc;

use connect_signalr::frame::Envelope;
use serde_json::value::{RawValue, to_raw_value};

use super::Hub;
use super::reader::{Batch, Reader};
use super::{tokens, topics};
use crate::Transport;
use crate::live_fault::LiveFaultKind;
use crate::server::connection::{Connection, Muted};
use crate::server::messages::invocation;

/// The most messages in a frame, as with the genuine server.
const FRAME: usize = 10;
/// The most in the answer to a poll.
const POLL: usize = 250;
const MEGABYTE: usize = 1024 * 1024;

impl Hub {
    /// The next frame for a channel; none if there is nothing to say, or nothing goes out.
    pub(in crate::server) fn read(
        &mut self,
        id: &str,
        number: u64,
        reader: &mut Reader,
    ) -> Option<String> {
        let connection = self.connections.get_mut(id)?;
        let channel = connection.channel().filter(|channel| channel.number == number)?;
        let (transport, silent) = (channel.transport, channel.muted.silent);
        if silent || self.faults.has(Some(transport), &LiveFaultKind::Silence) {
            return None;
        }
        if let Some(frame) = connection.pending.pop_front() {
            return Some(frame);
        }
        if reader.greeted
            && let Some(frame) = self.unasked(id, transport, reader)
        {
            return Some(frame);
        }
        let most = if transport == Transport::LongPolling { POLL } else { FRAME };
        loop {
            let batch = reader.read(&mut self.bus, most)?;
            reader.greeted |= batch.initialized;
            let frame = self.envelope(id, transport, reader, &batch);
            if batch.messages.is_empty() {
                return Some(frame);
            }
            if let Some(frame) = self.spoil(id, transport, frame) {
                return Some(frame);
            }
        }
    }

    /// Whether a sign of life is due to a channel, now that it is time for one.
    pub(in crate::server) fn beats(&mut self, id: &str, number: u64) -> bool {
        let Some(connection) = self.connections.get_mut(id) else { return false };
        let Some(channel) = connection.channel() else { return false };
        if channel.number != number || channel.muted != Muted::default() {
            return false;
        }
        let on = Some(channel.transport);
        let mut stops = |kind| {
            let stops = self.faults.has(on, kind);
            if stops {
                self.faults.note(kind);
            }
            stops
        };
        ![&LiveFaultKind::Silence, &LiveFaultKind::NoKeepAlives].into_iter().any(&mut stops)
    }

    /// Whether nothing goes out on a channel.
    pub(in crate::server) fn is_silent(&mut self, id: &str) -> bool {
        let Some(channel) = self.connections.get_mut(id).and_then(Connection::channel) else {
            return false;
        };
        channel.muted.silent || self.faults.has(Some(channel.transport), &LiveFaultKind::Silence)
    }

    /// What ends a poll that nothing came of.
    pub(in crate::server) fn empty(&self, id: &str, reader: &Reader) -> String {
        self.envelope(id, Transport::LongPolling, reader, &Batch::default())
    }

    fn envelope(&self, id: &str, on: Transport, reader: &Reader, batch: &Batch) -> String {
        let groups = batch.groups.as_ref().map(|groups| {
            let names = groups.iter().map(|topic| topics::group_in(topic).to_owned()).collect();
            tokens::of_groups(&self.key, id, &names).into()
        });
        write(&Envelope {
            cursor: Some(reader.cursor(&self.bus).into()),
            initialized: batch.initialized.then_some(1),
            groups,
            poll_delay: self.poll_delay.filter(|_| on == Transport::LongPolling),
            messages: batch.messages.iter().map(|text| &**text).collect(),
            ..Envelope::default()
        })
    }

    /// A frame that only a fault sends.
    fn unasked(&mut self, id: &str, on: Transport, reader: &Reader) -> Option<String> {
        let kind = self.faults.take(Some(on), |kind| match kind {
            LiveFaultKind::Large(_) | LiveFaultKind::ShouldReconnect | LiveFaultKind::Error(_) => {
                Some(kind.clone())
            }
            _ => None,
        })?;
        let cursor = Some(reader.cursor(&self.bus).into());
        let plain = Envelope { cursor, ..Envelope::default() };
        Some(match kind {
            LiveFaultKind::ShouldReconnect => write(&Envelope { reconnect: Some(1), ..plain }),
            LiveFaultKind::Error(text) => write(&Envelope { error: Some(text.into()), ..plain }),
            LiveFaultKind::Large(megabytes) => {
                let message = self.large(id, megabytes as usize * MEGABYTE);
                write(&Envelope { messages: message.iter().map(|it| &**it).collect(), ..plain })
            }
            _ => write(&plain),
        })
    }

    /// A call of a method that no client has, by a hub that this one knows.
    fn large(&self, id: &str, bytes: usize) -> Option<Arc<RawValue>> {
        let joined = self.connections.get(id)?.joined;
        let hub = joined.hubs(&self.wire.names).next()?;
        let argument = to_raw_value(&"x".repeat(bytes)).ok()?;
        invocation(hub, "filling", &[&argument]).ok()
    }

    /// A frame with messages after what goes wrong with it; none if another comes first.
    fn spoil(&mut self, id: &str, on: Transport, frame: String) -> Option<String> {
        let connection = self.connections.get_mut(id)?;
        match connection.held.take() {
            Some(held) => connection.pending.push_back(held),
            None if self.faults.strikes(on, &LiveFaultKind::Reordered) => {
                connection.held = Some(frame);
                return None;
            }
            None => {}
        }
        if self.faults.strikes(on, &LiveFaultKind::Duplicated) {
            connection.pending.push_front(frame.clone());
        }
        if self.faults.strikes(on, &LiveFaultKind::Malformed) {
            return Some(frame.chars().take(frame.len() / 2).collect());
        }
        Some(frame)
    }
}

/// Text and numbers cannot fail to be written.
fn write(envelope: &Envelope<'_>) -> String {
    serde_json::to_string(envelope).unwrap_or_default()
}
