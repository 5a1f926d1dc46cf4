//! What is told of an event: nothing but text that stands in the code, and values of a few fields
//! that hold neither customer data nor secrets.

use std::fmt::{self, Debug, Write};

use connect_webapi::METHODS;
use tracing::field::{Field, Visit};
use tracing::{Event, Level, Metadata};

/// The crates that are ours; their names begin so.
const OURS: &str = "connect_";
/// The longest message, in bytes.
const MESSAGE_LIMIT: usize = 200;
/// The longest value of a field, in bytes.
const VALUE_LIMIT: usize = 100;

/// A field that is told, and whether a value is one of its kind.
type Allowed = (&'static str, fn(&str) -> bool);

/// The fields that are told. All others may quote text of the server, names or paths.
const ALLOWED: &[Allowed] = &[
    ("method", is_method),
    ("row", is_row),
    ("kind", is_word),
    ("status", is_number),
    ("attempt", is_number),
    ("ms", is_number),
    ("count", is_number),
    ("limit_mb", is_number),
];

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Severity {
    Warning,
    Error,
}

/// What is told of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) severity: Severity,
    /// The crate it comes from, without what all of ours begin with: `app`, `client` …
    pub(super) component: &'static str,
    /// The message, then the fields: `live update not read row=R1`.
    pub(super) text: String,
    /// The id of the session it is about.
    pub(super) session: Option<i64>,
}

/// Whether an event with this description is told at all.
pub(super) fn is_told(metadata: &Metadata<'_>) -> bool {
    // An error is less than a warning: levels are ordered by how much is told.
    let grave = *metadata.level() <= Level::WARN;
    metadata.is_event() && grave && metadata.target().starts_with(OURS)
}

impl Record {
    /// What is told of an event.
    pub(super) fn of(event: &Event<'_>) -> Self {
        let metadata = event.metadata();
        let mut told = Told::default();
        event.record(&mut told);
        let severity =
            if *metadata.level() == Level::ERROR { Severity::Error } else { Severity::Warning };
        let mut text = told.message.unwrap_or_else(|| place(metadata));
        text.push_str(&told.fields);
        Self { severity, component: component(metadata.target()), text, session: told.session }
    }

    /// That so many events were lost on the way.
    pub(super) fn lost(count: u64) -> Self {
        let text = format!("lines lost count={count}");
        Self { severity: Severity::Warning, component: "app", text, session: None }
    }
}

/// Where an event is in the code, for one that says nothing else.
fn place(metadata: &Metadata<'_>) -> String {
    let module = metadata.module_path().unwrap_or(metadata.target());
    format!("{module}:{}", metadata.line().unwrap_or_default())
}

/// `app` of `connect_app::link`.
fn component(target: &'static str) -> &'static str {
    let own = target.strip_prefix(OURS).unwrap_or(target);
    own.split("::").next().unwrap_or(own)
}

/// What of an event's fields is told.
#[derive(Debug, Default)]
struct Told {
    message: Option<String>,
    /// ` name=value`, one after the other.
    fields: String,
    session: Option<i64>,
}

impl Told {
    fn field(&mut self, name: &str, value: &dyn Debug) {
        let short = || Text::of(value, VALUE_LIMIT).map(|text| text.all);
        match name {
            // Text that was put together at run time comes in several pieces, and may quote
            // anything. A single value for the whole message cannot be told from text of the code:
            // that none is written is checked in the sources.
            "message" => {
                let text = Text::of(value, MESSAGE_LIMIT).filter(|text| text.pieces == 1);
                self.message = text.map(|text| text.all);
            }
            "session" => self.session = short().and_then(|id| id.parse().ok()),
            _ => {
                let Some((name, fits)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
                    return;
                };
                if let Some(value) = short().filter(|value| fits(value)) {
                    // Writing to a string cannot fail.
                    let _ = write!(self.fields, " {name}={value}");
                }
            }
        }
    }
}

impl Visit for Told {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.field(field.name(), value);
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        // A message out of the code is never a plain string: the macros format it.
        if field.name() != "message" {
            self.field(field.name(), &format_args!("{value}"));
        }
    }
}

/// A value as text, if that is short enough.
#[derive(Debug)]
struct Text {
    all: String,
    limit: usize,
    pieces: usize,
}

impl Text {
    fn of(value: &dyn Debug, limit: usize) -> Option<Self> {
        let mut text = Self { all: String::new(), limit, pieces: 0 };
        // What is too long is an error of the writer, and left out.
        write!(text, "{value:?}").ok()?;
        Some(text)
    }
}

impl Write for Text {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        if piece.is_empty() {
            return Ok(());
        }
        if self.all.len() + piece.len() > self.limit {
            return Err(fmt::Error);
        }
        self.pieces += 1;
        self.all.push_str(piece);
        Ok(())
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 20 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A name out of the code: `connectionLost`, `PermissionDenied`.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.len() <= 40 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// A row of the coverage table.
fn is_row(text: &str) -> bool {
    let Some(number) = text.strip_prefix(|first: char| first.is_ascii_uppercase()) else {
        return false;
    };
    is_number(number) && number.len() <= 2
}

/// A row with the route of its method: `P2 GET /profile/mbu`.
fn is_method(text: &str) -> bool {
    let row = text.split(' ').next();
    let mut methods = METHODS.iter().filter(|method| Some(method.row) == row);
    methods.any(|method| method.to_string() == text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The list once more: whoever makes it longer does so twice.
    const NAMES: [&str; 8] =
        ["method", "row", "kind", "status", "attempt", "ms", "count", "limit_mb"];

    fn told(fields: &[(&str, &str)]) -> Told {
        let mut told = Told::default();
        for (name, value) in fields {
            told.field(name, &format_args!("{value}"));
        }
        told
    }

    #[test]
    fn allowed_fields_are_told_in_their_order() {
        let told = told(&[
            ("message", "call failed"),
            ("method", "P2 GET /profile/mbu"),
            ("row", "S11"),
            ("kind", "connectionLost"),
            ("status", "503"),
            ("session", "4711"),
        ]);
        assert_eq!(told.message.as_deref(), Some("call failed"));
        let fields = " method=P2 GET /profile/mbu row=S11 kind=connectionLost status=503";
        assert_eq!(told.fields, fields);
        assert_eq!(told.session, Some(4711));
    }

    #[test]
    fn an_allowed_name_holds_no_value_of_another_kind() {
        for (name, value) in [
            ("method", "P2 GET /profile/41"),
            ("method", "GET /profile/mbu"),
            ("method", ""),
            ("row", "Amara"),
            ("row", "P123"),
            ("row", "P"),
            ("kind", "Amara Diallo"),
            ("kind", "sip:amara@contoso.com"),
            ("kind", ""),
            ("status", "Rob"),
            ("ms", "-1"),
            ("count", "+44 20 7946 0018"),
            ("session", "x"),
        ] {
            let told = told(&[(name, value)]);
            assert_eq!((told.fields.as_str(), told.session), ("", None), "{name}={value}");
        }
    }

    #[test]
    fn the_component_is_the_crate() {
        assert_eq!(component("connect_app::console::events"), "app");
        assert_eq!(component("connect_signalr"), "signalr");
    }

    /// Names that are allowed, names that nearly are, names of our own fields, any others.
    fn name() -> impl Strategy<Value = String> {
        let allowed = NAMES.map(ToOwned::to_owned).to_vec();
        let ours = ["error", "detail", "path", "name", "entry", "what", "failure", "pause", "Kind"];
        prop_oneof![
            prop::sample::select(allowed),
            prop::sample::select(ours.map(ToOwned::to_owned).to_vec()),
            "[a-z_.]{0,12}",
        ]
    }

    /// Values that fit some field, and any others.
    fn value() -> impl Strategy<Value = String> {
        let methods = METHODS.iter().map(ToString::to_string).collect::<Vec<_>>();
        prop_oneof![
            "[0-9]{1,24}",
            "[A-Za-z]{1,50}",
            "[A-Z][0-9]{1,3}",
            prop::sample::select(methods),
            "eyJ[A-Za-z0-9.]{20}",
            ".*",
        ]
    }

    proptest! {
        /// Whatever the fields are: what is told is what the list lets through, and nothing of any
        /// other field is in it.
        #[test]
        fn nothing_but_the_list_is_told(
            fields in prop::collection::vec((name(), value()), 0..8),
        ) {
            let mut told = Told::default();
            let mut expected = String::new();
            for (name, value) in &fields {
                let before = told.fields.clone();
                told.field(name, &format_args!("{value}"));
                if !NAMES.contains(&name.as_str()) {
                    prop_assert_eq!(&told.fields, &before);
                } else if ALLOWED.iter().any(|(known, fits)| known == name && fits(value)) {
                    expected.extend([" ", name.as_str(), "=", value]);
                }
            }
            prop_assert_eq!(&told.fields, &expected);
            prop_assert!(told.fields.is_ascii() && !told.fields.contains(['\n', '@', ':']));
        }
    }
}
