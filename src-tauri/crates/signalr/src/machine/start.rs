//! The start: negotiate, a transport that works, the first frame, `/start`.

use std::collections::VecDeque;

use super::{Closed, Continuity, Effect, Fault, Machine, Moment, Polls, Stage, State};
use crate::endpoint::Action;
use crate::negotiate::Answer;
use crate::{Negotiation, Transport};

/// More redirects than this lead nowhere.
const REDIRECTS: u32 = 5;

impl Machine {
    pub(super) fn negotiated(&mut self, now: Moment, answer: Answer) {
        if self.stage != Stage::Negotiating {
            return;
        }
        match answer {
            Answer::Connection(negotiation) => self.choose(now, negotiation),
            Answer::Redirect(redirect) if self.redirects < REDIRECTS => {
                self.redirects += 1;
                self.limit = Some(now + self.config.answer_limit);
                self.effects.push_back(Effect::Negotiate(Some(redirect)));
            }
            Answer::Redirect(_) => self.fail("redirected too often"),
            Answer::Refused(words) => self.close(Closed::Refused(words)),
        }
    }

    fn choose(&mut self, now: Moment, negotiation: Negotiation) {
        let offered = |transport: &&Transport| {
            **transport != Transport::WebSockets || negotiation.try_web_sockets
        };
        let untried: VecDeque<_> = self.config.transports.iter().filter(offered).copied().collect();
        if untried.is_empty() {
            let some = !self.config.transports.is_empty();
            let why = if some { "web sockets are switched off" } else { "no transport is allowed" };
            return self.fail(why);
        }
        self.untried = untried;
        self.negotiation = Some(negotiation);
        self.try_next(now);
    }

    /// Tries the next transport, with the same token: the server lets it take the last one's place.
    fn try_next(&mut self, now: Moment) {
        let (Some(negotiation), Some(transport)) = (&self.negotiation, self.untried.pop_front())
        else {
            return self.fail(&self.tried.join("; "));
        };
        self.transport = transport;
        self.stage = Stage::Opening;
        self.limit = Some(now + negotiation.connect_limit());
        self.polls = Polls::anew(negotiation.poll_limit());
        self.continuity = Continuity::new(now);
        self.held.clear();
        self.effects.push_back(Effect::Open(self.request(Action::Connect)));
    }

    /// The transport being tried does not work.
    pub(super) fn transport_failed(&mut self, now: Moment, why: &str) {
        self.tried.push(format!("{}: {why}", self.transport));
        self.try_next(now);
    }

    /// The first frame: the server knows the connection from now on.
    pub(super) fn initialized(&mut self, now: Moment) {
        self.report(State::Initialized);
        if self.negotiation.as_ref().is_some_and(Negotiation::has_start) {
            self.stage = Stage::Starting;
            self.limit = Some(now + self.config.answer_limit);
            self.effects.push_back(Effect::Start(self.request(Action::Start)));
        } else {
            self.up(now);
        }
    }

    pub(super) fn started(&mut self, now: Moment) {
        if self.stage == Stage::Starting {
            self.up(now);
        }
    }

    fn up(&mut self, now: Moment) {
        self.stage = Stage::Up;
        self.limit = None;
        self.silence.sign(now);
        self.polls.renew(now);
        self.report(State::Connected);
        self.effects.extend(self.held.drain(..));
    }

    pub(super) fn not_started(&mut self, fault: &Fault) {
        if self.stage == Stage::Starting {
            self.fail(&format!("start: {fault}"));
        }
    }

    /// The time for what is under way has run out.
    pub(super) fn start_ran_out(&mut self, now: Moment) {
        match self.stage {
            Stage::Negotiating => self.fail("no answer to negotiate in time"),
            Stage::Opening => self.transport_failed(now, "no answer to connect in time"),
            _ => self.fail("no answer to start in time"),
        }
    }

    /// Ends the start. A server that knows the connection already is told.
    pub(super) fn fail(&mut self, why: &str) {
        if self.stage == Stage::Starting {
            self.abort();
        }
        self.close(Closed::NotStarted(why.to_owned()));
    }
}
