//! The last values of agents and queues, as the live data wrote them.

use connect_model::{EntityKind, Millis};
use rusqlite::{Connection, Transaction, params};

use super::deployment::DeploymentId;
use crate::error::CacheError;

pub(crate) const SQL: &str = "
CREATE TABLE saved_row (
    deployment INTEGER NOT NULL REFERENCES deployment ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('agent', 'queue')),
    id INTEGER NOT NULL,
    as_of INTEGER NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (deployment, kind, id)
) STRICT, WITHOUT ROWID;
";

/// The last values of one agent or queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedRow {
    /// Agent or queue.
    pub kind: EntityKind,
    /// Its id.
    pub id: i64,
    /// When the values were current, on the clock of whoever saved them.
    pub as_of: Millis,
    /// The values: JSON text of the caller's own making, kept as it is.
    pub values: String,
}

pub(crate) fn save<'a>(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    rows: impl IntoIterator<Item = &'a SavedRow>,
) -> Result<(), CacheError> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO saved_row (deployment, kind, id, as_of, json) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET as_of = excluded.as_of, json = excluded.json",
    )?;
    for row in rows {
        statement.execute(params![deployment, word(row.kind), row.id, row.as_of, row.values])?;
    }
    Ok(())
}

pub(crate) fn remove(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    rows: impl IntoIterator<Item = (EntityKind, i64)>,
) -> Result<(), CacheError> {
    let sql = "DELETE FROM saved_row WHERE deployment = ?1 AND kind = ?2 AND id = ?3";
    let mut statement = transaction.prepare_cached(sql)?;
    for (kind, id) in rows {
        statement.execute(params![deployment, word(kind), id])?;
    }
    Ok(())
}

pub(crate) fn load(
    connection: &Connection,
    deployment: DeploymentId,
) -> Result<Vec<SavedRow>, CacheError> {
    let sql = "SELECT id, as_of, json FROM saved_row
               WHERE deployment = ?1 AND kind = ?2 ORDER BY id";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = Vec::new();
    for kind in [EntityKind::Agent, EntityKind::Queue] {
        let mut rows = statement.query(params![deployment, word(kind)])?;
        while let Some(row) = rows.next()? {
            let (id, as_of, values) = (row.get(0)?, row.get(1)?, row.get(2)?);
            found.push(SavedRow { kind, id, as_of, values });
        }
    }
    Ok(found)
}

fn word(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Agent => "agent",
        EntityKind::Queue => "queue",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_replaced_one_by_one() {
        let (mut connection, id) = crate::tables::fixture();
        let row =
            |kind, id, as_of, values: &str| SavedRow { kind, id, as_of, values: values.into() };
        let (agent, queue) = (EntityKind::Agent, EntityKind::Queue);
        let transaction = connection.transaction().unwrap();
        let first = [row(queue, -2, 1, "{}"), row(agent, 5, 1, "[1]"), row(agent, 4, 1, "[2]")];
        save(&transaction, id, &first).unwrap();
        save(&transaction, id, &[row(agent, 5, 2, "[3]"), row(queue, 5, 2, "[4]")]).unwrap();
        remove(&transaction, id, [(agent, 4), (agent, 99)]).unwrap();
        let expected = [row(agent, 5, 2, "[3]"), row(queue, -2, 1, "{}"), row(queue, 5, 2, "[4]")];
        assert_eq!(load(&transaction, id).unwrap(), expected);
    }
}
