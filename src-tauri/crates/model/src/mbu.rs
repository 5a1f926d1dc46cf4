//! The MBU structure (row P2): what the signed-in agent may see of the organisation.

use serde::{Deserialize, Serialize};

use crate::{AgentId, BusinessUnitId, EntityKind, GroupId, QueueId, TeamId};

/// The whole structure, each list in the server's order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mbu {
    /// Agents.
    pub agents: Vec<Agent>,
    /// Queues.
    pub queues: Vec<Queue>,
    /// Teams.
    pub teams: Vec<Team>,
    /// Groups, which may span business units.
    pub groups: Vec<Group>,
    /// Business units.
    pub business_units: Vec<BusinessUnit>,
}

impl Mbu {
    /// How many entities there are.
    pub fn len(&self) -> usize {
        self.agents.len()
            + self.queues.len()
            + self.teams.len()
            + self.groups.len()
            + self.business_units.len()
    }

    /// The ids of its agents or of its queues.
    pub fn ids(&self, kind: EntityKind) -> Vec<i64> {
        match kind {
            EntityKind::Agent => self.agents.iter().map(|agent| agent.id.0).collect(),
            EntityKind::Queue => self.queues.iter().map(|queue| queue.id.0).collect(),
        }
    }

    /// True if the agent may see nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// An agent; the three rights are meant as in spec note 18.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agent {
    /// Its id.
    pub id: AgentId,
    /// Its public name.
    pub name: String,
    /// Its team; an agent has one at most.
    pub team: Option<TeamId>,
    /// `canSilentJoin`.
    pub can_silent_join: bool,
    /// `canWhisperJoin`.
    pub can_whisper_join: bool,
    /// `canRecord`.
    pub can_record: bool,
}

/// A queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Queue {
    /// Its id.
    pub id: QueueId,
    /// Its name.
    pub name: String,
    /// Its business unit, if it has one.
    pub business_unit: Option<BusinessUnitId>,
    /// The teams it is shown to.
    pub teams: Vec<TeamId>,
}

/// A team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Its id.
    pub id: TeamId,
    /// Its name.
    pub name: String,
    /// Its business unit, if it has one.
    pub business_unit: Option<BusinessUnitId>,
    /// The groups that contain it.
    pub groups: Vec<GroupId>,
    /// Its agents.
    pub agents: Vec<AgentId>,
    /// Its queues.
    pub queues: Vec<QueueId>,
}

/// A group of teams.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// Its name.
    pub name: String,
    /// Its teams.
    pub teams: Vec<TeamId>,
}

/// A business unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BusinessUnit {
    /// Its id.
    pub id: BusinessUnitId,
    /// Its name.
    pub name: String,
    /// Its teams.
    pub teams: Vec<TeamId>,
    /// Its queues.
    pub queues: Vec<QueueId>,
}
