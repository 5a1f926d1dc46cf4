//! S9 and S10: start and stop recording all sessions an agent takes part in.

use super::fill;
use crate::dto::dto;
use crate::lenient::{Bool, Int, List};
use crate::{Method, MethodInfo, Place, Refusal};

/// S9. Answers 200 with what became of each session, an empty list if there is none, 401 if it is
/// not allowed, or 500.
#[derive(Debug, Clone, Copy)]
pub struct StartRecording {
    /// The agent.
    pub agent: i64,
}

/// S10. Answers as S9 does.
#[derive(Debug, Clone, Copy)]
pub struct StopRecording {
    /// The agent.
    pub agent: i64,
}

macro_rules! recording {
    ($name:ident, $row:literal, $route:literal) => {
        impl Method for $name {
            const INFO: MethodInfo = MethodInfo::new($row, &[Place::post($route)])
                .once()
                .refused(&[Refusal::NotVisible, Refusal::NotRecordable]);
            type Reply = List<RecordingStatus>;

            fn path(&self, route: &str) -> String {
                fill(route, &self.agent.to_string())
            }
        }
    };
}

recording!(StartRecording, "S9", "/sessions/callcontrol/startRecordingSessions/{agentId}");
recording!(StopRecording, "S10", "/sessions/callcontrol/stopRecordingSessions/{agentId}");

dto! {
    /// What became of the request for one session ("Session Recording Request Status").
    RecordingStatus {
        session_id: Int,
        is_recording: Bool,
        can_be_recorded: Bool,
        // The caller may not record the session's primary agent.
        request_denied: Bool,
        // The recorder did not do it.
        request_failed: Bool,
    }
}
