//! What queues were like, minute by minute. The minute leads the key: what is new is written at the
//! end of the table, and what is old goes at its beginning.

use rusqlite::{Connection, Row, Transaction, params};

use super::deployment::DeploymentId;
use crate::error::CacheError;

pub(crate) const SQL: &str = "
CREATE TABLE queue_trend (
    deployment INTEGER NOT NULL REFERENCES deployment ON DELETE CASCADE,
    minute INTEGER NOT NULL,
    queue INTEGER NOT NULL,
    waiting REAL,
    longest_wait REAL,
    service_level REAL,
    agents REAL,
    PRIMARY KEY (deployment, minute, queue)
) STRICT, WITHOUT ROWID;
";

/// How many minutes are kept.
pub(crate) const KEPT: i64 = 24 * 60;

/// What a queue was like in one minute. What nobody knew is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TrendPoint {
    /// Minutes since 1970 on the server's clock.
    pub minute: i64,
    /// The queue's id.
    pub queue: i64,
    /// Sessions waiting.
    pub waiting: Option<f64>,
    /// How long the longest of them had waited, in milliseconds.
    pub longest_wait: Option<f64>,
    /// The service level, 0 to 100.
    pub service_level: Option<f64>,
    /// Agents available.
    pub agents: Option<f64>,
}

/// Writes points, each in place of the one of its queue and minute. Nothing older than a day before
/// the newest of them is kept, and nothing later than it: that came of a clock that was wrong.
pub(crate) fn save<'a>(
    transaction: &Transaction<'_>,
    deployment: DeploymentId,
    points: impl IntoIterator<Item = &'a TrendPoint>,
) -> Result<(), CacheError> {
    let mut statement = transaction.prepare_cached(
        "INSERT OR REPLACE INTO queue_trend
         (deployment, minute, queue, waiting, longest_wait, service_level, agents)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut newest = None;
    for point in points {
        let TrendPoint { minute, queue, waiting, longest_wait, service_level, agents } = *point;
        let values =
            params![deployment, minute, queue, waiting, longest_wait, service_level, agents];
        statement.execute(values)?;
        newest = newest.max(Some(minute));
    }
    let Some(newest) = newest else { return Ok(()) };
    let sql = "DELETE FROM queue_trend WHERE deployment = ?1 AND (minute <= ?2 OR minute > ?3)";
    let mut statement = transaction.prepare_cached(sql)?;
    statement.execute(params![deployment, newest - KEPT, newest])?;
    Ok(())
}

/// The points of one queue, the oldest first.
pub(crate) fn of_queue(
    connection: &Connection,
    deployment: DeploymentId,
    queue: i64,
) -> Result<Vec<TrendPoint>, CacheError> {
    let Some(newest) = newest(connection, deployment)? else { return Ok(Vec::new()) };
    // A look for each minute is cheaper than all queues of all minutes.
    let sql = "SELECT minute, queue, waiting, longest_wait, service_level, agents
               FROM queue_trend WHERE deployment = ?1 AND minute = ?2 AND queue = ?3";
    let mut statement = connection.prepare_cached(sql)?;
    let mut found = Vec::new();
    for minute in newest - KEPT + 1..=newest {
        let mut rows = statement.query(params![deployment, minute, queue])?;
        if let Some(row) = rows.next()? {
            found.push(point(row)?);
        }
    }
    Ok(found)
}

/// The points of all queues in the last minutes before the newest point, that one's included.
pub(crate) fn recent(
    connection: &Connection,
    deployment: DeploymentId,
    minutes: i64,
) -> Result<Vec<TrendPoint>, CacheError> {
    let Some(newest) = newest(connection, deployment)? else { return Ok(Vec::new()) };
    let sql = "SELECT minute, queue, waiting, longest_wait, service_level, agents
               FROM queue_trend WHERE deployment = ?1 AND minute > ?2 ORDER BY minute, queue";
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params![deployment, newest - minutes])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(point(row)?);
    }
    Ok(found)
}

fn newest(connection: &Connection, deployment: DeploymentId) -> Result<Option<i64>, CacheError> {
    let sql = "SELECT max(minute) FROM queue_trend WHERE deployment = ?1";
    let mut statement = connection.prepare_cached(sql)?;
    Ok(statement.query_row([deployment], |row| row.get(0))?)
}

fn point(row: &Row<'_>) -> Result<TrendPoint, CacheError> {
    Ok(TrendPoint {
        minute: row.get(0)?,
        queue: row.get(1)?,
        waiting: row.get(2)?,
        longest_wait: row.get(3)?,
        service_level: row.get(4)?,
        agents: row.get(5)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64, queue: i64, waiting: Option<f64>) -> TrendPoint {
        let (longest_wait, service_level, agents) = (Some(60_000.0), None, Some(3.0));
        TrendPoint { minute, queue, waiting, longest_wait, service_level, agents }
    }

    #[test]
    fn a_day_is_kept_per_queue_with_its_gaps() {
        let (mut connection, id) = crate::tables::fixture();
        assert_eq!(of_queue(&connection, id, 1).unwrap(), []);
        let transaction = connection.transaction().unwrap();
        let save = |points: &[TrendPoint]| save(&transaction, id, points).unwrap();
        save(&[at(100, 1, Some(4.0)), at(100, 2, None), at(99, 1, Some(1.0))]);
        save(&[at(103, 1, Some(5.5)), at(100, 1, Some(6.0))]);
        let one = [at(99, 1, Some(1.0)), at(100, 1, Some(6.0)), at(103, 1, Some(5.5))];
        assert_eq!(of_queue(&transaction, id, 1).unwrap(), one);
        let lately = [at(103, 1, Some(5.5))];
        assert_eq!(recent(&transaction, id, 3).unwrap(), lately);
        assert_eq!(recent(&transaction, id, 4).unwrap().len(), 3);
        // A day later the first minute is gone.
        save(&[at(99 + KEPT, 2, None)]);
        assert_eq!(of_queue(&transaction, id, 1).unwrap(), one[1..]);
        // Nothing is known of what is to come.
        save(&[at(101, 1, None)]);
        assert_eq!(of_queue(&transaction, id, 1).unwrap(), [one[1], at(101, 1, None)]);
    }
}
