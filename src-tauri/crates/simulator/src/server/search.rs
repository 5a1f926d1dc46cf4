//! Q1: finds agents and queues.

use connect_webapi::Refusal;
use connect_webapi::lenient::{Bool, Int};
use connect_webapi::methods::{AgentFound, QueueFound, SearchReply};

use super::call::{Answer, Call, Outcome};
use crate::world::agents::Agent;
use crate::world::search;
use crate::world::{World, id_of};

/// Q1
pub(super) fn search(call: &Call<'_>) -> Outcome {
    let query = call.varying.trim();
    if query.is_empty() {
        return Err(Refusal::QueryEmpty.into());
    }
    let state = call.simulated.state();
    let world = &state.world;
    let found = call.caller_index(world).map(|by| world.search(by, query)).unwrap_or_default();
    let agents: Vec<_> = found.agents.iter().map(|found| agent(world, found)).collect();
    let queues: Vec<_> = found.queues.iter().map(|found| queue(world, found)).collect();
    let message =
        format!("Query '{query}' found {} agent(s) and {} queue(s).", agents.len(), queues.len());
    Answer::json(&SearchReply {
        agents_found: Some(agents),
        queues_found: Some(queues),
        message: Some(message.into()),
    })
}

fn number(number: usize) -> Option<Int> {
    i64::try_from(number).ok().map(Int)
}

fn agent(world: &World, found: &search::AgentFound) -> AgentFound {
    let agent = &world.agents[found.agent];
    let id = Some(Int(id_of(found.agent)));
    AgentFound {
        kind: Some("agentSearch".into()),
        id,
        name: None,
        agent_id: id,
        first_name: Some(agent.person.first.into()),
        last_name: Some(agent.person.last.into()),
        public_name: Some((&*agent.name).into()),
        login_name: Some(agent.login_name().into()),
        sip_address: Some(agent.sip().into()),
        email_address: Some(agent.email().into()),
        phone_number: Some(Agent::phone(found.agent).into()),
        status: Some(Int(found.status)),
        calls_answered: Some(Int(found.calls_answered)),
        ronas: Some(Int(found.ronas)),
    }
}

fn queue(world: &World, found: &search::QueueFound) -> QueueFound {
    let id = Some(Int(id_of(found.queue)));
    QueueFound {
        kind: Some("queueSearch".into()),
        id,
        name: None,
        queue_id: id,
        queue_name: Some((&*world.queues[found.queue].name).into()),
        is_open: Some(Bool(found.is_open)),
        agents_online: number(found.agents_online),
        agents_available: number(found.agents_available),
        estimated_wait_time: Some(Int(found.estimated_wait)),
        calls_today: Some(Int(found.calls_today)),
    }
}
