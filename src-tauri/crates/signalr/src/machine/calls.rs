//! Calls of hubs' methods: which are under way, and what becomes of them.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::{Effect, Fault, Machine, Moment, Outgoing, Stage};
use crate::Transport;
use crate::endpoint::Action;
use crate::frame::{Frame, HubResult, decode};
use crate::invoke::InvokeError;

/// Calls under way at once.
const AT_ONCE: usize = 1000;
/// A server drops the socket without a word if more comes in one frame.
const WRITE_LIMIT: usize = 64 * 1024;

/// The calls under way, by number, with the time until which an answer is worth something. Later
/// calls have greater numbers, so that the first is also the first to run out.
#[derive(Debug, Default)]
pub(super) struct Calls(BTreeMap<u64, Moment>);

impl Calls {
    /// When the first runs out.
    pub(super) fn deadline(&self) -> Option<Moment> {
        self.0.first_key_value().map(|(_, limit)| *limit)
    }
}

impl Machine {
    pub(super) fn invoke(&mut self, now: Moment, call: &Outgoing) {
        if let Err(error) = self.try_invoke(now, call) {
            self.effects.push_back(Effect::Answer { id: call.id, result: Err(error) });
        }
    }

    fn try_invoke(&mut self, now: Moment, call: &Outgoing) -> Result<(), InvokeError> {
        #[derive(Serialize)]
        struct Text<'a> {
            #[serde(rename = "H")]
            hub: &'a str,
            #[serde(rename = "M")]
            method: &'a str,
            #[serde(rename = "A")]
            arguments: &'a RawValue,
            #[serde(rename = "I")]
            id: u64,
        }
        if self.stage != Stage::Up {
            return Err(InvokeError::NotConnected);
        }
        if self.calls.0.len() >= AT_ONCE {
            return Err(InvokeError::TooMany);
        }
        let text =
            Text { hub: &call.hub, method: &call.method, arguments: &call.arguments, id: call.id };
        let data =
            serde_json::to_string(&text).map_err(|e| InvokeError::Malformed(e.to_string()))?;
        if self.transport == Transport::WebSockets {
            if data.len() > WRITE_LIMIT {
                return Err(InvokeError::TooLarge);
            }
            self.effects.push_back(Effect::Write(data));
        } else {
            let request = self.request(Action::Send);
            self.effects.push_back(Effect::Post { request, id: call.id, data });
        }
        self.calls.0.insert(call.id, now + self.config.invoke_limit);
        Ok(())
    }

    /// What `/send` answered.
    pub(super) fn sent(&mut self, id: u64, answer: &Result<String, Fault>) {
        let result = match answer.as_deref().map(decode) {
            Err(fault) => Err(InvokeError::NotSent(fault.to_string())),
            Ok(Ok(Frame::Result(result))) => outcome(&result),
            // A connection without hubs answers nothing.
            Ok(Ok(Frame::KeepAlive)) => Ok(null()),
            Ok(_) if answer.as_deref().is_ok_and(|body| body.trim().is_empty()) => Ok(null()),
            Ok(Ok(Frame::Envelope(_))) => Err(InvokeError::Malformed("no result".to_owned())),
            Ok(Err(error)) => Err(InvokeError::Malformed(error.to_string())),
        };
        self.answer(id, result);
    }

    /// A result that came over the channel.
    pub(super) fn result(&mut self, result: &HubResult<'_>) {
        if let Some(id) = result.number() {
            self.answer(id, outcome(result));
        }
    }

    /// How far a call has come.
    pub(super) fn progress(&mut self, id: u64, value: Box<RawValue>) {
        if self.calls.0.contains_key(&id) {
            self.effects.push_back(Effect::Progress { id, value });
        }
    }

    /// Results that nobody waits for any more are dropped.
    fn answer(&mut self, id: u64, result: Result<Box<RawValue>, InvokeError>) {
        if self.calls.0.remove(&id).is_some() {
            self.effects.push_back(Effect::Answer { id, result });
        }
    }

    pub(super) fn run_out(&mut self, now: Moment) {
        while let Some((&id, &limit)) = self.calls.0.first_key_value()
            && now >= limit
        {
            self.answer(id, Err(InvokeError::TimedOut));
        }
    }

    /// Results are never sent again: with the channel gone, nobody will hear of them.
    pub(super) fn fail_calls(&mut self) {
        for id in std::mem::take(&mut self.calls.0).into_keys() {
            self.effects.push_back(Effect::Answer { id, result: Err(InvokeError::Lost) });
        }
    }
}

fn outcome(result: &HubResult<'_>) -> Result<Box<RawValue>, InvokeError> {
    let Some(message) = &result.error else {
        return Ok(result.result.map_or_else(null, ToOwned::to_owned));
    };
    let message = message.clone().into_owned();
    if result.by_hub == Some(true) {
        let data = result.error_data.map(|data| data.get().to_owned());
        return Err(InvokeError::Hub { message, data });
    }
    Err(InvokeError::Failed(message))
}

fn null() -> Box<RawValue> {
    RawValue::NULL.to_owned()
}
