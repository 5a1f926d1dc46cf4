//! The live connection, and everything that is to be followed over it.

use connect_client::{CallError, Client};
use connect_ipc::Failure;
use connect_model::EntityKind;
use connect_signalr::{Closed, Connection};

use super::{Found, Live, Route, Steps};
use crate::failure::{of_closed, of_live};
use crate::subscriptions::{Added, Subscriptions, Wanted};

impl Steps<'_> {
    /// R1, U1, U4, and the sums. What is to be followed is asked for while the connection starts: the server
    /// knows it by then.
    pub(crate) async fn go_live(
        &mut self,
        route: &Route,
        wanted: Vec<Wanted>,
    ) -> Result<Live, Failure> {
        let client = route.client.clone();
        let began = self.begin("R1");
        let opened = self.open(&client, route).await;
        let mut connection = match opened {
            Ok(connection) => connection,
            Err(failure) => return self.end("R1", began, Err(failure)),
        };
        let mut subscriptions = Subscriptions::default();
        let id = connection.id.clone();
        let (started, added) =
            tokio::join!(connection.started(), subscriptions.add(&client, &id, wanted));
        let started = started.map_err(|closed| match closed {
            Closed::Malformed(_) => of_closed(closed),
            closed => of_live(&closed.into(), &self.target.client_id),
        });
        let transport = connection.transport().to_string();
        self.end("R1", began, started.map(|()| ((), transport)))?;
        let added = match added {
            // Some servers know a connection only once it has started.
            Ok(added) if added.iter().any(Added::may_be_too_early) => {
                subscriptions.add_rest(&client, &id, added).await
            }
            added => added,
        };
        for (row, kind) in [("U1", EntityKind::Agent), ("U4", EntityKind::Queue)] {
            let found = self.found(&added, kind);
            self.end(row, began, found)?;
        }
        Ok(Live { client, connection, subscriptions })
    }

    async fn open(&mut self, client: &Client, route: &Route) -> Result<Connection, Failure> {
        let (path, id) = (&self.target.names.signalr_path, &self.target.client_id);
        let discovered;
        let hubs = if let Some(hubs) = &route.hubs {
            hubs
        } else {
            let found = client.live_hubs(path).await;
            discovered = found.map_err(|error| of_live(&error, id))?;
            &discovered
        };
        let opened = client.open_live(path, hubs, &route.transports).await;
        opened.map_err(|error| of_live(&error, id))
    }

    /// One step for all calls that together cover a table.
    fn found(&self, added: &Result<Vec<Added>, CallError>, kind: EntityKind) -> Found<()> {
        let added = added.as_ref().map_err(|error| self.told(error))?;
        let mut metrics = Vec::new();
        for added in
            added.iter().filter(|added| added.wanted.is_vital() && added.wanted.kind == kind)
        {
            if let Some(error) = &added.error {
                return Err(self.told(error));
            }
            metrics.clone_from(&added.wanted.metrics);
        }
        Ok(((), metrics.join(", ")))
    }

    /// U9 for every subscription that has an id.
    pub(crate) async fn unsubscribe(&mut self, live: &mut Live) -> Result<(), Failure> {
        let began = self.begin("U9");
        let ended = live.subscriptions.end(&live.client, &live.connection.id).await;
        let found = ended.map(|count| ((), count.to_string())).map_err(|error| self.told(&error));
        self.end("U9", began, found)
    }
}
