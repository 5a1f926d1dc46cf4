//! The organisation to choose from, and choices that are kept under a name.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ScopeView;

/// The MBU structure (row P2), as small as it can be: there may be 50,000 of them. All names are
/// text from the server.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct OrganisationView {
    /// Business units: id and name.
    pub units: Vec<(i64, String)>,
    /// Groups: id, name and the ids of their teams.
    pub groups: Vec<(i64, String, Vec<i64>)>,
    /// Teams: id, name and the id of their business unit, where that is known.
    pub teams: Vec<(i64, String, Option<i64>)>,
    /// Agents: id, name and the id of their team, where that is known.
    pub agents: Vec<(i64, String, Option<i64>)>,
    /// Queues: id, name, the id of their business unit, where that is known, and the ids of the
    /// teams that they are shown to.
    pub queues: Vec<(i64, String, Option<i64>, Vec<i64>)>,
}

/// A choice that is kept under a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SavedView {
    /// What the user calls it.
    pub name: String,
    /// What it shows.
    pub scope: ScopeView,
}
