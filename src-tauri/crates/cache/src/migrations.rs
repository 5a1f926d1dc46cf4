//! Brings a file to the newest version: its `user_version` counts the migrations it has had.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::CacheError;
use crate::tables::{deployment, drafts, journal, mbu, profile, rows, strings, trends};

/// Every migration, oldest first. A published one never changes; new ones are appended.
pub(crate) const MIGRATIONS: &[&str] = &[
    deployment::SQL,
    profile::SQL,
    mbu::SQL,
    strings::SQL,
    rows::SQL,
    journal::SQL,
    trends::SQL,
    profile::HIDDEN_QUEUES,
    journal::OWN,
    drafts::SQL,
];

/// The newest version this program knows.
pub(crate) const KNOWN: i32 = MIGRATIONS.len() as u16 as i32;

/// The file's version; 0 if it is new.
pub(crate) fn version(connection: &Connection) -> Result<i32, CacheError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Runs what is missing, all or nothing.
///
/// The transaction is taken for writing even if nothing is missing: a store that cannot be written
/// shall be known when it is opened. Foreign keys are off meanwhile, because replacing a table would
/// else delete what refers to it.
pub(crate) fn run(connection: &mut Connection) -> Result<(), CacheError> {
    connection.pragma_update(None, "foreign_keys", false)?;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Read again under the lock: another process may just have done the same.
    let found = version(&transaction)?;
    for sql in missing(found) {
        transaction.execute_batch(sql)?;
    }
    if found < KNOWN {
        transaction.pragma_update(None, "user_version", KNOWN)?;
    }
    transaction.commit()?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(())
}

fn missing(found: i32) -> &'static [&'static str] {
    usize::try_from(found).ok().and_then(|done| MIGRATIONS.get(done..)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(connection: &Connection) -> Vec<String> {
        let mut statement = connection
            .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            .unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn every_older_version_becomes_the_newest() {
        let mut newest = Connection::open_in_memory().unwrap();
        run(&mut newest).unwrap();
        for older in 0..=KNOWN {
            let mut connection = Connection::open_in_memory().unwrap();
            for sql in &MIGRATIONS[..usize::try_from(older).unwrap()] {
                connection.execute_batch(sql).unwrap();
            }
            connection.pragma_update(None, "user_version", older).unwrap();
            run(&mut connection).unwrap();
            assert_eq!(version(&connection).unwrap(), KNOWN);
            assert_eq!(schema(&connection), schema(&newest), "from {older}");
        }
    }

    #[test]
    fn a_failing_migration_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE mbu (in_the_way INTEGER)").unwrap();
        let before = schema(&connection);
        assert!(matches!(run(&mut connection), Err(CacheError::Sqlite(_))));
        assert_eq!((version(&connection).unwrap(), schema(&connection)), (0, before));
    }
}
