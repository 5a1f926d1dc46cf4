//! The live connection, and everything that is to be followed over it.

use connect_client::{CallError, Client};
use connect_ipc::{Failure, RefusedTables};
use connect_model::EntityKind;
use connect_signalr::{Closed, Connection};

use super::{Found, Live, Route, Steps};
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
        let refused = refused(agents, queues, added.is_ok_and(|added| any_followed(&added)))?;
        Ok(Live { client, connection, subscriptions, refused })
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

fn any_followed(added: &[Added]) -> bool {
    added.iter().any(|added| added.wanted.is_vital() && added.error.is_none())
}

/// The tables that are refused while another one is followed; anything else is a failure of the
/// connection, which is tried again.
fn refused(
    agents: Result<(), Failure>,
    queues: Result<(), Failure>,
    any_followed: bool,
) -> Result<RefusedTables, Failure> {
    let alone = |found: Result<(), Failure>| match found {
        Ok(()) => Ok(None),
        Err(failure) if any_followed && is_refusal(&failure) => Ok(Some(failure)),
        Err(failure) => Err(failure),
    };
    Ok(RefusedTables { agents: alone(agents)?, queues: alone(queues)? })
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

    #[test]
    fn one_refused_table_leaves_the_other_alone() {
        let found = refused(Err(forbidden()), Ok(()), true);
        assert_eq!(found, Ok(RefusedTables { agents: Some(forbidden()), queues: None }));
        let found = refused(Ok(()), Err(forbidden()), true);
        assert_eq!(found, Ok(RefusedTables { agents: None, queues: Some(forbidden()) }));
        assert_eq!(refused(Ok(()), Ok(()), true), Ok(RefusedTables::default()));
        // Nothing is looked at: there is nothing to refuse.
        assert_eq!(refused(Ok(()), Ok(()), false), Ok(RefusedTables::default()));
    }

    #[test]
    fn nothing_left_to_follow_and_a_server_in_trouble_are_tried_again() {
        assert_eq!(refused(Err(forbidden()), Err(forbidden()), false), Err(forbidden()));
        assert_eq!(refused(Err(forbidden()), Ok(()), false), Err(forbidden()));
        let fault = Failure::ServerFault { method: "U4".to_owned(), status: 503 };
        assert_eq!(refused(Ok(()), Err(fault.clone()), true), Err(fault));
    }
}
