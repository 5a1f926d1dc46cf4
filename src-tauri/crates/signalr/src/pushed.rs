//! One message of an envelope, read in the same pass as the envelope itself.

use std::fmt;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::frame::number;

/// An element of `M`, borrowed from the frame's text.
#[derive(Debug)]
pub(crate) enum Pushed<'a> {
    /// A hub calls a method of the client. The names are JSON texts still.
    Call { hub: &'a RawValue, method: &'a RawValue, arguments: Vec<&'a RawValue> },
    /// How far an invocation has come; none if the report cannot be read.
    Progress(Option<(u64, &'a RawValue)>),
    /// What a connection without hubs sends.
    Plain,
}

#[derive(Deserialize)]
#[serde(field_identifier)]
enum Key {
    H,
    M,
    A,
    P,
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
struct Report<'a> {
    #[serde(rename = "I", borrow)]
    id: &'a RawValue,
    #[serde(rename = "D", borrow)]
    value: &'a RawValue,
}

/// What texts, numbers and the like are read as.
macro_rules! scalars {
    ($read_as:expr) => {
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            Ok($read_as)
        }

        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            Ok($read_as)
        }

        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            Ok($read_as)
        }

        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            Ok($read_as)
        }

        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            Ok($read_as)
        }

        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            Ok($read_as)
        }
    };
}

impl<'de: 'a, 'a> Deserialize<'de> for Pushed<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PushedVisitor)
    }
}

struct PushedVisitor;

impl<'de> Visitor<'de> for PushedVisitor {
    type Value = Pushed<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a message")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut hub, mut method, mut arguments, mut progress) = (None, None, None, None);
        while let Some(key) = map.next_key()? {
            match key {
                Key::H => hub = Some(map.next_value()?),
                Key::M => method = Some(map.next_value()?),
                Key::A => arguments = Some(map.next_value::<Arguments<'de>>()?.0),
                Key::P => progress = Some(map.next_value::<&RawValue>()?),
                Key::Other => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        // `P` comes first: a report has an `I` as results have.
        if let Some(progress) = progress {
            let report = serde_json::from_str::<Report<'de>>(progress.get()).ok();
            let report = report.and_then(|report| Some((number(report.id)?, report.value)));
            return Ok(Pushed::Progress(report));
        }
        match (hub, method) {
            (Some(hub), Some(method)) => {
                Ok(Pushed::Call { hub, method, arguments: arguments.unwrap_or_default() })
            }
            _ => Ok(Pushed::Plain),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Pushed::Plain)
    }

    scalars!(Pushed::Plain);
}

/// The arguments of a call; none if they are no list.
struct Arguments<'a>(Vec<&'a RawValue>);

impl<'de: 'a, 'a> Deserialize<'de> for Arguments<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ArgumentsVisitor)
    }
}

struct ArgumentsVisitor;

impl<'de> Visitor<'de> for ArgumentsVisitor {
    type Value = Arguments<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("arguments")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut arguments = Vec::new();
        while let Some(argument) = list.next_element()? {
            arguments.push(argument);
        }
        Ok(Arguments(arguments))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Arguments(Vec::new()))
    }

    scalars!(Arguments(Vec::new()));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Pushed<'_> {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn kinds_of_messages() {
        let call = r#"{"A":[1,{"x":"y"}],"S":{"s":[1]},"H":"h","M":"m"}"#;
        let Pushed::Call { hub, method, arguments } = read(call) else { panic!("a call") };
        let arguments: Vec<_> = arguments.into_iter().map(RawValue::get).collect();
        assert_eq!((hub.get(), method.get()), ("\"h\"", "\"m\""));
        assert_eq!(arguments, ["1", r#"{"x":"y"}"#]);
        let report = r#"{"I":"P|0","P":{"I":"0","D":50}}"#;
        assert!(matches!(read(report), Pushed::Progress(Some((0, value))) if value.get() == "50"));
        assert!(matches!(read(r#"{"P":{"I":true}}"#), Pushed::Progress(None)));
        for none in ["null", "{\"a\":[1]}", "\"x\"", "7"] {
            let call = format!(r#"{{"H":"h","M":"m","A":{none}}}"#);
            assert!(matches!(read(&call), Pushed::Call { arguments, .. } if arguments.is_empty()));
        }
        for plain in ["1", "-1", "1.5", "true", "null", "\"é\\n\"", "[[1],{}]", "{\"H\":1}"] {
            assert!(matches!(read(plain), Pushed::Plain), "{plain}");
        }
    }
}
