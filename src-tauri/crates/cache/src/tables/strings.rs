//! The server's strings (row L1), per locale.

use connect_model::Strings;
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::deployment::DeploymentId;
use crate::error::CacheError;

// A new set has a higher id than all others, so the highest is the one saved last.
pub(crate) const SQL: &str = "
CREATE TABLE string_set (
    id INTEGER PRIMARY KEY,
    deployment INTEGER NOT NULL REFERENCES deployment ON DELETE CASCADE,
    locale TEXT NOT NULL,
    UNIQUE (deployment, locale)
) STRICT;
CREATE TABLE string (
    string_set INTEGER NOT NULL REFERENCES string_set ON DELETE CASCADE,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (string_set, key)
) STRICT, WITHOUT ROWID;
";

pub(crate) fn save(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    locale: &str,
    strings: &Strings,
) -> Result<(), CacheError> {
    let key = params![deployment, locale];
    transaction.execute("DELETE FROM string_set WHERE deployment = ?1 AND locale = ?2", key)?;
    transaction.execute("INSERT INTO string_set (deployment, locale) VALUES (?1, ?2)", key)?;
    let set = transaction.last_insert_rowid();
    let sql = "INSERT INTO string (string_set, key, text) VALUES (?1, ?2, ?3)";
    let mut statement = transaction.prepare_cached(sql)?;
    for (key, text) in strings {
        statement.execute(params![set, key, text])?;
    }
    Ok(())
}

/// The locale saved last and its strings.
pub(crate) fn load_latest(
    connection: &Connection,
    deployment: DeploymentId,
) -> Result<Option<(String, Strings)>, CacheError> {
    let sql = "SELECT id, locale FROM string_set WHERE deployment = ?1 ORDER BY id DESC LIMIT 1";
    let latest =
        connection.query_row(sql, [deployment], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    latest.map(|(set, locale)| Ok((locale, read(connection, set)?))).transpose()
}

fn read(connection: &Connection, set: i64) -> Result<Strings, CacheError> {
    let sql = "SELECT key, text FROM string WHERE string_set = ?1 ORDER BY key";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([set], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(pairs: &[(&str, &str)]) -> Strings {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn the_last_saved_is_known() {
        let (mut connection, id) = crate::tables::fixture();
        let mut save = |locale: &str, strings: &Strings| {
            let transaction = connection.transaction().unwrap();
            save(&transaction, id, locale, strings).unwrap();
            let latest = load_latest(&transaction, id).unwrap();
            assert_eq!(latest, Some((locale.to_owned(), strings.clone())));
            transaction.commit().unwrap();
        };
        let english = strings(&[("available", "Available"), ("Available", "A"), ("", "a \0 b")]);
        save("en-us", &english);
        save("ar", &strings(&[("available", "متاح")]));
        save("fr", &strings(&[]));
        save("en-us", &strings(&[("busy", "Busy")]));
        save("en-us", &english);
    }
}
