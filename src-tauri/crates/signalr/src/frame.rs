//! Frames: the envelope, keep-alives, hub invocations and their results. Both sides.
//!
//! Arguments stay raw JSON text, so that whoever knows them decodes them once.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use thiserror::Error;

/// A frame from the server, borrowed from its text.
#[derive(Debug)]
pub enum Frame<'a> {
    /// `{}`: the server is alive.
    KeepAlive,
    /// The answer to an invocation; it carries no cursor.
    Result(HubResult<'a>),
    /// Messages with the cursor behind them.
    Envelope(Envelope<'a>),
}

/// A persistent response (table 2.1 of the protocol).
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Envelope<'a> {
    /// The cursor to hand back on a reconnect.
    #[serde(rename = "C", borrow, default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<std::borrow::Cow<'a, str>>,
    /// Set once the channel is initialised.
    #[serde(rename = "S", default, skip_serializing_if = "Option::is_none")]
    pub initialized: Option<u8>,
    /// Set when the host shuts down and wants a reconnect.
    #[serde(rename = "T", default, skip_serializing_if = "Option::is_none")]
    pub reconnect: Option<u8>,
    /// The groups token, when it changed.
    #[serde(rename = "G", borrow, default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<std::borrow::Cow<'a, str>>,
    /// Milliseconds to wait before the next poll.
    #[serde(rename = "L", default, skip_serializing_if = "Option::is_none")]
    pub poll_delay: Option<u64>,
    /// A fault after which the connection is to be given up.
    #[serde(rename = "E", borrow, default, skip_serializing_if = "Option::is_none")]
    pub error: Option<std::borrow::Cow<'a, str>>,
    /// Servers up to 2.0: disconnect and stay so.
    #[serde(rename = "D", default, skip_serializing_if = "Option::is_none")]
    pub disconnect: Option<u8>,
    /// The messages.
    #[serde(rename = "M", borrow, default)]
    pub messages: Vec<&'a RawValue>,
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
    fn what_is_absent_is_not_written() {
        let envelope = Envelope { cursor: Some("d-1".into()), ..Envelope::default() };
        assert_eq!(serde_json::to_string(&envelope).ok().as_deref(), Some(r#"{"C":"d-1","M":[]}"#));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = decode(&text);
        }
    }
}
