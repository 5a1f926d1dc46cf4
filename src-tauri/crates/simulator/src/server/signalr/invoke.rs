//! Calls of the hubs' methods by clients.

use std::pin::Pin;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::{RawValue, to_raw_value};

use super::test_hub;
use crate::server::Shared;

/// What comes of a call.
pub(super) enum Begun {
    /// It is done.
    Answer(String),
    /// It takes its time.
    Later(Later),
    /// There is no such hub, or it is no call: nobody answers.
    Unanswered,
}

/// The answer of a call that takes its time.
pub(super) type Later = Pin<Box<dyn Future<Output = String> + Send>>;

/// A call as it comes.
#[derive(Deserialize)]
pub(super) struct Call {
    #[serde(rename = "H")]
    hub: String,
    #[serde(rename = "M", default)]
    pub method: String,
    #[serde(rename = "A", default)]
    arguments: Vec<Box<RawValue>>,
    /// JavaScript sends a number, .NET text.
    #[serde(rename = "I", default)]
    id: Value,
}

impl Call {
    /// Its number, as text.
    pub(super) fn id(&self) -> Option<String> {
        match &self.id {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    /// Its arguments.
    pub(super) fn arguments(&self) -> Vec<Value> {
        let all = self.arguments.iter();
        all.map(|text| serde_json::from_str(text.get()).unwrap_or_default()).collect()
    }

    /// The answer of a method that has nothing to say.
    pub(super) fn done(&self) -> String {
        self.answer(Answer::default())
    }

    /// The answer of one that returns its first argument, to the letter.
    pub(super) fn echoed(&self) -> String {
        // Nothing is not said.
        let result = self.arguments.first().filter(|text| text.get() != "null").cloned();
        self.answer(Answer { result, ..Answer::default() })
    }

    /// The answer of one that returns this.
    pub(super) fn returned(&self, result: &Value) -> String {
        let result = to_raw_value(result).ok();
        self.answer(Answer { result, ..Answer::default() })
    }

    /// The answer of one that failed, or is not there: no word why.
    pub(super) fn failed(&self) -> String {
        let Self { hub, method, .. } = self;
        let error = format!("There was an error invoking Hub method '{hub}.{method}'.");
        self.answer(Answer { error: Some(error), ..Answer::default() })
    }

    /// The answer of one that fails with words and data for the client.
    pub(super) fn refused(&self, error: &str, data: Value) -> String {
        let error = Some(error.to_owned());
        self.answer(Answer { for_client: Some(true), error, data: Some(data), ..Answer::default() })
    }

    fn answer(&self, answer: Answer) -> String {
        // Text and JSON cannot fail to be written.
        serde_json::to_string(&Answer { id: self.id(), ..answer }).unwrap_or_default()
    }
}

/// A result. It is in no envelope: it has no cursor, and does not come again.
#[derive(Default, Serialize)]
struct Answer {
    #[serde(rename = "R", skip_serializing_if = "Option::is_none")]
    result: Option<Box<RawValue>>,
    #[serde(rename = "I")]
    id: Option<String>,
    #[serde(rename = "H", skip_serializing_if = "Option::is_none")]
    for_client: Option<bool>,
    #[serde(rename = "E", skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    #[serde(rename = "D", skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
}

/// Begins a call of the client of this connection. The hubs of the contact centre have no methods.
pub(super) fn begin(shared: &Shared, connection: &str, text: &str) -> Begun {
    let Ok(call) = serde_json::from_str::<Call>(text) else { return Begun::Unanswered };
    let hub = {
        let state = shared.state();
        let names = state.hub.names();
        let found = names.hubs().find(|name| name.eq_ignore_ascii_case(&call.hub));
        found.map(|name| (name.to_owned(), names.tests.as_deref() == Some(name)))
    };
    match hub {
        Some((hub, true)) => test_hub::begin(shared, &hub, connection, call),
        Some(_) => Begun::Answer(call.failed()),
        None => Begun::Unanswered,
    }
}
