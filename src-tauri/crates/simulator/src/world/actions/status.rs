//! T2 and P4: statuses, suspension, and the end of what an agent leaves behind.

use super::Refusal;
use crate::world::World;
use crate::world::agents::Doing;
use crate::world::moments::What;
use crate::world::sessions::{End, Stage};
use crate::world::statuses::choose;

impl World {
    /// Sets an agent to a status by its id and that of a reason code; a reason alone means
    /// `unavailable`. While a session holds the agent, the status begins when that lets go: until
    /// then it is what the session makes it. After-call work ends at once.
    ///
    /// Who sets its own status stays in it; others come back of their own after a while.
    pub(crate) fn set_status(
        &mut self,
        by: usize,
        agent: usize,
        status: Option<i64>,
        reason: Option<i64>,
    ) -> Result<(), Refusal> {
        self.visible_agent(by, agent)?;
        let doing = choose(status, reason).map_err(Refusal::Status)?;
        let of = &mut self.agents[agent];
        of.by_hand.status |= by == agent;
        if of.doing.is_held() {
            of.wish = Some(doing);
            return Ok(());
        }
        if of.doing == doing || matches!((of.doing, doing), (Doing::Joined(_), Doing::Available)) {
            if of.by_hand.status {
                // What was planned to end it is void.
                of.turn += 1;
            }
            return Ok(());
        }
        of.wish = None;
        self.end_after_call(agent);
        self.take_up(agent, doing);
        Ok(())
    }

    /// Suspends an agent from taking sessions, or resumes it. What it has in hand it keeps.
    pub(crate) fn set_suspended(
        &mut self,
        by: usize,
        agent: usize,
        on: bool,
    ) -> Result<(), Refusal> {
        self.visible_agent(by, agent)?;
        self.agents[agent].by_hand.suspension = true;
        if self.agents[agent].suspended != on {
            self.suspend(agent, on);
        }
        Ok(())
    }

    /// Ends those of these sessions that the agent takes part in, as after its softphone has gone.
    /// Answers which.
    pub(crate) fn unregister(&mut self, agent: usize, sessions: &[i64]) -> Vec<i64> {
        let mut ended = Vec::new();
        for id in sessions {
            let Some(session) = self.sessions.get(id) else { continue };
            let (stage, queued) = (session.stage, session.queue.is_some());
            if session.agent != Some(agent) {
                if self.leave(agent, *id).is_ok() {
                    ended.push(*id);
                }
                continue;
            }
            if !session.is_answered() {
                continue;
            }
            self.remember(*id, What::Unregistered(agent));
            if stage == Stage::Active {
                self.end_conversation(*id, End::Completed);
                if queued {
                    self.begin_after_call(agent, *id, true);
                } else {
                    self.close(*id, End::Completed);
                }
            }
            self.ready(agent);
            ended.push(*id);
        }
        ended
    }
}
