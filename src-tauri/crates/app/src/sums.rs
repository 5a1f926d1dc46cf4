//! The sums that the tables show: over all that is looked at, and over groups of queues. The link
//! subscribes to them and the console expects them, both by the same rules.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use connect_live::SumKey;
use connect_model::{AgentId, EntityKind, Group, GroupKind, Mbu, Queue, QueueId, TeamId};
use connect_webapi::Scope;

use crate::look::Look;
use crate::scope::{agents_of, chunks, queues_of, together};
use crate::steps::BoardColumns;
use crate::subscriptions::{Form, Wanted, metrics};

/// A sum over more entities than this is added up from their rows: with every change of it the
/// server says again who is in it.
const MEMBERS: usize = 1_000;

/// The id of the group of queues that are in none.
pub(crate) const NO_GROUP: i64 = -1;

/// A group of queues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueueGroup {
    /// The id of the team, group or business unit, or [`NO_GROUP`].
    pub(crate) id: i64,
    /// Its name; empty for the queues in none.
    pub(crate) name: String,
    /// The queues of it that are looked at, by id.
    pub(crate) queues: Vec<i64>,
    /// True if these are all its queues, so that the server's sum is theirs.
    pub(crate) whole: bool,
}

/// The sums that are expected of the part of an organisation that is looked at.
pub(crate) fn keys(seen: &Mbu, look: &Look, groups: &[QueueGroup]) -> Vec<SumKey> {
    let mut keys = Vec::new();
    for kind in [EntityKind::Agent, EntityKind::Queue] {
        let ids = seen.ids(kind);
        if scope_of(seen, look, kind).is_some() {
            keys.push(SumKey::aggregate(kind, ids));
        }
    }
    if let Some(by) = &look.grouping {
        let whole = groups.iter().filter(|group| group.whole);
        keys.extend(whole.map(|group| SumKey::Group(EntityKind::Queue, by.clone(), group.id)));
    }
    keys
}

/// The subscriptions to these sums.
pub(crate) fn wanted(mbu: &Mbu, seen: &Mbu, look: &Look, columns: &BoardColumns) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for (kind, columns) in
        [(EntityKind::Agent, &columns.agents), (EntityKind::Queue, &columns.queues)]
    {
        let metrics = metrics(columns);
        if let Some(scope) = scope_of(seen, look, kind).filter(|_| !metrics.is_empty()) {
            wanted.push(Wanted { kind, form: Form::Sum, scope, metrics });
        }
    }
    let Some(by) = &look.grouping else { return wanted };
    let metrics = metrics(&columns.queues);
    let groups = groups(mbu, seen, by);
    let ids: Vec<i64> = groups.iter().filter(|group| group.whole).map(|group| group.id).collect();
    let scopes = chunks(&ids, |ids| match by {
        GroupKind::Team => Scope { teams: ids, ..Scope::default() },
        GroupKind::Group => Scope { groups: ids, ..Scope::default() },
        _ => Scope { business_units: ids, ..Scope::default() },
    });
    let scopes = scopes.into_iter().filter(|_| !metrics.is_empty());
    wanted.extend(scopes.map(|scope| Wanted {
        kind: EntityKind::Queue,
        form: Form::Groups,
        scope,
        metrics: metrics.clone(),
    }));
    wanted
}

/// What to ask for the sum over all of a kind; none if it is added up from the rows.
fn scope_of(seen: &Mbu, look: &Look, kind: EntityKind) -> Option<Scope> {
    if !(1..=MEMBERS).contains(&seen.ids(kind).len()) {
        return None;
    }
    let choice = look.scope.known_in(seen);
    together(match kind {
        EntityKind::Agent => agents_of(seen, &choice),
        EntityKind::Queue => queues_of(seen, &choice),
    })
}

/// The queues that are looked at (`seen`), by their groups in the organisation; a queue may be in
/// several. Groups without queues are left out.
pub(crate) fn groups(mbu: &Mbu, seen: &Mbu, by: &GroupKind) -> Vec<QueueGroup> {
    let looked_at: HashSet<i64> = seen.queues.iter().map(|queue| queue.id.0).collect();
    let mut all = of_groups(mbu, by);
    let mut found: Vec<QueueGroup> = Vec::new();
    let names: Vec<(i64, &String)> = match by {
        GroupKind::Team => mbu.teams.iter().map(|team| (team.id.0, &team.name)).collect(),
        GroupKind::Group => mbu.groups.iter().map(|group| (group.id.0, &group.name)).collect(),
        _ => mbu.business_units.iter().map(|unit| (unit.id.0, &unit.name)).collect(),
    };
    for (id, name) in names {
        let Some(every) = all.remove(&id) else { continue };
        let queues: Vec<i64> = every.iter().copied().filter(|id| looked_at.contains(id)).collect();
        if !queues.is_empty() {
            let whole = queues.len() == every.len();
            found.push(QueueGroup { id, name: name.clone(), queues, whole });
        }
    }
    let grouped: HashSet<i64> = found.iter().flat_map(|group| &group.queues).copied().collect();
    let rest: Vec<i64> = looked_at.difference(&grouped).copied().collect();
    if !rest.is_empty() {
        let rest = BTreeSet::from_iter(rest).into_iter().collect();
        let name = String::new();
        found.push(QueueGroup { id: NO_GROUP, name, queues: rest, whole: false });
    }
    found
}

/// The queues that are looked at and served by somebody who is not, by id.
pub(crate) fn partly_staffed(mbu: &Mbu, seen: &Mbu) -> HashSet<i64> {
    let looked_at: HashSet<AgentId> = seen.agents.iter().map(|agent| agent.id).collect();
    let others = mbu.agents.iter().filter(|agent| !looked_at.contains(&agent.id));
    let partial: HashSet<TeamId> = others.filter_map(|agent| agent.team).collect();
    let serve = |queue: &&Queue| queue.teams.iter().any(|team| partial.contains(team));
    seen.queues.iter().filter(serve).map(|queue| queue.id.0).collect()
}

/// All queues of each group, sorted.
fn of_groups(mbu: &Mbu, by: &GroupKind) -> BTreeMap<i64, BTreeSet<i64>> {
    let known: HashSet<QueueId> = mbu.queues.iter().map(|queue| queue.id).collect();
    let there = |queues: &[QueueId]| -> BTreeSet<i64> {
        queues.iter().filter(|id| known.contains(id)).map(|id| id.0).collect()
    };
    let of_teams = || mbu.teams.iter().map(|team| (team.id.0, there(&team.queues)));
    match by {
        GroupKind::Team => of_teams().collect(),
        GroupKind::Group => {
            let of_team: BTreeMap<i64, BTreeSet<i64>> = of_teams().collect();
            let of_group = |group: &Group| {
                let teams = group.teams.iter().filter_map(|team| of_team.get(&team.0));
                (group.id.0, teams.flatten().copied().collect())
            };
            mbu.groups.iter().map(of_group).collect()
        }
        _ => mbu.business_units.iter().map(|unit| (unit.id.0, there(&unit.queues))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use connect_model::{Agent, BusinessUnit, BusinessUnitId, GroupId, Team};

    use super::*;

    /// Business unit 1 with queues 5 and 6, queue 7 in none; team 10 lists queue 5, queue 6 names
    /// teams 10 and 20; group 100 has both teams.
    fn mbu() -> Mbu {
        let queue = |id, unit: Option<i64>, teams: &[i64]| Queue {
            id: QueueId(id),
            name: format!("queue {id}"),
            business_unit: unit.map(BusinessUnitId),
            teams: teams.iter().copied().map(TeamId).collect(),
        };
        let team = |id, groups: &[i64], queues: &[i64]| Team {
            id: TeamId(id),
            name: format!("team {id}"),
            business_unit: Some(BusinessUnitId(1)),
            groups: groups.iter().copied().map(GroupId).collect(),
            agents: vec![],
            queues: queues.iter().copied().map(QueueId).collect(),
        };
        let agent = Agent {
            id: AgentId(1),
            name: String::new(),
            team: Some(TeamId(10)),
            can_silent_join: false,
            can_whisper_join: false,
            can_record: false,
        };
        let unit = BusinessUnit {
            id: BusinessUnitId(1),
            name: "unit".to_owned(),
            teams: vec![],
            queues: vec![],
        };
        let group = Group { id: GroupId(100), name: "group".to_owned(), teams: vec![TeamId(20)] };
        let mbu = Mbu {
            agents: vec![agent],
            queues: vec![queue(5, Some(1), &[]), queue(6, Some(1), &[10, 20]), queue(7, None, &[])],
            teams: vec![team(10, &[100], &[5]), team(20, &[], &[])],
            groups: vec![group],
            business_units: vec![unit],
        };
        mbu.linked()
    }

    fn told(by: &GroupKind, seen: &Mbu) -> Vec<(i64, Vec<i64>, bool)> {
        let groups = groups(&mbu(), seen, by).into_iter();
        groups.map(|group| (group.id, group.queues, group.whole)).collect()
    }

    #[test]
    fn queues_are_grouped_by_both_directions_of_their_links() {
        let mbu = mbu();
        let none = (NO_GROUP, vec![7], false);
        let units = vec![(1, vec![5, 6], true), none.clone()];
        assert_eq!(told(&GroupKind::BusinessUnit, &mbu), units);
        let teams = vec![(10, vec![5, 6], true), (20, vec![6], true), none.clone()];
        assert_eq!(told(&GroupKind::Team, &mbu), teams);
        assert_eq!(told(&GroupKind::Group, &mbu), [(100, vec![5, 6], true), none]);
    }

    #[test]
    fn a_queue_that_others_serve_as_well_is_staffed_in_part() {
        let mut mbu = mbu();
        assert!(partly_staffed(&mbu, &mbu).is_empty());
        let other = Agent { id: AgentId(2), team: Some(TeamId(20)), ..mbu.agents[0].clone() };
        let seen = mbu.clone();
        mbu.agents.push(other);
        // Team 20 serves queue 6 alone.
        assert_eq!(partly_staffed(&mbu, &seen), HashSet::from([6]));
    }

    #[test]
    fn a_part_of_a_group_has_no_sum_of_the_server() {
        let mut seen = mbu();
        seen.queues.remove(0);
        let teams = [(10, vec![6], false), (20, vec![6], true), (NO_GROUP, vec![7], false)];
        assert_eq!(told(&GroupKind::Team, &seen), teams);
        let look = Look { grouping: Some(GroupKind::Team), ..Look::default() };
        let groups = groups(&mbu(), &seen, &GroupKind::Team);
        let expected = [
            SumKey::aggregate(EntityKind::Agent, vec![1]),
            SumKey::aggregate(EntityKind::Queue, vec![6, 7]),
            SumKey::Group(EntityKind::Queue, GroupKind::Team, 20),
        ];
        assert_eq!(keys(&seen, &look, &groups), expected);
    }

    #[test]
    fn what_is_expected_is_subscribed_to() {
        let mbu = mbu();
        let look = Look { grouping: Some(GroupKind::Group), ..Look::default() };
        assert!(wanted(&mbu, &mbu, &look, &BoardColumns::default()).is_empty());
        let column = |id: &str| connect_model::Column {
            id: id.to_owned(),
            kind: connect_model::ColumnKind::Count,
            metric: Some(id.to_owned()),
        };
        let columns = BoardColumns {
            queues: vec![column("queued")],
            agents: vec![column("handled")],
            ..BoardColumns::default()
        };
        let wanted = wanted(&mbu, &mbu, &look, &columns);
        let told: Vec<_> =
            wanted.iter().map(|one| (one.kind, one.form, &*one.metrics[0])).collect();
        let expected = [
            (EntityKind::Agent, Form::Sum, "handled"),
            (EntityKind::Queue, Form::Sum, "queued"),
            (EntityKind::Queue, Form::Groups, "queued"),
        ];
        assert_eq!(told, expected);
        let queues = Scope { business_units: vec![1], queues: vec![7], ..Scope::default() };
        assert_eq!(wanted[1].scope, queues);
        assert_eq!(wanted[2].scope.groups, [100]);
    }

    #[test]
    fn too_many_are_added_up_from_their_rows() {
        let mut seen = mbu();
        let one = seen.queues[0].clone();
        seen.queues = (0..1_001).map(|id| Queue { id: QueueId(id), ..one.clone() }).collect();
        let agents = SumKey::aggregate(EntityKind::Agent, vec![1]);
        assert_eq!(keys(&seen, &Look::default(), &[]), [agents]);
    }
}
