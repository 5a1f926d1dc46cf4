//! A session's way: from its arrival to an agent, through the conversation, to its end.

use super::World;
use super::agents::{Doing, Ended};
use super::catalogue::after_call_options;
use super::events::Event;
use super::moments::What;
use super::parts::{How, Part};
use super::random::Dice;
use super::sessions::{AUDIO, End, Kind, MAIL, PATIENCE, Session, Stage, TALK};

/// After this a call not answered goes back to the queue.
const RINGS_FOR: i64 = 20_000;
/// How often an agent does not pick up.
const MISSES: f64 = 0.035;
/// How many of those who would call still do when the queue is closed.
const AFTER_HOURS: f64 = 0.2;
/// How often a session ends by being given to a contact outside.
const TRANSFERRED_OUT: f64 = 0.03;

impl World {
    /// Plans the next caller.
    pub(super) fn expect_caller(&mut self, queue: usize, modality: usize) {
        let interval = self.queues[queue].lines[modality].interval;
        if interval > 0.0 {
            let at = self.now + self.dice.exponential(interval);
            self.timeline.plan(at, Event::Arrival(queue, modality));
        }
    }

    pub(super) fn arrive(&mut self, queue: usize, modality: usize) {
        self.expect_caller(queue, modality);
        if !self.queues[queue].is_open(self.now) {
            if self.dice.chance(AFTER_HOURS) {
                self.turn_away(queue, modality);
            }
            return;
        }
        let patience_ends = self.now + 4_000 + self.dice.exponential(PATIENCE[modality]);
        let mut session = self.enter_queue(queue, modality);
        session.patience_ends = patience_ends;
        session.remember(self.moment(What::Status("Queued")));
        let id = session.id;
        self.sessions.insert(id, session);
        let line = &mut self.queues[queue].lines[modality];
        line.offered += 1;
        line.unanswered.insert((self.now, id));
        line.waiting.insert((self.now, id));
        self.queues[queue].sessions.insert(id);
        self.touched.queue(queue);
        self.timeline.plan(patience_ends, Event::Patience(id));
        self.find_agent(queue, id);
        if self.sessions.get(&id).is_some_and(|session| session.stage == Stage::Waiting) {
            self.remember(id, What::NobodyFree);
        }
    }

    /// A session that comes out of the IVR now.
    fn enter_queue(&mut self, queue: usize, modality: usize) -> Session {
        let mut session = self.begin(modality, Kind::Queued);
        session.queue = Some(queue);
        session.started = self.now - self.ivr_ms(&session);
        for (what, at) in [
            (What::Created, session.started),
            (What::Status("New"), session.started + 16),
            (What::Attendant, session.started + 900),
            (What::Assigned(queue), self.now),
        ] {
            session.remember(self.moment(what));
            if let Some(moment) = session.moments.last_mut() {
                moment.at = at.min(self.now);
            }
        }
        session
    }

    fn begin(&mut self, modality: usize, kind: Kind) -> Session {
        self.next_session += 1;
        let mut session = Session::new(self.next_session, modality, kind, self.now);
        session.caller = self.caller();
        session.customer = self.customer(session.caller).name.into();
        session
    }

    /// Somebody calls a queue that is closed.
    fn turn_away(&mut self, queue: usize, modality: usize) {
        let mut session = self.enter_queue(queue, modality);
        session.remember(self.moment(What::Closed));
        let id = session.id;
        self.sessions.insert(id, session);
        self.close(id, End::CompletedAfterHours);
    }

    fn find_agent(&mut self, queue: usize, session: i64) {
        if let Some(agent) = self.longest_idle(queue) {
            self.ring(agent, session);
        }
    }

    /// Who has been idle longest among those who serve a queue.
    pub(super) fn longest_idle(&self, queue: usize) -> Option<usize> {
        let teams = self.org.queue_teams[queue].iter();
        let first = teams.filter_map(|team| self.idle[*team].first().copied()).min();
        first.map(|(_, agent)| agent)
    }

    pub(super) fn ring(&mut self, agent: usize, id: i64) {
        let recordable = self.agents[agent].recordable;
        let offered = self.moment(What::Offered(agent));
        let Some(session) = self.sessions.get_mut(&id) else { return };
        session.stage = Stage::Ringing;
        session.agent = Some(agent);
        session.recordable = recordable;
        session.parts.push(Part::offer(agent, How::Agent, self.now));
        session.remember(offered);
        let (modality, arrived) = (session.modality, session.arrived);
        let Some(queue) = session.queue else { return };
        self.queues[queue].lines[modality].waiting.remove(&(arrived, id));
        self.touched.queue(queue);
        self.agents[agent].book(queue, modality, |day| day.offered += 1);
        let turn = self.enter(agent, Doing::Ringing(id));
        if self.dice.chance(MISSES) {
            self.timeline.plan(self.now + RINGS_FOR, Event::Miss(agent, turn));
        } else {
            let after = self.dice.lognormal(4_000.0, 0.5).min(RINGS_FOR - 1_000);
            self.timeline.plan(self.now + after, Event::Answer(agent, turn));
        }
    }

    pub(super) fn answer(&mut self, agent: usize) {
        let Some(id) = self.agents[agent].doing.session() else { return };
        let recorded = self.dice.chance(0.3);
        let (accepted, active) =
            (self.moment(What::Accepted(agent)), self.moment(What::Status("Active")));
        let Some(session) = self.sessions.get_mut(&id) else { return };
        let modality = session.modality;
        let wait = self.now - session.arrived;
        session.stage = Stage::Active;
        session.active_since = Some(self.now);
        session.responding = Some(agent);
        session.turn += 1;
        if let Some(part) = session.part_of_mut(agent) {
            part.accepted = Some(self.now);
            part.primary_since = Some(self.now);
        }
        session.remember(accepted);
        session.remember(active);
        let Some(queue) = session.queue else { return };
        let line = &mut self.queues[queue].lines[modality];
        line.unanswered.remove(&(session.arrived, id));
        line.answer(modality, wait);
        line.active += 1;
        let recorded = recorded && modality == AUDIO && session.recordable;
        self.touched.queue(queue);
        self.agents[agent].book(queue, modality, |day| day.answered += 1);
        if recorded {
            self.set_recording(id, true, None);
        }
        let talk = self.dice.lognormal(TALK[modality], 0.6).clamp(8_000, 3_600_000);
        self.talk(agent, id, modality, talk);
        self.plan_conversation(id, talk);
    }

    /// The agent is in the conversation from now on, for so long.
    pub(super) fn talk(&mut self, agent: usize, id: i64, modality: usize, ms: i64) {
        let word = if modality == AUDIO { "inCall" } else { "inImCall" };
        let turn = self.enter(agent, Doing::Talking(id, word));
        self.timeline.plan(self.now + ms, Event::Hangup(agent, turn));
    }

    pub(super) fn miss(&mut self, agent: usize) {
        let Some(id) = self.agents[agent].doing.session() else { return };
        let set_back = self.now + 60_000 + self.dice.exponential(150_000.0);
        let turn = self.enter(agent, Doing::NoAnswer);
        // Who sets its own status is not set back by others.
        if let Some(wish) = self.agents[agent].wish.take() {
            self.take_up(agent, wish);
        } else if !self.agents[agent].by_hand.status {
            self.timeline.plan(set_back, Event::Ready(agent, turn));
        }
        let missed = self.moment(What::Missed(agent));
        let Some(session) = self.sessions.get_mut(&id) else { return };
        session.stage = Stage::Waiting;
        session.agent = None;
        session.recordable = true;
        session.returned = true;
        session.parts.retain(|part| !part.is_offer());
        session.remember(missed);
        let (modality, queue, out) =
            (session.modality, session.queue, session.patience_ends <= self.now);
        let Some(queue) = queue else { return };
        let line = &mut self.queues[queue].lines[modality];
        line.missed += 1;
        line.waiting.insert((session.arrived, id));
        self.agents[agent].book(queue, modality, |day| day.missed += 1);
        self.touched.queue(queue);
        if out {
            self.lose_patience(id);
        } else {
            self.find_agent(queue, id);
        }
    }

    /// A caller hangs up, unless it rings just now: then it is the agent's to answer or miss.
    pub(super) fn lose_patience(&mut self, id: i64) {
        let waiting = self.sessions.get(&id).filter(|session| session.stage == Stage::Waiting);
        let Some((session, queue)) = waiting.and_then(|s| Some((s, s.queue?))) else { return };
        let (arrived, modality) = (session.arrived, session.modality);
        let line = &mut self.queues[queue].lines[modality];
        line.unanswered.remove(&(arrived, id));
        line.waiting.remove(&(arrived, id));
        line.abandon(modality, self.now - arrived);
        self.remember(id, What::CustomerLeft);
        self.close(id, End::Abandoned);
    }

    pub(super) fn hang_up(&mut self, agent: usize) {
        let Doing::Talking(id, _) = self.agents[agent].doing else { return };
        let queued = self.sessions.get(&id).is_some_and(|session| session.queue.is_some());
        let out = queued && self.dice.chance(TRANSFERRED_OUT);
        if out {
            self.remember(id, What::TransferredOut(agent));
        } else {
            self.remember(id, What::CustomerLeft);
        }
        let end = if out { End::Transferred } else { End::Completed };
        self.end_conversation(id, end);
        if !queued {
            self.close(id, End::Completed);
            return self.ready(agent);
        }
        self.begin_after_call(agent, id, true);
    }

    /// The conversation is over for everybody in it but the primary agent.
    pub(super) fn end_conversation(&mut self, id: i64, outcome: End) {
        if self.sessions.get(&id).is_some_and(|session| session.recording_since.is_some()) {
            self.set_recording(id, false, None);
        }
        let Some(session) = self.sessions.get_mut(&id) else { return };
        let primary = session.agent;
        let mut others = Vec::new();
        for part in &mut session.parts {
            if part.is_talking() && Some(part.agent) != primary {
                part.ended = Some(self.now);
                others.push(part.agent);
            }
        }
        session.hold_since = None;
        session.stage = Stage::AfterCall;
        session.after_call_since = Some(self.now);
        session.outcome = outcome;
        session.turn += 1;
        if let Some(queue) = session.queue {
            self.queues[queue].lines[session.modality].active -= 1;
            self.touched.queue(queue);
        }
        for agent in others {
            self.let_go(agent, id);
        }
    }

    /// The agent works on what it has talked about; `last` if nobody else goes on with it.
    pub(super) fn begin_after_call(&mut self, agent: usize, id: i64, last: bool) {
        let status = last.then(|| self.moment(What::Status("AfterCall")));
        let Some(session) = self.sessions.get_mut(&id) else { return };
        let Some(queue) = session.queue else { return };
        let counts = session.responding == Some(agent);
        let modality = session.modality;
        let since = session.part_of(agent).and_then(|part| part.accepted).unwrap_or(self.now);
        if let Some(part) = session.part_of_mut(agent) {
            part.after_call = Some(self.now);
        }
        if let Some(status) = status {
            session.remember(status);
        }
        let talk = self.now - since;
        let ended = Ended { session: id, modality, queue, talk, counts, last };
        let turn = self.enter(agent, Doing::AfterCall(ended));
        let options = after_call_options(self.org.queue_unit[queue]);
        // Busy during the call means: until I say so.
        let by_hand = self.agents[agent].wish == Some(Doing::Away("busy", None));
        if by_hand && options.manual {
            self.agents[agent].wish = None;
            return;
        }
        let work = self.after_call_ms(agent, options.seconds, options.manual);
        self.timeline.plan(self.now + work, Event::Ready(agent, turn));
    }

    /// Who is moved by hand uses the time there is; the others take what they need.
    fn after_call_ms(&mut self, agent: usize, seconds: i64, manual: bool) -> i64 {
        let needed = self.dice.lognormal(40_000.0, 0.4).clamp(5_000, 300_000);
        let long = self.dice.chance(0.02);
        if self.agents[agent].by_hand.status {
            seconds * 1000
        } else if manual {
            if long { needed * 4 } else { needed }
        } else {
            needed.min(seconds * 1000)
        }
    }

    /// Books after-call work that ends now, and with it the session if this was its last agent.
    pub(super) fn end_after_call(&mut self, agent: usize) {
        let Doing::AfterCall(ended) = self.agents[agent].doing else { return };
        let Ended { session: id, modality, queue, talk, counts, last } = ended;
        let work = self.now - self.agents[agent].since;
        if counts {
            self.agents[agent].book(queue, modality, |day| day.finish(talk, work));
        }
        let Some(session) = self.sessions.get_mut(&id) else { return };
        if let Some(part) = session.part_of_mut(agent) {
            part.ended = Some(self.now);
        }
        if last {
            let (outcome, since) = (session.outcome, session.after_call_since);
            let whole = session.active_since.zip(since).map_or(talk, |(from, to)| to - from);
            self.queues[queue].lines[modality].finish(whole, work);
            self.close(id, outcome);
        }
    }

    /// A session is over: from now on it is in the archive.
    pub(super) fn close(&mut self, id: i64, how: End) {
        for what in [What::Status(how.word()), What::Terminating] {
            self.remember(id, what);
        }
        let Some(mut session) = self.sessions.remove(&id) else { return };
        session.stage = Stage::Ended(how);
        session.ended = Some(self.now);
        for part in &mut session.parts {
            part.ended.get_or_insert(self.now);
        }
        if let Some(queue) = session.queue {
            self.queues[queue].sessions.remove(&id);
            self.touched.queue(queue);
        }
        self.archive.keep(session);
    }

    pub(super) fn call_directly(&mut self, agent: usize) {
        let outbound = self.dice.chance(0.6);
        let kind = if outbound { Kind::DirectOutbound } else { Kind::DirectInbound };
        let mut session = self.begin(AUDIO, kind);
        let word = if outbound { "DirectOutboundDial" } else { "DirectInboundDial" };
        session.agent = Some(agent);
        session.responding = Some(agent);
        session.stage = Stage::Active;
        session.active_since = Some(self.now);
        session.recordable = self.agents[agent].recordable;
        let mut part = Part::begun(agent, How::Agent, None, self.now);
        part.primary_since = Some(self.now);
        session.parts.push(part);
        for what in
            [What::Created, What::Status(word), What::Dialled(agent), What::Status("Active")]
        {
            session.remember(self.moment(what));
        }
        let id = session.id;
        self.sessions.insert(id, session);
        let day = &mut self.agents[agent].day[AUDIO];
        day.direct_outbound += i64::from(outbound);
        day.direct_inbound += i64::from(!outbound);
        self.agents[agent].restless_at = self.now + 300_000 + self.dice.exponential(1_800_000.0);
        let turn = self.enter(agent, Doing::Talking(id, "directCall"));
        let talk = self.dice.lognormal(120_000.0, 0.6).clamp(8_000, 3_600_000);
        self.timeline.plan(self.now + talk, Event::Hangup(agent, turn));
    }

    /// What happens within a conversation of this length.
    fn plan_conversation(&mut self, id: i64, talk: i64) {
        let Some(session) = self.sessions.get(&id).filter(|session| session.modality != MAIL)
        else {
            return;
        };
        let (turn, audio) = (session.turn, session.modality == AUDIO);
        let within = |dice: &mut Dice| (talk as f64 * (0.1 + 0.7 * dice.unit())) as i64;
        if self.dice.chance(0.15) && audio {
            let at = self.now + within(&mut self.dice);
            self.timeline.plan(at, Event::Hold(id, turn));
        }
        if self.dice.chance(0.05) {
            let at = self.now + within(&mut self.dice);
            self.timeline.plan(at, Event::Second(id, turn));
        }
        if self.dice.chance(0.06) {
            let at = self.now + within(&mut self.dice);
            self.timeline.plan(at, Event::Listen(id, turn));
        }
    }
}
