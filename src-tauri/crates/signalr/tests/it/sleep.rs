//! A computer that sleeps: its wall clock goes on, and nothing else does.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use connect_signalr::{WallClock, connect};

use super::*;

/// Options with a wall clock that the test moves.
fn asleep(server: &Server, transport: Transport) -> (Options, Arc<AtomicI64>) {
    let wall = Arc::new(AtomicI64::new(1_700_000_000_000));
    let read = wall.clone();
    let wall_clock = WallClock::new(move || read.load(Ordering::Relaxed));
    (Options { wall: wall_clock, ..options(server, &[transport]) }, wall)
}

#[tokio::test]
async fn the_channel_is_not_believed_in_any_more() {
    for transport in Transport::ALL {
        let mut server = Server::start().await;
        let (options, wall) = asleep(&server, transport);
        let (connection, mut channel) = tokio::join!(connect(options), server.let_in(transport));
        let mut connection = connection.unwrap();
        wall.fetch_add(12_000, Ordering::Relaxed);
        // What was on its way is left where it is: the server has it still.
        channel.send(&envelope(1)).await;
        assert_eq!(state(&mut connection).await, State::Reconnecting);
        let mut channel = server.open("reconnect", transport).await;
        assert_eq!(state(&mut connection).await, State::Connected);
        channel.send(&envelope(1)).await;
        assert_eq!(numbers(&mut connection).await, [1]);
    }
}

#[tokio::test]
async fn after_a_night_it_is_over_at_once() {
    let mut server = Server::start().await;
    let (options, wall) = asleep(&server, Transport::WebSockets);
    let (connection, mut channel) =
        tokio::join!(connect(options), server.let_in(Transport::WebSockets));
    let mut connection = connection.unwrap();
    wall.fetch_add(8 * 3_600_000, Ordering::Relaxed);
    channel.send("{}").await;
    assert_eq!(end(&mut connection).await, Closed::Slept);
}

#[tokio::test]
async fn a_clock_that_is_set_back_changes_nothing() {
    let mut server = Server::start().await;
    let (options, wall) = asleep(&server, Transport::WebSockets);
    let (connection, mut channel) =
        tokio::join!(connect(options), server.let_in(Transport::WebSockets));
    let mut connection = connection.unwrap();
    wall.fetch_sub(8 * 3_600_000, Ordering::Relaxed);
    channel.send(&envelope(1)).await;
    assert_eq!(numbers(&mut connection).await, [1]);
}
