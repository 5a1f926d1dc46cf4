//! What the cursor reads is what `serde_json` reads.

use proptest::prelude::*;
use serde_json::Value;
use serde_json::value::RawValue;

use super::*;

/// All of the text as a value; none if the cursor does not read it.
fn read(text: &str) -> Option<Value> {
    let mut cursor = Cursor::new(text);
    let value = value(&mut cursor)?;
    cursor.end()?;
    Some(value)
}

fn value(cursor: &mut Cursor<'_>) -> Option<Value> {
    Some(match cursor.peek()? {
        b'{' => {
            let mut map = serde_json::Map::new();
            cursor.object(|cursor, key| {
                map.insert(key.to_owned(), value(cursor)?);
                Some(())
            })?;
            map.into()
        }
        b'[' => {
            let mut list = Vec::new();
            cursor.list(|cursor| {
                list.push(value(cursor)?);
                Some(())
            })?;
            list.into()
        }
        b'"' => cursor.text()?.into(),
        b't' | b'f' => cursor.boolean()?.into(),
        b'n' => cursor.null().then_some(Value::Null)?,
        _ => cursor.number()?.into(),
    })
}

/// What `serde_json` reads, with all numbers alike.
fn patient(text: &str) -> Option<Value> {
    fn alike(value: Value) -> Value {
        match value {
            Value::Number(number) => number.as_f64().into(),
            Value::Array(list) => list.into_iter().map(alike).collect(),
            Value::Object(map) => map.into_iter().map(|(key, value)| (key, alike(value))).collect(),
            other => other,
        }
    }
    serde_json::from_str(text).ok().map(alike)
}

fn skips(text: &str) -> bool {
    let mut cursor = Cursor::new(text);
    cursor.skip().is_some() && cursor.end().is_some()
}

#[test]
fn usual_texts_are_read() {
    for text in [
        r#" { "a" : [ 1 , -2.50e+1, true,false , null ] , "b":{}, "c":[ ],"é":"\ud83d\ude00\n" } "#,
        "0",
        "-7",
        "123456789012345678",
        "12345678901234567890",
        "-0",
        "\"a text of more than eight bytes\"",
    ] {
        assert_eq!(read(text), patient(text), "{text}");
        assert!(read(text).is_some() && skips(text), "{text}");
    }
}

#[test]
fn what_is_no_json_is_not_read() {
    for text in [
        "",
        " ",
        "{",
        "[1",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "01",
        "-",
        "1.",
        "1e",
        "+1",
        "tru",
        "nul",
        "1 2",
        "\"",
        "\"a\nb\"",
        "\"\\x\"",
        "\"\\u12\"",
        "[1}",
        "{]",
    ] {
        assert!(serde_json::from_str::<Value>(text).is_err(), "{text}");
        assert_eq!((read(text), skips(text)), (None, false), "{text}");
    }
}

#[test]
fn what_is_too_deep_is_not_read() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(skips(&nested(64)) && !skips(&nested(65)) && !skips(&nested(100_000)));
    assert!(skips(&format!("[{}1]", "[2],".repeat(1000))));
}

#[test]
fn an_int_is_written_as_such() {
    let int = |text| Cursor::new(text).int();
    assert_eq!((int("17,"), int("-17"), int("0")), (Some(17), Some(-17), Some(0)));
    for other in ["1.0", "1e3", "-0", "007", "x", "", "1234567890123456789"] {
        assert_eq!(int(other), None, "{other}");
    }
}

/// Pieces of JSON, put together in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u00e9",
            "\\ud800",
            "\"k\":",
            "\"text\"",
            "1",
            "0",
            "-",
            ".5",
            "e9",
            "true",
            "null",
            " ",
            "\t",
            "\u{1}",
            "é",
            "9007199254740993",
        ])
        .prop_map(str::to_owned),
        any::<f64>().prop_map(|number| Value::from(number).to_string()),
        "[ -~é]{0,20}".prop_map(|text| Value::from(text).to_string()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|all| all.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn what_is_read_is_the_same(text in pieces()) {
        if let Some(read) = read(&text) {
            prop_assert_eq!(Some(read), patient(&text));
        }
        if skips(&text) {
            prop_assert!(serde_json::from_str::<Box<RawValue>>(&text).is_ok());
        }
    }
}
