//! P1: the signed-in agent.

use connect_model::{AgentId, Modality, Profile, ProfileRights, QueueId, TeamId};
use serde::{Deserialize, Serialize};

use crate::lenient::{Bool, Int, List, or_default};
use crate::{Method, MethodInfo, Place, Refusal};

/// P1. Answers 200, 404 if the token's agent does not exist, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetProfile;

impl Method for GetProfile {
    const INFO: MethodInfo =
        MethodInfo::new("P1", &[Place::get("/profile")]).refused(&[Refusal::AgentUnknown]);
    type Reply = ProfileReply;
}

/// The answer of P1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProfileReply {
    /// Always `agent`.
    #[serde(default, rename = "type", deserialize_with = "or_default")]
    pub kind: String,
    /// The agent's id. The one field without which the answer means nothing.
    pub id: Int,
    /// The agent's team, -1 for none.
    pub team_id: Option<Int>,
    /// The public name.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// The e-mail address.
    #[serde(default, deserialize_with = "or_default")]
    pub email_address: String,
    /// The preferred language (`en-us`).
    pub locale_key: Option<String>,
    /// Modalities switched on.
    #[serde(default, deserialize_with = "or_default")]
    pub enabled_modalities: Vec<String>,
    /// Whether direct calls go through Connect.
    #[serde(default, deserialize_with = "or_default")]
    pub is_direct_proxy_enabled: Bool,
    /// Whether agents are in a federated domain.
    #[serde(default, deserialize_with = "or_default")]
    pub is_federated_deployment: Bool,
    /// Whether the agent may suspend itself.
    #[serde(default, deserialize_with = "or_default")]
    pub can_mark_self_as_suspended: Bool,
    /// Whether the legacy console is required.
    #[serde(default, deserialize_with = "or_default")]
    pub use_silverlight_agent_console: Bool,
    /// Whether recording is off for everybody.
    #[serde(default, deserialize_with = "or_default")]
    pub hide_record_button: Bool,
    /// Whether recording is off for this agent.
    #[serde(default, deserialize_with = "or_default")]
    pub hide_recording_button: Bool,
    /// The attendant's SIP address; several are separated by `|`.
    #[serde(default, deserialize_with = "or_default")]
    pub attendant_sip_uri: String,
    /// The AD domain.
    #[serde(default, alias = "Domain", deserialize_with = "or_default")]
    pub domain: String,
    /// For the Skype Web SDK.
    #[serde(rename = "discoveryXFrameUrlOverride", default, deserialize_with = "or_default")]
    pub discovery_x_frame_url_override: String,
    /// For the Skype Web SDK.
    #[serde(default, deserialize_with = "or_default")]
    pub discovery_user_url_override: String,
    /// The agent's GRUU.
    #[serde(rename = "agentGRUU", default, deserialize_with = "or_default")]
    pub agent_gruu: String,
    /// Whether direct calls are serviced by Connect.
    #[serde(default, deserialize_with = "or_default")]
    pub proxy_direct_calls: Bool,
    /// Queues hidden from the agent.
    #[serde(default, deserialize_with = "or_default")]
    pub hidden_queues: List<HiddenQueue>,
}

/// A hidden queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct HiddenQueue {
    /// Its id: -2, -1, 0 and 9999 have fixed meanings.
    pub queue_id: Int,
    /// Its name.
    #[serde(default)]
    pub queue_name: String,
}

impl From<ProfileReply> for Profile {
    fn from(reply: ProfileReply) -> Self {
        let hidden = reply.hidden_queues.0.into_iter();
        Self {
            id: AgentId(reply.id.0),
            name: reply.name,
            team: reply.team_id.map(|id| id.0).filter(|id| *id >= 0).map(TeamId),
            locale_key: reply.locale_key.filter(|key| !key.is_empty()),
            modalities: reply.enabled_modalities.iter().map(|m| Modality::parse(m)).collect(),
            hidden_queues: hidden.map(|of| (QueueId(of.queue_id.0), of.queue_name)).collect(),
            rights: ProfileRights {
                suspend_self: reply.can_mark_self_as_suspended.0,
                recording_hidden: reply.hide_record_button.0 || reply.hide_recording_button.0,
            },
        }
    }
}
