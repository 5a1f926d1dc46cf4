//! Runs an engine's calls on a thread of their own: they may block for as long as the domain takes,
//! and one that never ends must not keep the program from ending.

use std::thread;

use tokio::sync::oneshot;

use super::{Engine, EngineError, Kind, Mechanism, Peer, Scheme};
use crate::account::Credentials;

/// An engine between two calls.
pub(crate) struct Running {
    engine: Box<dyn Engine>,
}

impl Running {
    /// Makes an engine.
    pub(crate) async fn start(
        kind: Kind,
        credentials: &Credentials,
        peer: &Peer,
    ) -> Result<Self, EngineError> {
        let (credentials, peer) = (credentials.clone(), peer.clone());
        beside(move || kind.start(&credentials, &peer)).await?.map(Self::of)
    }

    pub(crate) fn of(engine: Box<dyn Engine>) -> Self {
        Self { engine }
    }

    /// The next token; the engine is gone if it failed.
    pub(crate) async fn step(
        self,
        input: Option<Vec<u8>>,
    ) -> Result<(Self, Option<Vec<u8>>), EngineError> {
        let mut engine = self.engine;
        let stepped = beside(move || {
            let token = engine.step(input.as_deref());
            token.map(|token| (engine, token))
        });
        stepped.await?.map(|(engine, token)| (Self { engine }, token))
    }

    pub(crate) fn scheme(&self) -> Scheme {
        self.engine.scheme()
    }

    pub(crate) fn is_done(&self) -> bool {
        self.engine.is_done()
    }

    pub(crate) fn mechanism(&self) -> Option<Mechanism> {
        self.engine.mechanism()
    }

    pub(crate) fn is_mutual(&self) -> bool {
        self.engine.is_mutual()
    }
}

async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, EngineError> {
    let (told, answer) = oneshot::channel();
    let started = thread::Builder::new().name("sign-in".to_owned()).spawn(move || {
        // Nobody waits any more if the sign-in took too long.
        drop(told.send(work()));
    });
    started.map_err(|error| EngineError::Other(error.to_string()))?;
    answer.await.map_err(|_| EngineError::Other("the call ended without an answer".to_owned()))
}
