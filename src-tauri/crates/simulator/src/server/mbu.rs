//! P2: the part of the organisation that the signed-in agent sees.

use std::collections::BTreeSet;

use connect_webapi::Refusal;
use connect_webapi::lenient::{Bool, Int};
use connect_webapi::methods::{AgentDto, BusinessUnitDto, GroupDto, MbuReply, QueueDto, TeamDto};

use super::call::{Answer, Call, Outcome};
use crate::world::rights::Visible;
use crate::world::{World, id_of};

/// P2
pub(super) fn mbu(call: &Call<'_>) -> Outcome {
    let state = call.simulated.state();
    let world = &state.world;
    let by = call.caller_index(world).ok_or(Refusal::AgentUnknown)?;
    let visible = world.visible(by);
    Answer::json(&MbuReply {
        agents: visible.agents.iter().map(|agent| agent_entry(world, by, *agent)).collect(),
        queues: visible.queues.iter().map(|queue| queue_entry(world, &visible, *queue)).collect(),
        teams: visible.teams.iter().map(|team| team_entry(world, &visible, *team)).collect(),
        groups: visible.groups.iter().map(|group| group_entry(world, &visible, *group)).collect(),
        business_units: visible
            .units
            .iter()
            .map(|unit| unit_entry(world, &visible, *unit))
            .collect(),
    })
}

fn id(index: usize) -> Int {
    Int(id_of(index))
}

/// The ids of what is visible of a list.
fn ids(indexes: &[usize], visible: &BTreeSet<usize>) -> Vec<Int> {
    indexes.iter().filter(|index| visible.contains(index)).map(|index| id(*index)).collect()
}

fn agent_entry(world: &World, by: usize, index: usize) -> AgentDto {
    let agent = &world.agents[index];
    let flags = world.flags(by, index);
    AgentDto {
        kind: "Agent".to_owned(),
        id: id(index),
        name: agent.name.to_string(),
        team_id: Some(id(agent.team)),
        can_silent_join: Bool(flags.silent_join),
        can_whisper_join: Bool(flags.whisper_join),
        can_record: Bool(flags.record),
    }
}

fn queue_entry(world: &World, visible: &Visible, index: usize) -> QueueDto {
    QueueDto {
        kind: "Queue".to_owned(),
        id: id(index),
        name: world.queues[index].name.to_string(),
        business_unit_id: Some(id(world.org.queue_unit[index])),
        team_ids: ids(&world.org.queue_teams[index], &visible.teams),
    }
}

fn team_entry(world: &World, visible: &Visible, index: usize) -> TeamDto {
    let team = &world.org.teams[index];
    TeamDto {
        kind: "Team".to_owned(),
        id: id(index),
        name: team.name.clone(),
        business_unit_id: Some(id(team.unit)),
        group_ids: ids(&team.groups, &visible.groups),
        agent_ids: ids(&team.agents, &visible.agents),
        queue_ids: ids(&team.queues, &visible.queues),
    }
}

fn group_entry(world: &World, visible: &Visible, index: usize) -> GroupDto {
    let group = &world.org.groups[index];
    GroupDto {
        kind: "Group".to_owned(),
        id: id(index),
        name: group.name.clone(),
        team_ids: ids(&group.teams, &visible.teams),
    }
}

fn unit_entry(world: &World, visible: &Visible, index: usize) -> BusinessUnitDto {
    let unit = &world.org.units[index];
    BusinessUnitDto {
        kind: "Business Unit".to_owned(),
        id: id(index),
        name: unit.name.clone(),
        team_ids: ids(&unit.teams, &visible.teams),
        queue_ids: ids(&unit.queues, &visible.queues),
    }
}
