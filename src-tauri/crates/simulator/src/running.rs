//! The listening server as a task, so that it can go away and come back.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::Error;
use crate::server::listen::Door;
use crate::server::windows::Seat;
use crate::server::{Shared, router};

/// The server while it is up. Dropping it takes it down.
pub(crate) struct Running {
    task: JoinHandle<()>,
    down: watch::Sender<bool>,
}

/// Opens the port; a port that was just given up may take a moment.
pub(crate) async fn bind(address: SocketAddr) -> Result<TcpListener, Error> {
    let mut tries = 0;
    loop {
        match TcpListener::bind(address).await {
            Ok(listener) => return Ok(listener),
            Err(_) if address.port() != 0 && tries < 20 => {
                tries += 1;
                tokio::time::sleep(Duration::from_millis(25)).await;
            }
            Err(source) => return Err(Error::Listen { address, source }),
        }
    }
}

impl Running {
    pub(crate) fn start(listener: TcpListener, shared: &Shared) -> Self {
        let (down, watched) = watch::channel(false);
        let router = router(&Arc::clone(shared));
        let tls = shared.secured.as_ref().map(|secured| secured.acceptor.clone());
        let door = Door::new(listener, tls, watched);
        let service = router.into_make_service_with_connect_info::<Seat>();
        let task = tokio::spawn(async move {
            if let Err(error) = axum::serve(door, service).await {
                tracing::error!(%error, "the server ended");
            }
        });
        Self { task, down }
    }

    /// Closes the port and cuts every connection.
    pub(crate) async fn stop(mut self) {
        self.down.send_replace(true);
        self.task.abort();
        // Its end is what is wanted, and an aborted task answers with an error.
        drop((&mut self.task).await);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.down.send_replace(true);
        self.task.abort();
    }
}
