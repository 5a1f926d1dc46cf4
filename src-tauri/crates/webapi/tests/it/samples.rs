//! Every sample decodes, and every field of it is accounted for.

use std::fs;
use std::path::Path;

use connect_webapi::lenient::Time;
use serde_json::Value;

use crate::decoders;

/// The document's second names for a field, and ours.
const SECOND_NAMES: &[(&str, &str)] = &[
    ("imPropts", "imPrompts"),
    ("aftercallConfig", "aftercallOptions"),
    ("groupId", "groupIds"),
    ("Domain", "domain"),
    ("IsManualAfterCallEnabled", "isManualAfterCallEnabled"),
    ("Duration", "duration"),
    ("Disposition", "disposition"),
    ("Name", "name"),
    ("gruu", ""),
];

/// All samples: file name without its ending, and text.
pub fn all() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples");
    let mut all: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())
        })
        .collect();
    all.sort();
    all
}

#[test]
fn every_sample_decodes_and_no_field_is_dropped() {
    let all = all();
    assert!(all.len() > 50, "{}", all.len());
    let mut lost = Vec::new();
    for (name, text) in &all {
        let decode = decoders::of(name).unwrap_or_else(|| panic!("{name}: read as what?"));
        let mut dropped = Vec::new();
        let written = decode(text, &mut dropped).unwrap_or_else(|error| panic!("{name}: {error}"));
        lost.extend(dropped.iter().map(|path| format!("{name}: {path}")));
        let sample: Value = serde_json::from_slice(text).unwrap();
        missing(&sample, &written, name, &mut lost);
    }
    println!("fields dropped of {} samples: {}", all.len(), lost.len());
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

/// Notes every value of the sample that does not come back.
fn missing(sample: &Value, written: &Value, path: &str, lost: &mut Vec<String>) {
    match (sample, written) {
        // One object where a list may stand.
        (Value::Object(_), Value::Array(found)) if found.len() == 1 => {
            missing(sample, &found[0], path, lost);
        }
        (Value::Object(fields), _) => {
            for (key, value) in fields {
                // The document's lists are shortened, their counts are not.
                if key == "count" && fields.contains_key("items") {
                    continue;
                }
                let second = SECOND_NAMES.iter().find(|(name, _)| name == key);
                let found = match (written.get(key), second) {
                    (Some(found), _) => Some(found),
                    (None, Some((_, ""))) => Some(written),
                    (None, Some((_, first))) => written.get(first),
                    (None, None) => None,
                };
                let path = format!("{path}.{key}");
                match found {
                    Some(found) => missing(value, found, &path, lost),
                    // Empty lists are left out of P2 and of Realtime Data.
                    None if value.as_array().is_some_and(Vec::is_empty) => {}
                    None => lost.push(path),
                }
            }
        }
        (Value::Array(items), Value::Array(found)) if items.len() == found.len() => {
            for (index, (item, found)) in items.iter().zip(found).enumerate() {
                missing(item, found, &format!("{path}[{index}]"), lost);
            }
        }
        (sample, written) if same(sample, written) => {}
        (sample, written) => lost.push(format!("{path}: {sample} became {written}")),
    }
}

/// The same value, be it written as text or not.
fn same(sample: &Value, written: &Value) -> bool {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let (sample, written) = (text(sample), text(written));
    let times = (Time::parse(&sample), Time::parse(&written));
    sample == written
        || matches!(times, (Some(sample), Some(written)) if sample == written)
        || sample.eq_ignore_ascii_case(&written)
        || matches!((sample.parse::<f64>(), written.parse::<f64>()), (Ok(a), Ok(b)) if a.to_bits() == b.to_bits())
}
