//! The quirks of a deployment, put on its JSON on the way out: answers and pushed arguments alike.

use connect_model::same;
use connect_webapi::lenient::Time;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value, json};

use super::oddities::{ODD, SPARE};
use crate::{Quirk, Quirks};

/// The row of pushed arguments.
const LIVE: &str = "R1";

/// An answer as the deployment writes it.
pub(super) fn answer(quirks: &Quirks, row: &str, is_refusal: bool, text: Vec<u8>) -> Vec<u8> {
    if !quirks.change_json() {
        return text;
    }
    let Ok(mut value) = serde_json::from_slice::<Value>(&text) else { return text };
    if !is_refusal {
        value = form(quirks, row, value);
    }
    change(quirks, row, &mut value);
    serde_json::to_vec(&value).unwrap_or(text)
}

/// A pushed argument as the deployment writes it, with a clock that is so many milliseconds ahead.
pub(super) fn argument(
    quirks: &Quirks,
    clock_off: i64,
    text: Box<RawValue>,
) -> Result<Box<RawValue>, serde_json::Error> {
    if !quirks.change_json() && clock_off == 0 {
        return Ok(text);
    }
    let mut value: Value = serde_json::from_str(text.get())?;
    if quirks.change_json() {
        change(quirks, LIVE, &mut value);
    }
    shift_times(clock_off, &mut value);
    to_raw_value(&value)
}

/// An answer by a clock that is so many milliseconds ahead.
pub(super) fn shift(clock_off: i64, text: Vec<u8>) -> Vec<u8> {
    if clock_off == 0 {
        return text;
    }
    let Ok(mut value) = serde_json::from_slice::<Value>(&text) else { return text };
    shift_times(clock_off, &mut value);
    serde_json::to_vec(&value).unwrap_or(text)
}

fn shift_times(by: i64, value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|item| shift_times(by, item)),
        Value::Object(fields) => fields.values_mut().for_each(|field| shift_times(by, field)),
        Value::String(text) => {
            if let Some(time) = time_in(text) {
                *value = json!(Time(time.0.saturating_add(by)));
            }
        }
        _ => {}
    }
}

/// A text that is nothing but a date and a time of day.
fn time_in(text: &str) -> Option<Time> {
    let date = text.get(..11)?.bytes().enumerate();
    let mut fits = date.map(|(place, byte)| match place {
        4 | 7 => byte == b'-',
        10 => byte == b'T',
        _ => byte.is_ascii_digit(),
    });
    fits.all(|fits| fits).then(|| Time::parse(text)).flatten()
}

/// The shape of the whole answer.
fn form(quirks: &Quirks, row: &str, value: Value) -> Value {
    match (row, value) {
        ("U1" | "U2" | "U3" | "U4" | "U5" | "U6" | "U7", id) => subscription_id(quirks, id),
        ("S4", gruu) if quirks.has(Quirk::GruuObject) => json!({ "gruu": gruu }),
        ("M1" | "M3", one) if quirks.always_lists() => Value::Array(vec![one]),
        ("M2" | "M4", Value::Array(mut list)) if quirks.one_by_one() && list.len() == 1 => {
            list.remove(0)
        }
        (_, value) => value,
    }
}

fn subscription_id(quirks: &Quirks, id: Value) -> Value {
    let number = || id.as_str().and_then(|text| text.parse::<u64>().ok());
    if quirks.has(Quirk::SubscriptionIdNumber) {
        number().map_or(Value::Null, Value::from)
    } else if quirks.has(Quirk::SubscriptionIdObject) {
        json!({ "subscriptionId": id })
    } else if quirks.has(Quirk::SubscriptionIdEntity) {
        json!({ "type": "subscription", "id": id })
    } else if quirks.has(Quirk::SubscriptionIdMissing) {
        Value::Null
    } else {
        id
    }
}

/// What is in it, whatever its shape.
fn change(quirks: &Quirks, row: &str, value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|item| change(quirks, row, item)),
        Value::Object(fields) => {
            fields.values_mut().for_each(|field| change(quirks, row, field));
            change_fields(quirks, row, fields);
        }
        Value::Number(number) if quirks.has(Quirk::TextValues) => {
            *value = Value::String(number.to_string());
        }
        Value::Bool(on) if quirks.has(Quirk::TextValues) => *value = Value::String(on.to_string()),
        _ => {}
    }
}

fn change_fields(quirks: &Quirks, row: &str, fields: &mut Map<String, Value>) {
    if let Some(status) = fields.get_mut("sessionStatus") {
        respell_after_call(quirks, status);
    }
    if quirks.has(Quirk::UnknownWords) {
        put_unknown_words(fields);
    }
    if quirks.has(Quirk::Sparse) {
        fields.retain(|key, _| !SPARE.contains(&key.as_str()));
    }
    if quirks.has(Quirk::OddKeys) {
        misspell(row, fields);
    }
    if quirks.has(Quirk::UnknownFields) {
        fields.insert("xFuture".to_owned(), json!({ "since": "2031", "words": ["?", null] }));
    }
}

fn respell_after_call(quirks: &Quirks, status: &mut Value) {
    if !status.as_str().is_some_and(|word| same(word, "AfterCall")) {
        return;
    }
    if quirks.has(Quirk::AfterCallBlank) {
        *status = json!("After Call");
    } else if quirks.has(Quirk::AfterCallCamel) {
        *status = json!("afterCall");
    }
}

/// Every third entity is something nobody has heard of.
fn put_unknown_words(fields: &mut Map<String, Value>) {
    if is_third(fields.get("sessionId")) {
        for (key, word) in [
            ("sessionStatus", json!("Levitating")),
            ("sessionType", json!("Telepathic")),
            ("modality", json!("Hologram")),
            ("modalityId", json!(42)),
        ] {
            replace(fields, key, word);
        }
    }
    if is_third(fields.get("id"))
        && let Some(Value::Object(status)) = fields.get_mut("currentStatus")
    {
        replace(status, "agentStatus", json!("meditating"));
        replace(status, "agentStatusId", json!(99));
    }
    if let Some(Value::Object(bags)) = fields.get_mut("metrics") {
        bags.insert("hologram".to_owned(), json!({ "answeredCount": 1 }));
    }
    if let Some(Value::Array(modalities)) = fields.get_mut("enabledModalities") {
        modalities.push(json!("hologram"));
    }
}

fn is_third(id: Option<&Value>) -> bool {
    let number = match id {
        Some(Value::String(text)) => text.parse().ok(),
        Some(value) => value.as_i64(),
        None => None,
    };
    number.is_some_and(|id| id % 3 == 0)
}

fn replace(fields: &mut Map<String, Value>, key: &str, new: Value) {
    if let Some(old) = fields.get_mut(key) {
        // Text where numbers are text.
        *old = if old.is_string() && new.is_number() { json!(new.to_string()) } else { new };
    }
}

fn misspell(row: &str, fields: &mut Map<String, Value>) {
    if row == "P2" && fields.get("type").is_some_and(|kind| kind == "Business Unit") {
        fields.insert("type".to_owned(), json!("Business Unti"));
    }
    // The properties of "Entity" have their names with a capital in the dictionary.
    if row == "S3"
        && fields.contains_key("type")
        && let Some(name) = fields.remove("name")
    {
        fields.insert("Name".to_owned(), name);
    }
    let odd = ODD.iter().find(|(of, _)| *of == row);
    for (usual, odd) in odd.into_iter().flat_map(|(_, keys)| *keys) {
        if let Some(value) = fields.remove(*usual) {
            fields.insert((*odd).to_owned(), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disguised(quirk: Quirk, row: &str, value: &Value) -> Value {
        let text = serde_json::to_vec(value).unwrap();
        serde_json::from_slice(&answer(&[quirk].into(), row, false, text)).unwrap()
    }

    #[test]
    fn times_move_and_nothing_else() {
        let value = json!([{ "at": "2016-08-31T17:41:16.967Z", "n": 5 }, "2016", "2016-08-31Txx"]);
        let text = serde_json::to_vec(&value).unwrap();
        assert_eq!(shift(0, text.clone()), text);
        let moved: Value = serde_json::from_slice(&shift(-3_600_000, text)).unwrap();
        let at = "2016-08-31T16:41:16.967Z";
        assert_eq!(moved, json!([{ "at": at, "n": 5 }, "2016", "2016-08-31Txx"]));
    }

    #[test]
    fn each_quirk_changes_what_it_is_about() {
        let session = json!({ "sessionId": 3, "sessionStatus": "AfterCall", "callNote": "x" });
        for (quirk, row, value, expected) in [
            (Quirk::TextValues, "P1", json!([1, true, "x"]), json!(["1", "true", "x"])),
            (
                Quirk::AfterCallBlank,
                "S1",
                session.clone(),
                json!({ "sessionId": 3, "sessionStatus": "After Call", "callNote": "x" }),
            ),
            (
                Quirk::UnknownWords,
                "S1",
                session.clone(),
                json!({ "sessionId": 3, "sessionStatus": "Levitating", "callNote": "x" }),
            ),
            (Quirk::Sparse, "S1", session, json!({ "sessionId": 3, "sessionStatus": "AfterCall" })),
            (
                Quirk::OddKeys,
                "P2",
                json!({ "teams": [{ "id": 1, "groupIds": [2] }] }),
                json!({ "Teams": [{ "Id": 1, "groupId": [2] }] }),
            ),
            (Quirk::SubscriptionIdNumber, "U1", json!("12"), json!(12)),
            (Quirk::SubscriptionIdObject, "U7", json!("a"), json!({ "subscriptionId": "a" })),
            (Quirk::SubscriptionIdMissing, "U7", json!("a"), Value::Null),
            (Quirk::GruuObject, "S4", json!("sip:a"), json!({ "gruu": "sip:a" })),
            (Quirk::Lists, "M1", json!({}), json!([{}])),
            (Quirk::SingleObjects, "M2", json!([{}]), json!({})),
            (Quirk::SingleObjects, "M2", json!([{}, {}]), json!([{}, {}])),
            (Quirk::NoBatch, "P1", json!(1), json!(1)),
        ] {
            assert_eq!(disguised(quirk, row, &value), expected, "{quirk:?}");
        }
        let strange = disguised(Quirk::UnknownFields, "I1", &json!({ "a": { "b": 1 } }));
        assert!(strange["xFuture"].is_object() && strange["a"]["xFuture"].is_object());
    }
}
