//! The tables of entities, without the lists of ids in them.

use connect_model::{
    Agent, AgentId, BusinessUnit, BusinessUnitId, Group, GroupId, Mbu, Queue, QueueId, Team, TeamId,
};
use rusqlite::{Connection, Row, Transaction, params};

use crate::error::CacheError;
use crate::tables::deployment::DeploymentId;

/// More than this is not reserved on the word of a stored number.
const MOST_RESERVED: usize = 1 << 20;

pub(super) fn save(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    mbu: &Mbu,
) -> Result<(), CacheError> {
    let mut agents = transaction.prepare_cached(
        "INSERT INTO mbu_agent
             (deployment, position, id, name, team, can_silent_join, can_whisper_join, can_record)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, agent) in (0_i64..).zip(&mbu.agents) {
        agents.execute(params![
            deployment,
            position,
            agent.id.0,
            agent.name,
            agent.team.map(|team| team.0),
            agent.can_silent_join,
            agent.can_whisper_join,
            agent.can_record
        ])?;
    }
    let mut queues = transaction.prepare_cached(
        "INSERT INTO mbu_queue (deployment, position, id, name, business_unit)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, queue) in (0_i64..).zip(&mbu.queues) {
        let unit = queue.business_unit.map(|unit| unit.0);
        queues.execute(params![deployment, position, queue.id.0, queue.name, unit])?;
    }
    let mut teams = transaction.prepare_cached(
        "INSERT INTO mbu_team (deployment, position, id, name, business_unit)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, team) in (0_i64..).zip(&mbu.teams) {
        let unit = team.business_unit.map(|unit| unit.0);
        teams.execute(params![deployment, position, team.id.0, team.name, unit])?;
    }
    let mut groups = transaction.prepare_cached(
        "INSERT INTO mbu_group (deployment, position, id, name) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, group) in (0_i64..).zip(&mbu.groups) {
        groups.execute(params![deployment, position, group.id.0, group.name])?;
    }
    let mut units = transaction.prepare_cached(
        "INSERT INTO mbu_business_unit (deployment, position, id, name) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, unit) in (0_i64..).zip(&mbu.business_units) {
        units.execute(params![deployment, position, unit.id.0, unit.name])?;
    }
    Ok(())
}

/// The entities with empty lists. `sizes`: how many of each there are, in the order of the fields.
pub(super) fn load(
    connection: &Connection,
    deployment: DeploymentId,
    sizes: [i64; 5],
) -> Result<Mbu, CacheError> {
    let all = |sql, size| Table { connection, deployment, sql, size };
    Ok(Mbu {
        agents: all(
            "SELECT id, name, team, can_silent_join, can_whisper_join, can_record
             FROM mbu_agent WHERE deployment = ?1 ORDER BY position",
            sizes[0],
        )
        .read(agent)?,
        queues: all(
            "SELECT id, name, business_unit
             FROM mbu_queue WHERE deployment = ?1 ORDER BY position",
            sizes[1],
        )
        .read(queue)?,
        teams: all(
            "SELECT id, name, business_unit
             FROM mbu_team WHERE deployment = ?1 ORDER BY position",
            sizes[2],
        )
        .read(team)?,
        groups: all(
            "SELECT id, name FROM mbu_group WHERE deployment = ?1 ORDER BY position",
            sizes[3],
        )
        .read(group)?,
        business_units: all(
            "SELECT id, name FROM mbu_business_unit WHERE deployment = ?1 ORDER BY position",
            sizes[4],
        )
        .read(business_unit)?,
    })
}

struct Table<'a> {
    connection: &'a Connection,
    deployment: DeploymentId,
    sql: &'static str,
    size: i64,
}

impl Table<'_> {
    fn read<T>(self, entity: fn(&Row<'_>) -> rusqlite::Result<T>) -> Result<Vec<T>, CacheError> {
        let size = usize::try_from(self.size).unwrap_or_default().min(MOST_RESERVED);
        let mut list = Vec::with_capacity(size);
        let mut statement = self.connection.prepare_cached(self.sql)?;
        let mut rows = statement.query([self.deployment])?;
        while let Some(row) = rows.next()? {
            list.push(entity(row)?);
        }
        Ok(list)
    }
}

fn agent(row: &Row<'_>) -> rusqlite::Result<Agent> {
    Ok(Agent {
        id: AgentId(row.get(0)?),
        name: row.get(1)?,
        team: row.get::<_, Option<i64>>(2)?.map(TeamId),
        can_silent_join: row.get(3)?,
        can_whisper_join: row.get(4)?,
        can_record: row.get(5)?,
    })
}

fn queue(row: &Row<'_>) -> rusqlite::Result<Queue> {
    Ok(Queue {
        id: QueueId(row.get(0)?),
        name: row.get(1)?,
        business_unit: row.get::<_, Option<i64>>(2)?.map(BusinessUnitId),
        teams: Vec::new(),
    })
}

fn team(row: &Row<'_>) -> rusqlite::Result<Team> {
    Ok(Team {
        id: TeamId(row.get(0)?),
        name: row.get(1)?,
        business_unit: row.get::<_, Option<i64>>(2)?.map(BusinessUnitId),
        groups: Vec::new(),
        agents: Vec::new(),
        queues: Vec::new(),
    })
}

fn group(row: &Row<'_>) -> rusqlite::Result<Group> {
    Ok(Group { id: GroupId(row.get(0)?), name: row.get(1)?, teams: Vec::new() })
}

fn business_unit(row: &Row<'_>) -> rusqlite::Result<BusinessUnit> {
    let (teams, queues) = (Vec::new(), Vec::new());
    Ok(BusinessUnit { id: BusinessUnitId(row.get(0)?), name: row.get(1)?, teams, queues })
}
