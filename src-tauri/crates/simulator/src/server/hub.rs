//! Who listens: all live connections, the bus they read from, and what they have subscribed to.

mod bus;
mod calls;
mod channels;
mod cursor;
mod frames;
mod names;
mod reader;
mod subscriptions;
mod tokens;
pub(super) mod topics;

use std::collections::BTreeMap;

use self::bus::Bus;
use super::auth::guid;
use super::connection::Connection;
use super::messages::Wire;
use crate::Options;
use crate::live_fault::{LiveFault, LiveFaultKind, LiveFaults};
use crate::world::random::Dice;

pub(super) use self::channels::{Arrival, Entry};
pub(super) use self::cursor::Malformed;
pub(super) use self::names::HubNames;
pub(super) use self::reader::Reader;

/// All live connections.
pub(crate) struct Hub {
    wire: Wire,
    bus: Bus,
    faults: LiveFaults,
    key: [u8; 16],
    dice: Dice,
    /// How many channels there have been.
    numbers: u64,
    /// `L` of what answers a poll.
    poll_delay: Option<u64>,
    connections: BTreeMap<String, Connection>,
}

impl Hub {
    pub(crate) fn new(options: &Options) -> Self {
        let mut dice = Dice::new(options.seed ^ 0x0C0A_57A1);
        let delay = u64::try_from(options.long_poll_delay.as_millis()).unwrap_or(u64::MAX);
        Self {
            wire: Wire {
                names: HubNames::new(options),
                quirks: options.quirks.clone(),
                clock_off: 0,
            },
            bus: Bus::new(options.message_buffer),
            faults: LiveFaults::default(),
            key: dice.bytes(),
            dice,
            numbers: 0,
            poll_delay: Some(delay).filter(|delay| *delay > 0),
            connections: BTreeMap::new(),
        }
    }

    /// The hubs and their methods.
    pub(super) fn names(&self) -> &HubNames {
        &self.wire.names
    }

    /// The faults that are switched on.
    pub(super) fn faults(&mut self) -> &mut LiveFaults {
        &mut self.faults
    }

    /// How often each fault has struck, by its name.
    pub(crate) fn struck(&self) -> &BTreeMap<String, u64> {
        self.faults.struck()
    }

    /// Counts them from 0 again.
    pub(crate) fn forget_struck(&mut self) {
        self.faults.forget_struck();
    }

    /// How many milliseconds the server's clock is ahead, for an answer.
    pub(super) fn clock_off(&mut self) -> i64 {
        let off = self.wire.clock_off;
        if off != 0 {
            self.faults.note(&LiveFaultKind::ClockOff(off));
        }
        off
    }

    /// Switches on a fault, or does at once what is done at once.
    pub(crate) fn set_fault(&mut self, fault: &LiveFault) {
        let struck = match &fault.kind {
            LiveFaultKind::Cut => self.cut(fault.transport),
            LiveFaultKind::Restart => self.restart(),
            LiveFaultKind::Unauthorized => self.end(fault.transport),
            LiveFaultKind::Silence | LiveFaultKind::NoKeepAlives if fault.times.is_some() => {
                self.mute(fault)
            }
            _ => {
                self.faults.set(fault.clone());
                0
            }
        };
        (0..struck).for_each(|_| self.faults.note(&fault.kind));
        self.wire.clock_off = self.faults.clock_off();
        self.bus.wake();
    }

    /// Ends all faults that have not done their work yet.
    pub(crate) fn clear_faults(&mut self) {
        self.faults.clear();
        self.wire.clock_off = 0;
        self.unmute();
        self.bus.wake();
    }

    /// A new connection's id and token. Nothing is kept of it until it connects.
    pub(crate) fn negotiate(&mut self, agent: i64) -> (String, String) {
        let bytes = self.dice.bytes();
        (guid(bytes), tokens::of_connection(&self.key, bytes, agent))
    }

    /// The id and agent in a token, if it is one of ours.
    pub(crate) fn read_token(&self, token: &str) -> Option<(String, i64)> {
        let (id, agent) = tokens::connection_of(&self.key, token)?;
        Some((guid(id), agent))
    }

    /// As after a new start of the server: no connections, cursors of another kind. Answers how many
    /// connections there were.
    pub(crate) fn restart(&mut self) -> usize {
        let connections = self.connections.len();
        self.connections.clear();
        self.bus.restart();
        connections
    }
}
