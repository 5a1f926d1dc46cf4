//! Anything in any order: what must hold whatever comes.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;

/// What may be put into a machine.
#[derive(Debug, Clone)]
enum Put {
    Negotiated(u8),
    Opened,
    Frame(u8, u64),
    Text(String),
    Beat,
    Piece,
    Ended,
    Failed(u8),
    Started,
    NotStarted,
    Invoke,
    Sent(u64),
    Blocked,
    Unblocked,
    Slept(u32),
    Tick,
    Stop,
}

fn puts() -> impl Strategy<Value = Put> {
    prop_oneof![
        2 => (0_u8..5).prop_map(Put::Negotiated),
        6 => Just(Put::Opened),
        9 => (0_u8..8, 0_u64..9).prop_map(|(kind, n)| Put::Frame(kind, n)),
        1 => "[{}\\[\\]\",:CMSHAI0-9]{0,20}".prop_map(Put::Text),
        1 => Just(Put::Beat),
        1 => Just(Put::Piece),
        4 => Just(Put::Ended),
        4 => (0_u8..9).prop_map(Put::Failed),
        5 => Just(Put::Started),
        1 => Just(Put::NotStarted),
        2 => Just(Put::Invoke),
        2 => (0_u64..4).prop_map(Put::Sent),
        1 => Just(Put::Blocked),
        2 => Just(Put::Unblocked),
        2 => (0_u32..60_000).prop_map(Put::Slept),
        6 => Just(Put::Tick),
        1 => Just(Put::Stop),
    ]
}

fn input(put: &Put, calls: &mut u64) -> Input {
    match put {
        Put::Negotiated(0) => Input::Negotiated(Answer::Refused("no".to_owned())),
        Put::Negotiated(1) => Input::Negotiated(Answer::Redirect(crate::Redirect {
            url: "https://elsewhere.example".to_owned(),
            access_token: None,
        })),
        Put::Negotiated(2) => Input::Negotiated(Answer::Connection(negotiation("1.2"))),
        Put::Negotiated(_) => Input::Negotiated(Answer::Connection(negotiation("2.0"))),
        Put::Opened => Input::Opened,
        Put::Frame(kind, n) => Input::Frame(match kind {
            0 => "{}".to_owned(),
            1 | 2 => format!(r#"{{"C":"d-1-A,{n}","S":1,"M":[]}}"#),
            3 => format!(r#"{{"I":"{n}","R":1}}"#),
            4 => format!(r#"{{"C":"d-2-A,{n}","T":1,"L":{n},"M":[]}}"#),
            _ => format!(r#"{{"C":"d-1-A,{n}","M":[{{"H":"h","M":"m","A":[{n}]}}]}}"#),
        }),
        Put::Text(text) => Input::Frame(text.clone()),
        Put::Beat => Input::Beat,
        Put::Piece => Input::Piece,
        Put::Ended => Input::Ended,
        Put::Failed(0) => Input::Failed(Fault::Status(403)),
        Put::Failed(1) => Input::Failed(Fault::Unreadable("too long".to_owned())),
        Put::Failed(_) => Input::Failed(Fault::Network("cut".to_owned())),
        Put::Started => Input::Started,
        Put::NotStarted => Input::NotStarted(Fault::Status(500)),
        Put::Invoke => {
            *calls += 1;
            Input::Invoke(Outgoing {
                id: *calls,
                hub: "h".to_owned(),
                method: "m".to_owned(),
                arguments: serde_json::value::RawValue::from_string("[]".to_owned()).unwrap(),
            })
        }
        Put::Sent(id) => Input::Sent { id: *id, answer: Ok("{\"I\":\"1\"}".to_owned()) },
        Put::Blocked => Input::Blocked,
        Put::Unblocked => Input::Unblocked,
        Put::Slept(millis) => Input::Slept(Duration::from_millis(u64::from(*millis))),
        Put::Tick => Input::Tick,
        Put::Stop => Input::Stop,
    }
}

/// Watches a machine.
#[derive(Debug, Default)]
struct Watcher {
    state: Option<State>,
    /// A channel is wanted, and something has come over it.
    wanted: bool,
    open: bool,
    answered: HashSet<u64>,
    over: bool,
}

impl Watcher {
    fn given(&mut self, put: &Put) {
        match put {
            Put::Opened | Put::Frame(..) | Put::Text(_) | Put::Beat => self.open |= self.wanted,
            _ => {}
        }
    }

    fn got(&mut self, effect: &Effect) {
        let answers = matches!(effect, Effect::Answer { .. });
        assert!(!self.over || answers, "{effect:?} after the end");
        let up = matches!(self.state, Some(State::Connected | State::Slow));
        match effect {
            Effect::Open(_) => (self.wanted, self.open) = (true, false),
            Effect::Drop => (self.wanted, self.open) = (false, false),
            Effect::Deliver(messages) => assert!(up && !messages.is_empty()),
            Effect::Answer { id, .. } => assert!(self.answered.insert(*id), "{id} answered twice"),
            Effect::Write(_) | Effect::Post { .. } => assert!(up),
            Effect::Report(state) => {
                if self.state == Some(State::Reconnecting) && *state == State::Connected {
                    assert!(self.open, "connected without a channel");
                }
                assert_ne!(self.state.as_ref(), Some(state), "said twice");
                self.over = matches!(state, State::Closed(_));
                self.state = Some(state.clone());
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_comes(
        transports in proptest::sample::subsequence(Transport::ALL.to_vec(), 0..=3),
        first in any::<bool>(),
        puts in proptest::collection::vec((puts(), 0_u32..12_000), 0..80),
    ) {
        let config = Config { transports, ..Config::default() };
        let mut machine = Machine::new(at(0.0), config);
        let mut watcher = Watcher::default();
        let (mut now, mut calls) = (at(0.0), 0);
        let begin = [Put::Negotiated(3), Put::Opened, Put::Frame(1, 0), Put::Started];
        let begin = begin.into_iter().filter(|_| first).map(|put| (put, 0));
        for (put, pause) in begin.chain(puts) {
            now += Duration::from_millis(u64::from(pause));
            if let Put::Slept(millis) = put {
                now += Duration::from_millis(u64::from(millis));
            }
            watcher.given(&put);
            machine.handle(now, input(&put, &mut calls));
            while let Some(effect) = machine.effect() {
                watcher.got(&effect);
            }
            let after = machine.deadline();
            prop_assert!(after.is_none_or(|deadline| deadline > now), "{after:?} at {now:?}");
            prop_assert_eq!(after.is_none(), watcher.over || after.is_none());
        }
        machine.handle(now, Input::Stop);
        while let Some(effect) = machine.effect() {
            watcher.got(&effect);
        }
        prop_assert!(watcher.over && machine.deadline().is_none());
        prop_assert_eq!(watcher.answered.len() as u64, calls);
    }
}
