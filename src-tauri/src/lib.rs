//! The shell: arguments, the window with its commands and its feed, the doctor's terminal. Thin; what
//! the console does is in `connect-app`.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod args;
mod commands;
mod doctor;
mod log;
mod notifier;
mod opener;
mod sample;
#[cfg(windows)]
mod terminal;
mod window;

use std::process::ExitCode;

use connect_l10n::{Messages, negotiate, system_languages};

use args::{Args, Parsed, Verb};

/// Runs the program; the exit code is 0 if nothing failed, 2 if the arguments are wrong.
pub fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    // By a click it comes without arguments; a window that outlives the terminal is not tied to it.
    #[cfg(windows)]
    if arguments.len() > 1 {
        terminal::join();
    }
    let args = match args::parse(arguments, &messages(None)) {
        Parsed::Args(args) => args,
        Parsed::Help(text) => {
            log::print(&text);
            return ExitCode::SUCCESS;
        }
        Parsed::Wrong(text) => {
            log::complain(&text);
            return ExitCode::from(2);
        }
    };
    let client_log = log::start();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            log::complain(&error.to_string());
            return ExitCode::FAILURE;
        }
    };
    match args.verb {
        Verb::Doctor { .. } => runtime.block_on(doctor::run(args)),
        Verb::Window => window::run(args, &runtime, client_log),
    }
}

/// Messages for a terminal: the language asked for, else the system's.
fn messages(language: Option<&str>) -> Messages {
    let system = system_languages();
    let language = language.map_or_else(|| negotiate(&system), |tag| negotiate(&[tag]));
    Messages::new(language).use_isolating(false)
}

pub(crate) fn args_messages(args: &Args) -> Messages {
    messages(args.language.as_deref())
}
