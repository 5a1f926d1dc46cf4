//! The simulator as a client meets it: over HTTP and web sockets on loopback.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod actions;
mod batch;
mod client;
mod faults;
mod kerberos;
mod lab;
mod lifetimes;
mod line;
mod live;
mod live_faults;
mod metrics;
mod model;
mod ntlm;
mod quirks;
mod refusals;
mod rest;
mod rights;
mod routes;
mod secure;
mod server;
mod shapes;
mod signalr;
mod transports;
mod updates;
mod wire;

use std::time::Duration;

use connect_simulator::{Clock, Options, Simulator};

/// A small centre whose time only tests move.
fn options() -> Options {
    Options {
        clock: Clock::Manual,
        agents: 30,
        queues: 6,
        keep_alive_timeout: Duration::from_secs(6),
        ..Options::default()
    }
}

async fn start() -> Simulator {
    Simulator::start(options()).await.unwrap()
}
