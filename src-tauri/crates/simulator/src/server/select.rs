//! What a subscriber wants of an entity, and a change cut down to that.

use std::collections::BTreeMap;

use connect_model::{EntityKind, Metric, Modality, fold, same};
use connect_webapi::View;
use connect_webapi::lenient::Int;
use connect_webapi::methods::SubscribeBody;
use connect_webapi::realtime::{MetricBags, Realtime, SessionDto, SessionsDto, StatusDto};

use crate::diff::Change;
use crate::layout::{Layout, MODALITY_WORDS};
use crate::world::id_of;
use crate::world::metrics::AGNOSTIC;
use crate::world::sessions::MODALITIES;

/// The session properties of the document, folded, in the order of the bits of a mask.
const SESSION: [&str; 13] = [
    "sessiontype",
    "queueid",
    "agentid",
    "customername",
    "isrecording",
    "canberecorded",
    "issilentjoined",
    "iswhisperjoined",
    "sessionstatus",
    "queuedms",
    "activems",
    "canbesilentjoined",
    "canbewhisperjoined",
];

/// The status properties; the times come under two names.
const STATUS: [&[&str]; 4] =
    [&["agentstatus"], &["reasoncodename"], &["utcstarttime", "starttime"], &["issuspended"]];

/// What is wanted. An empty list of properties means none of them.
#[derive(Debug)]
pub(crate) struct Selection {
    modalities: [bool; 3],
    /// By place in the layout.
    metrics: Vec<bool>,
    session: u16,
    status: u8,
}

impl Selection {
    pub(super) fn new(view: &View, body: &SubscribeBody, layout: &Layout) -> Self {
        let wanted: Vec<Modality> = view.modalities.iter().map(|m| Modality::parse(m)).collect();
        let modalities =
            [0, 1, 2].map(|m: usize| wanted.is_empty() || wanted.contains(&MODALITIES[m]));
        let metrics = layout.slots.iter().map(|slot| {
            let named = body.metric_properties.iter().any(|name| same(name, slot.name));
            named && (slot.bag == AGNOSTIC || modalities[slot.bag])
        });
        let mut session = 0;
        for name in body.session_properties.iter().chain(&body.session_property_type) {
            let name = fold(name);
            let bit = SESSION.iter().position(|known| **known == *name);
            session |= bit.map_or(0, |bit| 1 << bit);
        }
        let mut status = 0;
        for name in &body.status_properties {
            let name = fold(name);
            let bit = STATUS.iter().position(|known| known.iter().any(|known| **known == *name));
            status |= bit.map_or(0, |bit| 1 << bit);
        }
        Self { modalities, metrics: metrics.collect(), session, status }
    }

    /// The part of a change that is wanted; none if there is none, unless it must be said anyway.
    pub(super) fn cut(&self, change: &Change, layout: &Layout, always: bool) -> Option<Realtime> {
        let metrics = change.metrics.iter().filter(|(place, _)| self.metrics[*place]);
        let metrics = metrics.map(|(place, value)| Metric {
            modality: layout.slots[*place].modality.clone(),
            name: layout.slots[*place].name.into(),
            value: *value,
        });
        let data = Realtime {
            kind: Some(word(change.kind).to_owned()),
            id: Some(Int(id_of(change.index))),
            name: change.name.as_ref().map(ToString::to_string),
            metrics: MetricBags(metrics.collect()),
            sessions: self.sessions(&change.sessions),
            current_status: change.status.as_ref().and_then(|status| self.status(status)),
            ..Realtime::default()
        };
        let says_something = data.name.is_some()
            || data.current_status.is_some()
            || !data.metrics.is_empty()
            || !data.sessions.is_empty();
        (always || says_something).then_some(data)
    }

    fn status(&self, status: &StatusDto) -> Option<StatusDto> {
        let has = |bit: u8| self.status & (1 << bit) != 0;
        let cut = StatusDto {
            agent_status: status.agent_status.clone().filter(|_| has(0)),
            reason_code_name: status.reason_code_name.clone().filter(|_| has(1)),
            start_time: status.start_time.filter(|_| has(2)),
            is_suspended: status.is_suspended.filter(|_| has(3)),
            ..StatusDto::default()
        };
        (cut != StatusDto::default()).then_some(cut)
    }

    fn sessions(&self, all: &[SessionsDto; 3]) -> BTreeMap<String, SessionsDto> {
        let mut cut = BTreeMap::new();
        for (modality, sessions) in all.iter().enumerate() {
            if self.session == 0 || !self.modalities[modality] {
                continue;
            }
            let list = |list: &[SessionDto]| list.iter().map(|s| self.session(s)).collect();
            let mut sessions = SessionsDto {
                added_sessions: list(&sessions.added_sessions),
                sessions: list(&sessions.sessions),
                removed_sessions: sessions.removed_sessions.clone(),
            };
            sessions.sessions.retain(|session| {
                *session != SessionDto { session_id: session.session_id, ..SessionDto::default() }
            });
            if sessions != SessionsDto::default() {
                cut.insert(MODALITY_WORDS[modality].to_owned(), sessions);
            }
        }
        cut
    }

    fn session(&self, of: &SessionDto) -> SessionDto {
        let has = |bit: u16| self.session & (1 << bit) != 0;
        SessionDto {
            session_id: of.session_id,
            session_type: of.session_type.clone().filter(|_| has(0)),
            queue_id: of.queue_id.filter(|_| has(1)),
            agent_id: of.agent_id.filter(|_| has(2)),
            customer_name: of.customer_name.clone().filter(|_| has(3)),
            is_recording: of.is_recording.filter(|_| has(4)),
            can_be_recorded: of.can_be_recorded.filter(|_| has(5)),
            is_silent_joined: of.is_silent_joined.filter(|_| has(6)),
            is_whisper_joined: of.is_whisper_joined.filter(|_| has(7)),
            session_status: of.session_status.clone().filter(|_| has(8)),
            queued_ms: of.queued_ms.filter(|_| has(9)),
            active_ms: of.active_ms.filter(|_| has(10)),
            can_be_silent_joined: of.can_be_silent_joined.filter(|_| has(11)),
            can_be_whisper_joined: of.can_be_whisper_joined.filter(|_| has(12)),
        }
    }
}

fn word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Agent => "agent",
        EntityKind::Queue => "queue",
    }
}
