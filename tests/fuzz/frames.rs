//! Frames of the live connection (row R1), and the machine they are fed to: whatever a server sends,
//! nothing comes before the start or after the end, and the machine asks for time to come.
//!
//! The length of an input picks the transport. Each line is a frame, but for those of one character,
//! which stand for what else may happen.

#![cfg_attr(fuzzing, no_main)]

use std::time::Duration;

use connect_signalr::frame::{Frame, decode};
use connect_signalr::{
    Answer, Config, Effect, Fault, Input, Machine, Moment, Negotiation, Outgoing, State, Transport,
};
use serde_json::value::RawValue;

connect_fuzz::target!(feed);

/// What the connection begins with.
const NEGOTIATION: &[u8] = br#"{"ConnectionToken":"t","ConnectionId":"c","KeepAliveTimeout":20.0,
    "TryWebSockets":true,"ProtocolVersion":"2.0"}"#;

/// A connection, and what is known of it.
struct Watched {
    machine: Machine,
    now: Moment,
    up: bool,
    over: bool,
}

impl Watched {
    fn new(transport: Transport) -> Self {
        let config = Config { transports: vec![transport], ..Config::default() };
        let machine = Machine::new(Moment::ZERO, config);
        Self { machine, now: Moment::ZERO, up: false, over: false }
    }

    /// Panics if what comes of an input may not come.
    fn put(&mut self, input: Input) {
        self.machine.handle(self.now, input);
        while let Some(effect) = self.machine.effect() {
            let answers = matches!(effect, Effect::Answer { .. });
            assert!(answers || !self.over, "{effect:?} after the end");
            match effect {
                Effect::Deliver(messages) => {
                    assert!(self.up && !messages.is_empty(), "messages before the start");
                    for call in messages.calls() {
                        drop((call.hub(), call.method(), call.arguments().count()));
                    }
                    let texts = messages.arguments();
                    texts.for_each(|text| assert!(serde_json::from_str::<&RawValue>(text).is_ok()));
                }
                Effect::Report(state) => {
                    self.up = matches!(state, State::Connected | State::Slow);
                    self.over = matches!(state, State::Closed(_));
                }
                _ => {}
            }
        }
        let deadline = self.machine.deadline();
        assert!(deadline.is_none_or(|deadline| deadline > self.now), "time that is over");
    }
}

/// What a line stands for.
fn input(line: &str, now: &mut Moment) -> Option<Input> {
    Some(match line {
        "o" => Input::Opened,
        "b" => Input::Beat,
        "p" => Input::Piece,
        "e" => Input::Ended,
        "f" => Input::Failed(Fault::Network(String::new())),
        "4" => Input::Failed(Fault::Status(404)),
        "s" => Input::Started,
        "B" => Input::Blocked,
        "U" => Input::Unblocked,
        "t" => {
            *now += Duration::from_secs(3);
            Input::Tick
        }
        "i" => Input::Invoke(Outgoing {
            id: now.as_secs(),
            hub: String::new(),
            method: String::new(),
            arguments: RawValue::from_string("[]".to_owned()).ok()?,
        }),
        frame => Input::Frame(frame.to_owned()),
    })
}

/// Feeds a machine with the lines.
fn feed(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let transport = Transport::ALL[text.len() % Transport::ALL.len()];
    let Ok(negotiation) = Negotiation::read(NEGOTIATION) else { panic!("cannot be read") };
    let mut watched = Watched::new(transport);
    watched.put(Input::Negotiated(Answer::Connection(negotiation)));
    for line in text.lines() {
        if let Ok(Frame::Envelope(envelope)) = decode(line) {
            envelope.invocations().for_each(drop);
        }
        let Some(input) = input(line, &mut watched.now) else { return };
        watched.put(input);
    }
    watched.put(Input::Stop);
    assert!(watched.over && watched.machine.deadline().is_none());
}
