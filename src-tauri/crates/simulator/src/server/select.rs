//! What a subscriber wants of an entity, and a change cut down to that.

use std::collections::BTreeMap;

use connect_model::{EntityKind, Metric, Modality, fold, same};
use connect_webapi::lenient::Int;
use connect_webapi::methods::SubscribeBody;
use connect_webapi::realtime::{MetricBags, Realtime, SessionDto, SessionsDto, StatusDto};
use connect_webapi::{MetricPart, MetricProperties, View};

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

/// The status properties, folded; the times come under two names.
const STATUS: [[&str; 2]; 5] = [
    ["agentstatus", "agentstatusid"],
    ["reasoncodename", "reasoncodeid"],
    ["utcstarttime", "starttime"],
    ["utcendtime", "endtime"],
    ["issuspended", "issuspended"],
];

/// Which properties of a kind are wanted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wish<'a> {
    All,
    /// By name, or by number as the dictionary's samples have it.
    Only(&'a [String]),
}

/// What is wanted.
#[derive(Debug)]
pub(crate) struct Selection {
    modalities: [bool; 3],
    /// By place in the layout.
    metrics: Vec<bool>,
    session: u16,
    status: u8,
    /// Whether an agent's metrics per queue are wanted, too.
    pub breakdowns: bool,
    /// Whether the statuses of the last 24 hours are wanted, too.
    pub history: bool,
}

impl Selection {
    /// What a subscriber wants. An empty list of properties means none of them.
    pub(super) fn subscribed(view: &View, body: &SubscribeBody, layout: &Layout) -> Self {
        let sessions = [&*body.session_properties, &*body.session_property_type].concat();
        let wishes = (
            Wish::Only(&body.metric_properties),
            Wish::Only(&sessions),
            Wish::Only(&body.status_properties),
        );
        Self::new(view, wishes, layout)
    }

    /// What is wanted of one of the resources of M1 to M4. A body that names properties of one kind
    /// wants no other; one that names none wants everything.
    pub(super) fn asked(
        view: &View,
        part: MetricPart,
        only: &MetricProperties,
        layout: &Layout,
    ) -> Self {
        let sessions = [&*only.session_properties, &*only.session_property_type].concat();
        let lists = [&only.metric_properties, &sessions, &only.status_properties];
        let all = lists.iter().all(|list| list.is_empty());
        let wish = |index: usize, resource: MetricPart| {
            if part != MetricPart::All && part != resource {
                Wish::Only(&[])
            } else if all {
                Wish::All
            } else {
                Wish::Only(lists[index])
            }
        };
        let wishes = (
            wish(0, MetricPart::Metrics),
            wish(1, MetricPart::Sessions),
            wish(2, MetricPart::Status),
        );
        let mut selection = Self::new(view, wishes, layout);
        selection.breakdowns &= matches!(part, MetricPart::All | MetricPart::Metrics);
        selection.history &= matches!(part, MetricPart::All | MetricPart::Status);
        selection
    }

    fn new(
        view: &View,
        (metrics, sessions, status): (Wish<'_>, Wish<'_>, Wish<'_>),
        layout: &Layout,
    ) -> Self {
        let wanted: Vec<Modality> = view.modalities.iter().map(|m| Modality::parse(m)).collect();
        let modalities =
            [0, 1, 2].map(|m: usize| wanted.is_empty() || wanted.contains(&MODALITIES[m]));
        let metrics = layout.slots.iter().map(|slot| {
            let named = match metrics {
                Wish::All => true,
                Wish::Only(names) => names.iter().any(|name| same(name, slot.name)),
            };
            named && (slot.bag == AGNOSTIC || modalities[slot.bag])
        });
        Self {
            modalities,
            metrics: metrics.collect(),
            session: mask(sessions, &SESSION.map(|name| [name, name])),
            status: mask(status, &STATUS) as u8,
            breakdowns: view.breakdowns,
            history: view.status_history,
        }
    }

    /// The part of a change that is wanted.
    pub(super) fn cut(&self, change: &Change, layout: &Layout) -> Realtime {
        let metrics = change.metrics.iter().filter(|(place, _)| self.metrics[*place]);
        let metrics = metrics.map(|(place, value)| Metric {
            modality: layout.slots[*place].modality.clone(),
            name: layout.slots[*place].name.into(),
            value: *value,
        });
        Realtime {
            kind: Some(word(change.kind).to_owned()),
            id: Some(Int(id_of(change.index))),
            name: change.name.as_ref().map(ToString::to_string),
            metrics: MetricBags(metrics.collect()),
            sessions: self.sessions(&change.sessions),
            current_status: change.status.as_ref().and_then(|status| self.status(status)),
            ..Realtime::default()
        }
    }

    /// Whether the metric at this place is wanted.
    pub(super) fn has_metric(&self, place: usize) -> bool {
        self.metrics[place]
    }

    /// Whether sessions are wanted at all.
    pub(super) fn has_sessions(&self) -> bool {
        self.session != 0
    }

    /// The part of a status that is wanted; none if there is none.
    fn status(&self, status: &StatusDto) -> Option<StatusDto> {
        let has = |bit: u8| self.status & (1 << bit) != 0;
        let cut = StatusDto {
            agent_status: status.agent_status.clone().filter(|_| has(0)),
            reason_code_name: status.reason_code_name.clone().filter(|_| has(1)),
            start_time: status.start_time.filter(|_| has(2)),
            end_time: status.end_time.filter(|_| has(3)),
            is_suspended: status.is_suspended.filter(|_| has(4)),
            ..StatusDto::default()
        };
        (cut != StatusDto::default()).then_some(cut)
    }

    /// The part of a past status that is wanted: all of it if no properties are named.
    pub(super) fn past_status(&self, status: StatusDto) -> Option<StatusDto> {
        if self.status == 0 { Some(status) } else { self.status(&status) }
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

/// Whether there is anything in an update.
pub(super) fn says_something(data: &Realtime) -> bool {
    data.name.is_some()
        || data.current_status.is_some()
        || !data.metrics.is_empty()
        || !data.sessions.is_empty()
}

/// A bit for each property that is wished for; numbers count from 1.
fn mask<const N: usize>(wish: Wish<'_>, known: &[[&str; 2]; N]) -> u16 {
    let Wish::Only(names) = wish else { return u16::MAX };
    let mut mask = 0;
    for name in names {
        let number = name.trim().parse::<usize>().ok().map(|number| number.wrapping_sub(1));
        let folded = fold(name);
        let by_name = || known.iter().position(|names| names.contains(&folded.as_str()));
        if let Some(bit) = number.or_else(by_name).filter(|bit| *bit < N) {
            mask |= 1 << bit;
        }
    }
    mask
}

/// The server's word for a kind of entity.
pub(super) fn word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Agent => "agent",
        EntityKind::Queue => "queue",
    }
}
