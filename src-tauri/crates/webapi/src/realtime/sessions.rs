//! Sessions as the live data has them ("Session Model"), added, changed and removed.

use std::fmt;

use connect_model::{AgentId, QueueId, SessionDiff, SessionFlags, SessionId, SessionsDiff};
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor, value};

use crate::lenient::{Bool, Int, or_default};

/// Sessions of one entity in one modality.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SessionsDto {
    /// New ones.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub added_sessions: Vec<SessionDto>,
    /// Changed ones.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<SessionDto>,
    /// Ended ones; more than their id need not be there.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub removed_sessions: Vec<SessionDto>,
}

/// One session; in a diff absent means unchanged. A bare number stands for its id.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "the fields are those of the document's dictionary")]
pub struct SessionDto {
    pub session_id: Int,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue_id: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agent_id: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_recording: Option<Bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_be_recorded: Option<Bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_silent_joined: Option<Bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_whisper_joined: Option<Bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queued_ms: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_ms: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_be_silent_joined: Option<Bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub can_be_whisper_joined: Option<Bool>,
}

/// The object form, read by derive.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct SessionObject {
    session_id: Int,
    session_type: Option<String>,
    queue_id: Option<Int>,
    customer_name: Option<String>,
    agent_id: Option<Int>,
    is_recording: Option<Bool>,
    can_be_recorded: Option<Bool>,
    is_silent_joined: Option<Bool>,
    is_whisper_joined: Option<Bool>,
    session_status: Option<String>,
    queued_ms: Option<Int>,
    active_ms: Option<Int>,
    can_be_silent_joined: Option<Bool>,
    can_be_whisper_joined: Option<Bool>,
}

struct SessionVisitor;

impl<'de> Visitor<'de> for SessionVisitor {
    type Value = SessionDto;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a session, or its id")
    }
    fn visit_u64<E: Error>(self, v: u64) -> Result<SessionDto, E> {
        let id = i64::try_from(v).map_err(|_| E::custom("number too large"))?;
        Ok(SessionDto { session_id: Int(id), ..SessionDto::default() })
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<SessionDto, A::Error> {
        let of = SessionObject::deserialize(value::MapAccessDeserializer::new(map))?;
        Ok(SessionDto {
            session_id: of.session_id,
            session_type: of.session_type,
            queue_id: of.queue_id,
            customer_name: of.customer_name,
            agent_id: of.agent_id,
            is_recording: of.is_recording,
            can_be_recorded: of.can_be_recorded,
            is_silent_joined: of.is_silent_joined,
            is_whisper_joined: of.is_whisper_joined,
            session_status: of.session_status,
            queued_ms: of.queued_ms,
            active_ms: of.active_ms,
            can_be_silent_joined: of.can_be_silent_joined,
            can_be_whisper_joined: of.can_be_whisper_joined,
        })
    }
}

impl<'de> Deserialize<'de> for SessionDto {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SessionVisitor)
    }
}

impl From<SessionDto> for SessionDiff {
    fn from(dto: SessionDto) -> Self {
        Self {
            id: SessionId(dto.session_id.0),
            queue: dto.queue_id.map(|id| QueueId(id.0)),
            agent: dto.agent_id.map(|id| AgentId(id.0)),
            customer: dto.customer_name.map(Into::into),
            status: dto.session_status.map(Into::into),
            queued_ms: dto.queued_ms.map(|ms| ms.0),
            active_ms: dto.active_ms.map(|ms| ms.0),
            recording: dto.is_recording.map(|on| on.0),
            silent_joined: dto.is_silent_joined.map(|on| on.0),
            whisper_joined: dto.is_whisper_joined.map(|on| on.0),
            can: SessionFlags {
                be_recorded: dto.can_be_recorded.map(|on| on.0),
                be_silent_joined: dto.can_be_silent_joined.map(|on| on.0),
                be_whisper_joined: dto.can_be_whisper_joined.map(|on| on.0),
            },
        }
    }
}

impl From<SessionsDto> for SessionsDiff {
    fn from(dto: SessionsDto) -> Self {
        let diffs = |list: Vec<SessionDto>| list.into_iter().map(SessionDiff::from).collect();
        Self {
            added: diffs(dto.added_sessions),
            changed: diffs(dto.sessions),
            removed: dto.removed_sessions.iter().map(|s| SessionId(s.session_id.0)).collect(),
        }
    }
}
