//! MBU structures to save: any, and a large one.

use connect_model::{
    Agent, AgentId, BusinessUnit, BusinessUnitId, Group, GroupId, Mbu, Queue, QueueId, Team, TeamId,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Any structure at all: ids may be listed twice or be in no list, names may be any text.
pub fn any_mbu() -> impl Strategy<Value = Mbu> {
    (
        vec(any_agent(), 0..6),
        vec(any_queue(), 0..6),
        vec(any_team(), 0..6),
        vec(any_group(), 0..4),
        vec(any_business_unit(), 0..4),
    )
        .prop_map(|(agents, queues, teams, groups, business_units)| Mbu {
            agents,
            queues,
            teams,
            groups,
            business_units,
        })
}

fn id() -> impl Strategy<Value = i64> {
    prop_oneof![-2..9_i64, any::<i64>()]
}

fn ids<T: std::fmt::Debug>(of: fn(i64) -> T) -> impl Strategy<Value = Vec<T>> {
    vec(id().prop_map(of), 0..4)
}

fn any_agent() -> impl Strategy<Value = Agent> {
    let rights = any::<(bool, bool, bool)>();
    (id(), any::<String>(), option::of(id()), rights).prop_map(|(id, name, team, rights)| Agent {
        id: AgentId(id),
        name,
        team: team.map(TeamId),
        can_silent_join: rights.0,
        can_whisper_join: rights.1,
        can_record: rights.2,
    })
}

fn any_queue() -> impl Strategy<Value = Queue> {
    (id(), any::<String>(), option::of(id()), ids(TeamId)).prop_map(|(id, name, unit, teams)| {
        Queue { id: QueueId(id), name, business_unit: unit.map(BusinessUnitId), teams }
    })
}

fn any_team() -> impl Strategy<Value = Team> {
    let lists = (ids(GroupId), ids(AgentId), ids(QueueId));
    (id(), any::<String>(), option::of(id()), lists).prop_map(|(id, name, unit, lists)| Team {
        id: TeamId(id),
        name,
        business_unit: unit.map(BusinessUnitId),
        groups: lists.0,
        agents: lists.1,
        queues: lists.2,
    })
}

fn any_group() -> impl Strategy<Value = Group> {
    (id(), any::<String>(), ids(TeamId)).prop_map(|(id, name, teams)| Group {
        id: GroupId(id),
        name,
        teams,
    })
}

fn any_business_unit() -> impl Strategy<Value = BusinessUnit> {
    (id(), any::<String>(), ids(TeamId), ids(QueueId)).prop_map(|(id, name, teams, queues)| {
        BusinessUnit { id: BusinessUnitId(id), name, teams, queues }
    })
}

/// 50,000 entities: 45,000 agents in 900 teams, 4,000 queues each shown to 3 teams.
pub fn large_mbu() -> Mbu {
    let agent = |id: i64| Agent {
        id: AgentId(id),
        name: format!("Agent Number {id}"),
        team: Some(TeamId(id % 900)),
        can_silent_join: id % 2 == 0,
        can_whisper_join: id % 3 == 0,
        can_record: id % 5 == 0,
    };
    let queue = |id: i64| Queue {
        id: QueueId(id),
        name: format!("Queue for Product {id}"),
        business_unit: Some(BusinessUnitId(id % 40)),
        teams: (0..3).map(|step| TeamId((id + step) % 900)).collect(),
    };
    let team = |id: i64| Team {
        id: TeamId(id),
        name: format!("Team {id}"),
        business_unit: Some(BusinessUnitId(id % 40)),
        groups: vec![GroupId(id % 60)],
        agents: (0..50).map(|step| AgentId(id + 900 * step)).collect(),
        queues: (0..4000).filter(|queue| (id - queue).rem_euclid(900) < 3).map(QueueId).collect(),
    };
    let group = |id: i64| Group {
        id: GroupId(id),
        name: format!("Group {id}"),
        teams: (0..15).map(|step| TeamId(id + 60 * step)).collect(),
    };
    let unit = |id: i64| BusinessUnit {
        id: BusinessUnitId(id),
        name: format!("Business Unit {id}"),
        teams: (0..22).map(|step| TeamId(id + 40 * step)).collect(),
        queues: (0..100).map(|step| QueueId(id + 40 * step)).collect(),
    };
    Mbu {
        agents: (0..45_000).map(agent).collect(),
        queues: (0..4_000).map(queue).collect(),
        teams: (0..900).map(team).collect(),
        groups: (0..60).map(group).collect(),
        business_units: (0..40).map(unit).collect(),
    }
}
