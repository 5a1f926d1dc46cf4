//! The lists of ids in the entities: one table each, all of one shape.

use connect_model::{AgentId, GroupId, Mbu, QueueId, TeamId};
use rusqlite::{Connection, Transaction, params};

use crate::error::CacheError;
use crate::tables::deployment::DeploymentId;

pub(super) fn save(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    mbu: &Mbu,
) -> Result<(), CacheError> {
    let to = |table| Writer { transaction, deployment, table };
    let (queues, teams, units) = (&mbu.queues, &mbu.teams, &mbu.business_units);
    to("mbu_queue_team").write(queues.iter().map(|queue| &queue.teams), |id: &TeamId| id.0)?;
    to("mbu_team_group").write(teams.iter().map(|team| &team.groups), |id: &GroupId| id.0)?;
    to("mbu_team_agent").write(teams.iter().map(|team| &team.agents), |id: &AgentId| id.0)?;
    to("mbu_team_queue").write(teams.iter().map(|team| &team.queues), |id: &QueueId| id.0)?;
    to("mbu_group_team").write(mbu.groups.iter().map(|group| &group.teams), |id| id.0)?;
    to("mbu_business_unit_team").write(units.iter().map(|unit| &unit.teams), |id| id.0)?;
    to("mbu_business_unit_queue").write(units.iter().map(|unit| &unit.queues), |id| id.0)
}

struct Writer<'a> {
    transaction: &'a Transaction<'a>,
    deployment: DeploymentId,
    table: &'static str,
}

impl Writer<'_> {
    fn write<'a, Id: 'a>(
        self,
        lists: impl Iterator<Item = &'a Vec<Id>>,
        number: fn(&Id) -> i64,
    ) -> Result<(), CacheError> {
        let sql = format!(
            "INSERT INTO {} (deployment, owner, position, id) VALUES (?1, ?2, ?3, ?4)",
            self.table
        );
        let mut statement = self.transaction.prepare_cached(&sql)?;
        for (owner, list) in (0_i64..).zip(lists) {
            for (position, id) in (0_i64..).zip(list) {
                statement.execute(params![self.deployment, owner, position, number(id)])?;
            }
        }
        Ok(())
    }
}

/// Fills the empty lists.
pub(super) fn load(
    connection: &Connection,
    deployment: DeploymentId,
    mbu: &mut Mbu,
) -> Result<(), CacheError> {
    let of = |table| Reader { connection, deployment, table };
    let (queues, teams, units) = (&mut mbu.queues, &mut mbu.teams, &mut mbu.business_units);
    of("mbu_queue_team").read(queues, TeamId, |queue| &mut queue.teams)?;
    of("mbu_team_group").read(teams, GroupId, |team| &mut team.groups)?;
    of("mbu_team_agent").read(teams, AgentId, |team| &mut team.agents)?;
    of("mbu_team_queue").read(teams, QueueId, |team| &mut team.queues)?;
    of("mbu_group_team").read(&mut mbu.groups, TeamId, |group| &mut group.teams)?;
    of("mbu_business_unit_team").read(units, TeamId, |unit| &mut unit.teams)?;
    of("mbu_business_unit_queue").read(units, QueueId, |unit| &mut unit.queues)
}

struct Reader<'a> {
    connection: &'a Connection,
    deployment: DeploymentId,
    table: &'static str,
}

impl Reader<'_> {
    /// Reads the table once in the order of the owners, so that each list is complete when the next
    /// owner comes and is allocated once, in its size.
    fn read<Owner, Id: Copy>(
        self,
        owners: &mut [Owner],
        id: fn(i64) -> Id,
        list: fn(&mut Owner) -> &mut Vec<Id>,
    ) -> Result<(), CacheError> {
        let sql = format!(
            "SELECT owner, id FROM {} WHERE deployment = ?1 ORDER BY owner, position",
            self.table
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([self.deployment])?;
        let (mut current, mut ids) = (0_i64, Vec::new());
        // A list without its owner is dropped: the table of owners is what counts.
        let mut give = |owner: i64, ids: &[Id]| {
            let position = usize::try_from(owner).unwrap_or(usize::MAX);
            if let Some(owner) = owners.get_mut(position) {
                ids.clone_into(list(owner));
            }
        };
        while let Some(row) = rows.next()? {
            let owner = row.get(0)?;
            if owner != current {
                give(current, &ids);
                ids.clear();
                current = owner;
            }
            ids.push(id(row.get(1)?));
        }
        give(current, &ids);
        Ok(())
    }
}
