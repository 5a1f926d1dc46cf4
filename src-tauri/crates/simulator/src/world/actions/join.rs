//! Silent join, whisper join, barge in and leave (spec note 9).

use super::Refusal;
use crate::world::World;
use crate::world::moments::What;
use crate::world::parts::How;
use crate::world::rights::Right;
use crate::world::sessions::{MAIL, Stage};

/// A way to join a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    Silent,
    Whisper,
    BargeIn,
}

impl World {
    /// Joins a session. One that somebody listens or whispers to cannot be joined so again; barging
    /// in is possible for who is joined, and for others directly.
    pub(crate) fn join(&mut self, by: usize, id: i64, join: Join) -> Result<(), Refusal> {
        let session = self.live_session(by, id)?;
        let primary = session.agent.ok_or(Refusal::NotActive)?;
        let allowed = |right| self.may(by, right, primary);
        let (right, how) = match join {
            Join::Silent => (Right::SilentJoin, How::SilentJoin),
            Join::Whisper => (Right::WhisperJoin, How::WhisperJoin),
            Join::BargeIn => (Right::BargeIn, How::BargeIn),
        };
        if !allowed(right) {
            return Err(Refusal::NotAllowed);
        }
        if session.stage != Stage::Active {
            return Err(Refusal::NotActive);
        }
        if session.modality == MAIL {
            return Err(Refusal::NotJoinable);
        }
        let mine = session.part_of(by).map(|part| part.how);
        match mine {
            Some(how) if !how.is_join() => return Err(Refusal::OwnSession),
            Some(How::BargeIn) => return Err(Refusal::AlreadyJoined),
            Some(_) if join == Join::BargeIn => {
                self.step_in(by, id);
                return Ok(());
            }
            Some(_) => return Err(Refusal::AlreadyJoined),
            None => {}
        }
        if join != Join::BargeIn && !session.can_be_joined() {
            return Err(Refusal::AlreadyJoined);
        }
        if self.agents[by].joined.is_some() {
            return Err(Refusal::JoinedElsewhere);
        }
        self.join_in(by, id, how);
        Ok(())
    }

    /// Who listened or whispered talks with everybody from now on.
    fn step_in(&mut self, by: usize, id: i64) {
        self.remember(id, What::Joined(by, How::BargeIn, None));
        if let Some(part) = self.sessions.get_mut(&id).and_then(|s| s.part_of_mut(by)) {
            part.how = How::BargeIn;
        }
        self.touch_session(id);
    }

    /// Leaves a session that one has joined.
    pub(crate) fn leave(&mut self, by: usize, id: i64) -> Result<(), Refusal> {
        let session = self.live_session(by, id)?;
        if !session.part_of(by).is_some_and(|part| part.how.is_join()) {
            return Err(Refusal::NotJoined);
        }
        self.remember(id, What::Left(by));
        let now = self.now;
        if let Some(session) = self.sessions.get_mut(&id) {
            // Joining and leaving may go on and on: one ended part of this agent is enough.
            session.parts.retain(|part| part.agent != by || part.ended.is_none());
            if let Some(part) = session.part_of_mut(by) {
                part.ended = Some(now);
            }
        }
        self.touch_session(id);
        self.let_go(by, id);
        Ok(())
    }
}
