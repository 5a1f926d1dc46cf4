//! A server with topics, a bounded buffer for each, and a network that loses what is under way: no
//! message comes twice or in another order, and gaps are told exactly where messages were lost.

use std::collections::VecDeque;

use proptest::prelude::*;

use super::*;

/// Messages in a piece of a topic's buffer, and how many whole pieces are kept.
const PIECE: u64 = 24;
const PIECES: u64 = 2;
/// Messages of a topic in one envelope.
const MOST: u64 = 10;
const TOPICS: [char; 2] = ['A', 'B'];

#[derive(Debug, Clone)]
enum Event {
    /// Messages of a topic.
    Publish(usize, u64),
    /// The server writes envelopes.
    Write(u8),
    /// They come in.
    Arrive(u8),
    /// The last one comes in again.
    Again,
    Cut,
    /// The client's attempt succeeds, or fails.
    Accept,
    Refuse,
    /// Seconds pass, with signs of life where there is a channel.
    Wait(u8),
    /// Seconds pass without anything being noticed.
    Sleep(u8),
    Restart,
}

fn events() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (0_usize..2, 1_u64..30).prop_map(|(topic, count)| Event::Publish(topic, count)),
        5 => (1_u8..5).prop_map(Event::Write),
        5 => (1_u8..5).prop_map(Event::Arrive),
        1 => Just(Event::Again),
        2 => Just(Event::Cut),
        4 => Just(Event::Accept),
        1 => Just(Event::Refuse),
        2 => (1_u8..9).prop_map(Event::Wait),
        1 => (6_u8..40).prop_map(Event::Sleep),
        1 => Just(Event::Restart),
    ]
}

#[derive(Default)]
struct Server {
    run: u32,
    /// How many messages there have been in this run, by topic.
    counts: [u64; 2],
    /// The number of the first of them, over all runs.
    first: [u64; 2],
    /// How far the channel's reader is.
    read: [u64; 2],
}

impl Server {
    fn oldest(&self, topic: usize) -> u64 {
        (self.counts[topic].saturating_sub(1) / PIECE).saturating_sub(PIECES) * PIECE
    }

    fn cursor(&self) -> String {
        format!("d-{}-A,{:X}|B,{:X}", self.run, self.read[0], self.read[1])
    }

    /// A channel is opened where the cursor stands; one of another run starts at now.
    fn open(&mut self, cursor: &str) {
        self.read = self.counts;
        if let Some(topics) = cursor.strip_prefix(&format!("d-{}-", self.run)) {
            for (read, entry) in self.read.iter_mut().zip(topics.split('|')) {
                *read = u64::from_str_radix(&entry[2..], 16).unwrap();
            }
        }
    }

    fn write(&mut self) -> Option<String> {
        let mut calls = Vec::new();
        for (topic, name) in TOPICS.iter().enumerate() {
            // Whoever is too far behind goes on with the oldest piece, and is not told.
            let from = self.read[topic].max(self.oldest(topic));
            let until = (from + MOST).min(self.counts[topic]);
            self.read[topic] = until;
            for number in from..until {
                let number = self.first[topic] + number;
                calls.push(format!(r#"{{"H":"h","M":"m","A":["{name}{number}"]}}"#));
            }
        }
        let cursor = self.cursor();
        (!calls.is_empty()).then(|| format!(r#"{{"C":"{cursor}","M":[{}]}}"#, calls.join(",")))
    }

    fn restart(&mut self) {
        for topic in 0..2 {
            self.first[topic] += self.counts[topic];
        }
        *self = Self { run: self.run + 1, first: self.first, ..Self::default() };
    }
}

/// What the client has, and what the network does.
struct World {
    bench: Bench,
    server: Server,
    wire: VecDeque<String>,
    last: Option<String>,
    /// The cursor of an attempt under way.
    attempt: Option<String>,
    channel: bool,
    /// The next message that has not come, by topic, and whether a gap was told since the last one.
    next: [u64; 2],
    told: [bool; 2],
    over: bool,
    /// What was found out by the envelope that came last.
    gap: Option<GapReason>,
}

impl World {
    fn new() -> Self {
        let mut bench = Bench::negotiated(&[Transport::WebSockets], negotiation("2.0"));
        let server = Server::default();
        bench.put(Input::Opened);
        bench.frame(&format!(r#"{{"C":"{}","S":1,"M":[]}}"#, server.cursor()));
        bench.put(Input::Started);
        Self {
            bench,
            server,
            wire: VecDeque::new(),
            last: None,
            attempt: None,
            channel: true,
            next: [0; 2],
            told: [false; 2],
            over: false,
            gap: None,
        }
    }

    /// Takes what comes of an input.
    fn put(&mut self, input: Input) {
        self.gap = None;
        self.bench.machine.handle(self.bench.now, input);
        while let Some(effect) = self.bench.machine.effect() {
            match effect {
                Effect::Deliver(messages) => {
                    assert!(self.channel);
                    for argument in messages.arguments() {
                        self.message(argument.trim_matches('"'));
                    }
                }
                Effect::Gap(reason) => {
                    self.told = [true; 2];
                    self.gap = Some(reason);
                }
                Effect::Open(request) => {
                    self.attempt = Some(request.cursor.unwrap());
                    self.channel = false;
                }
                Effect::Drop => (self.attempt, self.channel) = (None, false),
                Effect::Report(State::Connected) => assert!(self.channel),
                Effect::Report(State::Closed(_)) => self.over = true,
                _ => {}
            }
        }
        if !self.channel {
            self.wire.clear();
        }
    }

    fn message(&mut self, text: &str) {
        let topic = TOPICS.iter().position(|name| text.starts_with(*name)).unwrap();
        let number: u64 = text[1..].parse().unwrap();
        let hole = number.checked_sub(self.next[topic]).expect("not twice, not in another order");
        assert!(hole == 0 || self.told[topic], "{hole} lost before {text}");
        self.next[topic] = number + 1;
        self.told[topic] = false;
    }

    fn arrive(&mut self, resumed: &mut bool) {
        let Some(frame) = self.wire.pop_front() else { return };
        let (came, run) = (self.next, self.server.run);
        let count = frame.matches("\"H\"").count() as u64;
        self.put(Input::Frame(frame.clone()));
        match self.gap {
            None => {}
            Some(GapReason::OtherServer) => assert!(run > 0),
            Some(GapReason::Overflow) => {
                let went: u64 = (0..2).map(|topic| self.next[topic] - came[topic]).sum();
                assert!(went > count, "nothing was lost");
            }
            other => panic!("{other:?} for a frame"),
        }
        *resumed = false;
        self.last = Some(frame);
    }

    fn tick_until(&mut self, until: Moment, unconfirmed: bool) {
        let step = |world: &mut Self, input| {
            world.put(input);
            if let Some(gap) = world.gap {
                assert!(gap == GapReason::Unconfirmed && unconfirmed, "{gap:?}");
            }
        };
        while let Some(deadline) =
            self.bench.machine.deadline().filter(|deadline| *deadline <= until)
        {
            self.bench.now = deadline;
            step(self, Input::Tick);
        }
        self.bench.now = until;
        if self.channel {
            step(self, Input::Frame("{}".to_owned()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn gaps_are_where_messages_were_lost(events in proptest::collection::vec(events(), 0..80)) {
        let mut world = World::new();
        // No envelope has come since the channel was opened again.
        let mut resumed = false;
        let mut heard = at(0.0);
        for event in events {
            match event {
                Event::Publish(topic, count) => world.server.counts[topic] += count,
                Event::Write(count) => for _ in 0..count {
                    if world.channel { world.wire.extend(world.server.write()); }
                },
                Event::Arrive(count) => for _ in 0..count {
                    if world.channel { heard = world.bench.now; }
                    world.arrive(&mut resumed);
                },
                Event::Again => if let Some(frame) = world.last.clone().filter(|_| world.channel && !resumed) {
                    let before = world.next;
                    world.put(Input::Frame(frame));
                    prop_assert!(world.next == before && world.gap.is_none());
                },
                Event::Cut | Event::Restart => {
                    if matches!(event, Event::Restart) { world.server.restart(); }
                    if world.channel {
                        world.channel = false;
                        world.last = None;
                        world.put(Input::Failed(Fault::Network("cut".to_owned())));
                    }
                }
                Event::Accept => if let Some(cursor) = world.attempt.take() {
                    world.channel = true;
                    resumed = true;
                    world.server.open(&cursor);
                    world.put(Input::Opened);
                    let long = world.bench.now > heard + at(KEEP_ALIVE);
                    prop_assert_eq!(world.gap, long.then_some(GapReason::LongPause));
                    heard = world.bench.now;
                },
                Event::Refuse => if world.attempt.is_some() {
                    world.put(Input::Failed(Fault::Status(503)));
                },
                Event::Wait(seconds) => {
                    let until = world.bench.now + Duration::from_secs(u64::from(seconds));
                    world.tick_until(until, resumed);
                    if world.channel { heard = world.bench.now; }
                }
                Event::Sleep(seconds) => {
                    let span = Duration::from_secs(u64::from(seconds));
                    world.bench.now += span;
                    world.put(Input::Slept(span));
                    prop_assert!(world.over || !world.channel && world.gap.is_none());
                    prop_assert!(world.over || seconds < 30);
                }
            }
            if world.over { return Ok(()); }
        }
        // In the end everything that is not lost comes.
        while world.attempt.is_none() && !world.channel && !world.over {
            let next = world.bench.machine.deadline().unwrap();
            world.tick_until(next, resumed);
        }
        if world.over { return Ok(()); }
        if let Some(cursor) = world.attempt.take() {
            world.channel = true;
            resumed = true;
            world.server.open(&cursor);
            world.put(Input::Opened);
        }
        world.server.counts.iter_mut().for_each(|count| *count += 1);
        while let Some(frame) = world.wire.front().cloned().or_else(|| world.server.write()) {
            if world.wire.is_empty() { world.wire.push_back(frame); }
            world.arrive(&mut resumed);
        }
        for topic in 0..2 {
            let all = world.server.first[topic] + world.server.counts[topic];
            prop_assert_eq!(world.next[topic], all);
        }
    }
}
