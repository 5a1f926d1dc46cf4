//! The signed-in agent (row P1).

use serde::{Deserialize, Serialize};

use crate::{AgentId, Modality, QueueId, TeamId};

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
    /// Queues that are hidden from the agent, and those of fixed meaning (dictionary, "Hidden
    /// Queue"), with their names.
    #[serde(default)]
    pub hidden_queues: Vec<(QueueId, String)>,
    /// What the agent may do to itself, and what is switched off for it. The store does not keep
    /// it: without a server nothing can be done.
    #[serde(skip)]
    pub rights: ProfileRights,
}

/// The flags of the profile that the console heeds (spec note 18).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ProfileRights {
    /// `canMarkSelfAsSuspended`.
    pub suspend_self: bool,
    /// `hideRecordButton` or `hideRecordingButton`: no recording is offered.
    pub recording_hidden: bool,
}
