//! The MBU structure (row P2): a table per kind of entity, a table per list of ids in them.
//!
//! Rows are kept by their position in the server's list and read in that order, so the structure
//! comes back exactly as it was, even with an id that is listed twice or is not in it at all.

mod entities;
mod links;

use connect_model::Mbu;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::deployment::DeploymentId;
use crate::error::CacheError;

// Everything refers to `mbu`, which says that there is a structure and how large it is. The link
// tables are of one shape: the position of the owner in its list, the position in the owner's list,
// and the id that stands there.
pub(crate) const SQL: &str = "
CREATE TABLE mbu (
    deployment INTEGER PRIMARY KEY REFERENCES deployment ON DELETE CASCADE,
    agents INTEGER NOT NULL,
    queues INTEGER NOT NULL,
    teams INTEGER NOT NULL,
    groups INTEGER NOT NULL,
    business_units INTEGER NOT NULL
) STRICT;
CREATE TABLE mbu_agent (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE, position INTEGER NOT NULL,
    id INTEGER NOT NULL, name TEXT NOT NULL, team INTEGER,
    can_silent_join INTEGER NOT NULL, can_whisper_join INTEGER NOT NULL,
    can_record INTEGER NOT NULL,
    PRIMARY KEY (deployment, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_queue (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE, position INTEGER NOT NULL,
    id INTEGER NOT NULL, name TEXT NOT NULL, business_unit INTEGER,
    PRIMARY KEY (deployment, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_team (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE, position INTEGER NOT NULL,
    id INTEGER NOT NULL, name TEXT NOT NULL, business_unit INTEGER,
    PRIMARY KEY (deployment, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_group (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE, position INTEGER NOT NULL,
    id INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (deployment, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_business_unit (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE, position INTEGER NOT NULL,
    id INTEGER NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (deployment, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_queue_team (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE,
    owner INTEGER NOT NULL, position INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (deployment, owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_team_group (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE,
    owner INTEGER NOT NULL, position INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (deployment, owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_team_agent (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE,
    owner INTEGER NOT NULL, position INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (deployment, owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_team_queue (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE,
    owner INTEGER NOT NULL, position INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (deployment, owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_group_team (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE,
    owner INTEGER NOT NULL, position INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (deployment, owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_business_unit_team (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE,
    owner INTEGER NOT NULL, position INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (deployment, owner, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE mbu_business_unit_queue (
    deployment INTEGER NOT NULL REFERENCES mbu ON DELETE CASCADE,
    owner INTEGER NOT NULL, position INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (deployment, owner, position)
) STRICT, WITHOUT ROWID;
";

pub(crate) fn save(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    mbu: &Mbu,
) -> Result<(), CacheError> {
    transaction.execute("DELETE FROM mbu WHERE deployment = ?1", [deployment])?;
    transaction.execute(
        "INSERT INTO mbu (deployment, agents, queues, teams, groups, business_units)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            deployment,
            size(&mbu.agents),
            size(&mbu.queues),
            size(&mbu.teams),
            size(&mbu.groups),
            size(&mbu.business_units)
        ],
    )?;
    entities::save(transaction, deployment, mbu)?;
    links::save(transaction, deployment, mbu)
}

fn size<T>(list: &[T]) -> i64 {
    i64::try_from(list.len()).unwrap_or(i64::MAX)
}

pub(crate) fn load(
    connection: &Connection,
    deployment: DeploymentId,
) -> Result<Option<Mbu>, CacheError> {
    let sql = "SELECT agents, queues, teams, groups, business_units FROM mbu WHERE deployment = ?1";
    let sizes = connection
        .query_row(sql, [deployment], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?])
        })
        .optional()?;
    let Some(sizes) = sizes else { return Ok(None) };
    let mut mbu = entities::load(connection, deployment, sizes)?;
    links::load(connection, deployment, &mut mbu)?;
    Ok(Some(mbu))
}
