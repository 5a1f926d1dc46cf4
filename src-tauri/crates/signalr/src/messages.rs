//! The arguments of pushed invocations, owned together with the frame they stand in.

use std::ops::Range;

use serde_json::value::RawValue;

use crate::frame::Envelope;

/// What one envelope carried for the application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Messages {
    text: String,
    arguments: Vec<Range<usize>>,
}

impl Messages {
    /// Takes the frame's text; `envelope` must have been read from it.
    pub(crate) fn new(text: &str, envelope: &Envelope<'_>) -> Self {
        let place = |raw: &&RawValue| {
            // A raw value borrows from the text, so the distance is its place in it.
            let start = raw.get().as_ptr().addr().wrapping_sub(text.as_ptr().addr());
            start..start.wrapping_add(raw.get().len())
        };
        let invocations = envelope.invocations();
        let arguments = invocations
            .flat_map(|call| call.arguments.iter().map(place).collect::<Vec<_>>())
            .collect();
        Self { text: text.to_owned(), arguments }
    }

    /// True if there is nothing for the application.
    pub fn is_empty(&self) -> bool {
        self.arguments.is_empty()
    }

    /// The JSON text of every argument, in order.
    pub fn arguments(&self) -> impl Iterator<Item = &str> {
        self.arguments.iter().filter_map(|range| self.text.get(range.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frame::{Frame, decode};

    #[test]
    fn arguments_keep_their_text() {
        let text = r#"{"C":"d","M":[{"H":"h","M":"m","A":[{"a":"é"},2]},{"P":{}},{"H":"h","M":"n","A":["x"]}]}"#;
        let Ok(Frame::Envelope(envelope)) = decode(text) else { panic!("an envelope") };
        let messages = Messages::new(text, &envelope);
        assert_eq!(messages.arguments().collect::<Vec<_>>(), [r#"{"a":"é"}"#, "2", "\"x\""]);
    }
}
