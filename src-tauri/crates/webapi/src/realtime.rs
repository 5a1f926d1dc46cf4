//! Realtime Data: what U1 to U6 push and M1 to M4 answer, in its wire shape and as `connect-model`
//! takes it.

mod breakdown;
mod metrics;
mod quick;
mod read;
mod sessions;
mod status;
mod update;

pub use breakdown::{Breakdown, BreakdownFields};
pub use metrics::{MetricBags, MetricDto};
pub use read::{read_argument, read_argument_into};
pub use sessions::{SessionDto, SessionsDto};
pub use status::StatusDto;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::lenient::{Int, OneOrMany, or_default};

/// One entity, one aggregation or one group. In a diff absent means unchanged, in a snapshot it
/// means unknown.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Realtime {
    /// `agent` or `queue`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The entity's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Int>,
    /// The entity's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Values per modality.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "MetricBags::is_empty")]
    pub metrics: MetricBags,
    /// Sessions per modality.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "BTreeMap::is_empty")]
    pub sessions: BTreeMap<String, SessionsDto>,
    /// An agent's status.
    #[serde(deserialize_with = "status::or_word", skip_serializing_if = "Option::is_none")]
    pub current_status: Option<StatusDto>,
    /// The statuses of the last 24 hours, if asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_history: Option<OneOrMany<StatusDto>>,
    /// An agent's metrics per queue that are new, if asked for.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub added_breakdowns: Vec<Breakdown>,
    /// Those that have changed; all of them in an answer of M1 to M4.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub breakdowns: Vec<Breakdown>,
    /// Those that are no more.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "Vec::is_empty")]
    pub removed_breakdowns: Vec<Breakdown>,
    /// Of an aggregation or a group: the entities in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entity_ids: Option<Vec<Int>>,
    /// Of a group: `team`, `group` or `businessUnit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_type: Option<String>,
    /// Of a group: its id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<Int>,
}
