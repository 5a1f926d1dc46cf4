//! What somebody has typed and the server does not have yet: of each user, also of those who are not
//! signed in now.

use rusqlite::{Connection, Row, Transaction, params};

use super::deployment::DeploymentId;
use crate::error::CacheError;

pub(crate) const SQL: &str = "
CREATE TABLE draft (
    deployment INTEGER NOT NULL REFERENCES deployment ON DELETE CASCADE,
    owner INTEGER NOT NULL,
    session INTEGER NOT NULL,
    field TEXT NOT NULL,
    customer TEXT NOT NULL,
    base TEXT,
    value TEXT NOT NULL,
    PRIMARY KEY (deployment, owner, session, field)
) STRICT, WITHOUT ROWID;
";

/// Which field of which session, and who typed in it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DraftKey {
    /// The agent id of the user.
    pub owner: i64,
    /// The session.
    pub session: i64,
    /// The field, in a word of the caller's.
    pub field: String,
}

/// Something typed. Values are texts of the caller's own making, kept as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedDraft {
    /// Where.
    pub key: DraftKey,
    /// The session's customer: untrusted text.
    pub customer: String,
    /// What the server had when it was begun; none if that is not known.
    pub base: Option<String>,
    /// What was typed.
    pub value: String,
}

/// Writes drafts, each in place of the one of its key.
pub(crate) fn save<'a>(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    drafts: impl IntoIterator<Item = &'a SavedDraft>,
) -> Result<(), CacheError> {
    let mut statement = transaction.prepare_cached(
        "INSERT OR REPLACE INTO draft (deployment, owner, session, field, customer, base, value)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for SavedDraft { key, customer, base, value } in drafts {
        let DraftKey { owner, session, field } = key;
        statement.execute(params![deployment, owner, session, field, customer, base, value])?;
    }
    Ok(())
}

/// Removes drafts. Those that are not there are no failure.
pub(crate) fn remove<'a>(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    keys: impl IntoIterator<Item = &'a DraftKey>,
) -> Result<(), CacheError> {
    let sql = "DELETE FROM draft
               WHERE deployment = ?1 AND owner = ?2 AND session = ?3 AND field = ?4";
    let mut statement = transaction.prepare_cached(sql)?;
    for DraftKey { owner, session, field } in keys {
        statement.execute(params![deployment, owner, session, field])?;
    }
    Ok(())
}

/// The drafts of all users, by key.
pub(crate) fn load(
    connection: &Connection,
    deployment: DeploymentId,
) -> Result<Vec<SavedDraft>, CacheError> {
    let sql = "SELECT owner, session, field, customer, base, value FROM draft
               WHERE deployment = ?1 ORDER BY owner, session, field";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([deployment])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(draft(row)?);
    }
    Ok(found)
}

fn draft(row: &Row<'_>) -> Result<SavedDraft, CacheError> {
    Ok(SavedDraft {
        key: DraftKey { owner: row.get(0)?, session: row.get(1)?, field: row.get(2)? },
        customer: row.get(3)?,
        base: row.get(4)?,
        value: row.get(5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_of_each_field_is_kept_until_it_is_removed() {
        let (mut connection, id) = crate::tables::fixture();
        let transaction = connection.transaction().unwrap();
        let draft = |owner, field: &str, value: &str| SavedDraft {
            key: DraftKey { owner, session: 7, field: field.into() },
            customer: "Ada \0 \u{202E}".into(),
            base: (owner == 1).then(|| "old".to_owned()),
            value: value.into(),
        };
        let (one, two) = (draft(1, "notes", "b"), draft(2, "notes", "c"));
        save(&transaction, id, &[draft(1, "notes", "a"), two.clone(), one.clone()]).unwrap();
        assert_eq!(load(&transaction, id).unwrap(), [one.clone(), two.clone()]);
        let other = draft(1, "disposition", "").key;
        remove(&transaction, id, [&one.key, &other]).unwrap();
        assert_eq!(load(&transaction, id).unwrap(), [two]);
    }
}
