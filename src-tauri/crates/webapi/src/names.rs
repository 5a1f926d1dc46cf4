//! The one mapping table of names the document does not give. A deployment can override each;
//! what it leaves out keeps its default.

use connect_model::MetricRoles;
use serde::{Deserialize, Serialize};

use crate::Method;
use crate::methods::{JoinKind, JoinSession};

/// Undocumented names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Names {
    /// The path of the live connection below the address that V1 answers.
    pub signalr_path: String,
    /// The hubs to take part in; empty means all that `{signalr}/hubs` lists.
    pub hubs: Vec<String>,
    /// The routes of the joins (row S11), `{sessionId}` in them.
    pub joins: JoinRoutes,
    /// What a warning is called in the server's log (row C1), whose levels the document leaves out.
    pub log_warning: String,
    /// Which metrics stand for the columns of the boards, the likeliest first.
    pub metric_roles: MetricRoles,
}

/// The routes of the joins, off the v2 root.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs, reason = "each is named for what it does")]
pub struct JoinRoutes {
    pub silent_join: String,
    pub whisper_join: String,
    pub barge_in: String,
    pub leave: String,
}

impl Default for JoinRoutes {
    /// Along the pattern of the recording methods.
    fn default() -> Self {
        let [silent_join, whisper_join, barge_in, leave] =
            [0, 1, 2, 3].map(|index: usize| JoinSession::INFO.places[index].route.to_owned());
        Self { silent_join, whisper_join, barge_in, leave }
    }
}

impl JoinRoutes {
    pub(crate) fn of(&self, kind: JoinKind) -> &str {
        match kind {
            JoinKind::Silent => &self.silent_join,
            JoinKind::Whisper => &self.whisper_join,
            JoinKind::BargeIn => &self.barge_in,
            JoinKind::Leave => &self.leave,
        }
    }
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
            joins: JoinRoutes::default(),
            log_warning: "warning".to_owned(),
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
        assert_eq!(names.joins, JoinRoutes::default());
        Ok(())
    }

    #[test]
    fn a_join_goes_where_the_table_says() -> Result<(), serde_json::Error> {
        let text = r#"{"joins":{"bargeIn":"/calls/{sessionId}/barge"}}"#;
        let names: Names = serde_json::from_str(text)?;
        for (kind, path) in [
            (JoinKind::BargeIn, "/calls/7/barge"),
            (JoinKind::Silent, "/sessions/callcontrol/silentJoin/7"),
        ] {
            let call = JoinSession::new(7, kind, &names.joins);
            assert_eq!(call.path(call.place().route), path);
        }
        Ok(())
    }
}
