//! Frames as they nearly always come: a cursor, and calls by hubs. Found in one pass that builds
//! nothing else; of any other frame it says `None`, and [`decode_as`](crate::frame::decode_as) reads
//! it. What it does read, that one reads the same.

use connect_json::Cursor;

use crate::frame::Envelope;
use crate::messages::Places;

/// An envelope whose messages are counted and not kept, and where everything in them stands.
pub(crate) fn read(text: &str) -> Option<(Envelope<'_, ()>, Places)> {
    let mut at = Cursor::new(text);
    let mut envelope = Envelope::default();
    let mut places = Places::default();
    let mut listed = false;
    at.object(|at, key| match key {
        "C" if envelope.cursor.is_none() => {
            envelope.cursor = Some(at.plain()?.into());
            Some(())
        }
        "M" if !listed => {
            listed = true;
            at.list(|at| {
                envelope.messages.push(());
                call(at, &mut places)
            })
        }
        _ => None,
    })?;
    at.end()?;
    (envelope.cursor.is_some() && listed).then_some((envelope, places))
}

/// A hub calls a method of the client.
fn call(at: &mut Cursor<'_>, places: &mut Places) -> Option<()> {
    let (mut hub, mut method, mut arguments) = (None, None, None);
    at.object(|at, key| {
        match key {
            "H" if hub.is_none() => hub = Some(at.skip()?),
            "M" if method.is_none() => method = Some(at.skip()?),
            "A" if arguments.is_none() => {
                let first = places.arguments.len();
                at.list(|at| {
                    places.arguments.push(at.skip()?);
                    Some(())
                })?;
                arguments = Some(first..places.arguments.len());
            }
            _ => return None,
        }
        Some(())
    })?;
    places.add_call(hub?, method?, arguments?);
    Some(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::frame::{Frame, decode_as};
    use crate::pushed::Pushed;

    /// Both ways agree, if this one reads it at all; answers whether it does.
    fn agree(text: &str) -> bool {
        let Some((usual, places)) = read(text) else { return false };
        let Ok(Frame::Envelope(patient)) = decode_as::<Pushed<'_>>(text) else {
            panic!("an envelope: {text}")
        };
        let count = patient.messages.len();
        assert_eq!((usual.cursor, usual.messages.len()), (patient.cursor, count), "{text}");
        let said = (patient.initialized, patient.groups, patient.poll_delay, patient.error);
        assert_eq!(said, (None, None, None, None), "{text}");
        assert_eq!((patient.reconnect, patient.disconnect), (None, None), "{text}");
        let found = Places::find(text, &patient.messages);
        assert!(found.progress.is_empty(), "{text}");
        let owned = |places: Places| places.within(text.to_owned());
        assert_eq!(owned(places), owned(found), "{text}");
        true
    }

    #[test]
    fn usual_frames_are_read() {
        for text in [
            r#"{"C":"d-1-A,1","M":[{"H":"h","M":"m","A":[{"a":"é\n"}, 2]},{"A":[],"M":"n","H":"h"}]}"#,
            r#" { "M" : [ { "H" : "h" , "M" : "m" , "A" : [ [1] , null ] } ] , "C" : "d" } "#,
            r#"{"C":"d-1-A,1","M":[]}"#,
        ] {
            assert!(agree(text), "{text}");
        }
    }

    #[test]
    fn others_are_not() {
        for text in [
            "{}",
            r#"{"C":"d"}"#,
            r#"{"M":[]}"#,
            r#"{"C":"d","M":[],"S":1}"#,
            r#"{"C":"d\u0041","M":[]}"#,
            r#"{"C":"d","C":"e","M":[]}"#,
            r#"{"C":"d","M":[1]}"#,
            r#"{"C":"d","M":[{"H":"h","M":"m"}]}"#,
            r#"{"C":"d","M":[{"H":"h","M":"m","A":[],"S":{}}]}"#,
            r#"{"C":"d","M":[{"I":"P|0","P":{"I":"0","D":50}}]}"#,
            r#"{"C":"d","M":[{"H":"h","M":"m","A":[tru]}]}"#,
            r#"{"C":"d","M":[{"H":"h","M":"m","A":[1]}]"#,
            r#"{"C":"d","M":[]} x"#,
        ] {
            assert!(!agree(text), "{text}");
        }
    }

    /// A frame with one piece of it exchanged, or none.
    fn frames() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            "", "1", "null", "\"x\"", "\\", "\"", "{", "}", "[", "]", ",", ":", "{}", "[[]]",
            "\"P\"", "\"S\":1,", "\u{1}", "1e5", "-0", "é",
        ]);
        let call = prop::sample::select(vec![
            r#"{"H":"h","M":"m","A":[{"a":[1,2.5,"é"]},true]}"#,
            r#"{"A":["x\"y"],"H":"Hub","M":"update"}"#,
            r#"{"H":7,"M":null,"A":[]}"#,
            r#"{"I":"P|0","P":{"I":"0","D":50}}"#,
        ]);
        let calls = prop::collection::vec(call, 0..4);
        let place = prop::option::of((any::<prop::sample::Index>(), odd));
        (calls, place).prop_map(|(calls, exchanged)| {
            let mut frame = format!(r#"{{"C":"d-1-A,1","M":[{}]}}"#, calls.join(","));
            if let Some((place, odd)) = exchanged {
                let places: Vec<_> = frame.char_indices().map(|(place, _)| place).collect();
                let place = *place.get(&places);
                let end = place + frame[place..].chars().next().map_or(0, char::len_utf8);
                frame.replace_range(place..end, odd);
            }
            frame
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn both_ways_agree(frame in frames()) {
            agree(&frame);
        }
    }
}
