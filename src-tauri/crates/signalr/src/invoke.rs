//! What becomes of a call of a hub's method.

use std::pin::Pin;
use std::task::{Context, Poll};

use serde_json::value::RawValue;
use thiserror::Error;
use tokio::sync::{mpsc, oneshot};

/// Why a call has no result.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum InvokeError {
    /// The connection is not up.
    #[error("not connected")]
    NotConnected,
    /// The channel was lost, and the result with it. The method may have run.
    #[error("the connection was lost before the result came")]
    Lost,
    /// No result in time. The method may have run.
    #[error("no result in time")]
    TimedOut,
    /// Too many calls under way at once.
    #[error("too many calls at once")]
    TooMany,
    /// More than a server takes in one frame of a web socket (64 KiB).
    #[error("larger than a server takes")]
    TooLarge,
    /// The call could not be posted.
    #[error("not sent: {0}")]
    NotSent(String),
    /// The arguments are no list, or the answer is no result.
    #[error("malformed: {0}")]
    Malformed(String),
    /// The method failed; in the server's words.
    #[error("{0}")]
    Failed(String),
    /// The method failed on purpose (`HubException`).
    #[error("{message}")]
    Hub {
        /// The hub's words.
        message: String,
        /// What it says beyond them, as JSON text.
        data: Option<String>,
    },
}

/// A call under way: a future of its result. Dropping it changes nothing on the server.
#[derive(Debug)]
pub struct Outcome {
    result: oneshot::Receiver<Result<Box<RawValue>, InvokeError>>,
    progress: mpsc::Receiver<Box<RawValue>>,
}

/// The other end of an [`Outcome`].
#[derive(Debug)]
pub(crate) struct Caller {
    result: oneshot::Sender<Result<Box<RawValue>, InvokeError>>,
    progress: mpsc::Sender<Box<RawValue>>,
}

/// Reports that wait to be taken.
const REPORTS: usize = 64;

impl Outcome {
    pub(crate) fn new() -> (Caller, Self) {
        let (result, received) = oneshot::channel();
        let (progress, reports) = mpsc::channel(REPORTS);
        (Caller { result, progress }, Self { result: received, progress: reports })
    }

    /// The next report of how far the method has come, as JSON; none once the call is over. Those
    /// that pile up untaken are dropped.
    pub async fn progress(&mut self) -> Option<Box<RawValue>> {
        self.progress.recv().await
    }
}

impl Future for Outcome {
    /// What the method returned, as JSON; `null` if it returns nothing.
    type Output = Result<Box<RawValue>, InvokeError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.result)
            .poll(cx)
            .map(|answer| answer.unwrap_or(Err(InvokeError::NotConnected)))
    }
}

impl Caller {
    /// Ends the call. Whether anybody still waits does not matter.
    pub(crate) fn answer(self, result: Result<Box<RawValue>, InvokeError>) {
        let _ = self.result.send(result);
    }

    /// Reports how far it has come.
    pub(crate) fn report(&self, value: Box<RawValue>) {
        let _ = self.progress.try_send(value);
    }
}
