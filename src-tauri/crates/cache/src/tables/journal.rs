//! The journal: every action of the user, when, on whom, and what became of it.

use connect_model::Millis;
use rusqlite::{Connection, Row, Transaction, params};

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

/// Whose entry it is: programs that share a store do not write over each other's.
pub(crate) const OWN: &str = "
ALTER TABLE journal ADD COLUMN run TEXT NOT NULL DEFAULT '';
ALTER TABLE journal ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX journal_own ON journal (deployment, run, number) WHERE run <> '';
";

/// The key of an entry for whoever writes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct JournalKey {
    /// Of one run of the program, and of no other; empty if a former version has written it.
    pub run: String,
    /// Unique within the run.
    pub number: i64,
}

/// An action of the user. Times are on the clock of this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalEntry {
    /// Its place in the journal, growing with time: the store gives it, whatever it is here when the
    /// entry is saved.
    pub id: i64,
    /// Which entry of the writer's it is.
    pub key: JournalKey,
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

/// Writes entries: one that is there already, by its key, gets its state, its end and its text; one
/// that is not comes after all others. Nobody else's is touched.
pub(crate) fn save<'a>(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    entries: impl IntoIterator<Item = &'a JournalEntry>,
) -> Result<(), CacheError> {
    let mut update = transaction.prepare_cached(
        "UPDATE journal SET state = ?4, ended = ?5, json = ?6
         WHERE deployment = ?1 AND run = ?2 AND number = ?3 AND run <> ''",
    )?;
    let mut insert = transaction.prepare_cached(
        "INSERT INTO journal
         (deployment, run, number, state, ended, json, by_agent, at, agent_name, id)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, coalesce(max(id), 0) + 1
         FROM journal WHERE deployment = ?1",
    )?;
    for entry in entries {
        let JournalEntry { key, by, at, agent_name, state, ended, json, .. } = entry;
        let JournalKey { run, number } = key;
        if update.execute(params![deployment, run, number, state, ended, json])? == 0 {
            let all = params![deployment, run, number, state, ended, json, by, at, agent_name];
            insert.execute(all)?;
        }
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
        "SELECT id, by_agent, at, agent_name, state, ended, json, run, number FROM journal
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

/// Gives all entries of other runs in one of these states another one.
pub(crate) fn close(
    connection: &Connection,
    deployment: DeploymentId,
    run: &str,
    open: &[String],
    becomes: &str,
) -> Result<(), CacheError> {
    let sql = "UPDATE journal SET state = ?4 WHERE deployment = ?1 AND run <> ?2 AND state = ?3";
    let mut statement = connection.prepare_cached(sql)?;
    for state in open {
        statement.execute(params![deployment, run, state, becomes])?;
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
        key: JournalKey { run: row.get(7)?, number: row.get(8)? },
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
            key: JournalKey { run: "one".into(), number: id },
        }
    }

    fn ids(entries: &[JournalEntry]) -> Vec<i64> {
        entries.iter().map(|entry| entry.id).collect()
    }

    #[test]
    fn pages_are_filtered_and_the_newest_first() {
        let (mut connection, id) = crate::tables::fixture();
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
    }

    #[test]
    fn an_entry_is_replaced_and_what_was_open_is_closed() {
        let (mut connection, id) = crate::tables::fixture();
        let transaction = connection.transaction().unwrap();
        save(&transaction, id, &[entry(1, 7, "Rob", "requested")]).unwrap();
        let ended = JournalEntry { ended: Some(5), json: "[1]".into(), ..entry(1, 7, "Rob", "ok") };
        save(&transaction, id, [&ended]).unwrap();
        save(&transaction, id, &[entry(2, 7, "Rob", "requested")]).unwrap();
        let close =
            |run| close(&transaction, id, run, &["requested".into(), "sent".into()], "unknown");
        let query = JournalQuery { by: 7, limit: 9, ..JournalQuery::default() };
        close("one").unwrap();
        assert_eq!(load(&transaction, id, &query).unwrap()[0].state, "requested");
        close("two").unwrap();
        let expected = [entry(2, 7, "Rob", "unknown"), ended];
        assert_eq!(load(&transaction, id, &query).unwrap(), expected);
    }

    #[test]
    fn nobody_writes_over_what_another_run_has_written() {
        let (mut connection, id) = crate::tables::fixture();
        let transaction = connection.transaction().unwrap();
        let of = |run: &str, number, state: &str| JournalEntry {
            key: JournalKey { run: run.into(), number },
            at: 1,
            ..entry(0, 7, run, state)
        };
        // Two programs count alike; a former version knew no runs.
        for run in ["", "one", "two", ""] {
            save(&transaction, id, &[of(run, 1, "requested")]).unwrap();
        }
        save(&transaction, id, &[of("two", 1, "ok"), of("two", 2, "failed")]).unwrap();
        let query = JournalQuery { by: 7, limit: 9, ..JournalQuery::default() };
        let all = load(&transaction, id, &query).unwrap();
        let told: Vec<_> =
            all.iter().map(|one| (one.id, one.key.run.as_str(), one.state.as_str())).collect();
        let expected = [
            (5, "two", "failed"),
            (4, "", "requested"),
            (3, "two", "ok"),
            (2, "one", "requested"),
            (1, "", "requested"),
        ];
        assert_eq!(told, expected);
    }
}
