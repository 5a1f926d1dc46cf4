//! The status object (spec note 14).

use std::fmt;

use connect_model::{AgentStatus, StatusDiff, StatusSpan};
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor, value};

use crate::lenient::{Bool, Int, Time, present};

/// A status as the wire has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs, reason = "the fields are those of the document's dictionary")]
pub struct StatusDto {
    #[serde(deserialize_with = "word_or_id", skip_serializing_if = "Option::is_none")]
    pub agent_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_status_id: Option<Int>,
    #[serde(deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub reason_code_name: Option<Option<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_code_id: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_time: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_time: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_suspended: Option<Bool>,
}

/// The dictionary calls the status an integer and prints words: both are read.
fn word_or_id<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Either {
        Id(i64),
        Word(String),
    }
    Ok(Option::<Either>::deserialize(deserializer)?.map(|either| match either {
        Either::Id(id) => {
            AgentStatus::of_id(id).map_or_else(|| id.to_string(), |s| s.as_str().to_owned())
        }
        Either::Word(word) => word,
    }))
}

/// A status, or its bare word: the dictionary calls `currentStatus` a string.
pub(super) fn or_word<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<StatusDto>, D::Error> {
    deserializer.deserialize_any(StatusVisitor)
}

struct StatusVisitor;

impl<'de> Visitor<'de> for StatusVisitor {
    type Value = Option<StatusDto>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a status")
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Self::Value, E> {
        Ok(Some(StatusDto { agent_status: Some(v.to_owned()), ..StatusDto::default() }))
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        StatusDto::deserialize(value::MapAccessDeserializer::new(map)).map(Some)
    }
}

impl StatusDto {
    /// The status by its word, else by its id.
    fn status(&self) -> Option<AgentStatus> {
        let by_id = || self.agent_status_id.and_then(|id| AgentStatus::of_id(id.0));
        self.agent_status.as_deref().map(AgentStatus::parse).or_else(by_id)
    }

    /// A past status; none if it does not say when it began.
    pub(super) fn into_span(self) -> Option<StatusSpan> {
        Some(StatusSpan {
            start: self.start_time?.0,
            end: self.end_time.map(|time| time.0),
            status: self.status(),
            reason: self.reason_code_name.flatten().filter(|name| !name.is_empty()).map(Into::into),
        })
    }
}

impl From<StatusDto> for StatusDiff {
    fn from(dto: StatusDto) -> Self {
        Self {
            status: dto.status(),
            reason: dto.reason_code_name.map(|name| name.filter(|name| !name.is_empty())),
            start: dto.start_time.map(|time| time.0),
            suspended: dto.is_suspended.map(|on| on.0),
        }
    }
}
