//! A handle on the signed-in client, good for as long as the link is connected.

use connect_client::Client;
use connect_ipc::Failure;
use connect_model::Millis;
use connect_webapi::Method;
use tokio::sync::watch;

use crate::connection::now;
use crate::failure::of_call;

/// Sends what answers one command.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    client: Client,
    client_id: String,
    link: watch::Receiver<()>,
}

/// The connected link's end: calls under way end with it.
#[derive(Debug)]
pub(crate) struct Line {
    caller: Caller,
    _connected: watch::Sender<()>,
}

impl Line {
    pub(crate) fn new(client: Client, client_id: String) -> Self {
        let (connected, link) = watch::channel(());
        Self { caller: Caller { client, client_id, link }, _connected: connected }
    }

    /// A handle.
    pub(crate) fn caller(&self) -> Caller {
        self.caller.clone()
    }
}

impl Caller {
    /// Sends a method, unless the link ends first.
    pub(crate) async fn send<M: Method>(&self, call: &M) -> Result<M::Reply, Failure> {
        let mut link = self.link.clone();
        tokio::select! {
            reply = self.client.send(call) => reply.map_err(|error| of_call(&error, &self.client_id)),
            // Nothing is ever sent over it: it changes by ending.
            _ = link.changed() => Err(Failure::NotConnected),
        }
    }

    /// The server's time.
    pub(crate) fn server_now(&self) -> Millis {
        now() + self.client.clock().offset()
    }
}
