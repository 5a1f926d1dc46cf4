//! The fault matrix: each fault of the live connection on each transport, through the whole
//! application. Then a soak: hours of a centre with one fault after another. Words given as arguments
//! choose the faults with such names; `soak` alone, with `--hours` and `--seed`, chooses the soak.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod case;
mod matrix;
mod server;
mod sleep;
mod soak;
mod table;
mod trouble;
mod wire;

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use self::soak::Plan;

/// Hours of the soak that follows the matrix, and what decides it: the same each time.
const HOURS: u64 = 1;
const SEED: u64 = 1;

#[tokio::main(flavor = "multi_thread")]
async fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    let went_well = match args.as_slice() {
        [first, root, client_id] if first == sleep::SLEEPER => {
            sleep::sleep_and_tell(root, client_id).await.is_ok()
        }
        // Whoever lists tests finds no single ones here.
        all if all.iter().any(|arg| arg == "--list") => true,
        [first, rest @ ..] if first == "soak" => soak(rest).await.is_ok_and(|well| well),
        all => tests(all).await.is_ok_and(|well| well),
    };
    if went_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The matrix, or what the words choose of it. Arguments meant for other tests are passed over.
async fn tests(args: &[String]) -> io::Result<bool> {
    let words: Vec<_> = args.iter().filter(|arg| !arg.starts_with('-')).cloned().collect();
    let well = table::run(&words).await?;
    let same = ["--seed".to_owned(), SEED.to_string()];
    Ok(if words.is_empty() { soak(&same).await? && well } else { well })
}

/// A soak as the arguments want it.
async fn soak(args: &[String]) -> io::Result<bool> {
    let number = |name: &str| {
        // The last one counts.
        let place = args.iter().rposition(|arg| arg == name)?;
        args.get(place + 1)?.parse().ok()
    };
    let hours = number("--hours").unwrap_or(HOURS);
    let seed = number("--seed").unwrap_or_else(|| u64::from(rand::random::<u32>()));
    let outcome = soak::run(Plan { hours, seed }).await;
    let mut out = io::stdout().lock();
    match &outcome {
        Ok(told) => writeln!(out, "soak: {told}; seed {seed}\n")?,
        Err(why) => writeln!(out, "soak FAILED: {why}; seed {seed}\n")?,
    }
    Ok(outcome.is_ok())
}
