//! The client's side of one connection as a machine without I/O: frames, answers and time go in,
//! effects come out. The driver carries them out.
//!
//! It is one machine for all transports. What differs between them is said where it does: a poll
//! ends with each envelope and has a limit of its own, and only the socket has a way back.

mod calls;
mod continuity;
mod io;
mod polls;
mod receive;
mod reconnect;
mod silence;
mod sleep;
mod start;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::time::Duration;

use self::calls::Calls;
use self::continuity::{Continuity, Overdue};
pub use self::io::{Closed, Config, Effect, Fault, GapReason, Input, Moment, Outgoing, State};
use self::polls::Polls;
use self::reconnect::Reconnect;
use self::silence::Silence;
use crate::endpoint::{Action, Request};
use crate::random::Dice;
use crate::{Negotiation, Transport};

/// Envelopes that are held until the start has ended. With more, nothing is read.
const HELD: usize = 64;

/// What is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Negotiating,
    /// The channel is being opened for the first time.
    Opening,
    /// `/start` has been asked.
    Starting,
    Up,
    /// The channel is gone; the next attempt is made after a pause.
    Waiting,
    /// The channel is being opened again.
    Reopening,
    Over,
}

/// The machine.
#[derive(Debug)]
pub struct Machine {
    config: Config,
    stage: Stage,
    state: State,
    negotiation: Option<Negotiation>,
    redirects: u32,
    transport: Transport,
    /// The transports that have not been tried yet.
    untried: VecDeque<Transport>,
    /// Why those that have been tried did not work.
    tried: Vec<String>,
    /// When the stage under way must be done.
    limit: Option<Moment>,
    continuity: Continuity,
    silence: Silence,
    polls: Polls,
    reconnect: Reconnect,
    calls: Calls,
    /// What goes to the application once the start has ended.
    held: Vec<Effect>,
    dice: Dice,
    effects: VecDeque<Effect>,
}

impl Machine {
    /// A machine that wants to negotiate first.
    pub fn new(now: Moment, config: Config) -> Self {
        Self {
            stage: Stage::Negotiating,
            state: State::Connecting,
            negotiation: None,
            redirects: 0,
            transport: Transport::WebSockets,
            untried: VecDeque::new(),
            tried: Vec::new(),
            limit: Some(now + config.answer_limit),
            continuity: Continuity::new(now),
            silence: Silence::new(now),
            polls: Polls::default(),
            reconnect: Reconnect::default(),
            calls: Calls::default(),
            held: Vec::new(),
            dice: Dice::new(config.seed),
            effects: VecDeque::from([Effect::Negotiate(None)]),
            config,
        }
    }

    /// The next thing to do.
    pub fn effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    /// The name the server has for this connection, once it has negotiated.
    pub fn connection_id(&self) -> Option<&str> {
        self.negotiation.as_ref().map(|negotiation| negotiation.connection_id.as_str())
    }

    /// The transport in use, or the one being tried.
    pub fn transport(&self) -> Transport {
        self.transport
    }

    /// Whether frames may be read. While too many are held, they are not.
    pub fn reads(&self) -> bool {
        self.held.len() < HELD
    }

    /// When [`Input::Tick`] is wanted at the latest.
    pub fn deadline(&self) -> Option<Moment> {
        let patience = self.patience();
        let stage = match self.stage {
            Stage::Over => return None,
            Stage::Negotiating | Stage::Opening => [self.limit, None, None],
            Stage::Starting => [self.limit, self.polls.next(), None],
            Stage::Waiting | Stage::Reopening => [self.limit, self.give_up_at(), None],
            Stage::Up => [
                self.silence.deadline(self.silence_limit()),
                self.polls.deadline(&self.silence),
                self.continuity.deadline(patience).filter(|_| !self.silence.blocked),
            ],
        };
        stage.into_iter().chain([self.calls.deadline()]).flatten().min()
    }

    /// Takes what happened.
    pub fn handle(&mut self, now: Moment, input: Input) {
        if self.stage == Stage::Over {
            return self.handle_late(now, &input);
        }
        if self.overslept(now) {
            return self.close(Closed::Slept);
        }
        match input {
            Input::Negotiated(answer) => self.negotiated(now, answer),
            Input::Opened => self.opened(now),
            Input::Frame(text) => self.frame(now, text),
            Input::Beat => self.beat(now),
            Input::Piece => self.piece(now),
            Input::Ended => self.ended(now),
            Input::Failed(fault) => self.failed(now, &fault),
            Input::Started => self.started(now),
            Input::NotStarted(fault) => self.not_started(&fault),
            Input::Invoke(call) => self.invoke(now, &call),
            Input::Sent { id, answer } => self.sent(id, &answer),
            Input::Blocked => self.silence.blocked = true,
            Input::Unblocked => {
                self.silence.blocked = false;
                self.silence.restart(now);
                self.polls.renew(now);
                self.continuity.renew(now);
            }
            Input::Slept(span) => self.slept(now, span),
            Input::Tick => {}
            Input::Stop => {
                self.abort();
                self.close(Closed::Stopped);
            }
        }
        // Whatever came, time has passed too: a flood of frames does not stop the clock.
        self.tick(now);
    }

    /// Whoever calls a method after the end is told.
    fn handle_late(&mut self, now: Moment, input: &Input) {
        if let Input::Invoke(call) = input {
            self.invoke(now, call);
        }
    }

    fn tick(&mut self, now: Moment) {
        self.run_out(now);
        let passed = |moment: Option<Moment>| moment.is_some_and(|moment| now >= moment);
        match self.stage {
            Stage::Negotiating | Stage::Opening | Stage::Starting if passed(self.limit) => {
                self.start_ran_out(now);
            }
            Stage::Starting => self.tick_polls(now),
            Stage::Up => {
                self.tick_silence(now);
                self.tick_polls(now);
                self.tick_continuity(now);
            }
            Stage::Waiting | Stage::Reopening => self.tick_reconnect(now),
            Stage::Negotiating | Stage::Opening | Stage::Over => {}
        }
    }

    fn tick_continuity(&mut self, now: Moment) {
        // What is not read may be there.
        if self.stage != Stage::Up || self.silence.blocked {
            return;
        }
        match self.continuity.overdue(now, self.patience()) {
            Some(Overdue::Quiet) => self.effects.push_back(Effect::Quiet),
            Some(Overdue::Gap(gap)) => self.effects.push_back(Effect::Gap(gap)),
            None => {}
        }
    }

    fn tick_silence(&mut self, now: Moment) {
        let Some(whole) = self.keep_alive().filter(|_| self.is_watched()) else { return };
        if self.silence.is(now, whole) {
            self.polls.miss_beat();
            self.lost(now, "no sign of life");
        } else if self.silence.is(now, whole * 2 / 3) {
            self.report(State::Slow);
        }
    }

    /// Something came over the channel.
    fn sign_of_life(&mut self, now: Moment) {
        self.silence.sign(now);
        if self.stage == Stage::Up {
            self.reconnect.succeeded();
            self.report(State::Connected);
        }
    }

    fn keep_alive(&self) -> Option<Duration> {
        self.negotiation.as_ref()?.silence_limit()
    }

    /// Polls show signs of life only where no proxy keeps them back, which is found out by missing the
    /// first. Their own limit holds always.
    fn is_watched(&self) -> bool {
        self.transport != Transport::LongPolling || self.polls.beat()
    }

    /// The silence that means something next.
    fn silence_limit(&self) -> Option<Duration> {
        let whole = self.keep_alive().filter(|_| self.is_watched())?;
        Some(if self.state == State::Slow { whole } else { whole * 2 / 3 })
    }

    fn reconnect_limit(&self) -> Duration {
        self.negotiation.as_ref().map_or(Duration::ZERO, Negotiation::reconnect_limit)
    }

    /// How long a connection may be away without being suspected of having missed something.
    fn patience(&self) -> Duration {
        self.keep_alive().unwrap_or_else(|| self.reconnect_limit())
    }

    fn request(&self, action: Action) -> Request {
        let goes_on = matches!(action, Action::Reconnect | Action::Poll);
        let token = self.negotiation.as_ref().map(|known| known.connection_token.clone());
        Request {
            action,
            transport: self.transport,
            token: token.unwrap_or_default(),
            cursor: self.continuity.cursor.clone().filter(|_| goes_on),
            groups: self.continuity.groups.clone().filter(|_| goes_on),
        }
    }

    fn abort(&mut self) {
        if self.negotiation.is_some() {
            self.effects.push_back(Effect::Abort(self.request(Action::Abort)));
        }
    }

    fn close(&mut self, why: Closed) {
        self.fail_calls();
        self.stage = Stage::Over;
        self.held.clear();
        self.report(State::Closed(why));
    }

    fn report(&mut self, state: State) {
        if self.state != state {
            self.state = state.clone();
            self.effects.push_back(Effect::Report(state));
        }
    }
}
