//! P2: what the signed-in agent may see of the organisation.

use connect_model::{
    Agent, AgentId, BusinessUnit, BusinessUnitId, Group, GroupId, Mbu, Queue, QueueId, Team, TeamId,
};
use serde::{Deserialize, Serialize};

use crate::lenient::{Bool, Int, or_default};
use crate::{Method, MethodInfo, Place, Refusal};

/// P2. Answers 200, 404 if the token's agent does not exist, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetMbu;

impl Method for GetMbu {
    const INFO: MethodInfo = MethodInfo::new("P2", &[Place::get("/profile/mbu")])
        .refused(&[Refusal::AgentUnknown])
        .up_to_mb(64);
    type Reply = MbuReply;
}

/// The answer of P2; empty lists are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs, reason = "the lists are named for what they hold")]
pub struct MbuReply {
    #[serde(
        alias = "Agents",
        deserialize_with = "or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub agents: Vec<AgentDto>,
    #[serde(
        alias = "Queues",
        deserialize_with = "or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub queues: Vec<QueueDto>,
    #[serde(
        alias = "Teams",
        deserialize_with = "or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub teams: Vec<TeamDto>,
    #[serde(
        alias = "Groups",
        deserialize_with = "or_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub groups: Vec<GroupDto>,
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub business_units: Vec<BusinessUnitDto>,
}

macro_rules! entities {
    ($($(#[$doc:meta])* $name:ident { $($(#[$attr:meta])* $field:ident: $ty:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "camelCase")]
        #[allow(missing_docs, reason = "the fields are those of the document's dictionary")]
        pub struct $name {
            #[serde(default, rename = "type", alias = "Type", deserialize_with = "or_default")]
            pub kind: String,
            #[serde(alias = "Id")]
            pub id: Int,
            #[serde(default, alias = "Name", deserialize_with = "or_default")]
            pub name: String,
            $($(#[$attr])* pub $field: $ty,)*
        }
    )*};
}

entities! {
    /// An agent.
    AgentDto {
        #[serde(default)]
        team_id: Option<Int>,
        #[serde(default, deserialize_with = "or_default")]
        can_silent_join: Bool,
        #[serde(default, deserialize_with = "or_default")]
        can_whisper_join: Bool,
        #[serde(default, deserialize_with = "or_default")]
        can_record: Bool,
    }
    /// A queue.
    QueueDto {
        #[serde(default)]
        business_unit_id: Option<Int>,
        #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
        team_ids: Vec<Int>,
    }
    /// A team; the dictionary says `groupId`, the sample `groupIds`.
    TeamDto {
        #[serde(default)]
        business_unit_id: Option<Int>,
        #[serde(default, alias = "groupId", deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
        group_ids: Vec<Int>,
        #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
        agent_ids: Vec<Int>,
        #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
        queue_ids: Vec<Int>,
    }
    /// A group.
    GroupDto {
        #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
        team_ids: Vec<Int>,
    }
    /// A business unit.
    BusinessUnitDto {
        #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
        team_ids: Vec<Int>,
        #[serde(default, deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
        queue_ids: Vec<Int>,
    }
}

fn ids<T>(list: &[Int], make: fn(i64) -> T) -> Vec<T> {
    list.iter().map(|id| make(id.0)).collect()
}

/// -1 and other negative ids stand for "none".
fn some<T>(id: Option<Int>, make: fn(i64) -> T) -> Option<T> {
    id.filter(|id| id.0 >= 0).map(|id| make(id.0))
}

/// Links that one side alone names are named by both.
impl From<MbuReply> for Mbu {
    fn from(reply: MbuReply) -> Self {
        let mbu = Self {
            agents: reply.agents.into_iter().map(Agent::from).collect(),
            queues: reply.queues.into_iter().map(Queue::from).collect(),
            teams: reply.teams.into_iter().map(Team::from).collect(),
            groups: reply.groups.into_iter().map(Group::from).collect(),
            business_units: reply.business_units.into_iter().map(BusinessUnit::from).collect(),
        };
        mbu.linked()
    }
}

impl From<AgentDto> for Agent {
    fn from(dto: AgentDto) -> Self {
        Self {
            id: AgentId(dto.id.0),
            name: dto.name,
            team: some(dto.team_id, TeamId),
            can_silent_join: dto.can_silent_join.0,
            can_whisper_join: dto.can_whisper_join.0,
            can_record: dto.can_record.0,
        }
    }
}

impl From<QueueDto> for Queue {
    fn from(dto: QueueDto) -> Self {
        Self {
            id: QueueId(dto.id.0),
            name: dto.name,
            business_unit: some(dto.business_unit_id, BusinessUnitId),
            teams: ids(&dto.team_ids, TeamId),
        }
    }
}

impl From<TeamDto> for Team {
    fn from(dto: TeamDto) -> Self {
        Self {
            id: TeamId(dto.id.0),
            name: dto.name,
            business_unit: some(dto.business_unit_id, BusinessUnitId),
            groups: ids(&dto.group_ids, GroupId),
            agents: ids(&dto.agent_ids, AgentId),
            queues: ids(&dto.queue_ids, QueueId),
        }
    }
}

impl From<GroupDto> for Group {
    fn from(dto: GroupDto) -> Self {
        Self { id: GroupId(dto.id.0), name: dto.name, teams: ids(&dto.team_ids, TeamId) }
    }
}

impl From<BusinessUnitDto> for BusinessUnit {
    fn from(dto: BusinessUnitDto) -> Self {
        Self {
            id: BusinessUnitId(dto.id.0),
            name: dto.name,
            teams: ids(&dto.team_ids, TeamId),
            queues: ids(&dto.queue_ids, QueueId),
        }
    }
}
