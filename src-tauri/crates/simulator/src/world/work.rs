//! What happens when an event comes due: the rules of the contact centre.

use std::sync::Arc;

use super::agents::{Doing, Ended};
use super::events::Event;
use super::sessions::{AUDIO, Kind, PATIENCE, PRECEDENCE, Session, Stage, TALK};
use super::{World, names};

/// After this a call not answered goes back to the queue.
const RINGS_FOR: i64 = 20_000;
/// How often an agent does not pick up.
const MISSES: f64 = 0.035;

impl World {
    pub(super) fn happen(&mut self, event: Event) {
        match event {
            Event::Arrival(queue, modality) => self.arrive(queue, modality),
            Event::Patience(session) => self.lose_patience(session),
            Event::Suspension => self.look_at_suspensions(),
            Event::Answer(agent, turn) if self.agents[agent].turn == turn => self.answer(agent),
            Event::Miss(agent, turn) if self.agents[agent].turn == turn => self.miss(agent),
            Event::Hangup(agent, turn) if self.agents[agent].turn == turn => self.hang_up(agent),
            Event::Ready(agent, turn) if self.agents[agent].turn == turn => self.ready(agent),
            Event::Restless(agent, turn) if self.agents[agent].turn == turn => self.stray(agent),
            Event::Answer(..)
            | Event::Miss(..)
            | Event::Hangup(..)
            | Event::Ready(..)
            | Event::Restless(..) => {}
        }
    }

    /// Plans the next caller.
    pub(super) fn expect_caller(&mut self, queue: usize, modality: usize) {
        let interval = self.queues[queue].lines[modality].interval;
        if interval > 0.0 {
            let at = self.now + self.dice.exponential(interval);
            self.timeline.plan(at, Event::Arrival(queue, modality));
        }
    }

    fn arrive(&mut self, queue: usize, modality: usize) {
        self.expect_caller(queue, modality);
        let customer = self.caller();
        let patience_ends = self.now + 4_000 + self.dice.exponential(PATIENCE[modality]);
        let id = self.add_session(Session {
            id: 0,
            modality,
            kind: Kind::Queued,
            queue: Some(queue),
            agent: None,
            customer,
            stage: Stage::Waiting,
            arrived: self.now,
            patience_ends,
            recording: false,
            silent_joined: false,
        });
        let line = &mut self.queues[queue].lines[modality];
        line.offered += 1;
        line.unanswered.insert((self.now, id));
        line.waiting.insert((self.now, id));
        self.queues[queue].sessions.insert(id);
        self.touched.queue(queue);
        self.timeline.plan(patience_ends, Event::Patience(id));
        self.find_agent(queue, id);
    }

    fn caller(&mut self) -> Arc<str> {
        if self.hostile_names && self.dice.chance(0.1) {
            return names::hostile(self.dice.below(4)).into();
        }
        names::customer(&mut self.dice).into()
    }

    fn add_session(&mut self, mut session: Session) -> i64 {
        self.next_session += 1;
        session.id = self.next_session;
        self.sessions.insert(session.id, session);
        self.next_session
    }

    fn find_agent(&mut self, queue: usize, session: i64) {
        let longest_idle = self.org.queue_teams[queue]
            .iter()
            .filter_map(|team| self.idle[*team].first().copied())
            .min();
        if let Some((_, agent)) = longest_idle {
            self.ring(agent, session);
        }
    }

    fn ring(&mut self, agent: usize, id: i64) {
        let Some(session) = self.sessions.get_mut(&id) else { return };
        session.stage = Stage::Ringing;
        session.agent = Some(agent);
        let (modality, arrived) = (session.modality, session.arrived);
        if let Some(queue) = session.queue {
            self.queues[queue].lines[modality].waiting.remove(&(arrived, id));
            self.touched.queue(queue);
        }
        self.agents[agent].day[modality].offered += 1;
        let turn = self.enter(agent, Doing::Ringing(id));
        if self.dice.chance(MISSES) {
            self.timeline.plan(self.now + RINGS_FOR, Event::Miss(agent, turn));
        } else {
            let after = self.dice.lognormal(4_000.0, 0.5).min(RINGS_FOR - 1_000);
            self.timeline.plan(self.now + after, Event::Answer(agent, turn));
        }
    }

    fn answer(&mut self, agent: usize) {
        let Some(id) = self.agents[agent].doing.session() else { return };
        let (recorded, joined) = (self.dice.chance(0.3), self.dice.chance(0.03));
        let Some(session) = self.sessions.get_mut(&id) else { return };
        let modality = session.modality;
        let wait = self.now - session.arrived;
        session.stage = Stage::Active { since: self.now };
        session.recording = recorded && modality == AUDIO;
        session.silent_joined = joined && modality == AUDIO;
        if let Some(queue) = session.queue {
            let line = &mut self.queues[queue].lines[modality];
            line.unanswered.remove(&(session.arrived, id));
            line.answer(modality, wait);
            line.active += 1;
            self.touched.queue(queue);
        }
        self.agents[agent].day[modality].answered += 1;
        let word = if modality == AUDIO { "inCall" } else { "inImCall" };
        let turn = self.enter(agent, Doing::Talking(id, word));
        let talk = self.dice.lognormal(TALK[modality], 0.6).clamp(8_000, 3_600_000);
        self.timeline.plan(self.now + talk, Event::Hangup(agent, turn));
    }

    fn miss(&mut self, agent: usize) {
        let Some(id) = self.agents[agent].doing.session() else { return };
        let set_back = self.now + 60_000 + self.dice.exponential(150_000.0);
        let turn = self.enter(agent, Doing::NoAnswer);
        self.timeline.plan(set_back, Event::Ready(agent, turn));
        let Some(session) = self.sessions.get_mut(&id) else { return };
        session.stage = Stage::Waiting;
        session.agent = None;
        let (modality, queue, out) =
            (session.modality, session.queue, session.patience_ends <= self.now);
        self.agents[agent].day[modality].missed += 1;
        let Some(queue) = queue else { return };
        let line = &mut self.queues[queue].lines[modality];
        line.missed += 1;
        line.waiting.insert((session.arrived, id));
        self.touched.queue(queue);
        if out {
            self.lose_patience(id);
        } else {
            self.find_agent(queue, id);
        }
    }

    /// A caller hangs up, unless it rings just now: then it is the agent's to answer or miss.
    fn lose_patience(&mut self, id: i64) {
        let waiting = self.sessions.get(&id).is_some_and(|s| s.stage == Stage::Waiting);
        let Some(session) = waiting.then(|| self.sessions.remove(&id)).flatten() else { return };
        let Some(queue) = session.queue else { return };
        let line = &mut self.queues[queue].lines[session.modality];
        line.unanswered.remove(&(session.arrived, id));
        line.waiting.remove(&(session.arrived, id));
        line.abandon(session.modality, self.now - session.arrived);
        self.queues[queue].sessions.remove(&id);
        self.touched.queue(queue);
    }

    fn hang_up(&mut self, agent: usize) {
        let id = self.agents[agent].doing.session();
        let Some(session) = id.and_then(|id| self.sessions.remove(&id)) else { return };
        let Some(queue) = session.queue else { return self.ready(agent) };
        let modality = session.modality;
        let talk = session.active_ms(self.now);
        self.queues[queue].lines[modality].active -= 1;
        self.queues[queue].sessions.remove(&session.id);
        self.touched.queue(queue);
        let turn = self.enter(agent, Doing::AfterCall(Ended { modality, queue, talk }));
        let work = self.dice.lognormal(40_000.0, 0.4).clamp(5_000, 300_000);
        self.timeline.plan(self.now + work, Event::Ready(agent, turn));
    }

    /// The agent is done with what kept it: off for a while if that is due, else available.
    fn ready(&mut self, agent: usize) {
        if let Doing::AfterCall(ended) = self.agents[agent].doing {
            let work = self.now - self.agents[agent].since;
            self.agents[agent].day[ended.modality].finish(ended.talk, work);
            self.queues[ended.queue].lines[ended.modality].finish(ended.talk, work);
            self.touched.queue(ended.queue);
        }
        let pause = matches!(self.agents[agent].doing, Doing::Away(..) | Doing::LoggedOut);
        if pause {
            self.agents[agent].restless_at =
                self.now + 600_000 + self.dice.exponential(2_400_000.0);
        } else if self.agents[agent].restless_at <= self.now {
            return self.stray(agent);
        }
        self.become_available(agent);
    }

    pub(super) fn become_available(&mut self, agent: usize) {
        let turn = self.enter(agent, Doing::Available);
        let at = self.agents[agent].restless_at.max(self.now + 1);
        self.timeline.plan(at, Event::Restless(agent, turn));
        self.find_session(agent);
    }

    /// Gives an agent who has nothing to do whoever waits longest in its team's queues.
    fn find_session(&mut self, agent: usize) {
        if self.agents[agent].doing != Doing::Available || self.agents[agent].suspended {
            return;
        }
        let queues = &self.org.teams[self.agents[agent].team].queues;
        let first = |queue: &usize| {
            let lines = self.queues[*queue].lines.iter().zip(PRECEDENCE);
            lines
                .filter_map(|(line, later)| line.waiting.first().map(|(at, id)| (at + later, *id)))
                .min()
        };
        if let Some((_, session)) = queues.iter().filter_map(first).min() {
            self.ring(agent, session);
        }
    }

    /// The agent does something else: a pause, the end of the shift, a call of its own.
    fn stray(&mut self, agent: usize) {
        if self.dice.chance(0.15) {
            return self.call_directly(agent);
        }
        let (doing, mean) = match self.dice.below(16) {
            0..=4 => (Doing::Away("unavailable", Some("On Break")), 480_000.0),
            5 | 6 => (Doing::Away("unavailable", Some("At Lunch")), 1_800_000.0),
            7 | 8 => (Doing::Away("unavailable", Some("In A Meeting")), 1_500_000.0),
            9 => (Doing::Away("unavailable", Some("Training")), 2_400_000.0),
            10 => (Doing::Away("unavailable", Some("Coaching")), 900_000.0),
            11 => (Doing::Away("offPhoneActivity", None), 600_000.0),
            12 => (Doing::Away("beRightBack", None), 240_000.0),
            13 => (Doing::Away("unavailable", None), 300_000.0),
            14 => (Doing::Away("busy", None), 300_000.0),
            _ => (Doing::LoggedOut, 2_400_000.0),
        };
        let turn = self.enter(agent, doing);
        let back = self.now + 30_000 + self.dice.exponential(mean);
        self.timeline.plan(back, Event::Ready(agent, turn));
    }

    fn call_directly(&mut self, agent: usize) {
        let outbound = self.dice.chance(0.6);
        let kind = if outbound { Kind::DirectOutbound } else { Kind::DirectInbound };
        let customer = self.caller();
        let id = self.add_session(Session {
            id: 0,
            modality: AUDIO,
            kind,
            queue: None,
            agent: Some(agent),
            customer,
            stage: Stage::Active { since: self.now },
            arrived: self.now,
            patience_ends: i64::MAX,
            recording: false,
            silent_joined: false,
        });
        let day = &mut self.agents[agent].day[AUDIO];
        day.direct_outbound += i64::from(outbound);
        day.direct_inbound += i64::from(!outbound);
        self.agents[agent].restless_at = self.now + 300_000 + self.dice.exponential(1_800_000.0);
        let turn = self.enter(agent, Doing::Talking(id, "directCall"));
        let talk = self.dice.lognormal(120_000.0, 0.6).clamp(8_000, 3_600_000);
        self.timeline.plan(self.now + talk, Event::Hangup(agent, turn));
    }

    fn look_at_suspensions(&mut self) {
        let mean = 20_000_000.0 / self.agents.len() as f64;
        let at = self.now + self.dice.exponential(mean);
        self.timeline.plan(at, Event::Suspension);
        let agent = self.dice.below(self.agents.len());
        if self.agents[agent].suspended || self.dice.chance(0.05) {
            self.suspend(agent, !self.agents[agent].suspended);
        }
    }

    pub(super) fn suspend(&mut self, agent: usize, on: bool) {
        self.agents[agent].suspended = on;
        self.touched.agent(agent);
        let place = (self.agents[agent].since, agent);
        let team = self.agents[agent].team;
        if on {
            self.idle[team].remove(&place);
        } else if self.agents[agent].doing == Doing::Available {
            self.idle[team].insert(place);
            self.find_session(agent);
        }
    }

    /// Puts an agent into a status, from now on; what was planned for the old one is void.
    fn enter(&mut self, index: usize, doing: Doing) -> u32 {
        let agent = &mut self.agents[index];
        self.idle[agent.team].remove(&(agent.since, index));
        agent.close_status(self.now);
        agent.doing = doing;
        agent.since = self.now;
        agent.turn += 1;
        if doing == Doing::Available && !agent.suspended {
            self.idle[agent.team].insert((self.now, index));
        }
        self.touched.agent(index);
        agent.turn
    }
}
