//! One session in full, from the server's answer to what the window draws. Pure.

mod conversation;

use std::collections::BTreeMap;

use connect_ipc as ipc;
use connect_model::{Millis, Modality, QueueId, SessionState, fold};
use connect_webapi::lenient::{Bool, Int, List, Text, Time};
use connect_webapi::methods::ExtraItemKey;
use connect_webapi::session::{
    Disposition, ExtraItem, IvrData, Offer, Participation, SessionDetail, SessionRecord,
};

use crate::drafts::Seen;
use crate::opener::web_page;
use crate::view::sessions::{direct, state};

pub(crate) use conversation::transcript;
use conversation::{messages, prompt};

/// So many of the customer's sessions come with the session itself.
pub(crate) const FIRST_PAGE: u8 = 3;

/// What the server has of a session, as far as it can be edited.
pub(crate) fn seen(detail: &SessionDetail) -> Seen {
    let mut values = BTreeMap::from([
        (ipc::EditField::Notes, plain(text(detail.call_note.as_ref()))),
        (ipc::EditField::Disposition, chosen(detail)),
    ]);
    for item in items(detail) {
        let field = ipc::EditField::Item { key: item.key };
        values.insert(field, plain(item.value));
    }
    let page = screen_pop(detail).filter(|page| page.allowed).map(|page| page.address);
    let agent = agent_id(detail.agent_id)
        .map(|id| (id, agent_name(detail.agent_id, detail.agent_name.as_ref())));
    Seen { customer: text(detail.customer_name.as_ref()), values, page, agent }
}

/// The session, as of a time of the server's clock; what was typed in it goes beside it.
pub(crate) fn view(detail: &SessionDetail, id: i64, at: Millis) -> ipc::SessionView {
    let customer = text(detail.customer_name.as_ref());
    let customer_id = text(detail.customer_id.as_ref());
    let direct = detail.queue_id.and_then(|id| direct(QueueId(id.0)));
    let mut events: Vec<_> = list(detail.session_event_history.as_ref()).iter().collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.last_updated.map(|time| time.0)));
    ipc::SessionView {
        id,
        at,
        now: now(detail, at),
        customer_id: if customer_id == customer { String::new() } else { customer_id },
        customer,
        customer_phone: text(detail.customer_phone.as_ref()),
        queue: if direct.is_some() { String::new() } else { text(detail.queue_name.as_ref()) },
        direct,
        agent: agent_name(detail.agent_id, detail.agent_name.as_ref()),
        call_flow: text(detail.call_flow_name.as_ref()),
        participants: list(detail.agents.as_ref()).iter().map(participant).collect(),
        offers: list(detail.offers.as_ref()).iter().map(offer).collect(),
        ivr: list(detail.ivr_data.as_ref()).iter().map(ivr).collect(),
        events: events
            .into_iter()
            .map(|event| ipc::SessionEvent {
                at: event.last_updated.map(|time| time.0),
                text: text(event.event_text.as_ref()),
                by: text(event.updated_by.as_ref()),
            })
            .collect(),
        transcript: detail.transcript.as_ref().map(|lines| transcript(&lines.0)),
        prompts: list(detail.im_prompts.as_ref()).iter().filter_map(prompt).collect(),
        messages: messages(detail),
        history: history(list(detail.customer_history.as_ref()), usize::from(FIRST_PAGE)),
        items: items(detail),
        notes: text(detail.call_note.as_ref()),
        disposition: disposition(detail),
        screen_pop: screen_pop(detail),
        edits: Vec::new(),
        rights: ipc::EditRights { notes: None, disposition: None, items: None },
    }
}

fn now(detail: &SessionDetail, at: Millis) -> ipc::SessionNow {
    let status = text(detail.session_status.as_ref());
    let parsed = SessionState::parse(&status);
    let on_hold = is(detail.is_on_hold);
    let shown = if on_hold && parsed == SessionState::Active { SessionState::Hold } else { parsed };
    let ago = |ms: Option<Int>| ms.filter(|ms| ms.0 > 0).map(|ms| at - ms.0);
    let waits = parsed.is_waiting();
    let talks = matches!(parsed, SessionState::Active | SessionState::Hold);
    let started = time(detail.start_time_stamp);
    let working = list(detail.agents.as_ref()).iter().filter_map(|part| {
        part.after_call_start_time_stamp.map(|time| (!is(part.is_primary_agent), time.0))
    });
    ipc::SessionNow {
        state: state(shown),
        status,
        modality: modality(detail.modality.as_ref(), detail.modality_id),
        started,
        queued_since: ago(detail.queued_ms).or(started).filter(|_| waits),
        answered: time(detail.answered_time_stamp),
        active_since: time(detail.active_time_stamp).or(ago(detail.active_ms)).filter(|_| talks),
        after_call_since: working
            .min()
            .map(|(_, time)| time)
            .filter(|_| parsed == SessionState::AfterCall),
        after_call: detail.aftercall_options.as_ref().map(|options| ipc::AfterCallView {
            manual: is(options.is_manual_after_call_enabled),
            limit: options.after_call_time_seconds.map(|seconds| seconds.0.saturating_mul(1_000)),
        }),
        ended: time(detail.end_time_stamp),
        duration: detail
            .session_duration_ms
            .map(|ms| ms.0)
            .filter(|_| parsed == SessionState::Ended),
        hold_since: time(detail.hold_start_time).filter(|_| on_hold),
        on_hold,
        hold_limit: detail
            .hold_timer_threshold
            .filter(|seconds| seconds.0 > 0)
            .map(|seconds| seconds.0.saturating_mul(1_000)),
        recording_since: time(detail.recording_start_time).filter(|_| is(detail.is_recording)),
        recording: is(detail.is_recording),
        silent_joined: is(detail.is_silent_joined),
        whisper_joined: is(detail.is_whisper_joined),
    }
}

fn participant(part: &Participation) -> ipc::Participant {
    ipc::Participant {
        agent: agent_name(part.agent_id, part.agent_name.as_ref()),
        agent_id: agent_id(part.agent_id),
        how: how(part.agent_participation_type_id, part.agent_participation_type.as_ref()),
        status: status(
            part.agent_participation_status_id,
            part.agent_participation_status.as_ref(),
        ),
        primary: is(part.is_primary_agent),
        since: time(part.accepted_time_stamp).or(time(part.allocated_time_stamp)),
        by: agent_name(part.initiating_agent_id, part.initiating_agent_name.as_ref()),
    }
}

fn offer(part: &Offer) -> ipc::Participant {
    ipc::Participant {
        agent: agent_name(part.agent_id, part.agent_name.as_ref()),
        agent_id: agent_id(part.agent_id),
        how: how(part.agent_participation_type_id, part.agent_participation_type.as_ref()),
        status: status(
            part.agent_participation_status_id,
            part.agent_participation_status.as_ref(),
        ),
        primary: false,
        since: time(part.offered_time_stamp).or(time(part.allocated_time_stamp)),
        by: agent_name(part.initiating_agent_id, part.initiating_agent_name.as_ref()),
    }
}

/// Ways to take part: id, the server's word folded, ours.
const WAYS: &[(i64, &str, &str)] = &[
    (1, "agent", "agent"),
    (4, "consult", "consult"),
    (5, "transferagent", "transferAgent"),
    (6, "contact", "contact"),
    (7, "whisperjoin", "whisperJoin"),
    (8, "silentjoin", "silentJoin"),
    (9, "invite", "invite"),
    (10, "bargein", "bargeIn"),
];

const STATUSES: &[(i64, &str, &str)] =
    &[(2, "offering", "offering"), (3, "accepted", "accepted"), (4, "aftercall", "afterCall")];

fn how(id: Option<Int>, word: Option<&Text>) -> String {
    known(WAYS, id, word)
}

/// How a user is joined to the session, if it is.
pub(crate) fn joined(detail: &SessionDetail, user: i64) -> Option<ipc::JoinedKind> {
    let own =
        list(detail.agents.as_ref()).iter().filter(|part| agent_id(part.agent_id) == Some(user));
    let words = own
        .map(|part| how(part.agent_participation_type_id, part.agent_participation_type.as_ref()));
    words
        .filter_map(|word| match word.as_str() {
            "silentJoin" => Some(ipc::JoinedKind::Silent),
            "whisperJoin" => Some(ipc::JoinedKind::Whisper),
            "bargeIn" => Some(ipc::JoinedKind::BargeIn),
            _ => None,
        })
        .next_back()
}

fn status(id: Option<Int>, word: Option<&Text>) -> String {
    known(STATUSES, id, word)
}

/// Our word for the server's; one that is not known as it came.
fn known(table: &[(i64, &str, &str)], id: Option<Int>, word: Option<&Text>) -> String {
    let word = text(word);
    let folded = fold(&word);
    let by_word = table.iter().find(|row| row.1 == folded.as_str());
    let by_id = || table.iter().find(|row| word.is_empty() && id.is_some_and(|id| id.0 == row.0));
    by_word.or_else(by_id).map_or(word.clone(), |row| row.2.to_owned())
}

fn ivr(data: &IvrData) -> ipc::IvrPath {
    let nodes = list(data.ivr_nodes.as_ref()).iter().map(|node| ipc::IvrStep {
        name: text(node.node_name.as_ref()),
        chosen: text(node.selected_result.as_ref()),
        note: text(node.node_note.as_ref()),
        duration: node.duration.map(|duration| duration.0),
    });
    ipc::IvrPath { flow: text(data.call_flow_name.as_ref()), nodes: nodes.collect() }
}

/// A page of a customer's sessions; a full one may have another behind it.
pub(crate) fn history(sessions: &[SessionRecord], limit: usize) -> ipc::HistoryPage {
    let more = sessions.len() >= limit;
    let mut sessions: Vec<_> = sessions.iter().filter_map(past).collect();
    sessions.sort_by_key(|past| std::cmp::Reverse((past.started, past.id)));
    sessions.dedup_by_key(|past| past.id);
    ipc::HistoryPage { sessions, more }
}

fn past(record: &SessionRecord) -> Option<ipc::PastSession> {
    let first = record.selected_call_disposition.as_ref().map(|one| text(one.name.as_ref()));
    let sub = record.selected_call_sub_disposition.as_ref().map(|one| text(one.name.as_ref()));
    let names = first.into_iter().chain(sub).filter(|name| !name.is_empty());
    Some(ipc::PastSession {
        id: record.session_id?.0,
        started: time(record.start_time_stamp),
        queue: text(record.queue_name.as_ref()),
        agent: agent_name(record.agent_id, record.agent_name.as_ref()),
        modality: modality(record.modality.as_ref(), record.modality_id),
        disposition: names.collect(),
        notes: text(record.call_note.as_ref()),
    })
}

fn items(detail: &SessionDetail) -> Vec<ipc::ExtraItemView> {
    let items = list(detail.extra_items.as_ref()).iter().filter_map(|item| {
        Some(ipc::ExtraItemView {
            key: item_key(item)?,
            name: text(item.key.as_ref()),
            value: text(item.value.as_ref()),
        })
    });
    items.collect()
}

/// Items that the system fills in have no id of their own, and are known by their names.
fn item_key(item: &ExtraItem) -> Option<String> {
    match item.extra_item_id {
        Some(id) if id.0 > 0 => Some(format!("id {}", id.0)),
        _ => {
            let name = text(item.key.as_ref());
            (!name.is_empty()).then(|| format!("name {name}"))
        }
    }
}

/// How an item of this key is named to the server.
pub(crate) fn item_of(key: &str) -> Option<ExtraItemKey> {
    match key.split_once(' ')? {
        ("id", id) => id.parse().ok().map(ExtraItemKey::Id),
        ("name", name) => Some(ExtraItemKey::Name(name.to_owned())),
        _ => None,
    }
}

fn chosen(detail: &SessionDetail) -> ipc::EditValue {
    let first = detail.selected_call_disposition.as_ref();
    let second = detail.selected_call_sub_disposition.as_ref();
    let known = |id: Option<Int>| id.map(|id| id.0).filter(|id| *id > 0);
    ipc::EditValue::Choice {
        disposition: known(first.and_then(|one| one.call_disposition_id)),
        sub: known(second.and_then(|one| one.call_sub_disposition_id)),
    }
}

fn disposition(detail: &SessionDetail) -> ipc::DispositionView {
    let (disposition, sub) = match chosen(detail) {
        ipc::EditValue::Choice { disposition, sub } => (disposition, sub),
        ipc::EditValue::Text { .. } => (None, None),
    };
    let first = detail.selected_call_disposition.as_ref().map(|one| text(one.name.as_ref()));
    let second = detail.selected_call_sub_disposition.as_ref().map(|one| text(one.name.as_ref()));
    let names = first.into_iter().chain(second).filter(|name| !name.is_empty()).collect();
    let choices = list(detail.call_dispositions.as_ref()).iter().filter_map(choice).collect();
    ipc::DispositionView { disposition, sub, names, choices }
}

fn choice(disposition: &Disposition) -> Option<ipc::Choice> {
    let subs = list(disposition.sub_dispositions.as_ref()).iter().filter_map(|sub| {
        let id = sub.sub_disposition_id.or(sub.id)?.0;
        Some(ipc::SubChoice { id, name: text(sub.sub_disposition.as_ref().or(sub.name.as_ref())) })
    });
    Some(ipc::Choice {
        id: disposition.disposition_id.or(disposition.id)?.0,
        name: text(disposition.disposition.as_ref().or(disposition.name.as_ref())),
        subs: subs.collect(),
    })
}

/// Call data, and not to be trusted (spec note 17): web pages alone are opened.
fn screen_pop(detail: &SessionDetail) -> Option<ipc::ScreenPop> {
    let address = text(detail.screen_pop_url.as_ref());
    let address = address.trim();
    if address.is_empty() {
        return None;
    }
    Some(match web_page(address) {
        Some(url) => ipc::ScreenPop {
            host: url.host_str().unwrap_or_default().to_owned(),
            address: url.into(),
            allowed: true,
        },
        None => ipc::ScreenPop { address: address.to_owned(), host: String::new(), allowed: false },
    })
}

fn modality(word: Option<&Text>, id: Option<Int>) -> String {
    match (text(word), id) {
        (word, Some(id)) if word.is_empty() => {
            Modality::parse(&id.0.to_string()).as_str().to_owned()
        }
        (word, _) => Modality::parse(&word).as_str().to_owned(),
    }
}

/// Contacts and nobody have no id of an agent.
fn agent_id(id: Option<Int>) -> Option<i64> {
    id.map(|id| id.0).filter(|id| *id > 0)
}

/// Nobody is named "None" by the server.
fn agent_name(id: Option<Int>, name: Option<&Text>) -> String {
    let somebody = id.is_none_or(|id| id.0 > 0);
    let nobody = |name: &String| id.is_none() && matches!(name.as_str(), "None" | "Unknown");
    Some(text(name)).filter(|name| somebody && !nobody(name)).unwrap_or_default()
}

fn plain(text: String) -> ipc::EditValue {
    ipc::EditValue::Text { text }
}

fn text(text: Option<&Text>) -> String {
    text.map_or(String::new(), |text| text.0.clone())
}

fn list<T>(list: Option<&List<T>>) -> &[T] {
    list.map_or(&[], |list| &list.0)
}

fn time(time: Option<Time>) -> Option<i64> {
    time.map(|time| time.0)
}

fn is(flag: Option<Bool>) -> bool {
    flag.is_some_and(|flag| flag.0)
}

#[cfg(test)]
mod tests;
