//! One module per table: the migration that makes it, and how its rows are written and read.
//!
//! The tables are strict, so that a value of another type is never taken for a good one.

pub(crate) mod deployment;
pub(crate) mod drafts;
pub(crate) mod journal;
pub(crate) mod mbu;
pub(crate) mod profile;
pub(crate) mod rows;
pub(crate) mod strings;
pub(crate) mod trends;

/// A new store in memory with one deployment, for the tests of the tables.
#[cfg(test)]
pub(crate) fn fixture() -> (rusqlite::Connection, deployment::DeploymentId) {
    let connection = crate::open::in_memory().unwrap();
    let wanted = deployment::Deployment { server: "https://one".into(), client_id: "1".into() };
    let id = deployment::add(&connection, &wanted).unwrap();
    (connection, id)
}
