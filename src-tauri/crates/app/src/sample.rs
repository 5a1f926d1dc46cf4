//! Sample data: a server the shell can start on request. The application does not know that it is a
//! simulator.

use std::any::Any;
use std::future::Future;
use std::pin::Pin;

use connect_ipc::Failure;

/// A server with sample data that runs until it is dropped.
pub struct Sample {
    /// Its address, on loopback.
    pub root: String,
    /// Its client id.
    pub client_id: String,
    /// Keeps it running.
    pub keep: Box<dyn Any + Send>,
}

impl std::fmt::Debug for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sample").field("root", &self.root).finish_non_exhaustive()
    }
}

/// Starts a server with sample data.
pub trait SampleServer: Send + Sync + 'static {
    /// Starts it.
    fn start(&self) -> Pin<Box<dyn Future<Output = Result<Sample, Failure>> + Send + '_>>;
}
