//! Decoding with the place of the fault in the JSON text.

use serde::de::DeserializeOwned;
use thiserror::Error;

/// Why an answer could not be read.
#[derive(Debug, Error)]
pub enum DecodeError {
    /// It is not JSON at all; `found` says what it looks like (`HTML`, `nothing`, `text`).
    #[error("not JSON but {found}")]
    NotJson {
        /// What it looks like.
        found: &'static str,
    },
    /// It is JSON of another shape.
    #[error("{path}: {source}")]
    Shape {
        /// The place, such as `agents[3].id`.
        path: String,
        /// What was expected there.
        source: serde_json::Error,
    },
}

/// Decodes an answer; an empty one counts as `null`.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, DecodeError> {
    decode_noting(bytes, |_| {})
}

/// Decodes an answer and notes the path of every field that nothing was made of.
pub fn decode_noting<T: DeserializeOwned>(
    bytes: &[u8],
    mut dropped: impl FnMut(String),
) -> Result<T, DecodeError> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    let text = if text.is_empty() { b"null" } else { text };
    let mut json = serde_json::Deserializer::from_slice(text);
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
    let value = serde_ignored::deserialize(tracked, |path| dropped(path.to_string()));
    let value = value.map_err(|source: serde_json::Error| {
        let path = track.path().to_string();
        if text == b"null" {
            DecodeError::NotJson { found: "nothing" }
        } else if text.starts_with(b"<") {
            DecodeError::NotJson { found: "HTML" }
        } else if source.is_syntax() && !text.starts_with(b"{") && !text.starts_with(b"[") {
            DecodeError::NotJson { found: "text" }
        } else {
            DecodeError::Shape { path, source }
        }
    })?;
    json.end().map_err(|source| DecodeError::Shape { path: ".".to_owned(), source })?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::{InfoReply, MbuReply};

    #[test]
    fn html_is_called_html() {
        let error = decode::<InfoReply>(b"<!doctype html><title>IIS</title>").map(|_| ());
        assert!(matches!(error, Err(DecodeError::NotJson { found: "HTML" })), "{error:?}");
    }

    #[test]
    fn what_nothing_is_made_of_is_noted() {
        let mut dropped = Vec::new();
        let text = br#"{"agents":[{"id":1,"shoeSize":44,"teamId":2}],"planets":{"a":1}}"#;
        decode_noting::<MbuReply>(text, |path| dropped.push(path)).unwrap();
        assert_eq!(dropped, ["agents.?.0.shoeSize", "planets"]);
    }

    #[test]
    fn a_fault_has_its_place() {
        let error = decode::<MbuReply>(br#"{"agents":[{"id":1},{"id":"x"}]}"#).map(|_| ());
        assert_eq!(
            error.map_err(|e| e.to_string().split(':').next().map(str::to_owned)),
            Err(Some("agents[1].id".to_owned()))
        );
    }
}
