//! What happens when an event comes due, and what agents do of their own.

use super::World;
use super::agents::Doing;
use super::events::Event;

impl World {
    pub(super) fn happen(&mut self, event: Event) {
        match event {
            Event::Arrival(queue, modality) => self.arrive(queue, modality),
            Event::Patience(session) => self.lose_patience(session),
            Event::Suspension => self.look_at_suspensions(),
            Event::Check => self.check_alerts(),
            Event::Hold(session, turn) => self.hold(session, turn, true),
            Event::Unhold(session, turn) => self.hold(session, turn, false),
            Event::Second(session, turn) => self.call_in(session, turn),
            Event::Listen(session, turn) => self.listen(session, turn),
            Event::Answer(agent, turn) if self.is_turn(agent, turn) => self.answer(agent),
            Event::Miss(agent, turn) if self.is_turn(agent, turn) => self.miss(agent),
            Event::Hangup(agent, turn) if self.is_turn(agent, turn) => self.hang_up(agent),
            Event::Apart(agent, turn) if self.is_turn(agent, turn) => self.part(agent),
            Event::Ready(agent, turn) if self.is_turn(agent, turn) => self.ready(agent),
            Event::Restless(agent, turn) if self.is_turn(agent, turn) => self.stray(agent),
            Event::Answer(..)
            | Event::Miss(..)
            | Event::Hangup(..)
            | Event::Apart(..)
            | Event::Ready(..)
            | Event::Restless(..) => {}
        }
    }

    fn is_turn(&self, agent: usize, turn: u32) -> bool {
        self.agents[agent].turn == turn
    }

    /// The agent is done with what kept it: what it was set to meanwhile, off for a while if that
    /// is due, else available.
    pub(super) fn ready(&mut self, agent: usize) {
        self.end_after_call(agent);
        if let Some(wish) = self.agents[agent].wish.take() {
            return self.take_up(agent, wish);
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
        if let Some(session) = self.agents[agent].joined {
            self.enter(agent, Doing::Joined(session));
            return;
        }
        let turn = self.enter(agent, Doing::Available);
        let at = self.agents[agent].restless_at.max(self.now + 1);
        self.timeline.plan(at, Event::Restless(agent, turn));
        self.find_session(agent);
    }

    /// Begins a status somebody has chosen. Others come back from it of their own; who set itself
    /// stays.
    pub(super) fn take_up(&mut self, agent: usize, doing: Doing) {
        if doing == Doing::Available {
            self.agents[agent].restless_at =
                self.now + 300_000 + self.dice.exponential(2_400_000.0);
            return self.become_available(agent);
        }
        let turn = self.enter(agent, doing);
        if !self.agents[agent].by_hand.status {
            let back = self.now + 120_000 + self.dice.exponential(900_000.0);
            self.timeline.plan(back, Event::Ready(agent, turn));
        }
    }

    /// Gives an agent who has nothing to do whoever waits longest in its team's queues.
    fn find_session(&mut self, agent: usize) {
        if self.agents[agent].doing != Doing::Available || self.agents[agent].suspended {
            return;
        }
        let queues = &self.org.teams[self.agents[agent].team].queues;
        let first = |queue: &usize| {
            let lines = self.queues[*queue].lines.iter().zip(super::sessions::PRECEDENCE);
            lines
                .filter_map(|(line, later)| line.waiting.first().map(|(at, id)| (at + later, *id)))
                .min()
        };
        if let Some((_, session)) = queues.iter().filter_map(first).min() {
            self.ring(agent, session);
        }
    }

    /// The agent does something else: a pause, the end of the shift, a call of its own. Not one who
    /// is moved by hand.
    fn stray(&mut self, agent: usize) {
        if self.agents[agent].by_hand.status {
            // Later is never: the next wish comes from outside.
            self.agents[agent].restless_at = i64::MAX;
            if self.agents[agent].doing != Doing::Available {
                self.become_available(agent);
            }
            return;
        }
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

    fn look_at_suspensions(&mut self) {
        let mean = 20_000_000.0 / self.agents.len() as f64;
        let at = self.now + self.dice.exponential(mean);
        self.timeline.plan(at, Event::Suspension);
        let index = self.dice.below(self.agents.len());
        let agent = &self.agents[index];
        if (agent.suspended || self.dice.chance(0.05)) && !agent.by_hand.suspension {
            self.suspend(index, !agent.suspended);
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
    pub(super) fn enter(&mut self, index: usize, doing: Doing) -> u32 {
        let room = self.spells;
        let agent = &mut self.agents[index];
        self.idle[agent.team].remove(&(agent.since, index));
        agent.close_status(self.now);
        agent.keep_spell(self.now, room);
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
