//! Frames: the envelope, keep-alives, hub invocations and their results. Both sides.
//!
//! Arguments stay raw JSON text, so that whoever knows them decodes them once.

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;
use thiserror::Error;

/// A frame from the server, borrowed from its text. `M` is what the messages are read as.
#[derive(Debug)]
pub enum Frame<'a, M = &'a RawValue> {
    /// `{}`: the server is alive.
    KeepAlive,
    /// The answer to an invocation; it carries no cursor.
    Result(HubResult<'a>),
    /// Messages with the cursor behind them.
    Envelope(Envelope<'a, M>),
}

/// A persistent response (table 2.1 of the protocol).
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound(serialize = "M: Serialize", deserialize = "M: Deserialize<'de>"))]
pub struct Envelope<'a, M = &'a RawValue> {
    /// The cursor to hand back on a reconnect.
    #[serde(rename = "C", borrow, default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<std::borrow::Cow<'a, str>>,
    /// Set once the channel is initialised.
    #[serde(
        rename = "S",
        default,
        deserialize_with = "presence",
        skip_serializing_if = "Option::is_none"
    )]
    pub initialized: Option<u8>,
    /// Set when the host shuts down and wants a reconnect.
    #[serde(
        rename = "T",
        default,
        deserialize_with = "presence",
        skip_serializing_if = "Option::is_none"
    )]
    pub reconnect: Option<u8>,
    /// The groups token, when it changed.
    #[serde(rename = "G", borrow, default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<std::borrow::Cow<'a, str>>,
    /// Milliseconds to wait before the next poll.
    #[serde(
        rename = "L",
        default,
        deserialize_with = "milliseconds",
        skip_serializing_if = "Option::is_none"
    )]
    pub poll_delay: Option<u64>,
    /// A fault after which the connection is to be given up.
    #[serde(rename = "E", borrow, default, skip_serializing_if = "Option::is_none")]
    pub error: Option<std::borrow::Cow<'a, str>>,
    /// Servers up to 2.0: disconnect and stay so.
    #[serde(
        rename = "D",
        default,
        deserialize_with = "presence",
        skip_serializing_if = "Option::is_none"
    )]
    pub disconnect: Option<u8>,
    /// The messages.
    #[serde(rename = "M", default = "Vec::new")]
    pub messages: Vec<M>,
}

impl<M> Default for Envelope<'_, M> {
    /// An envelope with nothing in it.
    fn default() -> Self {
        Self {
            cursor: None,
            initialized: None,
            reconnect: None,
            groups: None,
            poll_delay: None,
            error: None,
            disconnect: None,
            messages: Vec::new(),
        }
    }
}

/// That a flag is there is what counts, as with the genuine client.
fn presence<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u8>, D::Error> {
    Ok(Option::<IgnoredAny>::deserialize(deserializer)?.map(|_| 1))
}

/// Some servers write `500.0`.
fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(Option::<f64>::deserialize(deserializer)?.map(|number| number as u64))
}

/// A call of a client's method by a hub.
#[derive(Debug, Serialize, Deserialize)]
pub struct Invocation<'a> {
    /// The hub, in the server's spelling.
    #[serde(rename = "H", borrow)]
    pub hub: std::borrow::Cow<'a, str>,
    /// The method, in the server's spelling.
    #[serde(rename = "M", borrow)]
    pub method: std::borrow::Cow<'a, str>,
    /// Its arguments.
    #[serde(rename = "A", borrow, default)]
    pub arguments: Vec<&'a RawValue>,
}

/// The answer to an invocation of the server.
#[derive(Debug, Deserialize)]
pub struct HubResult<'a> {
    /// The invocation's number; old clients send text, servers answer text.
    #[serde(rename = "I", borrow)]
    pub id: &'a RawValue,
    /// What it returned.
    #[serde(rename = "R", borrow, default)]
    pub result: Option<&'a RawValue>,
    /// Why it failed.
    #[serde(rename = "E", borrow, default)]
    pub error: Option<std::borrow::Cow<'a, str>>,
    /// Set if the hub's method failed on purpose (`HubException`).
    #[serde(rename = "H", default)]
    pub by_hub: Option<bool>,
    /// What the hub's method says of its failure.
    #[serde(rename = "D", borrow, default)]
    pub error_data: Option<&'a RawValue>,
}

impl HubResult<'_> {
    /// The invocation's number, if it is one.
    pub fn number(&self) -> Option<u64> {
        number(self.id)
    }
}

/// A number, or the text of one.
pub(crate) fn number(raw: &RawValue) -> Option<u64> {
    raw.get().trim_matches('"').parse().ok()
}

/// A frame that is none.
#[derive(Debug, Error)]
#[error("malformed frame: {source}")]
pub struct FrameError {
    #[from]
    source: serde_json::Error,
}

/// What tells the three kinds of frame apart.
#[derive(Deserialize)]
struct Probe<'a> {
    #[serde(rename = "I", borrow, default)]
    id: Option<&'a RawValue>,
    #[serde(rename = "C", borrow, default)]
    cursor: Option<&'a RawValue>,
    #[serde(rename = "M", borrow, default)]
    messages: Option<&'a RawValue>,
}

/// Reads one frame. Blanks before it (long-polling keep-alives) are skipped, unknown keys ignored.
pub fn decode(text: &str) -> Result<Frame<'_>, FrameError> {
    decode_as(text)
}

/// As [`decode`], with the messages read as something else in the same pass.
pub(crate) fn decode_as<'a, M: Deserialize<'a>>(text: &'a str) -> Result<Frame<'a, M>, FrameError> {
    let text = text.trim_start();
    if text.trim_end() == "{}" {
        return Ok(Frame::KeepAlive);
    }
    // Envelopes are all but a few of the frames: they are told by their first key.
    if text.starts_with("{\"C\":") {
        return Ok(Frame::Envelope(serde_json::from_str(text)?));
    }
    let probe: Probe<'_> = serde_json::from_str(text)?;
    if probe.id.is_some() && probe.cursor.is_none() && probe.messages.is_none() {
        return Ok(Frame::Result(serde_json::from_str(text)?));
    }
    Ok(Frame::Envelope(serde_json::from_str(text)?))
}

impl Envelope<'_> {
    /// The invocations among the messages; progress reports and raw values are left out.
    pub fn invocations(&self) -> impl Iterator<Item = Invocation<'_>> {
        self.messages.iter().filter_map(|raw| serde_json::from_str(raw.get()).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope(text: &str) -> Envelope<'_> {
        match decode(text) {
            Ok(Frame::Envelope(envelope)) => envelope,
            other => panic!("an envelope, not {other:?}"),
        }
    }

    #[test]
    fn the_three_kinds_of_frame() {
        assert!(matches!(decode("{}"), Ok(Frame::KeepAlive)));
        assert!(matches!(decode(r#"{"I":"0","R":{"x":1}}"#), Ok(Frame::Result(_))));
        assert!(matches!(decode(r#"{"M":[],"C":"d-1"}"#), Ok(Frame::Envelope(_))));
        assert!(decode("<html>").is_err());
        assert!(decode("{\"C\":").is_err());
    }

    #[test]
    fn an_envelope_with_everything() {
        let text = r#" {"C":"d-8F1A-A,0|B,3","S":1,"G":"g+/=","L":500,"Z":{},"M":[
            {"H":"GoldHub","M":"update","A":[{"type":"agent"},2]},
            {"I":"P|0","P":{"I":"0","D":50}}]}"#;
        let envelope = envelope(text);
        assert_eq!(envelope.cursor.as_deref(), Some("d-8F1A-A,0|B,3"));
        assert_eq!((envelope.initialized, envelope.poll_delay), (Some(1), Some(500)));
        let invocations: Vec<_> = envelope.invocations().collect();
        assert_eq!(invocations.len(), 1);
        assert_eq!(invocations[0].method, "update");
        assert_eq!(invocations[0].arguments[0].get(), r#"{"type":"agent"}"#);
    }

    #[test]
    fn flags_count_by_being_there() {
        let text = r#"{"C":"d","S":true,"T":0,"D":null,"L":500.5,"M":[]}"#;
        let envelope = envelope(text);
        assert_eq!((envelope.initialized, envelope.reconnect), (Some(1), Some(1)));
        assert_eq!((envelope.disconnect, envelope.poll_delay), (None, Some(500)));
    }

    #[test]
    fn results_carry_their_number_as_text_or_not() {
        for text in [r#"{"I":"7","E":"no","H":true,"D":{"a":1}}"#, r#"{"I":7}"#] {
            let Ok(Frame::Result(result)) = decode(text) else { panic!("a result") };
            assert_eq!(result.number(), Some(7));
        }
    }

    #[test]
    fn what_is_absent_is_not_written() {
        let envelope: Envelope<'_> = Envelope { cursor: Some("d-1".into()), ..Envelope::default() };
        assert_eq!(serde_json::to_string(&envelope).ok().as_deref(), Some(r#"{"C":"d-1","M":[]}"#));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = decode(&text);
        }
    }
}
