//! The way to the server for what answers one command and nothing else. It is shut when the link is
//! over: whoever waits for an answer then hears so at once.

use connect_client::Client;
use connect_ipc::Failure;
use connect_model::Millis;
use connect_webapi::Method;
use tokio::sync::watch;

use crate::connection::now;
use crate::failure::of_call;

/// The console's end: dropping it shuts the way.
#[derive(Debug)]
pub(crate) struct Outlet {
    client: Client,
    client_id: String,
    open: watch::Sender<()>,
}

/// The asker's end.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    client: Client,
    client_id: String,
    open: watch::Receiver<()>,
}

impl Outlet {
    /// A way by this client.
    pub(crate) fn new(client: Client, client_id: String) -> Self {
        Self { client, client_id, open: watch::Sender::new(()) }
    }

    /// An end for one asker.
    pub(crate) fn reader(&self) -> Reader {
        let (client, client_id) = (self.client.clone(), self.client_id.clone());
        Reader { client, client_id, open: self.open.subscribe() }
    }
}

impl Reader {
    /// Asks, as long as the way is open.
    pub(crate) async fn send<M: Method>(&self, method: &M) -> Result<M::Reply, Failure> {
        let mut open = self.open.clone();
        tokio::select! {
            answer = self.client.send(method) => {
                answer.map_err(|error| of_call(&error, &self.client_id))
            }
            // Nothing is ever sent: it changes by ending.
            _ = open.changed() => Err(Failure::NotConnected),
        }
    }

    /// The server's time.
    pub(crate) fn server_now(&self) -> Millis {
        now() + self.client.clock().offset()
    }
}
