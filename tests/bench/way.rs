//! The way of a live frame without a window: from the text of the socket to the rows of the board.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use connect_live::{Board, Generation};
use connect_model::{EntityKind, LiveUpdate};
use connect_signalr::{
    Answer, Config, Effect, Input, Machine, Messages, Moment, Negotiation, State, Transport,
};
use connect_webapi::realtime::{read_argument, read_argument_into};

use crate::Fault;
use crate::centre::Centre;
use crate::frames::greeting;

/// After so many updates the window and the store take what has changed.
pub const TAKEN: usize = 500;
const NOON: i64 = 1_767_614_400_000;
const BEGIN: Moment = Duration::ZERO;

/// A connection of the protocol's machine.
pub struct Line(Machine);

impl Line {
    /// One that is up and has heard nothing but the server's greeting.
    pub fn up() -> Result<Self, Fault> {
        let config = Config { transports: vec![Transport::WebSockets], ..Config::default() };
        let mut machine = Machine::new(BEGIN, config);
        machine.handle(BEGIN, Input::Negotiated(Answer::Connection(negotiation())));
        machine.handle(BEGIN, Input::Opened);
        machine.handle(BEGIN, Input::Frame(greeting()?));
        machine.handle(BEGIN, Input::Started);
        let up = |effect| matches!(effect, Effect::Report(State::Connected));
        if std::iter::from_fn(|| machine.effect()).any(up) {
            Ok(Self(machine))
        } else {
            Err("the connection did not come up".into())
        }
    }

    /// What a frame carries for the application.
    pub fn hear(&mut self, frame: String) -> Result<Messages, Fault> {
        self.0.handle(BEGIN, Input::Frame(frame));
        let Some(Effect::Deliver(messages)) = self.0.effect() else {
            return Err("a frame was not delivered".into());
        };
        Ok(messages)
    }
}

fn negotiation() -> Negotiation {
    Negotiation {
        url: "/signalr".to_owned(),
        connection_token: "token".to_owned(),
        connection_id: "id".to_owned(),
        keep_alive_timeout: Some(20.0),
        disconnect_timeout: 30.0,
        connection_timeout: 110.0,
        try_web_sockets: true,
        protocol_version: "1.5".to_owned(),
        transport_connect_timeout: 5.0,
        long_poll_delay: 0.0,
    }
}

/// The updates in the messages of a frame.
pub fn read(messages: &Messages) -> Result<Vec<LiveUpdate>, Fault> {
    let mut updates = Vec::new();
    for argument in messages.arguments() {
        read_argument_into(argument, &mut updates)?;
    }
    Ok(updates)
}

/// A live board, and whoever takes its changes.
pub struct Desk {
    board: Board,
    at: i64,
    untaken: usize,
}

impl Desk {
    /// The board of a centre, with its snapshot.
    pub fn of(centre: &mut Centre) -> Result<Self, Fault> {
        let mut board = Board::new(Arc::new(centre.mbu()), [].into(), [].into());
        board.begin(Generation(1), NOON);
        let mut desk = Self { board, at: NOON, untaken: 0 };
        for text in centre.snapshot() {
            desk.apply(read_argument(&text)?)?;
        }
        if desk.board.is_live() { Ok(desk) } else { Err("the snapshot was not whole".into()) }
    }

    /// Takes the updates of a frame.
    pub fn apply(&mut self, updates: Vec<LiveUpdate>) -> Result<(), Fault> {
        let all = updates.len();
        if self.board.apply_all(Generation(1), updates, self.at) < all {
            return Err("an update was not taken".into());
        }
        self.untaken += all;
        if self.untaken >= TAKEN {
            self.untaken = 0;
            self.at += 500;
            self.take();
        }
        Ok(())
    }

    fn take(&mut self) {
        for consumer in [0, 1] {
            black_box(self.board.take_changes(EntityKind::Queue, consumer));
            black_box(self.board.take_changes(EntityKind::Agent, consumer));
        }
    }
}
