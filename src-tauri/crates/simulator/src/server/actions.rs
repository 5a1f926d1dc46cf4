//! P4, S6 to S11: what people ask the centre to do with sessions.

use connect_webapi::Refusal;
use connect_webapi::lenient::{Bool, Int, List};
use connect_webapi::methods::{
    RecordingStatus, SetCallNotesBody, SetDispositionsBody, SetExtraItemBody,
};

use super::call::{Answer, Call, Outcome, Refused, bad_request};
use crate::world::World;
use crate::world::actions::Refusal as Denial;
use crate::world::actions::join::Join;
use crate::world::actions::record::{Answer as Recorded, RecordingRequest};
use crate::world::rights::Right;
use crate::world::sessions::Stage;

impl From<Denial> for Refused {
    fn from(denial: Denial) -> Self {
        match denial {
            Denial::NotVisible | Denial::NotAllowed => Refusal::NotVisible.into(),
            Denial::NoSuchSession => Refusal::SessionUnknown.into(),
            Denial::NotActive => bad_request("The session is not active."),
            Denial::NotJoinable => bad_request("The session cannot be joined."),
            Denial::AlreadyJoined => bad_request("The session is joined already."),
            Denial::JoinedElsewhere => bad_request("You are joined to another session."),
            Denial::OwnSession => bad_request("You are in the session yourself."),
            Denial::NotJoined => bad_request("You are not joined to the session."),
            Denial::Status(_) => bad_request("There is no such status or reason code."),
            Denial::UnknownItem => bad_request("There is no such extra item."),
            Denial::UnknownDisposition | Denial::UnknownSubDisposition => {
                bad_request("There is no such disposition.")
            }
        }
    }
}

/// Lets the caller do something, and publishes what came of it.
pub(super) fn act<T>(
    call: &Call<'_>,
    action: impl FnOnce(&mut World, usize) -> Result<T, Denial>,
) -> Result<T, Refused> {
    let mut state = call.simulated.state();
    let by = call.caller_index(&state.world).ok_or(Refusal::NotVisible)?;
    let done = action(&mut state.world, by);
    state.publish();
    done.map_err(Refused::from)
}

/// P4
pub(super) fn unregister(call: &Call<'_>) -> Outcome {
    let sessions = call.query.numbers("sids");
    act(call, |world, by| Ok(world.unregister(by, &sessions)))?;
    Ok(Answer::Done)
}

/// S6
pub(super) fn set_extra_item(call: &Call<'_>) -> Outcome {
    let session = call.id()?;
    let body = call.body::<SetExtraItemBody>().unwrap_or_default();
    let (id, name) = (body.extra_item_id.map(|id| id.0), body.extra_item_name);
    let value = body.extra_item_value.filter(|_| id.is_some() || name.is_some());
    let value = value.ok_or(Refusal::Incomplete)?;
    let item = (id, name.as_ref().map(|name| name.0.as_str()));
    act(call, |world, by| world.set_extra_item(by, session, item, &value.0))?;
    Ok(Answer::Nothing)
}

/// S7
pub(super) fn set_call_notes(call: &Call<'_>) -> Outcome {
    let session = call.id()?;
    let note = call.body::<SetCallNotesBody>().and_then(|body| body.note);
    let note = note.ok_or(Refusal::Incomplete)?;
    act(call, |world, by| world.set_note(by, session, &note))?;
    Ok(Answer::Nothing)
}

/// S8
pub(super) fn set_dispositions(call: &Call<'_>) -> Outcome {
    let session = call.id()?;
    let body = call.body::<SetDispositionsBody>().unwrap_or_default();
    let disposition = body.disposition_id.ok_or(Refusal::Incomplete)?.0;
    let sub = body.sub_disposition_id.map(|sub| sub.0);
    act(call, |world, by| world.set_disposition(by, session, disposition, sub))?;
    Ok(Answer::Nothing)
}

/// S9
pub(super) fn start_recording(call: &Call<'_>) -> Outcome {
    record(call, true)
}

/// S10
pub(super) fn stop_recording(call: &Call<'_>) -> Outcome {
    record(call, false)
}

/// Refused as a whole if the agent is the primary one of a session that the caller, or anybody, may
/// not record; sessions of other primary agents are denied one by one.
fn record(call: &Call<'_>, on: bool) -> Outcome {
    let id = call.id()?;
    let agent = {
        let state = call.simulated.state();
        let agent = call.visible_agent(&state.world, id)?;
        let by = call.caller_index(&state.world).ok_or(Refusal::NotVisible)?;
        if is_prohibited(&state.world, by, agent) {
            return Err(Refusal::NotRecordable.into());
        }
        agent
    };
    let answers = act(call, |world, by| world.record(by, agent, on))?;
    Answer::json(&List(answers.iter().map(recording_status).collect()))
}

fn is_prohibited(world: &World, by: usize, agent: usize) -> bool {
    let session = world.primary_session(agent);
    session.is_some_and(|session| {
        session.stage == Stage::Active
            && (!session.recordable || !world.may(by, Right::Record, agent))
    })
}

fn recording_status(request: &RecordingRequest) -> RecordingStatus {
    RecordingStatus {
        session_id: Some(Int(request.session)),
        is_recording: Some(Bool(request.recording)),
        can_be_recorded: Some(Bool(request.can_be_recorded)),
        request_denied: Some(Bool(request.answer == Recorded::Denied)),
        request_failed: Some(Bool(request.answer == Recorded::Failed)),
    }
}

/// S11
pub(super) fn join(call: &Call<'_>) -> Outcome {
    let session = call.id()?;
    let route = call.place.route;
    let join =
        [("silentJoin", Join::Silent), ("whisperJoin", Join::Whisper), ("bargeIn", Join::BargeIn)];
    let join = join.iter().find(|(word, _)| route.contains(word)).map(|(_, join)| *join);
    act(call, |world, by| match join {
        Some(join) => world.join(by, session, join),
        None => world.leave(by, session),
    })?;
    Ok(Answer::Nothing)
}
