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
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    let text = if text.is_empty() { b"null" } else { text };
    let mut json = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        let source = error.into_inner();
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
    fn a_fault_has_its_place() {
        let error = decode::<MbuReply>(br#"{"agents":[{"id":1},{"id":"x"}]}"#).map(|_| ());
        assert_eq!(
            error.map_err(|e| e.to_string().split(':').next().map(str::to_owned)),
            Err(Some("agents[1].id".to_owned()))
        );
    }
}
