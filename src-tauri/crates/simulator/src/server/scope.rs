//! Which entities a query means: the union of everything it names.

use std::collections::BTreeSet;

use connect_model::EntityKind;
use connect_webapi::Scope;

use crate::world::World;

/// The indexes of the entities of a kind that are in scope; none if an id is named that does not
/// exist, which the caller cannot tell from one that may not be seen.
pub(super) fn members(scope: &Scope, kind: EntityKind, world: &World) -> Option<Vec<usize>> {
    let org = &world.org;
    let mut teams = BTreeSet::new();
    let mut found = BTreeSet::new();
    teams.extend(indexes(&scope.teams, org.teams.len())?);
    for group in indexes(&scope.groups, org.groups.len())? {
        teams.extend(&org.groups[group].teams);
    }
    let units = indexes(&scope.business_units, org.units.len())?;
    let agents = indexes(&scope.agents, world.agents.len())?;
    let queues = indexes(&scope.queues, world.queues.len())?;
    match kind {
        EntityKind::Agent => {
            teams.extend(units.iter().flat_map(|unit| &org.units[*unit].teams));
            teams.extend(queues.iter().flat_map(|queue| &org.queue_teams[*queue]));
            found.extend(agents);
            found.extend(teams.iter().flat_map(|team| &org.teams[*team].agents));
        }
        EntityKind::Queue => {
            teams.extend(agents.iter().map(|agent| world.agents[*agent].team));
            found.extend(queues);
            found.extend(units.iter().flat_map(|unit| &org.units[*unit].queues));
            found.extend(teams.iter().flat_map(|team| &org.teams[*team].queues));
        }
    }
    Some(found.into_iter().collect())
}

fn indexes(ids: &[i64], count: usize) -> Option<Vec<usize>> {
    let index = |id: &i64| usize::try_from(id - 1).ok().filter(|index| *index < count);
    ids.iter().map(index).collect()
}
