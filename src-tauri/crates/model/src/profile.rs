//! The signed-in agent (row P1).

use serde::{Deserialize, Serialize};

use crate::{AgentId, Modality, TeamId};

/// What the console needs to know of the signed-in agent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The agent's id.
    pub id: AgentId,
    /// The agent's public name.
    pub name: String,
    /// The agent's team, if any.
    pub team: Option<TeamId>,
    /// The language the server knows for the agent (`en-us`), if any.
    pub locale_key: Option<String>,
    /// Modalities that are switched on.
    pub modalities: Vec<Modality>,
}
