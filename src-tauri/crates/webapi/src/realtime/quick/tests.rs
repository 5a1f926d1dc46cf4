//! What is read quickly is what is read patiently, and what is usual is read quickly.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::realtime::read::read_patiently;

fn quickly(json: &str) -> Option<Vec<LiveUpdate>> {
    let mut updates = Vec::new();
    read(json, &mut updates)?;
    Some(updates)
}

/// Both ways agree, if the quick one reads it at all.
fn agree(json: &str) -> Result<(), TestCaseError> {
    if let Some(quickly) = quickly(json) {
        let mut patiently = Vec::new();
        prop_assert!(read_patiently(json, &mut patiently).is_ok(), "{}", json);
        prop_assert_eq!(quickly, patiently, "{}", json);
    }
    Ok(())
}

#[test]
fn what_is_usual_is_read_quickly() {
    for usual in [
        r#"{"type":"agent","id":7,"name":"Zoë \"Z\" O.","currentStatus":{"agentStatus":"atLunch",
        "agentStatusId":17,"reasonCodeName":"At Lunch","reasonCodeId":4,"isSuspended":false,
        "startTime":"2016-10-27T19:56:02.98Z","endTime":null}}"#,
        r#"{"currentStatus":{"agentStatusId":2,"reasonCodeName":null},"id":7,"type":"agent"}"#,
        r#"{"currentStatus":{"agentStatus":"busy","reasonCodeName":""},"id":7,"type":"agent"}"#,
        r#"{"type":"agent","id":7,"currentStatus":"After Call","newInNextVersion":{"a":[1]}}"#,
        r#"{"type":"queue","id":-1,"metrics":{"audio":{"ronaCount":0,"sl":99.5,"gone":null},
        "message":null,"agnostic":{"availableTime":{"total":13205103,"average":6602551.5,
        "count":2}}},"currentStatus":null,"name":null}"#,
        r#"[{"type":"queue","id":1,"sessions":{"audio":{"addedSessions":[{"sessionId":7,
        "sessionType":"Queued","queueId":1,"agentId":-1,"customerName":"Ada","queuedMs":0,
        "activeMs":null,"sessionStatus":"Queued","isRecording":false,"canBeRecorded":true,
        "isSilentJoined":false,"isWhisperJoined":true,"canBeSilentJoined":true,
        "canBeWhisperJoined":false}],"sessions":null},"message":{"removedSessions":[8,
        {"sessionId":9}]}}},{"type":"agent","id":2}]"#,
        "[]",
    ] {
        assert!(quickly(usual).is_some(), "{usual}");
        agree(usual).unwrap();
    }
}

#[test]
fn what_is_not_is_left_to_the_patient_way() {
    for other in [
        r#"{"type":"agent","id":"7"}"#,
        r#"{"type":"Agent","id":7}"#,
        r#"{"type":"agent","id":7.0}"#,
        r#"{"type":"agent","id":7,"id":8}"#,
        r#"{"type":"agent","id":7,"name":5}"#,
        r#"{"type":"agent","id":7,"entityIds":[1]}"#,
        r#"{"type":"agent","id":7,"groupId":null}"#,
        r#"{"type":"agent","id":7,"metrics":{"audio":{"a":{"Total":1}}}}"#,
        r#"{"type":"agent","id":7,"metrics":{"a":{"b":{"total":1,"average":2,"count":3,"Total":4}}}}"#,
        r#"{"type":"agent","id":7,"sessions":{"message":{},"audio":{}}}"#,
        r#"{"type":"agent","id":7,"sessions":{"audio":{"removedSessions":[-1]}}}"#,
        r#"{"type":"agent","id":7} x"#,
        r#"[{"type":"agent","id":7},5]"#,
        r#"{"id":7,"currentStatus":"available"}"#,
        "17",
        "",
    ] {
        assert_eq!(quickly(other), None, "{other}");
    }
}

/// Values that stand anywhere, seldom where they should.
const ODD: [&str; 22] = [
    "null",
    "true",
    "false",
    "0",
    "1",
    "-1",
    "-0",
    "1.5",
    "1e2",
    "1e300",
    "18446744073709551615",
    "9223372036854775808",
    "\"\"",
    "\"5\"",
    "\" 7 \"",
    "\"true\"",
    "\"x\\u00e9\\\"\"",
    "\"\\ud800\"",
    "[]",
    "[null]",
    "{}",
    "{\"a\":1}",
];

type Text = BoxedStrategy<String>;

fn one_of(texts: &[&'static str]) -> Text {
    select(texts.to_vec()).prop_map(str::to_owned).boxed()
}

/// The value that is meant, mostly.
fn mostly(usual: Text) -> Text {
    prop_oneof![29 => usual, 1 => one_of(&ODD)].boxed()
}

/// An object of some of these fields in any order, now and then one of them twice, or another.
fn object(fields: Vec<(&'static str, Text)>) -> Text {
    let other = (one_of(&["Type", "ID", "extra", "é\\u0041", "groupId", ""]), one_of(&ODD));
    let known = (0..fields.len()).prop_flat_map(move |place| {
        let (key, value) = fields[place].clone();
        (Just(key.to_owned()), mostly(value))
    });
    let field = prop_oneof![30 => known, 1 => other];
    prop::collection::vec(field, 0..7)
        .prop_map(|fields| {
            let write = |(key, value): (String, String)| format!("\"{key}\": {value}");
            format!("{{{}}}", fields.into_iter().map(write).collect::<Vec<_>>().join(","))
        })
        .boxed()
}

fn list(item: Text) -> Text {
    prop::collection::vec(mostly(item), 0..3)
        .prop_map(|items| format!("[{}]", items.join(", ")))
        .boxed()
}

fn int() -> Text {
    let small = -3_i64..10;
    prop_oneof![small, 0_i64..2_000_000_000].prop_map(|int| int.to_string()).boxed()
}

fn text() -> Text {
    let any = "[ -~é]{0,30}".prop_map(|text| serde_json::Value::from(text).to_string());
    prop_oneof![any, one_of(&["\"atLunch\"", "\"After Call\"", "\"\""])].boxed()
}

fn boolean() -> Text {
    one_of(&["true", "false"])
}

fn time() -> Text {
    let written =
        "20[0-9]{2}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-6][0-9](:[0-6][0-9](\\.[0-9]{1,8})?)?Z?";
    written.prop_map(|time| format!("\"{time}\"")).boxed()
}

fn bags() -> Text {
    let number =
        prop_oneof![int(), any::<f64>().prop_map(|n| serde_json::Value::from(n).to_string())];
    let number = number.boxed();
    let keys = ["total", "average", "count", "total", "average", "count"];
    let stat = object(keys.map(|key| (key, number.clone())).into());
    let value = prop_oneof![number, stat].boxed();
    let bag = object(["ronaCount", "handleTime", "sl"].map(|key| (key, value.clone())).into());
    object(["audio", "message", "agnostic", "Audio"].map(|key| (key, bag.clone())).into())
}

fn sessions() -> Text {
    let fields = vec![
        ("sessionId", int()),
        ("sessionId", int()),
        ("sessionId", int()),
        ("sessionType", text()),
        ("queueId", int()),
        ("agentId", int()),
        ("customerName", text()),
        ("sessionStatus", text()),
        ("queuedMs", int()),
        ("activeMs", int()),
        ("isRecording", boolean()),
        ("canBeRecorded", boolean()),
        ("isSilentJoined", boolean()),
        ("isWhisperJoined", boolean()),
        ("canBeSilentJoined", boolean()),
        ("canBeWhisperJoined", boolean()),
    ];
    let all = list(prop_oneof![3 => object(fields), 1 => int()].boxed());
    let keys = ["addedSessions", "sessions", "removedSessions"];
    let one = object(keys.map(|key| (key, all.clone())).into());
    object(["audio", "message", "instantMessage"].map(|key| (key, one.clone())).into())
}

fn entity() -> Text {
    let status = object(vec![
        ("agentStatus", text()),
        ("agentStatusId", int()),
        ("reasonCodeName", text()),
        ("reasonCodeId", int()),
        ("startTime", time()),
        ("endTime", time()),
        ("isSuspended", boolean()),
    ]);
    let kind = one_of(&["\"agent\"", "\"queue\""]);
    object(vec![
        ("type", kind.clone()),
        ("type", kind),
        ("id", int()),
        ("id", int()),
        ("name", text()),
        ("metrics", bags()),
        ("sessions", sessions()),
        ("currentStatus", prop_oneof![3 => status, 1 => text()].boxed()),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn both_ways_agree(json in prop_oneof![3 => entity(), 1 => list(entity())]) {
        agree(&json)?;
    }

    /// With what an entity must have, so that the rest is what it fails of.
    #[test]
    fn both_ways_agree_on_an_entity(rest in entity()) {
        let rest = rest.trim_start_matches('{');
        let comma = if rest == "}" { "" } else { "," };
        agree(&format!("{{\"type\":\"agent\",\"id\":1{comma}{rest}"))?;
    }

    #[test]
    fn both_ways_agree_on_parts(bags in bags(), sessions in sessions()) {
        agree(&format!("{{\"type\":\"queue\",\"id\":1,\"metrics\":{bags}}}"))?;
        agree(&format!("{{\"type\":\"queue\",\"id\":1,\"sessions\":{sessions}}}"))?;
    }
}
