//! An application without a server, a browser and a desktop, for tests.

use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use connect_auth::Vault;
use connect_ipc::Failure;

use crate::{AppOptions, ClientLog, Notification, Notifier, Opener, Sample, SampleServer};

const GUID: &str = "0d3a3f0e-5c1f-4c39-9d1e-4b5f6a7c8d9e";

/// All that the shell does, and it does none of it. Sample data are where nobody listens.
struct Nowhere;

impl SampleServer for Nowhere {
    fn start(&self) -> Pin<Box<dyn Future<Output = Result<Sample, Failure>> + Send + '_>> {
        let (root, client_id) = ("http://127.0.0.1:9".to_owned(), GUID.to_owned());
        Box::pin(async { Ok(Sample { root, client_id, keep: Box::new(()) }) })
    }
}

impl Opener for Nowhere {
    fn open(&self, _: &str) -> bool {
        false
    }
}

impl Notifier for Nowhere {
    fn tell(&self, _: Notification, _: Box<dyn FnOnce() + Send>) {}
}

/// Such an application, that keeps its settings in this folder.
pub(crate) fn options(folder: &Path) -> AppOptions {
    AppOptions {
        folder: folder.to_owned(),
        downloads: folder.join("downloads"),
        sign_in: None,
        demo: false,
        language: None,
        client_log: ClientLog::default(),
        vault: Vault::of_store(keyring_core::mock::Store::new().unwrap()),
        sample: Arc::new(Nowhere),
        opener: Arc::new(Nowhere),
        notifier: Arc::new(Nowhere),
        on_painted: Box::new(|_| {}),
    }
}
