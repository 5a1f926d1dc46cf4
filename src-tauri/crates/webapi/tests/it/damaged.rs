//! Answers with fields removed, retyped or renamed: they decode, or fail with the place in the text.

use connect_webapi::DecodeError;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{decoders, samples};

/// What is done to one place of an answer.
#[derive(Debug, Clone)]
enum Damage {
    Remove,
    Rename(String),
    Retype(Value),
}

fn damage() -> impl Strategy<Value = Damage> {
    let values = vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(1.5),
        json!(1e300),
        json!(u64::MAX),
        json!(""),
        json!("x"),
        json!("\u{202e}\0"),
        json!([]),
        json!([null]),
        json!({}),
        json!({ "items": 5, "count": "x" }),
    ];
    prop_oneof![
        Just(Damage::Remove),
        "[a-zA-Z]{0,12}".prop_map(Damage::Rename),
        prop::sample::select(values).prop_map(Damage::Retype),
    ]
}

/// How many places a value has: itself, its fields and items, and theirs.
fn places(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(places).sum(),
        Value::Object(fields) => fields.values().map(places).sum(),
        _ => 0,
    }
}

/// Damages the place of this number; the number left over if it is not in here.
fn hurt(value: &mut Value, mut place: usize, damage: &Damage) -> Option<usize> {
    if place == 0 {
        if let Damage::Retype(other) = damage {
            *value = other.clone();
        }
        return None;
    }
    place -= 1;
    match value {
        Value::Array(items) => {
            for item in items {
                place = hurt(item, place, damage)?;
            }
        }
        Value::Object(fields) => {
            let keys: Vec<String> = fields.keys().cloned().collect();
            for key in keys {
                if place == 0 && !matches!(damage, Damage::Retype(_)) {
                    let taken = fields.remove(&key);
                    if let (Damage::Rename(name), Some(taken)) = (damage, taken) {
                        fields.insert(name.clone(), taken);
                    }
                    return None;
                }
                place = hurt(fields.get_mut(&key)?, place, damage)?;
            }
        }
        _ => {}
    }
    Some(place)
}

#[test]
fn a_damaged_answer_decodes_or_says_where_it_does_not() {
    let all = samples::all();
    let wounds = prop::collection::vec((any::<prop::sample::Index>(), damage()), 1..4);
    let config = ProptestConfig::with_cases(4000);
    proptest!(config, |(which in any::<prop::sample::Index>(), wounds in wounds)| {
        let (name, text) = which.get(&all);
        let mut value: Value = serde_json::from_slice(text).unwrap();
        for (place, damage) in &wounds {
            let place = place.index(places(&value));
            hurt(&mut value, place, damage);
        }
        let decode = decoders::of(name).unwrap();
        let text = value.to_string();
        match decode(text.as_bytes(), &mut Vec::new()) {
            Ok(_) => {}
            Err(DecodeError::Shape { path, .. }) => prop_assert!(!path.is_empty(), "{}", text),
            Err(DecodeError::NotJson { found }) => {
                prop_assert!(!value.is_object(), "{}: {}", found, text);
            }
        }
    });
}
