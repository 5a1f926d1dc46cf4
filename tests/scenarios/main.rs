//! Whole ways through the application against the simulator, without a window.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod accounts;
mod actions;
mod agent;
mod alerts;
mod bad_input;
mod board;
mod busy;
mod calls;
mod client_logs;
mod columns;
mod coverage;
mod doctor;
mod gaps;
mod language;
mod offline;
mod outage;
mod pause;
mod pressure;
mod quirks;
mod refused;
mod renewal;
mod scope;
mod search;
mod secrets;
mod sessions;
mod sums;
mod trends;
mod writing;

use connect_ipc::SignInArgs;
use connect_simulator::{Clock, Options, Quirk, Simulator};

/// A centre whose clock stands still until it is told, as the document has it or with a quirk.
async fn centre(quirk: Option<Quirk>) -> Simulator {
    let quirks = quirk.into_iter().collect();
    let options = Options { clock: Clock::Manual, quirks, ..Options::default() };
    Simulator::start(options).await.unwrap()
}

/// How to sign in to a simulator.
fn args(simulator: &Simulator) -> SignInArgs {
    SignInArgs {
        server: simulator.root(),
        client_id: simulator.client_id(),
        allow_http: false,
        account: None,
    }
}

const CLIENT_ID: &str = "0224C392-3845-4AC0-B1A0-D63706181BA7";

/// How to sign in to any other server.
fn at(server: &str) -> SignInArgs {
    SignInArgs {
        server: server.to_owned(),
        client_id: CLIENT_ID.to_owned(),
        allow_http: false,
        account: None,
    }
}
