//! Sessions as REST answers them: "Session Base", "Model Session", and who takes part.

use connect_webapi::lenient::{Bool, Int, List, Text, Time};
use connect_webapi::session::{
    Offer, Participation, SelectedDisposition, SelectedSubDisposition, SessionRecord,
};

use crate::world::parts::Part;
use crate::world::sessions::{MODALITY_IDS, Session};
use crate::world::{World, id_of};

/// "Session Base": what is said of sessions of the past.
pub(super) fn base(world: &World, session: &Session) -> SessionRecord {
    let (modality_id, modality) = MODALITY_IDS[session.modality];
    let flow = world.call_flow(session);
    let disposed = world.disposition_of(session);
    let sub = disposed.as_ref().and_then(|disposed| disposed.sub);
    SessionRecord {
        session_id: Some(Int(session.id)),
        session_type: Some(session.kind.long_word().into()),
        queue_name: Some(match session.queue {
            Some(queue) => (&*world.queues[queue].name).into(),
            None => session.kind.long_word().into(),
        }),
        queue_id: Some(Int(session.queue_id())),
        customer_id: Some(world.customer(session.caller).id.into()),
        customer_name: Some((&*session.customer).into()),
        customer_phone: Some(world.address(session).into()),
        agent_id: session.responding.map(|agent| Int(id_of(agent))),
        agent_name: Some(match session.responding {
            Some(agent) => (&*world.agents[agent].name).into(),
            None => "None".into(),
        }),
        modality_id: Some(Int(modality_id)),
        modality: Some(modality.into()),
        start_time_stamp: Some(Time(session.started)),
        call_flow_name: flow.as_ref().map(|(_, name)| name.clone().into()),
        call_flow_id: flow.as_ref().map(|(id, _)| Int(*id)),
        call_note: world.note_of(session).map(Text::from),
        selected_call_disposition: disposed.map(|disposed| SelectedDisposition {
            call_disposition_id: Some(Int(disposed.disposition.0)),
            name: Some(disposed.disposition.1.into()),
        }),
        selected_call_sub_disposition: sub.map(|(id, name)| SelectedSubDisposition {
            call_sub_disposition_id: Some(Int(id)),
            name: Some(name.into()),
        }),
        ..SessionRecord::default()
    }
}

/// "Model Session": the same and where it stands.
pub(super) fn whole(world: &World, session: &Session) -> SessionRecord {
    let now = world.now;
    let joinable = session.can_be_joined();
    SessionRecord {
        is_recording: Some(Bool(session.recording_since.is_some())),
        can_be_recorded: Some(Bool(session.can_be_recorded())),
        is_silent_joined: Some(Bool(session.is_silent_joined())),
        is_whisper_joined: Some(Bool(session.is_whisper_joined())),
        session_status: Some(session.long_status().into()),
        queued_ms: Some(Int(session.queued_ms(now))),
        active_ms: Some(Int(session.active_ms(now))),
        can_be_silent_joined: Some(Bool(joinable)),
        can_be_whisper_joined: Some(Bool(joinable)),
        is_on_hold: Some(Bool(session.hold_since.is_some())),
        hold_start_time: session.hold_since.map(Time),
        recording_start_time: session.recording_since.map(Time),
        answered_time_stamp: session.answered_by_primary().map(Time),
        session_has_ended: Some(Bool(session.ended.is_some())),
        agents: Some(List(session.participants().map(|p| participation(world, p)).collect())),
        offers: Some(List(session.offers().map(|part| offer(world, part)).collect())),
        screen_pop_url: world.screen_pop(session).map(Text::from),
        active_time_stamp: session.active_since.map(Time),
        end_time_stamp: session.ended.map(Time),
        session_duration_ms: Some(Int(session.duration_ms(now))),
        ..base(world, session)
    }
}

fn agent_name(world: &World, agent: usize) -> Text {
    (&*world.agents[agent].name).into()
}

fn participation(world: &World, part: &Part) -> Participation {
    let (status_id, status) = part.status();
    Participation {
        agent_id: Some(Int(id_of(part.agent))),
        agent_name: Some(agent_name(world, part.agent)),
        agent_participation_type_id: Some(Int(part.how.id())),
        agent_participation_type: Some(part.how.word().into()),
        agent_participation_status_id: Some(Int(status_id)),
        agent_participation_status: Some(status.into()),
        allocated_time_stamp: Some(Time(part.allocated)),
        offered_time_stamp: Some(Time(part.offered)),
        accepted_time_stamp: part.accepted.map(Time),
        after_call_start_time_stamp: part.after_call.map(Time),
        is_primary_agent: Some(Bool(part.primary_since.is_some())),
        primary_agent_start_time_stamp: part.primary_since.map(Time),
        initiating_agent_id: part.by.map(|agent| Int(id_of(agent))),
        initiating_agent_name: part.by.map(|agent| agent_name(world, agent)),
        active_ms: part.accepted.map(|accepted| Int(world.now - accepted)),
    }
}

fn offer(world: &World, part: &Part) -> Offer {
    let (status_id, status) = part.status();
    Offer {
        agent_id: Some(Int(id_of(part.agent))),
        agent_name: Some(agent_name(world, part.agent)),
        agent_participation_type_id: Some(Int(part.how.id())),
        agent_participation_type: Some(part.how.word().into()),
        agent_participation_status_id: Some(Int(status_id)),
        agent_participation_status: Some(status.into()),
        allocated_time_stamp: Some(Time(part.allocated)),
        offered_time_stamp: Some(Time(part.offered)),
        initiating_agent_id: part.by.map(|agent| Int(id_of(agent))),
        initiating_agent_name: part.by.map(|agent| agent_name(world, agent)),
    }
}
