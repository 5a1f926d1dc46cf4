//! What S3 adds to a session when it is asked to.

use connect_webapi::lenient::{Bool, Int, List, Text, Time};
use connect_webapi::session::{
    AfterCallOptions, Disposition, ExtraItem, ImPrompt, IvrData, IvrNode, SessionDetail,
    SessionEvent, SessionMessage, SubDisposition, TranscriptMessage,
};

use super::query::Query;
use super::record;
use crate::world::catalogue::{after_call_options, dispositions, hold_threshold};
use crate::world::sessions::Session;
use crate::world::{World, id_of};

/// The parts that the query includes; nothing of the session itself.
pub(super) fn parts(world: &World, session: &Session, query: &Query) -> SessionDetail {
    let unit = world.unit_of(session);
    let includes = |flag: &str| query.flag(flag);
    SessionDetail {
        customer_history: includes("includeCustomerHistory")
            .then(|| history(world, session, query)),
        aftercall_options: includes("includeAftercallOptions").then(|| after_call(unit)),
        hold_timer_threshold: includes("includeHoldTimerThreshold")
            .then(|| Int(hold_threshold(unit))),
        im_prompts: includes("includeImPrompts").then(|| prompts(world, session)),
        ivr_data: includes("includeIvrData").then(|| ivr(world, session)),
        call_dispositions: includes("includeDispositions").then(|| choice(unit)),
        transcript: includes("includeCurrentTranscript").then(|| List(lines(world, session))),
        extra_items: includes("includeExtraItems").then(|| extras(world, session)),
        session_event_history: includes("includeSessionEventHistory")
            .then(|| events(world, session)),
        session_messages: Some(messages(world, session)),
        ..SessionDetail::default()
    }
}

/// The latest sessions of the customer, the oldest of them first: three unless a limit is given.
fn history(
    world: &World,
    session: &Session,
    query: &Query,
) -> List<connect_webapi::session::SessionRecord> {
    let limit = query.number("customerHistoryLimit").filter(|limit| *limit > 0).unwrap_or(3);
    let limit = usize::try_from(limit.min(50)).unwrap_or(50);
    let all = world.customer_history(session);
    let latest = all.iter().skip(all.len().saturating_sub(limit));
    let found = latest.filter_map(|earlier| world.session(earlier.id));
    List(found.map(|earlier| record::base(world, &earlier)).collect())
}

fn after_call(unit: usize) -> AfterCallOptions {
    let options = after_call_options(unit);
    AfterCallOptions {
        id: Some(Int(0)),
        is_manual_after_call_enabled: Some(Bool(options.manual)),
        after_call_time_seconds: Some(Int(options.seconds)),
        ..AfterCallOptions::default()
    }
}

fn prompts(world: &World, session: &Session) -> List<ImPrompt> {
    let prompts = world.prompts(session).into_iter().map(|prompt| ImPrompt {
        kind: Some("imPrompt".into()),
        id: Some(Int(prompt.id)),
        prompt_name: Some(prompt.name.into()),
        prompt_value: Some(prompt.text.into()),
        ..ImPrompt::default()
    });
    List(prompts.collect())
}

fn ivr(world: &World, session: &Session) -> List<IvrData> {
    let Some((_, name)) = world.call_flow(session) else { return List::default() };
    let nodes = world.ivr_path(session).into_iter().map(|node| IvrNode {
        kind: Some("ivrNode".into()),
        id: Some(Int(node.id)),
        node_name: Some(node.name.into()),
        selected_result: node.selected.map(Text::from),
        node_note: Some(node.note.into()),
        duration: Some(Int(node.duration)),
        ..IvrNode::default()
    });
    List(vec![IvrData {
        kind: Some("ivrData".into()),
        id: Some(Int(session.id)),
        call_flow_name: Some(name.into()),
        ivr_nodes: Some(List(nodes.collect())),
        ..IvrData::default()
    }])
}

fn choice(unit: usize) -> List<Disposition> {
    let sub = |(id, name): (i64, &str)| SubDisposition {
        id: Some(Int(id)),
        sub_disposition_id: Some(Int(id)),
        sub_disposition: Some(name.into()),
        ..SubDisposition::default()
    };
    let all = dispositions(unit).into_iter().map(|disposition| Disposition {
        kind: Some("callDisposition".into()),
        id: Some(Int(disposition.id)),
        disposition_id: Some(Int(disposition.id)),
        disposition: Some(disposition.name.into()),
        business_unit_id: Some(Int(id_of(disposition.unit))),
        sub_dispositions: Some(List(disposition.subs.into_iter().map(sub).collect())),
        ..Disposition::default()
    });
    List(all.collect())
}

/// The transcript so far (also S2), the oldest line first.
pub(super) fn lines(world: &World, session: &Session) -> Vec<TranscriptMessage> {
    let lines = world.transcript(session).into_iter().map(|line| TranscriptMessage {
        kind: Some("imMessage".into()),
        id: Some(Int(line.id)),
        time_stamp: Some(Time(line.at)),
        to: Some(line.to.into()),
        from: Some(line.from.into()),
        message: Some(line.text.into()),
        from_agent: Some(Bool(line.from_agent)),
    });
    lines.collect()
}

fn extras(world: &World, session: &Session) -> List<ExtraItem> {
    let items = world.extra_items(session).into_iter().map(|item| ExtraItem {
        kind: Some("extraItem".into()),
        id: Some(Int(item.id)),
        extra_item_id: Some(Int(item.definition)),
        key: Some(item.key.into()),
        value: Some(item.value.into()),
        is_searchable: Some(Bool(item.searchable)),
        ..ExtraItem::default()
    });
    List(items.collect())
}

fn events(world: &World, session: &Session) -> List<SessionEvent> {
    let events = world.events_of(session).into_iter().map(|event| SessionEvent {
        id: Some(Int(event.id)),
        event_text: Some(event.text.into()),
        last_updated: Some(Time(event.at)),
        updated_by: Some(event.by.into()),
        ..SessionEvent::default()
    });
    List(events.collect())
}

fn messages(world: &World, session: &Session) -> List<SessionMessage> {
    let messages = world.messages(session).into_iter().map(|message| SessionMessage {
        kind: Some("sessionMessage".into()),
        id: Some(Int(message.id)),
        name: Some(message.name.into()),
        session_id: Some(Int(session.id)),
        agent_id: message.agent.map(|agent| Int(id_of(agent))),
        session_message_type_id: Some(Int(message.kind)),
        published: Some(Time(message.published)),
    });
    List(messages.collect())
}
