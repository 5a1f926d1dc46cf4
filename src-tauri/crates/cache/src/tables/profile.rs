//! The signed-in agent (row P1), one per deployment.

use connect_model::{AgentId, Modality, Profile, ProfileRights, QueueId, TeamId};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::deployment::DeploymentId;
use crate::error::CacheError;

pub(crate) const SQL: &str = "
CREATE TABLE profile (
    deployment INTEGER PRIMARY KEY REFERENCES deployment ON DELETE CASCADE,
    agent INTEGER NOT NULL,
    name TEXT NOT NULL,
    team INTEGER,
    locale_key TEXT
) STRICT;
CREATE TABLE profile_modality (
    deployment INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
    position INTEGER NOT NULL,
    modality TEXT NOT NULL,
    PRIMARY KEY (deployment, position)
) STRICT, WITHOUT ROWID;
";

/// Since a later version.
pub(crate) const HIDDEN_QUEUES: &str = "
CREATE TABLE profile_hidden_queue (
    deployment INTEGER NOT NULL REFERENCES profile ON DELETE CASCADE,
    position INTEGER NOT NULL,
    queue INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (deployment, position)
) STRICT, WITHOUT ROWID;
";

pub(crate) fn save(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    profile: &Profile,
) -> Result<(), CacheError> {
    transaction.execute("DELETE FROM profile WHERE deployment = ?1", [deployment])?;
    transaction.execute(
        "INSERT INTO profile (deployment, agent, name, team, locale_key)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            deployment,
            profile.id.0,
            profile.name,
            profile.team.map(|team| team.0),
            profile.locale_key
        ],
    )?;
    let sql = "INSERT INTO profile_modality (deployment, position, modality) VALUES (?1, ?2, ?3)";
    let mut statement = transaction.prepare_cached(sql)?;
    for (position, modality) in (0_i64..).zip(&profile.modalities) {
        statement.execute(params![deployment, position, modality.as_str()])?;
    }
    let sql = "INSERT INTO profile_hidden_queue (deployment, position, queue, name)
         VALUES (?1, ?2, ?3, ?4)";
    let mut statement = transaction.prepare_cached(sql)?;
    for (position, (queue, name)) in (0_i64..).zip(&profile.hidden_queues) {
        statement.execute(params![deployment, position, queue.0, name])?;
    }
    Ok(())
}

pub(crate) fn load(
    connection: &Connection,
    deployment: DeploymentId,
) -> Result<Option<Profile>, CacheError> {
    let sql = "SELECT agent, name, team, locale_key FROM profile WHERE deployment = ?1";
    let found = connection
        .query_row(sql, [deployment], |row| {
            Ok(Profile {
                id: AgentId(row.get(0)?),
                name: row.get(1)?,
                team: row.get::<_, Option<i64>>(2)?.map(TeamId),
                locale_key: row.get(3)?,
                modalities: Vec::new(),
                hidden_queues: Vec::new(),
                rights: ProfileRights::default(),
            })
        })
        .optional()?;
    let Some(mut profile) = found else { return Ok(None) };
    let sql = "SELECT modality FROM profile_modality WHERE deployment = ?1 ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([deployment])?;
    while let Some(row) = rows.next()? {
        profile.modalities.push(Modality::parse(&row.get::<_, String>(0)?));
    }
    let sql = "SELECT queue, name FROM profile_hidden_queue WHERE deployment = ?1
         ORDER BY position";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query([deployment])?;
    while let Some(row) = rows.next()? {
        profile.hidden_queues.push((QueueId(row.get(0)?), row.get(1)?));
    }
    Ok(Some(profile))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_profile_replaces_the_one_before() {
        let (mut connection, id) = crate::tables::fixture();
        assert_eq!(load(&connection, id).unwrap(), None);
        let first = Profile {
            id: AgentId(7),
            name: "Ann".into(),
            team: Some(TeamId(2)),
            locale_key: Some("fr-ca".into()),
            modalities: ["message", "audio", "Fax Line"].map(Modality::parse).into(),
            // One that the server says twice is no reason to lose the profile.
            hidden_queues: [(-1, "Direct Inbound"), (12, ""), (12, "Sales")]
                .map(|(id, name)| (QueueId(id), name.to_owned()))
                .into(),
            rights: ProfileRights::default(),
        };
        let second = Profile {
            id: AgentId(8),
            name: String::new(),
            team: None,
            locale_key: None,
            modalities: Vec::new(),
            hidden_queues: Vec::new(),
            rights: ProfileRights::default(),
        };
        for profile in [first, second] {
            let transaction = connection.transaction().unwrap();
            save(&transaction, id, &profile).unwrap();
            transaction.commit().unwrap();
            assert_eq!(load(&connection, id).unwrap(), Some(profile));
        }
    }
}
