//! The client's side of one connection as a machine without I/O: frames, answers and time go in,
//! effects come out. The driver carries them out.

use std::collections::VecDeque;
use std::time::Duration;

use crate::frame::{self, Frame};
use crate::{Messages, Negotiation};

/// A point in time: the span since any fixed moment.
pub type Moment = Duration;

/// What happened.
#[derive(Debug)]
pub enum Input {
    /// The answer to `/negotiate`.
    Negotiated(Negotiation),
    /// A frame came in.
    Frame(String),
    /// `/start` was answered as it should.
    Started,
    /// The network failed, or an answer was not what it should be.
    Failed(String),
    /// The server ended the channel.
    Ended,
    /// Time passed.
    Tick,
    /// The application wants to stop.
    Stop,
}

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub enum Effect {
    /// Ask `/negotiate`.
    Negotiate,
    /// Open the channel with this token.
    Open(String),
    /// Ask `/start` with this token.
    Start(String),
    /// Tell the server with `/abort` that this is the end.
    Abort(String),
    /// Hand this to the application.
    Deliver(Messages),
    /// Tell the application.
    Report(State),
}

/// How the connection is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// Everything up to the server's first frame.
    Connecting,
    /// The server knows the connection and may be asked to push to it; what it pushes is held until
    /// `/start` is answered.
    Initialized,
    /// Connected, and signs of life come in time.
    Connected,
    /// Nothing came for two thirds of the keep-alive timeout.
    Slow,
    /// Over. A machine that is closed stays so.
    Closed(Closed),
}

/// Why a connection is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closed {
    /// The application stopped it.
    Stopped,
    /// It never came up; the text says why in the protocol's words.
    NotStarted(String),
    /// The network failed, or the server ended the channel.
    Lost(String),
    /// A frame could not be read; the text says where.
    Malformed(String),
    /// Nothing came for the whole keep-alive timeout.
    Silent,
    /// The server said so (`E`, or `D` of old servers).
    Refused(String),
}

/// How long `/negotiate` and `/start` may take; the protocol sets no limit to them.
const ANSWER_LIMIT: Duration = Duration::from_secs(15);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Negotiating,
    Opening,
    Starting,
    Up,
    Over,
}

/// The machine.
#[derive(Debug)]
pub struct Machine {
    stage: Stage,
    state: State,
    negotiation: Option<Negotiation>,
    /// When the stage under way must be done.
    limit: Option<Moment>,
    last_sign_of_life: Moment,
    held: Vec<Messages>,
    effects: VecDeque<Effect>,
}

impl Machine {
    /// A machine that wants to negotiate first.
    pub fn new(now: Moment) -> Self {
        Self {
            stage: Stage::Negotiating,
            state: State::Connecting,
            negotiation: None,
            limit: Some(now + ANSWER_LIMIT),
            last_sign_of_life: now,
            held: Vec::new(),
            effects: VecDeque::from([Effect::Negotiate]),
        }
    }

    /// The next thing to do.
    pub fn effect(&mut self) -> Option<Effect> {
        self.effects.pop_front()
    }

    /// When [`Input::Tick`] is wanted at the latest.
    pub fn deadline(&self) -> Option<Moment> {
        match (self.stage, self.keep_alive()) {
            (Stage::Over, _) | (Stage::Up, None) => None,
            (Stage::Up, Some(whole)) => {
                let share = if self.state == State::Slow { whole } else { whole * 2 / 3 };
                Some(self.last_sign_of_life + share)
            }
            _ => self.limit,
        }
    }

    /// Takes what happened.
    pub fn handle(&mut self, now: Moment, input: Input) {
        if self.stage == Stage::Over {
            return;
        }
        match input {
            Input::Negotiated(negotiation) => self.open(now, negotiation),
            Input::Frame(text) => self.frame(now, &text),
            Input::Started => self.up(now),
            Input::Failed(reason) => self.lost(reason),
            Input::Ended => self.lost("the server ended the channel".to_owned()),
            Input::Tick => self.tick(now),
            Input::Stop => {
                self.abort();
                self.close(Closed::Stopped);
            }
        }
    }

    fn keep_alive(&self) -> Option<Duration> {
        let seconds = self.negotiation.as_ref()?.keep_alive_timeout?;
        (seconds > 0.0).then(|| Duration::try_from_secs_f64(seconds).ok()).flatten()
    }

    fn open(&mut self, now: Moment, negotiation: Negotiation) {
        if !negotiation.try_web_sockets {
            return self.close(Closed::NotStarted("web sockets are switched off".to_owned()));
        }
        let seconds = negotiation.transport_connect_timeout.clamp(1.0, 60.0);
        self.limit = Some(now + Duration::from_secs_f64(seconds));
        self.effects.push_back(Effect::Open(negotiation.connection_token.clone()));
        self.negotiation = Some(negotiation);
        self.stage = Stage::Opening;
    }

    fn frame(&mut self, now: Moment, text: &str) {
        let frame = match frame::decode(text) {
            Ok(frame) => frame,
            // As the genuine client does: what follows a frame that cannot be read is not trusted.
            Err(error) => return self.close(Closed::Malformed(error.to_string())),
        };
        self.last_sign_of_life = now;
        if self.state == State::Slow {
            self.report(State::Connected);
        }
        let Frame::Envelope(envelope) = frame else { return };
        if let Some(error) = envelope.error {
            return self.close(Closed::Refused(error.into_owned()));
        }
        if envelope.disconnect.is_some() {
            return self.close(Closed::Refused("the server disconnected this client".to_owned()));
        }
        let messages = Messages::new(text, &envelope);
        if !messages.is_empty() {
            match self.stage {
                Stage::Up => self.effects.push_back(Effect::Deliver(messages)),
                _ => self.held.push(messages),
            }
        }
        if envelope.initialized.is_some() && self.stage == Stage::Opening {
            self.initialized(now);
        }
    }

    fn initialized(&mut self, now: Moment) {
        self.report(State::Initialized);
        match &self.negotiation {
            Some(negotiation) if negotiation.has_start() => {
                self.stage = Stage::Starting;
                self.limit = Some(now + ANSWER_LIMIT);
                self.effects.push_back(Effect::Start(negotiation.connection_token.clone()));
            }
            _ => self.up(now),
        }
    }

    fn up(&mut self, now: Moment) {
        self.stage = Stage::Up;
        self.limit = None;
        self.last_sign_of_life = now;
        self.report(State::Connected);
        self.effects.extend(self.held.drain(..).map(Effect::Deliver));
    }

    fn tick(&mut self, now: Moment) {
        if self.limit.is_some_and(|limit| now >= limit) {
            let stage = match self.stage {
                Stage::Negotiating => "negotiate",
                Stage::Opening => "connect",
                _ => "start",
            };
            self.abort();
            return self.close(Closed::NotStarted(format!("no answer to {stage} in time")));
        }
        if self.stage != Stage::Up {
            return;
        }
        let Some(whole) = self.keep_alive() else { return };
        let silence = now.saturating_sub(self.last_sign_of_life);
        if silence >= whole {
            self.abort();
            self.close(Closed::Silent);
        } else if silence >= whole * 2 / 3 && self.state == State::Connected {
            self.report(State::Slow);
        }
    }

    fn lost(&mut self, reason: String) {
        if self.stage == Stage::Up {
            self.close(Closed::Lost(reason));
        } else {
            self.close(Closed::NotStarted(reason));
        }
    }

    fn abort(&mut self) {
        if let Some(negotiation) = &self.negotiation {
            self.effects.push_back(Effect::Abort(negotiation.connection_token.clone()));
        }
    }

    fn close(&mut self, why: Closed) {
        self.stage = Stage::Over;
        self.held.clear();
        self.report(State::Closed(why));
    }

    fn report(&mut self, state: State) {
        self.state = state.clone();
        self.effects.push_back(Effect::Report(state));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEEP_ALIVE: f64 = 20.0;

    fn at(seconds: f64) -> Moment {
        Duration::from_secs_f64(seconds)
    }

    fn negotiation(version: &str) -> Negotiation {
        Negotiation {
            url: "/signalr".to_owned(),
            connection_token: "t+/=".to_owned(),
            connection_id: "88cf".to_owned(),
            keep_alive_timeout: Some(KEEP_ALIVE),
            disconnect_timeout: 30.0,
            connection_timeout: 110.0,
            try_web_sockets: true,
            protocol_version: version.to_owned(),
            transport_connect_timeout: 5.0,
            long_poll_delay: 0.0,
        }
    }

    fn effects(machine: &mut Machine) -> Vec<Effect> {
        std::iter::from_fn(|| machine.effect()).collect()
    }

    fn connected() -> Machine {
        let mut machine = Machine::new(at(0.0));
        machine.handle(at(0.0), Input::Negotiated(negotiation("1.5")));
        machine.handle(at(0.0), Input::Frame(r#"{"C":"d","S":1,"M":[]}"#.to_owned()));
        machine.handle(at(0.0), Input::Started);
        effects(&mut machine);
        machine
    }

    #[test]
    fn a_start_in_order() {
        let mut machine = Machine::new(at(0.0));
        assert_eq!(effects(&mut machine), [Effect::Negotiate]);
        machine.handle(at(0.1), Input::Negotiated(negotiation("1.5")));
        assert_eq!(effects(&mut machine), [Effect::Open("t+/=".to_owned())]);
        let early = r#"{"C":"d","S":1,"M":[{"H":"h","M":"m","A":[1]}]}"#;
        machine.handle(at(0.2), Input::Frame(early.to_owned()));
        assert_eq!(
            effects(&mut machine),
            [Effect::Report(State::Initialized), Effect::Start("t+/=".to_owned())]
        );
        machine.handle(at(0.3), Input::Started);
        let after = effects(&mut machine);
        assert_eq!(after[0], Effect::Report(State::Connected));
        assert!(matches!(&after[1], Effect::Deliver(m) if m.arguments().eq(["1"])), "{after:?}");
    }

    #[test]
    fn old_servers_have_no_start() {
        let mut machine = Machine::new(at(0.0));
        machine.handle(at(0.0), Input::Negotiated(negotiation("1.3")));
        machine.handle(at(0.0), Input::Frame(r#"{"C":"d","S":1,"M":[]}"#.to_owned()));
        assert!(effects(&mut machine).contains(&Effect::Report(State::Connected)));
    }

    #[test]
    fn silence_is_slow_at_two_thirds_and_lost_at_the_whole() {
        let mut machine = connected();
        assert_eq!(machine.deadline(), Some(at(KEEP_ALIVE) * 2 / 3));
        machine.handle(at(13.3), Input::Tick);
        assert_eq!(effects(&mut machine), []);
        machine.handle(at(13.4), Input::Tick);
        assert_eq!(effects(&mut machine), [Effect::Report(State::Slow)]);
        machine.handle(at(15.0), Input::Frame("{}".to_owned()));
        assert_eq!(effects(&mut machine), [Effect::Report(State::Connected)]);
        machine.handle(at(35.0), Input::Tick);
        assert_eq!(
            effects(&mut machine),
            [Effect::Abort("t+/=".to_owned()), Effect::Report(State::Closed(Closed::Silent))]
        );
        machine.handle(at(36.0), Input::Frame("{}".to_owned()));
        assert_eq!((effects(&mut machine), machine.deadline()), (vec![], None));
    }

    #[test]
    fn a_stage_that_takes_too_long_is_named() {
        let mut machine = Machine::new(at(0.0));
        machine.handle(at(0.0), Input::Negotiated(negotiation("1.5")));
        machine.handle(at(5.0), Input::Tick);
        let last = effects(&mut machine).pop();
        let why = Closed::NotStarted("no answer to connect in time".to_owned());
        assert_eq!(last, Some(Effect::Report(State::Closed(why))));
    }

    #[test]
    fn a_malformed_frame_ends_it() {
        let mut machine = connected();
        machine.handle(at(1.0), Input::Frame("{\"C\":\"d\",\"M\":[".to_owned()));
        let last = effects(&mut machine).pop();
        assert!(
            matches!(last, Some(Effect::Report(State::Closed(Closed::Malformed(_))))),
            "{last:?}"
        );
    }

    #[test]
    fn stopping_tells_the_server() {
        let mut machine = connected();
        machine.handle(at(1.0), Input::Stop);
        assert_eq!(
            effects(&mut machine),
            [Effect::Abort("t+/=".to_owned()), Effect::Report(State::Closed(Closed::Stopped))]
        );
    }
}
