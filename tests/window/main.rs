//! The console in its real window, against the simulator.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod actions;
mod board;
mod first_start;
mod language;
mod outage;
mod sessions;
mod sign_in;
mod untrusted;

use connect_simulator::Simulator;

/// Arguments that sign in to a simulator.
fn arguments(simulator: &Simulator) -> Vec<String> {
    let (root, id) = (simulator.root(), simulator.client_id());
    ["--server", &root, "--client-id", &id, "--language", "en"].map(str::to_owned).to_vec()
}

/// The same, borrowed.
fn borrowed(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}
