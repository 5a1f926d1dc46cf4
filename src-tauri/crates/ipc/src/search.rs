//! Searching by the server (row Q1): it also knows addresses and numbers that the tables do not have.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What to search for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct SearchArgs {
    /// As it was typed. Blank finds nothing, and is not asked for.
    pub query: String,
}

/// What the server has found, in its order; a screenful at most of each.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct SearchView {
    /// Agents.
    pub agents: Vec<FoundView>,
    /// Queues.
    pub queues: Vec<FoundView>,
}

/// Somebody or something that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundView {
    /// The agent's or queue's id, as in the tables.
    pub id: i64,
    /// The name. Text from the server.
    pub name: String,
    /// By what it may have been found (an address, a number); may be empty. Text from the server.
    pub detail: String,
}
