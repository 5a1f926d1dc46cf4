//! The arguments of pushed invocations, owned together with the frame they stand in.

use std::borrow::Cow;
use std::ops::Range;

use serde_json::value::RawValue;

use crate::frame::{Frame, decode};
use crate::pushed::Pushed;

/// What one envelope carried for the application.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Messages {
    text: String,
    calls: Vec<Place>,
    /// Where the arguments of all calls stand in the text.
    arguments: Vec<Range<usize>>,
}

/// Where one call stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    hub: Range<usize>,
    method: Range<usize>,
    /// Which of the arguments are its own.
    arguments: Range<usize>,
}

/// A call of a method of the client.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    messages: &'a Messages,
    place: &'a Place,
}

/// What was found in an envelope, without its text.
#[derive(Debug, Default)]
pub(crate) struct Places {
    calls: Vec<Place>,
    pub(crate) arguments: Vec<Range<usize>>,
    /// How far invocations have come.
    pub(crate) progress: Vec<(u64, Box<RawValue>)>,
}

impl Places {
    /// Notes where everything stands; the messages must have been read from the text.
    pub(crate) fn find(text: &str, messages: &[Pushed<'_>]) -> Self {
        let mut places = Self::default();
        if messages.iter().any(|message| matches!(message, Pushed::Plain)) {
            places.find_plain(text);
        } else {
            for message in messages {
                places.add(text, message);
            }
        }
        places
    }

    fn add(&mut self, text: &str, message: &Pushed<'_>) {
        match message {
            Pushed::Call { hub, method, arguments } => {
                let first = self.arguments.len();
                self.arguments.extend(arguments.iter().map(|raw| place(text, raw)));
                let arguments = first..self.arguments.len();
                self.add_call(place(text, hub), place(text, method), arguments);
            }
            Pushed::Progress(Some((id, value))) => self.progress.push((*id, (*value).to_owned())),
            Pushed::Progress(None) | Pushed::Plain => {}
        }
    }

    /// Adds a call: where its names stand, and which of the arguments are its own.
    pub(crate) fn add_call(
        &mut self,
        hub: Range<usize>,
        method: Range<usize>,
        arguments: Range<usize>,
    ) {
        self.calls.push(Place { hub, method, arguments });
    }

    /// Values of connections without hubs are found in a second pass; each is a call of its own.
    fn find_plain(&mut self, text: &str) {
        let Ok(Frame::Envelope(envelope)) = decode(text) else { return };
        for raw in &envelope.messages {
            match serde_json::from_str(raw.get()) {
                Ok(Pushed::Plain) | Err(_) => {
                    let first = self.arguments.len();
                    self.arguments.push(place(text, raw));
                    self.add_call(0..0, 0..0, first..self.arguments.len());
                }
                Ok(message) => self.add(text, &message),
            }
        }
    }

    /// True if there is nothing for the application.
    pub(crate) fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }

    /// Takes the text that everything was found in.
    pub(crate) fn within(self, text: String) -> Messages {
        Messages { text, calls: self.calls, arguments: self.arguments }
    }
}

/// A raw value borrows from the text, so the distance is its place in it.
fn place(text: &str, raw: &RawValue) -> Range<usize> {
    let start = raw.get().as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    start..start.wrapping_add(raw.get().len())
}

impl Messages {
    /// True if there is nothing for the application.
    pub fn is_empty(&self) -> bool {
        self.calls.is_empty()
    }

    /// The JSON text of every argument of every call, in order.
    pub fn arguments(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().filter_map(|range| self.text.get(range.clone()))
    }

    /// The calls, in order. What a connection without hubs sends counts as a call with one argument
    /// of a method without a name.
    pub fn calls(&self) -> impl Iterator<Item = Call<'_>> {
        self.calls.iter().map(|place| Call { messages: self, place })
    }

    fn name(&self, place: &Range<usize>) -> Cow<'_, str> {
        let raw = self.text.get(place.clone()).unwrap_or_default();
        match raw.get(1..raw.len().saturating_sub(1)) {
            Some(plain) if !plain.contains('\\') && raw.starts_with('"') => Cow::Borrowed(plain),
            _ => serde_json::from_str::<String>(raw).unwrap_or_default().into(),
        }
    }
}

impl<'a> Call<'a> {
    /// The hub, in the server's spelling.
    pub fn hub(&self) -> Cow<'a, str> {
        self.messages.name(&self.place.hub)
    }

    /// The method, in the server's spelling.
    pub fn method(&self) -> Cow<'a, str> {
        self.messages.name(&self.place.method)
    }

    /// The JSON text of every argument.
    pub fn arguments(&self) -> impl Iterator<Item = &'a str> {
        let (messages, own) = (self.messages, self.place.arguments.clone());
        let places = messages.arguments.get(own).unwrap_or_default().iter();
        places.filter_map(|range| messages.text.get(range.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::decode_as;

    fn messages(text: &str) -> (Messages, Vec<u64>) {
        let Ok(Frame::Envelope(envelope)) = decode_as::<Pushed<'_>>(text) else {
            panic!("an envelope")
        };
        let places = Places::find(text, &envelope.messages);
        let progress = places.progress.iter().map(|report| report.0).collect();
        (places.within(text.to_owned()), progress)
    }

    #[test]
    fn arguments_keep_their_text() {
        let text = r#" {"C":"d","M":[{"H":"h","M":"m","A":[{"a":"é"},2]},{"P":{"I":"4","D":1}},{"H":"h\u0041","M":"n","A":["x"]}]}"#;
        let (messages, progress) = messages(text);
        assert_eq!(messages.arguments().collect::<Vec<_>>(), [r#"{"a":"é"}"#, "2", "\"x\""]);
        let calls: Vec<_> = messages.calls().map(|call| (call.hub(), call.method())).collect();
        assert_eq!(calls, [("h".into(), "m".into()), ("hA".into(), "n".into())]);
        let last = messages.calls().last().unwrap();
        assert_eq!(last.arguments().collect::<Vec<_>>(), ["\"x\""]);
        assert_eq!(progress, [4]);
    }

    #[test]
    fn plain_values_are_calls_without_a_name() {
        let (messages, _) = messages(r#"{"C":"d","M":["a",{"H":"h","M":"m","A":[1]},[2]]}"#);
        assert_eq!(messages.arguments().collect::<Vec<_>>(), ["\"a\"", "1", "[2]"]);
        let names: Vec<_> = messages.calls().map(|call| call.method().into_owned()).collect();
        assert_eq!(names, ["", "m", ""]);
    }
}
