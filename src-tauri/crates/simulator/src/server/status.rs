//! T1 to T3: what agents are, and what they are set to.

use connect_webapi::Refusal;
use connect_webapi::lenient::{Bool, Int, List, Time};
use connect_webapi::methods::{AgentStatusReply, UpdateAgentStatusBody};
use connect_webapi::realtime::StatusDto;

use super::actions::act;
use super::call::{Answer, Call, Outcome};
use crate::world::statuses::{Choice, UNKNOWN, choices, reason_id};

/// The id of Unavailable, the one status with reason codes.
const UNAVAILABLE: i64 = 3;

/// T1
pub(super) fn current(call: &Call<'_>) -> Outcome {
    if !call.query.flag("currentOnly") {
        return Err(Refusal::MustBeTrue.into());
    }
    let id = call.id()?;
    let state = call.simulated.state();
    let world = &state.world;
    let index = call.visible_agent(world, id)?;
    let agent = &world.agents[index];
    let kind = "agent".to_owned();
    Answer::json(&match world.current_status(index) {
        Some(status) => AgentStatusReply {
            kind,
            id: Int(id),
            name: Some(agent.name.to_string()),
            current_status: StatusDto {
                agent_status: Some(status.word.to_owned()),
                agent_status_id: Some(Int(status.status)),
                reason_code_name: status.reason.map(|reason| Some(reason.to_owned())),
                reason_code_id: status.reason.and_then(reason_id).map(Int),
                start_time: Some(Time(status.start)),
                end_time: None,
                is_suspended: Some(Bool(agent.suspended)),
            },
        },
        None => AgentStatusReply {
            kind,
            id: Int(id),
            name: None,
            current_status: StatusDto {
                agent_status: Some("unknown".to_owned()),
                agent_status_id: Some(Int(UNKNOWN)),
                ..StatusDto::default()
            },
        },
    })
}

/// T2
pub(super) fn update(call: &Call<'_>) -> Outcome {
    let id = call.id()?;
    let body = call.body::<UpdateAgentStatusBody>().unwrap_or_default();
    let status = body.agent_status_id.map(|status| status.0);
    let reason = body.reason_code_id.map(|reason| reason.0);
    let wants_status = status.is_some() || reason.is_some();
    let agent = call.visible_agent(&call.simulated.state().world, id)?;
    match body.is_suspended {
        Some(_) if wants_status => return Err(Refusal::StatusAndSuspension.into()),
        Some(on) => act(call, |world, by| world.set_suspended(by, agent, on.0))?,
        None if !wants_status => return Err(Refusal::Incomplete.into()),
        None if reason.is_some() && status.is_some_and(|id| id != UNAVAILABLE) => {
            return Err(Refusal::ReasonNotAway.into());
        }
        None => act(call, |world, by| world.set_status(by, agent, status, reason))?,
    }
    Ok(Answer::Nothing)
}

/// T3. Statuses have a capital here.
pub(super) fn list(call: &Call<'_>) -> Outcome {
    let id = call.id()?;
    call.visible_agent(&call.simulated.state().world, id)?;
    Answer::json(&List(choices().iter().map(choice).collect()))
}

fn choice(choice: &Choice) -> StatusDto {
    let mut letters = choice.word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    StatusDto {
        agent_status: Some(first.into_iter().chain(letters).collect()),
        agent_status_id: Some(Int(choice.id)),
        reason_code_name: choice.reason.map(|(_, name)| Some(name.to_owned())),
        reason_code_id: choice.reason.map(|(id, _)| Int(id)),
        ..StatusDto::default()
    }
}
