//! Deployments: to which server and client id everything else belongs.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::error::CacheError;

pub(crate) const SQL: &str = "
CREATE TABLE deployment (
    id INTEGER PRIMARY KEY,
    server TEXT NOT NULL,
    client_id TEXT NOT NULL,
    UNIQUE (server, client_id)
) STRICT;
";

/// The key of a deployment in the other tables.
pub(crate) type DeploymentId = i64;

/// What the saved data belong to. Both parts are compared as they are.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deployment {
    /// The server's origin in its canonical form.
    pub server: String,
    /// The client id.
    pub client_id: String,
}

pub(crate) fn find(
    connection: &Connection,
    wanted: &Deployment,
) -> Result<Option<DeploymentId>, CacheError> {
    let sql = "SELECT id FROM deployment WHERE server = ?1 AND client_id = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let key = params![wanted.server, wanted.client_id];
    Ok(statement.query_row(key, |row| row.get(0)).optional()?)
}

/// Adds one that is not known yet.
pub(crate) fn add(
    connection: &Connection,
    wanted: &Deployment,
) -> Result<DeploymentId, CacheError> {
    let sql = "INSERT INTO deployment (server, client_id) VALUES (?1, ?2)";
    connection.execute(sql, params![wanted.server, wanted.client_id])?;
    Ok(connection.last_insert_rowid())
}

/// Removes the deployment; what belongs to it goes with it.
pub(crate) fn remove(transaction: &Transaction<'_>, id: DeploymentId) -> Result<(), CacheError> {
    transaction.execute("DELETE FROM deployment WHERE id = ?1", [id])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_table_goes_with_its_deployment() {
        let connection = crate::open::in_memory().unwrap();
        let list = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'deployment'";
        let mut tables = connection.prepare(list).unwrap();
        let names = tables.query_map([], |row| row.get::<_, String>(0)).unwrap();
        for name in names.map(Result::unwrap) {
            let sql =
                "SELECT count(*) FROM pragma_foreign_key_list(?1) WHERE on_delete = 'CASCADE'";
            let cascades: i64 = connection.query_row(sql, [&name], |row| row.get(0)).unwrap();
            assert_eq!(cascades, 1, "{name}");
        }
    }
}
