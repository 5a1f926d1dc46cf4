//! Which entities a query means: the union of everything it names, as far as its sender may see it.

use std::collections::BTreeSet;

use connect_model::EntityKind;
use connect_webapi::Scope;

use crate::world::rights::Visible;
use crate::world::{World, id_of};

/// A group of entities: `team`, `group` or `businessUnit`, its id, and the indexes in it.
pub(super) type Group = (&'static str, i64, Vec<usize>);

/// The indexes of the entities of a kind that are in scope; none if an id is named that does not
/// exist or may not be seen: the caller cannot tell which.
pub(super) fn members(
    scope: &Scope,
    kind: EntityKind,
    world: &World,
    caller: Option<usize>,
) -> Option<Vec<usize>> {
    let visible = world.visible(caller?);
    let org = &world.org;
    let mut teams = BTreeSet::new();
    let mut found = BTreeSet::new();
    teams.extend(indexes(&scope.teams, &visible.teams)?);
    for group in indexes(&scope.groups, &visible.groups)? {
        teams.extend(&org.groups[group].teams);
    }
    let units = indexes(&scope.business_units, &visible.units)?;
    let agents = indexes(&scope.agents, &visible.agents)?;
    let queues = indexes(&scope.queues, &visible.queues)?;
    match kind {
        EntityKind::Agent => {
            teams.extend(units.iter().flat_map(|unit| &org.units[*unit].teams));
            teams.extend(queues.iter().flat_map(|queue| &org.queue_teams[*queue]));
            found.extend(agents);
        }
        EntityKind::Queue => {
            teams.extend(agents.iter().map(|agent| world.agents[*agent].team));
            found.extend(queues);
            found.extend(units.iter().flat_map(|unit| &org.units[*unit].queues));
        }
    }
    found.extend(teams.iter().flat_map(|team| of_team(world, kind, *team)));
    Some(seen(found, kind, &visible))
}

/// Everything of a kind that the caller sees.
pub(super) fn everything(kind: EntityKind, world: &World, caller: usize) -> Vec<usize> {
    let visible = world.visible(caller);
    match kind {
        EntityKind::Agent => visible.agents.into_iter().collect(),
        EntityKind::Queue => visible.queues.into_iter().collect(),
    }
}

/// The groups that are named: teams, else groups, else business units. None if something that is
/// named may not be seen, an empty list if no group is named.
pub(super) fn groups(
    scope: &Scope,
    kind: EntityKind,
    world: &World,
    caller: Option<usize>,
) -> Option<Vec<Group>> {
    let visible = world.visible(caller?);
    // What is named beside the groups is no part of them, but must be visible all the same.
    members(scope, kind, world, caller)?;
    let org = &world.org;
    let of_teams = |teams: &[usize]| {
        let all: BTreeSet<_> =
            teams.iter().flat_map(|team| of_team(world, kind, *team)).copied().collect();
        seen(all, kind, &visible)
    };
    let of_unit = |unit: usize| match kind {
        EntityKind::Agent => of_teams(&org.units[unit].teams),
        EntityKind::Queue => seen(org.units[unit].queues.iter().copied(), kind, &visible),
    };
    let group = |word, index: usize, members| (word, id_of(index), members);
    Some(if !scope.teams.is_empty() {
        let teams = indexes(&scope.teams, &visible.teams)?.into_iter();
        teams.map(|team| group("team", team, of_teams(&[team]))).collect()
    } else if !scope.groups.is_empty() {
        let groups = indexes(&scope.groups, &visible.groups)?.into_iter();
        groups.map(|one| group("group", one, of_teams(&org.groups[one].teams))).collect()
    } else {
        let units = indexes(&scope.business_units, &visible.units)?.into_iter();
        units.map(|unit| group("businessUnit", unit, of_unit(unit))).collect()
    })
}

fn of_team(world: &World, kind: EntityKind, team: usize) -> &[usize] {
    match kind {
        EntityKind::Agent => &world.org.teams[team].agents,
        EntityKind::Queue => &world.org.teams[team].queues,
    }
}

fn seen(found: impl IntoIterator<Item = usize>, kind: EntityKind, visible: &Visible) -> Vec<usize> {
    let visible = match kind {
        EntityKind::Agent => &visible.agents,
        EntityKind::Queue => &visible.queues,
    };
    found.into_iter().filter(|index| visible.contains(index)).collect()
}

fn indexes(ids: &[i64], visible: &BTreeSet<usize>) -> Option<Vec<usize>> {
    let index =
        |id: &i64| usize::try_from(id.checked_sub(1)?).ok().filter(|index| visible.contains(index));
    ids.iter().map(index).collect()
}
