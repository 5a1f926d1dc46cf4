//! What to subscribe to, in as few requests as the length of a URL allows.

use connect_model::{Mbu, Scope as Choice};
use connect_webapi::Scope;

/// Ids per request: a query stays well below the 2,048 characters that IIS takes by default.
pub(crate) const CHUNK: usize = 150;

/// Which agents to subscribe to for a choice of the user; nothing if it has none.
pub(crate) fn agents_of(mbu: &Mbu, choice: &Choice) -> Vec<Scope> {
    if choice.is_everything() {
        return all_agents(mbu);
    }
    let mut scopes = shared(choice);
    let agents: Vec<i64> = choice.agents.iter().map(|id| id.0).collect();
    scopes.extend(chunks(&agents, |ids| Scope { agents: ids, ..Scope::default() }));
    scopes
}

/// Which queues to subscribe to for a choice of the user; nothing if it has none.
pub(crate) fn queues_of(mbu: &Mbu, choice: &Choice) -> Vec<Scope> {
    if choice.is_everything() {
        return all_queues(mbu);
    }
    let mut scopes = shared(choice);
    let queues: Vec<i64> = choice.queues.iter().map(|id| id.0).collect();
    scopes.extend(chunks(&queues, |ids| Scope { queues: ids, ..Scope::default() }));
    scopes
}

/// These scopes as one, for a sum over all of it; none if there is nothing, or too much for one
/// request.
pub(crate) fn together(scopes: Vec<Scope>) -> Option<Scope> {
    let mut all = Scope::default();
    for scope in scopes {
        all.agents.extend(scope.agents);
        all.teams.extend(scope.teams);
        all.groups.extend(scope.groups);
        all.business_units.extend(scope.business_units);
        all.queues.extend(scope.queues);
    }
    let lists = [&all.agents, &all.teams, &all.groups, &all.business_units, &all.queues];
    let ids: usize = lists.iter().map(|list| list.len()).sum();
    (1..=CHUNK).contains(&ids).then_some(all)
}

/// The parts of a choice that mean agents and queues alike.
fn shared(choice: &Choice) -> Vec<Scope> {
    let units: Vec<i64> = choice.business_units.iter().map(|id| id.0).collect();
    let groups: Vec<i64> = choice.groups.iter().map(|id| id.0).collect();
    let teams: Vec<i64> = choice.teams.iter().map(|id| id.0).collect();
    let mut scopes = chunks(&units, |ids| Scope { business_units: ids, ..Scope::default() });
    scopes.extend(chunks(&groups, |ids| Scope { groups: ids, ..Scope::default() }));
    scopes.extend(chunks(&teams, |ids| Scope { teams: ids, ..Scope::default() }));
    scopes
}

/// Scopes that together cover every agent: business units where the agents' teams are in one, else
/// teams, else the agents themselves.
fn all_agents(mbu: &Mbu) -> Vec<Scope> {
    let mut units = Vec::new();
    let mut teams = Vec::new();
    for team in &mbu.teams {
        let known = team.business_unit.filter(|id| mbu.business_units.iter().any(|u| u.id == *id));
        match known {
            Some(unit) => units.push(unit.0),
            None => teams.push(team.id.0),
        }
    }
    units.sort_unstable();
    units.dedup();
    let lone = mbu
        .agents
        .iter()
        .filter(|agent| agent.team.is_none_or(|id| !mbu.teams.iter().any(|team| team.id == id)));
    let lone: Vec<i64> = lone.map(|agent| agent.id.0).collect();
    let mut scopes = chunks(&units, |ids| Scope { business_units: ids, ..Scope::default() });
    scopes.extend(chunks(&teams, |ids| Scope { teams: ids, ..Scope::default() }));
    scopes.extend(chunks(&lone, |ids| Scope { agents: ids, ..Scope::default() }));
    scopes
}

/// Scopes that together cover every queue.
fn all_queues(mbu: &Mbu) -> Vec<Scope> {
    let known = |id| mbu.business_units.iter().any(|unit| unit.id == id);
    let (mut units, mut lone) = (Vec::new(), Vec::new());
    for queue in &mbu.queues {
        match queue.business_unit.filter(|id| known(*id)) {
            Some(unit) => units.push(unit.0),
            None => lone.push(queue.id.0),
        }
    }
    units.sort_unstable();
    units.dedup();
    let mut scopes = chunks(&units, |ids| Scope { business_units: ids, ..Scope::default() });
    scopes.extend(chunks(&lone, |ids| Scope { queues: ids, ..Scope::default() }));
    scopes
}

pub(crate) fn chunks(ids: &[i64], scope: impl Fn(Vec<i64>) -> Scope) -> Vec<Scope> {
    ids.chunks(CHUNK).map(|chunk| scope(chunk.to_vec())).collect()
}

#[cfg(test)]
mod tests {
    use connect_model::{
        Agent, AgentId, BusinessUnit, BusinessUnitId, Queue, QueueId, Team, TeamId,
    };

    use super::*;

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

    fn team(id: i64, unit: i64) -> Team {
        Team {
            id: TeamId(id),
            name: String::new(),
            business_unit: Some(BusinessUnitId(unit)),
            groups: vec![],
            agents: vec![],
            queues: vec![],
        }
    }

    #[test]
    fn everybody_is_covered_in_few_requests() {
        let unit = BusinessUnit {
            id: BusinessUnitId(1),
            name: String::new(),
            teams: vec![],
            queues: vec![],
        };
        let queue = |id, unit: Option<i64>| Queue {
            id: QueueId(id),
            name: String::new(),
            business_unit: unit.map(BusinessUnitId),
            teams: vec![],
        };
        let mbu = Mbu {
            agents: vec![agent(1, Some(1)), agent(2, Some(2)), agent(3, None), agent(4, Some(9))],
            teams: vec![team(1, 1), team(2, 7)],
            business_units: vec![unit],
            queues: vec![queue(5, Some(1)), queue(6, None), queue(7, Some(8))],
            ..Mbu::default()
        };
        let agents = all_agents(&mbu);
        assert_eq!(agents[0].business_units, [1]);
        assert_eq!(agents[1].teams, [2]);
        assert_eq!(agents[2].agents, [3, 4]);
        let queues = all_queues(&mbu);
        assert_eq!(
            (queues[0].business_units.as_slice(), queues[1].queues.as_slice()),
            (&[1][..], &[6, 7][..])
        );
    }

    #[test]
    fn a_choice_is_asked_for_as_it_is() {
        let choice =
            Choice { teams: vec![TeamId(1)], agents: vec![AgentId(9)], ..Choice::default() };
        let mbu = Mbu::default();
        let (agents, queues) = (agents_of(&mbu, &choice), queues_of(&mbu, &choice));
        assert_eq!((&agents[0].teams, &agents[1].agents), (&vec![1], &vec![9]));
        assert_eq!((queues.len(), &queues[0].teams), (1, &vec![1]));
    }

    #[test]
    fn a_sum_is_asked_for_at_once_or_not_at_all() {
        let teams = |ids: std::ops::Range<i64>| Scope { teams: ids.collect(), ..Scope::default() };
        let lone = Scope { queues: vec![7], ..Scope::default() };
        let both = Scope { queues: vec![7], ..teams(0..3) };
        assert_eq!(together(vec![teams(0..3), lone.clone()]), Some(both));
        assert_eq!(together(vec![teams(0..150), lone]), None);
        assert_eq!(together(vec![]), None);
    }

    #[test]
    fn no_query_is_too_long() {
        let agents = (0..5_000).map(|id| agent(1_000_000 + id, None)).collect();
        let mbu = Mbu { agents, ..Mbu::default() };
        let scopes = all_agents(&mbu);
        assert_eq!(scopes.iter().map(|scope| scope.agents.len()).sum::<usize>(), 5_000);
        assert!(scopes.iter().all(|scope| scope.to_query()[0].1.len() < 1_900));
    }
}
