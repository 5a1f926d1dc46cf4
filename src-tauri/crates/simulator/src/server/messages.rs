//! What hubs call on clients, as the bus stores it: each message is written once.

use std::sync::Arc;

use connect_signalr::frame::Invocation;
use connect_webapi::realtime::Realtime;
use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};

use super::disguise;
use super::hub::HubNames;
use crate::Quirks;

/// Entities in one message.
const MESSAGE: usize = 100;

/// How this deployment writes what it pushes.
pub(super) struct Wire {
    pub names: HubNames,
    pub quirks: Quirks,
    /// How many milliseconds its clock is ahead.
    pub clock_off: i64,
}

type Written = Result<Arc<RawValue>, serde_json::Error>;

impl Wire {
    /// Live data, cut into messages. A long list makes longer ones, so that it does not push itself
    /// out of a ring with room for so many.
    pub(super) fn data(&self, list: &[Realtime], room: usize) -> Vec<Arc<RawValue>> {
        let longest = MESSAGE.max(list.len().div_ceil(room / 2));
        let size = if self.quirks.one_by_one() { 1 } else { longest };
        list.chunks(size).filter_map(|entities| self.entities(entities).ok()).collect()
    }

    /// The document shows single objects and arrays: both are sent.
    fn entities(&self, entities: &[Realtime]) -> Written {
        let argument = match entities {
            [one] if !self.quirks.always_lists() => to_raw_value(one)?,
            many => to_raw_value(many)?,
        };
        self.disguised(&self.names.data, &self.names.data_method, argument)
    }

    /// An alert.
    pub(super) fn alert(&self, alert: &impl Serialize) -> Written {
        self.disguised(&self.names.alerts, &self.names.alert_method, to_raw_value(alert)?)
    }

    fn disguised(&self, hub: &str, method: &str, argument: Box<RawValue>) -> Written {
        let argument = disguise::argument(&self.quirks, self.clock_off, argument)?;
        invocation(hub, method, &[&argument])
    }
}

/// A call of a client's method.
pub(super) fn invocation(hub: &str, method: &str, arguments: &[&RawValue]) -> Written {
    let call = Invocation { hub: hub.into(), method: method.into(), arguments: arguments.to_vec() };
    Ok(to_raw_value(&call)?.into())
}
