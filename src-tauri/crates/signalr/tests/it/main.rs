//! The drivers against a server that does what the test says, line by line.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod calls;
mod fallback;
mod pressure;
mod redirect;
mod server;
mod sleep;
mod transports;

use connect_signalr::{Closed, Connection, Event, Options, State, Transport};
use server::Server;

/// What a server answers to negotiate.
fn negotiation() -> String {
    r#"{"Url":"/elsewhere","ConnectionToken":"t+/=","ConnectionId":"88cf","KeepAliveTimeout":20.0,
    "DisconnectTimeout":30.0,"ConnectionTimeout":110.0,"TryWebSockets":true,"ProtocolVersion":"2.0",
    "TransportConnectTimeout":5.0,"LongPollDelay":0.0}"#
        .to_owned()
}

const STARTED: &str = r#"{ "Response": "started" }"#;
const FIRST: &str = r#"{"C":"d-1-A,0","S":1,"M":[]}"#;

/// An envelope with the cursor behind this message, which is one number.
fn envelope(number: u32) -> String {
    format!(r#"{{"C":"d-1-A,{number:X}","M":[{{"H":"h","M":"m","A":[{number}]}}]}}"#)
}

fn options(server: &Server, transports: &[Transport]) -> Options {
    Options { transports: transports.to_vec(), ..Options::new(server.endpoint(), server::client()) }
}

/// The next state, with nothing before it.
async fn state(connection: &mut Connection) -> State {
    match connection.next().await {
        Some(Event::State(state)) => state,
        other => panic!("a state, not {other:?}"),
    }
}

/// The numbers of the next envelope.
async fn numbers(connection: &mut Connection) -> Vec<u32> {
    match connection.next().await {
        Some(Event::Messages(messages)) => {
            messages.arguments().map(|argument| argument.parse().unwrap()).collect()
        }
        other => panic!("messages, not {other:?}"),
    }
}

/// The last event, and nothing behind it.
async fn end(connection: &mut Connection) -> Closed {
    loop {
        if let Some(Event::State(State::Closed(why))) = connection.next().await {
            assert!(connection.next().await.is_none());
            return why;
        }
    }
}
