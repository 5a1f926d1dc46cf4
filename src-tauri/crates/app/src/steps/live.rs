//! The live connection, and everything that is to be followed over it.

use connect_client::{CallError, Client};
use connect_ipc::Failure;
use connect_model::EntityKind;
use connect_signalr::{Closed, Connection};

use super::{Found, Live, Refusal, Route, Steps};
use crate::failure::{of_closed, of_live};
use crate::subscriptions::{Added, Subscriptions, Wanted};

impl Steps<'_> {
    /// R1, U1, U4, and the sums. What is to be followed is asked for while the connection starts: the server
    /// knows it by then. A table that the server refuses for good leaves the other one alone.
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
        let agents = self.found(&added, EntityKind::Agent);
        let agents = self.end("U1", began, agents);
        let queues = self.found(&added, EntityKind::Queue);
        let queues = self.end("U4", began, queues);
        let followed: Vec<_> = added.iter().flatten().filter_map(Added::followed).collect();
        let refusal = refusal(agents, queues, &followed)?;
        Ok(Live { client, connection, subscriptions, refusal })
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

/// The table that is refused while the other one is followed; anything else is a failure of the
/// connection, which is tried again.
fn refusal(
    agents: Result<(), Failure>,
    queues: Result<(), Failure>,
    followed: &[EntityKind],
) -> Result<Option<Refusal>, Failure> {
    let (kind, other, failure) = match (agents, queues) {
        (Ok(()), Ok(())) => return Ok(None),
        (Err(failure), Ok(())) => (EntityKind::Agent, EntityKind::Queue, failure),
        (Ok(()), Err(failure)) => (EntityKind::Queue, EntityKind::Agent, failure),
        (Err(failure), Err(_)) => return Err(failure),
    };
    if is_refusal(&failure) && followed.contains(&other) {
        Ok(Some(Refusal { kind, failure }))
    } else {
        Err(failure)
    }
}

/// True if the server has understood the question and does not let it be asked.
fn is_refusal(failure: &Failure) -> bool {
    matches!(
        failure,
        Failure::Forbidden { .. } | Failure::NotOffered { .. } | Failure::Rejected { .. }
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forbidden() -> Failure {
        Failure::Forbidden { method: "U1".to_owned() }
    }

    const BOTH: &[EntityKind] = &[EntityKind::Agent, EntityKind::Queue];

    #[test]
    fn one_refused_table_leaves_the_other_alone() {
        let of = |kind| Ok(Some(Refusal { kind, failure: forbidden() }));
        let found = refusal(Err(forbidden()), Ok(()), &[EntityKind::Queue]);
        assert_eq!(found, of(EntityKind::Agent));
        let found = refusal(Ok(()), Err(forbidden()), &[EntityKind::Agent]);
        assert_eq!(found, of(EntityKind::Queue));
        assert_eq!(refusal(Ok(()), Ok(()), BOTH), Ok(None));
        // Nothing is looked at: there is nothing to refuse.
        assert_eq!(refusal(Ok(()), Ok(()), &[]), Ok(None));
    }

    #[test]
    fn nothing_left_to_follow_and_a_server_in_trouble_are_tried_again() {
        assert_eq!(refusal(Err(forbidden()), Err(forbidden()), &[]), Err(forbidden()));
        assert_eq!(refusal(Err(forbidden()), Ok(()), &[]), Err(forbidden()));
        // Of large tables a part may be followed, and be no table.
        assert_eq!(refusal(Err(forbidden()), Err(forbidden()), BOTH), Err(forbidden()));
        assert_eq!(refusal(Err(forbidden()), Ok(()), &[EntityKind::Agent]), Err(forbidden()));
        let fault = Failure::ServerFault { method: "U4".to_owned(), status: 503 };
        assert_eq!(refusal(Ok(()), Err(fault.clone()), BOTH), Err(fault));
    }
}
