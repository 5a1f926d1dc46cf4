//! The fault matrix: each fault of the live connection on each transport, through the whole
//! application. Words given as arguments choose the faults with such names.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod case;
mod matrix;
mod server;
mod sleep;
mod table;
mod wire;

use std::env;
use std::process::ExitCode;

#[tokio::main(flavor = "multi_thread")]
async fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let went_well = match args.as_slice() {
        [first, root, client_id] if first == sleep::SLEEPER => {
            sleep::sleep_and_tell(root, client_id).await.is_ok()
        }
        // Whoever lists tests finds no single ones here.
        all if all.iter().any(|arg| arg == "--list") => true,
        all => {
            let words = all.iter().filter(|arg| !arg.starts_with('-')).cloned();
            table::run(&words.collect::<Vec<_>>()).await.is_ok_and(|well| well)
        }
    };
    if went_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
