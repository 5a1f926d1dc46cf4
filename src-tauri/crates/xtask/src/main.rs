//! The project's verbs: `cargo xtask` alone lists them.
//!
//! It knows how the project is set up, built, tested and checked, and nothing of what it does. It
//! depends on as little as possible, so that it compiles fast from nothing.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a tool for the terminal")]
#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod bench;
mod build;
mod checks;
mod debian;
mod display;
mod error;
mod fuzz;
mod generate;
mod lint;
mod project;
mod setup;
mod shell;
mod steps;
mod test;
mod tools;
mod ui;
mod verbs;
mod windows;

use std::process::ExitCode;

use project::Project;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match verbs::run(&Project::here(), &args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
