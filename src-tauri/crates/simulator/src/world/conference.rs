//! What happens within a conversation: hold, recording, second agents, transfers, joins.

use super::World;
use super::agents::Doing;
use super::events::Event;
use super::moments::What;
use super::parts::{How, Part};
use super::sessions::{Stage, TALK};

impl World {
    /// Whether this is still the same conversation with the same primary agent.
    fn goes_on(&self, id: i64, turn: u32) -> bool {
        let session = self.sessions.get(&id);
        session.is_some_and(|session| session.stage == Stage::Active && session.turn == turn)
    }

    /// The customer is put on hold, or taken back.
    pub(super) fn hold(&mut self, id: i64, turn: u32, on: bool) {
        if !self.goes_on(id, turn) {
            return;
        }
        self.remember(id, What::Held(on));
        if let Some(session) = self.sessions.get_mut(&id) {
            session.hold_since = on.then_some(self.now);
        }
        if on {
            let back = self.now + 8_000 + self.dice.exponential(45_000.0);
            self.timeline.plan(back, Event::Unhold(id, turn));
        }
        self.touch_session(id);
    }

    /// Recording begins or ends; by nobody means by rule.
    pub(super) fn set_recording(&mut self, id: i64, on: bool, by: Option<usize>) {
        self.remember(id, What::Recording(on, by));
        if let Some(session) = self.sessions.get_mut(&id) {
            session.recording_since = on.then_some(self.now);
        }
        self.touch_session(id);
    }

    /// The primary agent consults or invites somebody who has nothing to do.
    pub(super) fn call_in(&mut self, id: i64, turn: u32) {
        if !self.goes_on(id, turn) {
            return;
        }
        let Some((agent, queue)) = self.sessions.get(&id).and_then(|s| s.agent.zip(s.queue)) else {
            return;
        };
        let Some(second) = self.longest_idle(queue) else { return };
        let how = if self.dice.chance(0.7) { How::Consult } else { How::Invite };
        let part = Part::begun(second, how, Some(agent), self.now);
        self.remember(id, What::Joined(second, how, Some(agent)));
        if let Some(session) = self.sessions.get_mut(&id) {
            session.parts.push(part);
        }
        let until = self.enter(second, Doing::Helping(id));
        let at = self.now + 15_000 + self.dice.exponential(60_000.0);
        self.timeline.plan(at, Event::Apart(second, until));
        self.touch_session(id);
    }

    /// A second agent is done: gone again, or the new primary agent.
    pub(super) fn part(&mut self, second: usize) {
        let Doing::Helping(id) = self.agents[second].doing else { return };
        let consulted = self
            .sessions
            .get(&id)
            .and_then(|session| session.part_of(second))
            .is_some_and(|part| part.how == How::Consult);
        if self.dice.chance(0.4) && consulted {
            return self.transfer(id, second);
        }
        self.remember(id, What::Left(second));
        if let Some(part) = self.sessions.get_mut(&id).and_then(|s| s.part_of_mut(second)) {
            part.ended = Some(self.now);
        }
        self.touch_session(id);
        self.ready(second);
    }

    /// The session goes to the second agent for good; the first has its after-call work.
    fn transfer(&mut self, id: i64, to: usize) {
        let Some(from) = self.sessions.get(&id).and_then(|session| session.agent) else { return };
        self.remember(id, What::Transferred(from, to));
        if self.sessions.get(&id).is_some_and(|s| s.hold_since.is_some()) {
            self.remember(id, What::Held(false));
        }
        let how = if self.dice.chance(0.2) { How::Contact } else { How::TransferAgent };
        let recordable = self.agents[to].recordable;
        let Some(session) = self.sessions.get_mut(&id) else { return };
        session.agent = Some(to);
        session.turn += 1;
        session.hold_since = None;
        session.recordable = recordable;
        let stop = session.recording_since.is_some() && !recordable;
        if let Some(part) = session.part_of_mut(to) {
            part.how = how;
            part.accepted = Some(self.now);
            part.primary_since = Some(self.now);
        }
        let modality = session.modality;
        if stop {
            self.set_recording(id, false, None);
        }
        let talk = self.dice.lognormal(TALK[modality] * 0.6, 0.6).clamp(8_000, 3_600_000);
        self.talk(to, id, modality, talk);
        self.begin_after_call(from, id, false);
        self.touch_session(id);
    }

    /// The team's lead listens in, or whispers, if it is there and has nothing better to do.
    pub(super) fn listen(&mut self, id: i64, turn: u32) {
        let how = if self.dice.chance(0.3) { How::WhisperJoin } else { How::SilentJoin };
        if !self.goes_on(id, turn) {
            return;
        }
        let Some(session) = self.sessions.get(&id).filter(|s| s.can_be_joined()) else { return };
        let team = session.agent.map(|agent| self.agents[agent].team);
        let Some(lead) = team.and_then(|team| self.org.teams[team].agents.first().copied()) else {
            return;
        };
        let agent = &self.agents[lead];
        // The first agent is who looks at all this: it joins when it wants to.
        let free = lead > 0 && agent.joined.is_none() && !agent.by_hand.status;
        if free && matches!(agent.doing, Doing::Available | Doing::Away(..)) {
            self.join_in(lead, id, how);
        }
    }

    /// An agent comes into a conversation from outside.
    pub(super) fn join_in(&mut self, agent: usize, id: i64, how: How) {
        self.remember(id, What::Joined(agent, how, None));
        let now = self.now;
        let Some(session) = self.sessions.get_mut(&id) else { return };
        session.parts.push(Part::begun(agent, how, None, now));
        self.agents[agent].joined = Some(id);
        if self.agents[agent].doing == Doing::Available {
            self.enter(agent, Doing::Joined(id));
        }
        self.touch_session(id);
    }

    /// A conversation has let go of somebody who was not its primary agent.
    pub(super) fn let_go(&mut self, agent: usize, id: i64) {
        if self.agents[agent].joined == Some(id) {
            self.agents[agent].joined = None;
        }
        match self.agents[agent].doing {
            Doing::Helping(of) if of == id => self.ready(agent),
            Doing::Joined(of) if of == id => self.become_available(agent),
            _ => {}
        }
    }

    /// Marks everybody in whose picture a session is.
    pub(super) fn touch_session(&mut self, id: i64) {
        let Some(session) = self.sessions.get(&id) else { return };
        if let Some(queue) = session.queue {
            self.touched.queue(queue);
        }
        if let Some(agent) = session.agent {
            self.touched.agent(agent);
        }
        for part in session.participants() {
            self.touched.agent(part.agent);
        }
    }
}
