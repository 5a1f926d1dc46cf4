//! The built-in simulator as sample data.

use std::future::Future;
use std::pin::Pin;

use connect_app::{Sample, SampleServer};
use connect_ipc::Failure;
use connect_simulator::{Options, Simulator};

/// Starts the simulator in this process, on loopback.
pub(crate) struct BuiltIn {
    /// The language of the sample agent's profile (`en-us`).
    pub(crate) locale: String,
}

impl SampleServer for BuiltIn {
    fn start(&self) -> Pin<Box<dyn Future<Output = Result<Sample, Failure>> + Send + '_>> {
        Box::pin(async {
            let options = Options {
                agents: 60,
                queues: 12,
                updates_per_second: 10,
                locale: self.locale.clone(),
                ..Options::default()
            };
            let simulator = Simulator::start(options).await.map_err(|error| {
                tracing::error!(%error, "sample data");
                Failure::Unreachable { host: "127.0.0.1".to_owned(), detail: error.to_string() }
            })?;
            let client_id = simulator.client_id();
            Ok(Sample { root: simulator.root(), client_id, keep: Box::new(simulator) })
        })
    }
}

/// The simulator's key for a language of ours.
pub(crate) fn locale(language: &str) -> String {
    match language {
        "fr" => "fr-fr",
        "de" => "de-de",
        "es" => "es-es",
        "ar" => "ar-sa",
        _ => "en-us",
    }
    .to_owned()
}
