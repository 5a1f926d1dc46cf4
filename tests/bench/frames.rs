//! What a busy server sends: the updates of a centre in frames, as the simulator writes them.

use connect_signalr::frame::{Envelope, Invocation};
use serde_json::value::RawValue;

use crate::Fault;
use crate::centre::Centre;

/// The hub that pushes.
pub const HUB: &str = "GoldHub";
/// The method that it calls.
pub const METHOD: &str = "update";
/// The prefix of all cursors, and the topics beside that of the updates.
const RUN: &str = "d-8F1A2C3D-B";
const OTHERS: &str = "C,4|D,1";

/// How updates share frames; the document and the simulator have all of these.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// In a few words.
    pub name: &'static str,
    /// Calls in a frame.
    calls: usize,
    /// Updates in the argument of a call: an object, or a list of several.
    pub listed: usize,
}

/// A server that tells of each change as it comes, one that is so busy that its frames are full,
/// and one that lists what has changed 40 times a second.
pub const SHAPES: [Shape; 3] = [
    Shape { name: "one update a frame", calls: 1, listed: 1 },
    Shape { name: "ten calls a frame", calls: 10, listed: 1 },
    Shape { name: "a list of 25 a frame", calls: 1, listed: 25 },
];

impl Shape {
    /// Updates in a frame.
    pub fn updates(self) -> usize {
        self.calls * self.listed
    }

    /// The next updates of a centre, in frames that follow each other on one connection, after so
    /// many messages.
    pub fn frames(
        self,
        centre: &mut Centre,
        updates: usize,
        mut messages: usize,
    ) -> Result<Vec<String>, Fault> {
        let frames = centre.updates(updates);
        let frames = frames.chunks(self.updates()).map(|updates| {
            let calls: Vec<_> = updates.chunks(self.listed).map(call).collect::<Result<_, _>>()?;
            messages += calls.len();
            let envelope: Envelope<'_> = Envelope {
                cursor: Some(cursor(messages).into()),
                messages: calls.iter().map(|call| &**call).collect(),
                ..Envelope::default()
            };
            Ok(serde_json::to_string(&envelope)?)
        });
        frames.collect()
    }
}

/// The first frame of a connection.
pub fn greeting() -> Result<String, Fault> {
    let cursor = Some(cursor(0).into());
    let envelope: Envelope<'_> = Envelope { cursor, initialized: Some(1), ..Envelope::default() };
    Ok(serde_json::to_string(&envelope)?)
}

fn cursor(messages: usize) -> String {
    format!("{RUN},{messages:X}|{OTHERS}")
}

fn call(updates: &[String]) -> Result<Box<RawValue>, Fault> {
    let argument = match updates {
        [one] => one.clone(),
        many => format!("[{}]", many.join(",")),
    };
    let argument = RawValue::from_string(argument)?;
    let arguments = vec![&*argument];
    let call = Invocation { hub: HUB.into(), method: METHOD.into(), arguments };
    Ok(serde_json::value::to_raw_value(&call)?)
}
