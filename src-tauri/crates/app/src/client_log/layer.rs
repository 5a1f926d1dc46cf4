//! Listens to the trace.

use tracing::level_filters::LevelFilter;
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::Context;
use tracing_subscriber::registry::LookupSpan;

use super::ClientLog;
use super::record::{Record, is_told};

tokio::task_local! {
    /// Set while lines are sent to the server.
    static SENDING: ();
}

/// Does work of which the server is told nothing: the sending itself. Otherwise a line that cannot
/// be sent would make another one.
pub(super) async fn unheard<F: Future>(work: F) -> F::Output {
    SENDING.scope((), work).await
}

struct Listening(ClientLog);

/// The layer with its own filter, so that it neither depends on the filters of other layers nor
/// makes events worth recording that nobody takes.
pub(super) fn listening<S>(log: ClientLog) -> impl Layer<S> + use<S>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    let filter = filter_fn(is_told).with_max_level_hint(LevelFilter::WARN);
    Listening(log).with_filter(filter)
}

impl<S: Subscriber> Layer<S> for Listening {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if SENDING.try_with(|()| ()).is_err() {
            self.0.add(Record::of(event));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::time::Instant;
    use tracing_subscriber::layer::SubscriberExt;
    use tracing_subscriber::registry;

    use super::*;

    /// What is told of what `work` traces: severity, component, text and session.
    fn told(work: impl FnOnce()) -> Vec<String> {
        let log = ClientLog::default();
        tracing::subscriber::with_default(registry().with(log.layer()), work);
        let line = |line: &super::super::queue::Line| {
            let Record { severity, component, text, session } = &line.record;
            format!("{severity:?} {component}: {text} {session:?}")
        };
        log.take(99, Instant::now()).iter().map(line).collect()
    }

    #[test]
    fn warnings_and_errors_of_our_own_are_told() {
        let secret = "sip:amara@contoso.com";
        let told = told(|| {
            tracing::error!(error = %secret, status = 503_u16, "call failed");
            tracing::warn!(session = 7, kind = "silent", path = secret, "joined");
            tracing::warn!(target: "connect_cache::open", ms = 12_u128, count = 2_usize, "slow");
            tracing::warn!(target: "hyper::proto", "not ours");
            tracing::info!("less than a warning");
        });
        assert_eq!(
            told,
            [
                "Error app: call failed status=503 None",
                "Warning app: joined kind=silent Some(7)",
                "Warning cache: slow ms=12 count=2 None",
            ]
        );
    }

    #[test]
    fn text_that_is_put_together_is_replaced_by_its_place() {
        let name = "Amara Diallo";
        let told = told(|| {
            tracing::warn!("not found: {name}");
            tracing::warn!(message = name);
            tracing::warn!(status = 404);
        });
        assert_eq!(told.len(), 3);
        for line in told {
            assert!(line.starts_with("Warning app: connect_app::client_log::layer::tests:"));
            assert!(!line.contains(name), "{line}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn nothing_is_told_of_the_sending() {
        let log = ClientLog::default();
        let _guard = tracing::subscriber::set_default(registry().with(log.layer()));
        let sending = unheard(async {
            tracing::warn!("while sending");
            tokio::time::sleep(Duration::from_secs(1)).await;
            tracing::warn!("still sending");
        });
        let other = async {
            tracing::warn!("meanwhile");
            tokio::time::sleep(Duration::from_secs(2)).await;
            tracing::warn!("later");
        };
        tokio::join!(sending, other);
        let told = log.take(9, Instant::now());
        let told: Vec<_> = told.iter().map(|line| line.record.text.as_str()).collect();
        assert_eq!(told, ["meanwhile", "later"]);
    }
}
