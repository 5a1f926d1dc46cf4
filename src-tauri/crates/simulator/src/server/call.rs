//! A call of a method, alone or in a batch, and what is answered to it.

use std::borrow::Cow;

use axum::http::StatusCode;
use connect_webapi::{Place, Refusal, Verb};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Simulated;
use super::query::Query;
use crate::world::World;

/// A call that has found its method and whose caller is known.
pub(super) struct Call<'a> {
    pub simulated: &'a Simulated,
    /// The id of the token's agent; there need not be one of this id.
    pub caller: i64,
    pub place: &'static Place,
    /// What stands in the part of the route that varies; empty if none does.
    pub varying: String,
    pub query: Query,
    pub body: &'a [u8],
}

/// What a method answers if it does not refuse.
#[derive(Debug)]
pub(super) enum Answer {
    /// 200 with this JSON.
    Json(Vec<u8>),
    /// 200 without a body.
    Done,
    /// 204
    Nothing,
}

/// Why a method does not do it.
#[derive(Debug)]
pub(super) struct Refused {
    pub status: StatusCode,
    pub message: Cow<'static, str>,
}

pub(super) type Outcome = Result<Answer, Refused>;

/// An answer as it goes out, or into the answer to a batch.
pub(super) struct Reply {
    pub status: StatusCode,
    /// JSON; none if there is no body.
    pub body: Option<Vec<u8>>,
    /// What could be done here instead, if it is the verb that is wrong.
    pub allow: Vec<Verb>,
}

impl Call<'_> {
    /// The id in the route.
    pub(super) fn id(&self) -> Result<i64, Refused> {
        self.varying.trim().parse().map_err(|_| bad_request("The id is no whole number."))
    }

    /// The index of the token's agent; none if there is no such agent.
    pub(super) fn caller_index(&self, world: &World) -> Option<usize> {
        world.agent_index(self.caller)
    }

    /// The index of the agent of this id, if the caller may see it. One that does not exist cannot
    /// be told from one that may not be seen.
    pub(super) fn visible_agent(&self, world: &World, id: i64) -> Result<usize, Refused> {
        let both = self.caller_index(world).zip(world.agent_index(id));
        let visible = both.filter(|(by, agent)| world.can_see_agent(*by, *agent));
        Ok(visible.ok_or(Refusal::NotVisible)?.1)
    }

    /// The body, if there is one and it is what it should be. Keys are read with a capital first
    /// letter, too, as the document's tables print some; property lists may hold numbers.
    pub(super) fn body<T: DeserializeOwned>(&self) -> Option<T> {
        let mut value: Value = serde_json::from_slice(self.body).ok()?;
        let fields = std::mem::take(value.as_object_mut()?);
        let fields = fields.into_iter().map(|(key, value)| (camel(&key), words(value)));
        serde_json::from_value(Value::Object(fields.collect())).ok()
    }
}

/// `ConnectionId` becomes `connectionId`.
fn camel(key: &str) -> String {
    let mut letters = key.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// A list with its numbers as text; everything else as it is.
fn words(value: Value) -> Value {
    let Value::Array(list) = value else { return value };
    let word = |item| match item {
        Value::Number(number) => Value::String(number.to_string()),
        other => other,
    };
    Value::Array(list.into_iter().map(word).collect())
}

impl Answer {
    /// 200 with this.
    pub(super) fn json(value: &impl Serialize) -> Outcome {
        match serde_json::to_vec(value) {
            Ok(text) => Ok(Self::Json(text)),
            Err(error) => {
                tracing::error!(%error, "an answer that cannot be written");
                let message = Cow::Borrowed("An error has occurred.");
                Err(Refused { status: StatusCode::INTERNAL_SERVER_ERROR, message })
            }
        }
    }
}

/// 400 with this message.
pub(super) fn bad_request(message: &'static str) -> Refused {
    Refused { status: StatusCode::BAD_REQUEST, message: message.into() }
}

/// 404 with this message.
pub(super) fn not_found(message: &'static str) -> Refused {
    Refused { status: StatusCode::NOT_FOUND, message: message.into() }
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        let status = StatusCode::from_u16(refusal.status());
        let message = match refusal {
            Refusal::AgentUnknown => "There is no agent of this id.",
            Refusal::NotVisible => "Not authorized for a specified entity.",
            Refusal::NothingNamed => "No entity is named.",
            Refusal::NotRecordable => "Not authorized to record this agent.",
            Refusal::MustBeTrue => {
                "The request must have the query string parameter activeOnly=true or \
                 currentOnly=true."
            }
            Refusal::WindowNotSupported => "This combination of parameters is not supported.",
            Refusal::SessionUnknown => "An error has occurred.",
            Refusal::Incomplete => "The body is missing, or a part of it.",
            Refusal::StatusAndSuspension => "A status and a suspension cannot be set at once.",
            Refusal::ReasonNotAway => "A reason code needs the status Unavailable.",
            Refusal::LocaleUnknown => "There are no strings of this locale.",
            Refusal::SubscriptionUnknown => "There is no subscription of this id.",
            Refusal::SubscriptionNotYours => "The subscription is not accessible.",
            Refusal::QueryEmpty => "The query is empty.",
        };
        Self {
            status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
            message: message.into(),
        }
    }
}

impl From<Outcome> for Reply {
    fn from(outcome: Outcome) -> Self {
        let (status, body) = match outcome {
            Ok(Answer::Json(text)) => (StatusCode::OK, Some(text)),
            Ok(Answer::Done) => (StatusCode::OK, None),
            Ok(Answer::Nothing) => (StatusCode::NO_CONTENT, None),
            Err(refused) => return Self::refused(refused.status, &refused.message),
        };
        Self { status, body, allow: Vec::new() }
    }
}

impl Reply {
    /// A refusal in the API's JSON form.
    pub(super) fn refused(status: StatusCode, message: &str) -> Self {
        let body = json!({ "message": message }).to_string().into_bytes();
        Self { status, body: Some(body), allow: Vec::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_lists_are_read_leniently() {
        assert_eq!(camel("ConnectionId"), "connectionId");
        assert_eq!(camel(""), "");
        assert_eq!(words(json!([1, "QueueId"])), json!(["1", "QueueId"]));
        assert_eq!(words(json!(1)), json!(1));
    }
}
