//! The links of the organisation: of each, either side may name the other (row P2), and afterwards
//! both do.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crate::Mbu;

impl Mbu {
    /// The same with every link named by both of its sides. What an entity says of itself goes before
    /// what a list says of it; ids of what is not there stay where they are.
    #[must_use]
    pub fn linked(mut self) -> Self {
        let Self { agents, queues, teams, groups, business_units } = &mut self;
        belong(
            agents.iter_mut().map(|agent| (agent.id, &mut agent.team)),
            teams.iter_mut().map(|team| (team.id, &mut team.agents)),
        );
        belong(
            queues.iter_mut().map(|queue| (queue.id, &mut queue.business_unit)),
            business_units.iter_mut().map(|unit| (unit.id, &mut unit.queues)),
        );
        belong(
            teams.iter_mut().map(|team| (team.id, &mut team.business_unit)),
            business_units.iter_mut().map(|unit| (unit.id, &mut unit.teams)),
        );
        share(
            queues.iter_mut().map(|queue| (queue.id, &mut queue.teams)),
            teams.iter_mut().map(|team| (team.id, &mut team.queues)),
        );
        share(
            teams.iter_mut().map(|team| (team.id, &mut team.groups)),
            groups.iter_mut().map(|group| (group.id, &mut group.teams)),
        );
        self
    }
}

/// Members have one owner at most, owners a list of members.
fn belong<'a, M: Copy + Eq + Hash + 'a, O: Copy + Eq + Hash + 'a>(
    members: impl Iterator<Item = (M, &'a mut Option<O>)>,
    owners: impl Iterator<Item = (O, &'a mut Vec<M>)>,
) {
    let owners: Vec<_> = owners.collect();
    let mut listed: HashMap<M, O> = HashMap::new();
    for (owner, list) in &owners {
        for member in list.iter() {
            listed.entry(*member).or_insert(*owner);
        }
    }
    let mut owner_of: HashMap<M, Option<O>> = HashMap::new();
    let mut of: HashMap<O, Vec<M>> = HashMap::new();
    for (member, owner) in members {
        *owner = owner.or_else(|| listed.get(&member).copied());
        owner_of.insert(member, *owner);
        if let Some(owner) = owner {
            of.entry(*owner).or_default().push(member);
        }
    }
    for (owner, list) in owners {
        list.retain(|member| owner_of.get(member).is_none_or(|of| *of == Some(owner)));
        append(list, of.remove(&owner).unwrap_or_default());
    }
}

/// Both sides have lists of the other.
fn share<'a, A: Copy + Eq + Hash + 'a, B: Copy + Eq + Hash + 'a>(
    left: impl Iterator<Item = (A, &'a mut Vec<B>)>,
    right: impl Iterator<Item = (B, &'a mut Vec<A>)>,
) {
    let (left, right): (Vec<_>, Vec<_>) = (left.collect(), right.collect());
    let (mut to_left, mut to_right) = (HashMap::<A, Vec<B>>::new(), HashMap::<B, Vec<A>>::new());
    for (id, list) in &left {
        list.iter().for_each(|other| to_right.entry(*other).or_default().push(*id));
    }
    for (id, list) in &right {
        list.iter().for_each(|other| to_left.entry(*other).or_default().push(*id));
    }
    for (id, list) in left {
        append(list, to_left.remove(&id).unwrap_or_default());
    }
    for (id, list) in right {
        append(list, to_right.remove(&id).unwrap_or_default());
    }
}

fn append<T: Copy + Eq + Hash>(list: &mut Vec<T>, more: Vec<T>) {
    let mut known: HashSet<T> = list.iter().copied().collect();
    list.extend(more.into_iter().filter(|id| known.insert(*id)));
}

#[cfg(test)]
mod tests {
    use crate::{
        Agent, AgentId, BusinessUnit, BusinessUnitId, Group, GroupId, Mbu, Queue, QueueId, Team,
        TeamId,
    };

    fn agent(id: i64, team: Option<i64>) -> Agent {
        Agent {
            id: AgentId(id),
            name: String::new(),
            team: team.map(TeamId),
            can_silent_join: false,
            can_whisper_join: false,
            can_record: false,
        }
    }

    fn team(id: i64, agents: &[i64], queues: &[i64]) -> Team {
        Team {
            id: TeamId(id),
            name: String::new(),
            business_unit: None,
            groups: vec![],
            agents: agents.iter().copied().map(AgentId).collect(),
            queues: queues.iter().copied().map(QueueId).collect(),
        }
    }

    fn queue(id: i64, unit: Option<i64>, teams: &[i64]) -> Queue {
        Queue {
            id: QueueId(id),
            name: String::new(),
            business_unit: unit.map(BusinessUnitId),
            teams: teams.iter().copied().map(TeamId).collect(),
        }
    }

    #[test]
    fn what_one_side_names_both_name() {
        let mbu = Mbu {
            agents: vec![agent(1, Some(10)), agent(2, None), agent(3, Some(20))],
            queues: vec![queue(5, Some(1), &[10]), queue(6, None, &[99])],
            // The second lists somebody who says to be in the third.
            teams: vec![team(10, &[2, 3, 77], &[6]), team(20, &[], &[])],
            groups: vec![Group { id: GroupId(100), name: String::new(), teams: vec![TeamId(20)] }],
            business_units: vec![BusinessUnit {
                id: BusinessUnitId(1),
                name: String::new(),
                teams: vec![TeamId(10)],
                queues: vec![QueueId(6)],
            }],
        };
        let linked = mbu.linked();
        let teams: Vec<_> = linked.agents.iter().map(|agent| agent.team).collect();
        assert_eq!(teams, [Some(TeamId(10)), Some(TeamId(10)), Some(TeamId(20))]);
        let agents: Vec<_> = linked.teams.iter().map(|team| team.agents.clone()).collect();
        assert_eq!(agents, [vec![AgentId(2), AgentId(77), AgentId(1)], vec![AgentId(3)]]);
        let of_queues: Vec<_> = linked.queues.iter().map(|queue| queue.teams.clone()).collect();
        assert_eq!(of_queues, [vec![TeamId(10)], vec![TeamId(99), TeamId(10)]]);
        assert_eq!(linked.teams[0].queues, [QueueId(6), QueueId(5)]);
        assert_eq!(linked.teams[1].groups, [GroupId(100)]);
        assert_eq!(linked.teams[0].business_unit, Some(BusinessUnitId(1)));
        assert_eq!(linked.queues[1].business_unit, Some(BusinessUnitId(1)));
        assert_eq!(linked.business_units[0].queues, [QueueId(6), QueueId(5)]);
        // Twice is as once.
        assert_eq!(linked.clone().linked(), linked);
    }
}
