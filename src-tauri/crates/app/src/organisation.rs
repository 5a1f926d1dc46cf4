//! The organisation as the window chooses from it: linked in the way in which a choice selects.

use std::collections::HashSet;

use connect_ipc::OrganisationView;
use connect_model::Mbu;

/// All of it, with links only to what there is.
pub(crate) fn view(mbu: &Mbu) -> OrganisationView {
    let units: HashSet<_> = mbu.business_units.iter().map(|unit| unit.id).collect();
    let teams: HashSet<_> = mbu.teams.iter().map(|team| team.id).collect();
    OrganisationView {
        units: mbu.business_units.iter().map(|unit| (unit.id.0, unit.name.clone())).collect(),
        groups: mbu
            .groups
            .iter()
            .map(|group| {
                let own = group.teams.iter().filter(|id| teams.contains(id)).map(|id| id.0);
                (group.id.0, group.name.clone(), own.collect())
            })
            .collect(),
        teams: mbu
            .teams
            .iter()
            .map(|team| {
                let unit = team.business_unit.filter(|id| units.contains(id));
                (team.id.0, team.name.clone(), unit.map(|id| id.0))
            })
            .collect(),
        agents: mbu
            .agents
            .iter()
            .map(|agent| {
                let team = agent.team.filter(|id| teams.contains(id));
                (agent.id.0, agent.name.clone(), team.map(|id| id.0))
            })
            .collect(),
        queues: mbu
            .queues
            .iter()
            .map(|queue| {
                let unit = queue.business_unit.filter(|id| units.contains(id));
                let shown = queue.teams.iter().filter(|id| teams.contains(id));
                let shown = shown.map(|id| id.0).collect();
                (queue.id.0, queue.name.clone(), unit.map(|id| id.0), shown)
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use connect_model::{
        BusinessUnit, BusinessUnitId, Group, GroupId, Queue, QueueId, Team, TeamId,
    };

    use super::*;

    #[test]
    fn either_side_links_a_group_and_nothing_links_to_what_is_not_there() {
        let team = |id, groups: &[i64]| Team {
            id: TeamId(id),
            name: format!("team {id}"),
            business_unit: Some(BusinessUnitId(id)),
            groups: groups.iter().copied().map(GroupId).collect(),
            agents: vec![],
            queues: vec![],
        };
        let named = [TeamId(1), TeamId(2), TeamId(9)];
        let unit = BusinessUnit {
            id: BusinessUnitId(1),
            name: "unit".to_owned(),
            teams: vec![],
            queues: vec![],
        };
        let queue = Queue {
            id: QueueId(5),
            name: "queue".to_owned(),
            business_unit: Some(BusinessUnitId(7)),
            teams: vec![TeamId(2), TeamId(9)],
        };
        let mbu = Mbu {
            teams: vec![team(1, &[]), team(2, &[4]), team(3, &[4])],
            groups: vec![Group { id: GroupId(4), name: String::new(), teams: named.to_vec() }],
            business_units: vec![unit],
            queues: vec![queue],
            ..Mbu::default()
        };
        let view = view(&mbu.linked());
        let mut members = view.groups[0].2.clone();
        members.sort_unstable();
        assert_eq!(members, [1, 2, 3]);
        assert_eq!(view.teams.iter().map(|team| team.2).collect::<Vec<_>>(), [Some(1), None, None]);
        assert_eq!(view.queues, [(5, "queue".to_owned(), None, vec![2])]);
    }
}
