//! Where text for a person at a terminal goes, and the log.

use std::io::{self, Write};

use connect_app::ClientLog;
use tracing::Subscriber;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt, registry};

/// The log goes to standard error; `CONNECT_CONSOLE_LOG` says how much of it. What is
/// kept for the server does not depend on that.
pub(crate) fn start() -> ClientLog {
    let filter = EnvFilter::try_from_env("CONNECT_CONSOLE_LOG");
    let filter = filter.unwrap_or_else(|_| EnvFilter::new("warn"));
    let client_log = ClientLog::default();
    subscriber(filter, io::stderr, &client_log).init();
    client_log
}

fn subscriber<W>(filter: EnvFilter, writer: W, client_log: &ClientLog) -> impl Subscriber + use<W>
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let shown = fmt::layer().with_writer(writer).with_filter(filter);
    registry().with(shown).with(client_log.layer())
}

/// A line on standard output. A reader that went away is no fault of ours.
pub(crate) fn print(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

/// A line on standard error.
pub(crate) fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_is_told_does_not_depend_on_what_is_shown() {
        let (shown, writing) = io::pipe().unwrap();
        let log = ClientLog::default();
        let writer = move || writing.try_clone().unwrap();
        let subscriber = subscriber(EnvFilter::new("off"), writer, &log);
        tracing::subscriber::with_default(subscriber, || {
            tracing::info!("less than a warning");
            tracing::warn!("a warning");
            tracing::warn!(target: "hyper", "a warning of somebody else");
            tracing::error!("an error");
        });
        assert_eq!(log.waiting(), 2);
        assert_eq!(io::read_to_string(shown).unwrap(), "");
    }
}
