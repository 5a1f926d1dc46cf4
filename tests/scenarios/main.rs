//! Whole ways through the application against the simulator, without a window.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod bad_input;
mod board;
mod doctor;
mod offline;
mod outage;
mod secrets;

use connect_ipc::SignInArgs;
use connect_simulator::Simulator;

/// How to sign in to a simulator.
fn args(simulator: &Simulator) -> SignInArgs {
    SignInArgs { server: simulator.root(), client_id: simulator.client_id(), allow_http: false }
}
