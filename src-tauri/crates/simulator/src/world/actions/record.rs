//! S9 and S10: recording of all sessions an agent takes part in.

use super::Refusal;
use crate::world::World;
use crate::world::moments::What;
use crate::world::rights::Right;
use crate::world::sessions::Stage;

/// What became of the request for one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RecordingRequest {
    pub session: i64,
    /// Whether it is recorded now.
    pub recording: bool,
    /// False if a rule prohibits it.
    pub can_be_recorded: bool,
    pub answer: Answer,
}

/// What the centre says to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It is as was asked.
    Done,
    /// A rule prohibits it, or who asks may not record the session's primary agent.
    Denied,
    /// The recorder did not do it.
    Failed,
}

impl World {
    /// Starts or stops recording; one answer per session in conversation, none if there are none.
    pub(crate) fn record(
        &mut self,
        by: usize,
        agent: usize,
        on: bool,
    ) -> Result<Vec<RecordingRequest>, Refusal> {
        self.visible_agent(by, agent)?;
        let of = &self.agents[agent];
        let sessions: Vec<i64> = of.doing.session().into_iter().chain(of.joined).collect();
        Ok(sessions.into_iter().filter_map(|id| self.record_one(by, id, on)).collect())
    }

    fn record_one(&mut self, by: usize, id: i64, on: bool) -> Option<RecordingRequest> {
        let session = self.sessions.get(&id).filter(|session| session.stage == Stage::Active)?;
        let can_be_recorded = session.can_be_recorded();
        let mut recording = session.recording_since.is_some();
        let answer = if !can_be_recorded || !self.may(by, Right::Record, session.agent?) {
            Answer::Denied
        } else if self.recorder_fails {
            self.remember(id, What::RecordingFailed(by));
            Answer::Failed
        } else {
            if recording != on {
                self.set_recording(id, on, Some(by));
            }
            recording = on;
            Answer::Done
        };
        Some(RecordingRequest { session: id, recording, can_be_recorded, answer })
    }
}
