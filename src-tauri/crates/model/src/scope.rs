//! Which part of the organisation is looked at.

use std::collections::HashSet;
use std::hash::Hash;

use crate::{AgentId, BusinessUnitId, GroupId, Mbu, QueueId, TeamId};

/// A choice of entities; nothing chosen means everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Business units, with their teams and queues.
    pub business_units: Vec<BusinessUnitId>,
    /// Groups, with their teams.
    pub groups: Vec<GroupId>,
    /// Teams, with their agents and the queues shown to them.
    pub teams: Vec<TeamId>,
    /// Single agents.
    pub agents: Vec<AgentId>,
    /// Single queues.
    pub queues: Vec<QueueId>,
}

impl Scope {
    /// True if nothing is left out.
    pub fn is_everything(&self) -> bool {
        self.business_units.is_empty()
            && self.groups.is_empty()
            && self.teams.is_empty()
            && self.agents.is_empty()
            && self.queues.is_empty()
    }

    /// The choice without what the organisation does not have (any more).
    #[must_use]
    pub fn known_in(&self, mbu: &Mbu) -> Self {
        fn known<T: Copy + Eq + Hash, E>(ids: &[T], all: &[E], id: impl Fn(&E) -> T) -> Vec<T> {
            if ids.is_empty() {
                return Vec::new();
            }
            let all: HashSet<T> = all.iter().map(id).collect();
            ids.iter().copied().filter(|wanted| all.contains(wanted)).collect()
        }
        Self {
            business_units: known(&self.business_units, &mbu.business_units, |unit| unit.id),
            groups: known(&self.groups, &mbu.groups, |group| group.id),
            teams: known(&self.teams, &mbu.teams, |team| team.id),
            agents: known(&self.agents, &mbu.agents, |agent| agent.id),
            queues: known(&self.queues, &mbu.queues, |queue| queue.id),
        }
    }

    /// The organisation with the agents and queues of the choice alone. Teams, groups and business
    /// units stay: they name what is shown.
    #[must_use]
    pub fn select(&self, mbu: &Mbu) -> Mbu {
        if self.is_everything() {
            return mbu.clone();
        }
        let units: HashSet<_> = self.business_units.iter().collect();
        let mut shown: HashSet<TeamId> = self.teams.iter().copied().collect();
        for group in mbu.groups.iter().filter(|group| self.groups.contains(&group.id)) {
            shown.extend(&group.teams);
        }
        let of_unit =
            |team: &&crate::Team| team.business_unit.is_some_and(|id| units.contains(&id));
        let staffed: HashSet<TeamId> =
            mbu.teams.iter().filter(of_unit).map(|team| team.id).chain(shown.clone()).collect();
        // There may be thousands of each.
        let own_agents: HashSet<_> = self.agents.iter().collect();
        let own_queues: HashSet<_> = self.queues.iter().collect();
        let mut selected = mbu.clone();
        selected.agents.retain(|agent| {
            own_agents.contains(&agent.id) || agent.team.is_some_and(|id| staffed.contains(&id))
        });
        selected.queues.retain(|queue| {
            own_queues.contains(&queue.id)
                || queue.business_unit.is_some_and(|id| units.contains(&id))
                || queue.teams.iter().any(|team| shown.contains(team))
        });
        selected
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Agent, BusinessUnit, Group, Queue, Team};

    /// Two business units with a team and a queue each; a group over both; agents 1 to 3.
    fn mbu() -> Mbu {
        let agent = |id, team| Agent {
            id: AgentId(id),
            name: String::new(),
            team,
            can_silent_join: false,
            can_whisper_join: false,
            can_record: false,
        };
        let team = |id, unit, groups: &[i64]| Team {
            id: TeamId(id),
            name: String::new(),
            business_unit: Some(BusinessUnitId(unit)),
            groups: groups.iter().copied().map(GroupId).collect(),
            agents: vec![],
            queues: vec![],
        };
        let queue = |id, unit, teams: &[i64]| Queue {
            id: QueueId(id),
            name: String::new(),
            business_unit: Some(BusinessUnitId(unit)),
            teams: teams.iter().copied().map(TeamId).collect(),
        };
        let unit = |id| BusinessUnit {
            id: BusinessUnitId(id),
            name: String::new(),
            teams: vec![],
            queues: vec![],
        };
        let mbu = Mbu {
            agents: vec![agent(1, Some(TeamId(10))), agent(2, None), agent(3, None)],
            queues: vec![queue(5, 1, &[10]), queue(6, 2, &[]), queue(7, 2, &[])],
            teams: vec![
                team(10, 1, &[]),
                Team {
                    // Nobody but the team says so.
                    agents: vec![AgentId(2)],
                    queues: vec![QueueId(6)],
                    ..team(20, 2, &[100])
                },
            ],
            groups: vec![Group { id: GroupId(100), name: String::new(), teams: vec![TeamId(10)] }],
            business_units: vec![unit(1), unit(2)],
        };
        mbu.linked()
    }

    fn ids(scope: &Scope) -> (Vec<i64>, Vec<i64>) {
        let selected = scope.select(&mbu());
        (
            selected.agents.iter().map(|agent| agent.id.0).collect(),
            selected.queues.iter().map(|queue| queue.id.0).collect(),
        )
    }

    #[test]
    fn each_kind_of_choice_selects() {
        let none = Scope::default;
        assert_eq!(ids(&none()), (vec![1, 2, 3], vec![5, 6, 7]));
        let unit = Scope { business_units: vec![BusinessUnitId(2)], ..none() };
        assert_eq!(ids(&unit), (vec![2], vec![6, 7]));
        let team = Scope { teams: vec![TeamId(20)], ..none() };
        assert_eq!(ids(&team), (vec![2], vec![6]));
        // Both directions of the link between groups and teams count.
        let group = Scope { groups: vec![GroupId(100)], ..none() };
        assert_eq!(ids(&group), (vec![1, 2], vec![5, 6]));
        let own = Scope { agents: vec![AgentId(3)], queues: vec![QueueId(7)], ..none() };
        assert_eq!(ids(&own), (vec![3], vec![7]));
    }

    #[test]
    fn what_is_gone_is_left_out() {
        let scope = Scope { teams: vec![TeamId(99)], agents: vec![AgentId(1)], ..Scope::default() };
        let known = scope.known_in(&mbu());
        assert_eq!((known.teams.len(), known.agents.len()), (0, 1));
        let gone = Scope { teams: vec![TeamId(99)], ..Scope::default() };
        assert!(gone.known_in(&mbu()).is_everything());
    }
}
