//! The one mapping table of names the document does not give. A deployment can override each;
//! what it leaves out keeps its default.

use connect_model::MetricRoles;
use serde::{Deserialize, Serialize};

/// Undocumented names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Names {
    /// The path of the live connection below the address that V1 answers.
    pub signalr_path: String,
    /// The hubs to take part in; empty means all that `{signalr}/hubs` lists.
    pub hubs: Vec<String>,
    /// Which metrics stand for the columns of the boards, the likeliest first.
    pub metric_roles: MetricRoles,
}

/// Role, then the metrics that may stand for it. Documented names come first where there are any.
const ROLES: &[(&str, &[&str])] = &[
    ("waiting", &["queuedCount", "currentlyQueuedCount"]),
    ("longestWait", &["longestQueuedTime", "longestWaitTime", "currentLongestQueuedTime"]),
    ("serviceLevel", &["serviceLevelPercent", "serviceLevel", "percentAnsweredWithinSLA"]),
    ("offered", &["offeredCount", "receivedCount", "totalCount"]),
    ("answered", &["answeredCount", "takenCount"]),
    ("abandoned", &["abandonedCount", "abandonedAfterSLACount"]),
    ("averageWait", &["queuedTime", "averageQueuedTime", "averageWaitTime"]),
    ("handled", &["handledCount", "answeredCount", "takenCount"]),
    ("averageHandle", &["handleTime", "averageHandleTime"]),
    ("rona", &["ronaCount"]),
];

impl Default for Names {
    fn default() -> Self {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        Self {
            signalr_path: "/signalr".to_owned(),
            hubs: Vec::new(),
            metric_roles: ROLES.iter().map(|(id, list)| ((*id).to_owned(), names(list))).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_override_keeps_the_other_defaults() -> Result<(), serde_json::Error> {
        let names: Names = serde_json::from_str(r#"{"signalrPath":"/live"}"#)?;
        assert_eq!(names.signalr_path, "/live");
        assert_eq!(names.metric_roles, Names::default().metric_roles);
        Ok(())
    }
}
