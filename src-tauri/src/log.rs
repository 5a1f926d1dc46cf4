//! Where text for a person at a terminal goes, and the log.

use std::io::{self, Write};

use tracing_subscriber::EnvFilter;

/// The log goes to standard error; `CONNECT_CONSOLE_LOG` says how much of it.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_env("CONNECT_CONSOLE_LOG");
    let filter = filter.unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr).init();
}

/// A line on standard output. A reader that went away is no fault of ours.
pub(crate) fn print(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

/// A line on standard error.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}
