//! Everything saved of one deployment, read at once.

use connect_model::{Mbu, Profile, Strings};
use rusqlite::Connection;

use crate::error::CacheError;
use crate::tables::deployment::{self, Deployment};
use crate::tables::rows::{self, SavedRow};
use crate::tables::{mbu, profile, strings};

/// What is saved of one deployment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Saved {
    /// The signed-in agent (row P1).
    pub profile: Option<Profile>,
    /// The MBU structure (row P2).
    pub mbu: Option<Mbu>,
    /// The locale saved last, with its strings (row L1).
    pub strings: Option<(String, Strings)>,
    /// The last values of agents and queues, the agents first, each by id.
    pub rows: Vec<SavedRow>,
}

/// Reads it all in one transaction; none if nothing was ever saved of the deployment.
pub(crate) fn load(
    connection: &mut Connection,
    wanted: &Deployment,
) -> Result<Option<Saved>, CacheError> {
    let transaction = connection.transaction()?;
    let Some(id) = deployment::find(&transaction, wanted)? else { return Ok(None) };
    Ok(Some(Saved {
        profile: profile::load(&transaction, id)?,
        mbu: mbu::load(&transaction, id)?,
        strings: strings::load_latest(&transaction, id)?,
        rows: rows::load(&transaction, id)?,
    }))
}
