//! The journal: every action of the user, when, on whom, and what became of it.

use connect_model::Millis;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};

use super::deployment::DeploymentId;
use crate::error::CacheError;

pub(crate) const SQL: &str = "
CREATE TABLE journal (
    deployment INTEGER NOT NULL REFERENCES deployment ON DELETE CASCADE,
    id INTEGER NOT NULL,
    by_agent INTEGER NOT NULL,
    at INTEGER NOT NULL,
    agent_name TEXT NOT NULL,
    state TEXT NOT NULL,
    ended INTEGER,
    json TEXT NOT NULL,
    PRIMARY KEY (deployment, id)
) STRICT, WITHOUT ROWID;
";

/// An action of the user. Times are on the clock of this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its number, growing with time; unique within a deployment.
    pub id: i64,
    /// The agent id of the user.
    pub by: i64,
    /// When it was asked for.
    pub at: Millis,
    /// The name of the agent whom it is about: untrusted text.
    pub agent_name: String,
    /// What became of it, in a word of the caller's.
    pub state: String,
    /// When that was known for good.
    pub ended: Option<Millis>,
    /// Everything: JSON text of the caller's own making, kept as it is.
    pub json: String,
}

/// Which entries are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JournalQuery {
    /// The agent id of the user.
    pub by: i64,
    /// Entries before this one; none begins with the newest.
    pub before: Option<i64>,
    /// No more than so many.
    pub limit: usize,
    /// Only of agents who have this in their name, compared without case; empty means all.
    pub agent: String,
    /// Only these states; none means all.
    pub states: Vec<String>,
}

/// Writes entries, each in place of the one of its number.
pub(crate) fn save<'a>(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    entries: impl IntoIterator<Item = &'a JournalEntry>,
) -> Result<(), CacheError> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO journal (deployment, id, by_agent, at, agent_name, state, ended, json)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT DO UPDATE SET
             state = excluded.state, ended = excluded.ended, json = excluded.json",
    )?;
    for entry in entries {
        statement.execute(params![
            deployment,
            entry.id,
            entry.by,
            entry.at,
            entry.agent_name,
            entry.state,
            entry.ended,
            entry.json
        ])?;
    }
    Ok(())
}

/// The entries that fit, the newest first.
pub(crate) fn load(
    connection: &Connection,
    deployment: DeploymentId,
    query: &JournalQuery,
) -> Result<Vec<JournalEntry>, CacheError> {
    let mut statement = connection.prepare_cached(
        "SELECT id, by_agent, at, agent_name, state, ended, json FROM journal
         WHERE deployment = ?1 AND by_agent = ?2 AND id < ?3 ORDER BY id DESC",
    )?;
    let before = query.before.unwrap_or(i64::MAX);
    let mut rows = statement.query(params![deployment, query.by, before])?;
    // SQLite knows the cases of ASCII alone.
    let wanted = query.agent.trim().to_lowercase();
    let mut found = Vec::new();
    while found.len() < query.limit
        && let Some(row) = rows.next()?
    {
        let entry = entry(row)?;
        let state = query.states.is_empty() || query.states.contains(&entry.state);
        if state && entry.agent_name.to_lowercase().contains(&wanted) {
            found.push(entry);
        }
    }
    Ok(found)
}

/// The number of the newest entry of whomever; none if there is none.
pub(crate) fn newest(
    connection: &Connection,
    deployment: DeploymentId,
) -> Result<Option<i64>, CacheError> {
    let sql = "SELECT id FROM journal WHERE deployment = ?1 ORDER BY id DESC LIMIT 1";
    Ok(connection.query_row(sql, [deployment], |row| row.get(0)).optional()?)
}

/// Gives all entries in one of these states another one.
pub(crate) fn close(
    connection: &Connection,
    deployment: DeploymentId,
    open: &[String],
    becomes: &str,
) -> Result<(), CacheError> {
    let sql = "UPDATE journal SET state = ?3 WHERE deployment = ?1 AND state = ?2";
    let mut statement = connection.prepare_cached(sql)?;
    for state in open {
        statement.execute(params![deployment, state, becomes])?;
    }
    Ok(())
}

fn entry(row: &Row<'_>) -> Result<JournalEntry, CacheError> {
    Ok(JournalEntry {
        id: row.get(0)?,
        by: row.get(1)?,
        at: row.get(2)?,
        agent_name: row.get(3)?,
        state: row.get(4)?,
        ended: row.get(5)?,
        json: row.get(6)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: i64, by: i64, name: &str, state: &str) -> JournalEntry {
        JournalEntry {
            id,
            by,
            at: id * 10,
            agent_name: name.into(),
            state: state.into(),
            ended: None,
            json: "{}".into(),
        }
    }

    fn ids(entries: &[JournalEntry]) -> Vec<i64> {
        entries.iter().map(|entry| entry.id).collect()
    }

    #[test]
    fn pages_are_filtered_and_the_newest_first() {
        let (mut connection, id) = crate::tables::fixture();
        assert_eq!(newest(&connection, id).unwrap(), None);
        let transaction = connection.transaction().unwrap();
        let all = [
            entry(1, 7, "Élodie 100%", "confirmed"),
            entry(2, 7, "Rob", "requested"),
            entry(3, 8, "Rob", "confirmed"),
            entry(4, 7, "ROBERTA", "failed"),
        ];
        save(&transaction, id, &all).unwrap();
        let ask = |query: JournalQuery| {
            let query = JournalQuery { by: 7, limit: query.limit.max(1), ..query };
            ids(&load(&transaction, id, &query).unwrap())
        };
        let query = JournalQuery { limit: 9, ..JournalQuery::default() };
        assert_eq!(ask(query.clone()), [4, 2, 1]);
        assert_eq!(ask(JournalQuery { limit: 2, ..query.clone() }), [4, 2]);
        assert_eq!(ask(JournalQuery { before: Some(2), ..query.clone() }), [1]);
        assert_eq!(ask(JournalQuery { agent: " rob ".into(), ..query.clone() }), [4, 2]);
        assert_eq!(ask(JournalQuery { agent: "éLODIE 100%".into(), ..query.clone() }), [1]);
        assert_eq!(ask(JournalQuery { agent: "%".into(), ..query.clone() }), [1]);
        let states = vec!["failed".to_owned(), "requested".to_owned()];
        assert_eq!(ask(JournalQuery { states, ..query }), [4, 2]);
        assert_eq!(newest(&transaction, id).unwrap(), Some(4));
    }

    #[test]
    fn an_entry_is_replaced_and_what_was_open_is_closed() {
        let (mut connection, id) = crate::tables::fixture();
        let transaction = connection.transaction().unwrap();
        save(&transaction, id, &[entry(1, 7, "Rob", "requested")]).unwrap();
        let ended = JournalEntry { ended: Some(5), json: "[1]".into(), ..entry(1, 7, "Rob", "ok") };
        save(&transaction, id, [&ended]).unwrap();
        save(&transaction, id, &[entry(2, 7, "Rob", "requested")]).unwrap();
        close(&transaction, id, &["requested".into(), "sent".into()], "unknown").unwrap();
        let query = JournalQuery { by: 7, limit: 9, ..JournalQuery::default() };
        let expected = [entry(2, 7, "Rob", "unknown"), ended];
        assert_eq!(load(&transaction, id, &query).unwrap(), expected);
    }
}
