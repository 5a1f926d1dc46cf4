//! The machine, step by step and at random.

mod calls;
mod model;
mod polling;
mod random;
mod reconnecting;
mod sleeping;
mod starting;
mod watching;

use super::*;
use crate::endpoint::Action;
use crate::negotiate::Answer;

/// What [`negotiation`] says, in seconds.
const KEEP_ALIVE: f64 = 20.0;
const DISCONNECT: f64 = 30.0;

fn at(seconds: f64) -> Moment {
    Duration::from_secs_f64(seconds)
}

fn negotiation(version: &str) -> Negotiation {
    Negotiation {
        url: "/signalr".to_owned(),
        connection_token: "t+/=".to_owned(),
        connection_id: "88cf".to_owned(),
        keep_alive_timeout: Some(KEEP_ALIVE),
        disconnect_timeout: DISCONNECT,
        connection_timeout: 110.0,
        try_web_sockets: true,
        protocol_version: version.to_owned(),
        transport_connect_timeout: 5.0,
        long_poll_delay: 0.0,
    }
}

/// A machine with a clock, whose effects are written in a line each.
struct Bench {
    machine: Machine,
    now: Moment,
}

impl Bench {
    fn new(transports: &[Transport]) -> Self {
        let config = Config { transports: transports.to_vec(), ..Config::default() };
        Self { machine: Machine::new(at(0.0), config), now: at(0.0) }
    }

    fn negotiated(transports: &[Transport], negotiation: Negotiation) -> Self {
        let mut bench = Self::new(transports);
        bench.put(Input::Negotiated(Answer::Connection(negotiation)));
        bench
    }

    /// A connection that is up, at 0 s, with the cursor `d-1-A,1`.
    fn up(transport: Transport) -> Self {
        Self::up_as(transport, negotiation("1.5"))
    }

    fn up_as(transport: Transport, negotiation: Negotiation) -> Self {
        let mut bench = Self::negotiated(&[transport], negotiation);
        bench.put(Input::Opened);
        bench.frame(r#"{"C":"d-1-A,1","S":1,"M":[]}"#);
        if transport == Transport::LongPolling {
            bench.put(Input::Ended);
        }
        bench.put(Input::Started);
        assert_eq!(bench.machine.state, State::Connected);
        bench
    }

    /// What comes of an input.
    fn put(&mut self, input: Input) -> Vec<String> {
        self.machine.handle(self.now, input);
        std::iter::from_fn(|| self.machine.effect()).map(|effect| line(&effect)).collect()
    }

    fn frame(&mut self, text: &str) -> Vec<String> {
        self.put(Input::Frame(text.to_owned()))
    }

    /// An envelope with this cursor and these arguments, each in a call of its own.
    fn envelope(&mut self, cursor: &str, arguments: &[u32]) -> Vec<String> {
        let call = |argument| format!(r#"{{"H":"h","M":"m","A":[{argument}]}}"#);
        let calls: Vec<_> = arguments.iter().map(call).collect();
        self.frame(&format!(r#"{{"C":"{cursor}","M":[{}]}}"#, calls.join(",")))
    }

    fn fail(&mut self, fault: Fault) -> Vec<String> {
        self.put(Input::Failed(fault))
    }

    fn cut(&mut self) -> Vec<String> {
        self.fail(Fault::Network("cut".to_owned()))
    }

    /// What comes of a sleep.
    fn sleep(&mut self, seconds: f64) -> Vec<String> {
        self.now += at(seconds);
        self.put(Input::Slept(at(seconds)))
    }

    /// What comes of time alone, up to that moment: the machine is woken when it wants to be.
    fn wait_until(&mut self, until: Moment) -> Vec<String> {
        let mut lines = Vec::new();
        while let Some(deadline) = self.machine.deadline().filter(|deadline| *deadline <= until) {
            assert!(deadline >= self.now, "{deadline:?} is over at {:?}", self.now);
            self.now = deadline;
            let came = self.put(Input::Tick);
            assert!(!came.is_empty() || self.machine.deadline() != Some(deadline), "woken in vain");
            lines.extend(came);
        }
        self.now = until;
        lines
    }
}

/// An effect in a few words.
fn line(effect: &Effect) -> String {
    match effect {
        Effect::Negotiate(None) => "negotiate".to_owned(),
        Effect::Negotiate(Some(redirect)) => format!("negotiate at {}", redirect.url),
        Effect::Open(request) | Effect::Start(request) | Effect::Abort(request) => {
            format!("{request:?}").trim_end().to_owned()
        }
        Effect::Drop => "drop".to_owned(),
        Effect::Write(text) => format!("write {text}"),
        Effect::Post { request, id, data } => format!("{request:?}{id} {data}"),
        Effect::Answer { id, result: Ok(value) } => format!("answer {id}: {value}"),
        Effect::Answer { id, result: Err(error) } => format!("answer {id}: {error:?}"),
        Effect::Progress { id, value } => format!("progress {id}: {value}"),
        Effect::Deliver(messages) => {
            format!("deliver {}", messages.arguments().collect::<Vec<_>>().join(" "))
        }
        Effect::Quiet => "quiet".to_owned(),
        Effect::Gap(reason) => format!("gap: {reason:?}"),
        Effect::Report(state) => format!("{state:?}"),
    }
}
