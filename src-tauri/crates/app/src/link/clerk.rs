//! Serves what waits for nothing else: what the user does, and the end of the link.

use connect_client::Client;
use connect_ipc::Failure;
use connect_webapi::Method;
use connect_webapi::methods::GetAgentStatus;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinSet;

use super::deeds::{Deed, Doing};
use super::{Events, LinkEvent};
use crate::actions::Told;
use crate::target::Target;

/// What is served at once.
#[derive(Debug)]
pub(super) enum Urgent {
    /// Do this, once.
    Act(Box<Deed>),
    /// Ask for the status of the user, who is this agent.
    Own(i64),
    /// End the subscriptions, say goodbye to the server, and answer when that is done.
    Leave(oneshot::Sender<()>),
}

pub(super) struct Clerk {
    urgent: mpsc::Receiver<Urgent>,
    target: Target,
    events: Events,
    /// What the user does, under way; it ends with the link.
    deeds: JoinSet<()>,
}

impl Clerk {
    pub(super) fn new(urgent: mpsc::Receiver<Urgent>, target: Target, events: Events) -> Self {
        Self { urgent, target, events, deeds: JoinSet::new() }
    }

    /// Until the console leaves, and waits to hear that it has. Deeds go to the root of the
    /// deployment, questions to the server of the live connection.
    pub(super) async fn serve(&mut self, root: &Client, client: &Client) -> oneshot::Sender<()> {
        loop {
            match self.next().await {
                Urgent::Act(deed) => self.begin(*deed, root),
                Urgent::Own(agent) => self.ask_for_own(agent, client),
                Urgent::Leave(done) => return done,
            }
        }
    }

    /// The same while there is nobody to be asked.
    pub(super) async fn refuse(&mut self) -> oneshot::Sender<()> {
        loop {
            match self.next().await {
                Urgent::Act(deed) => {
                    let told = Told::Failed(Failure::ConnectionLost);
                    self.events.send(LinkEvent::Told(deed.id, told)).await;
                }
                // The next connection brings it anew.
                Urgent::Own(_) => {}
                Urgent::Leave(done) => return done,
            }
        }
    }

    async fn next(&mut self) -> Urgent {
        match self.urgent.recv().await {
            Some(urgent) => urgent,
            // The console is gone, and ends the link.
            None => std::future::pending().await,
        }
    }

    /// Does it beside everything else. It goes on if the live connection is lost meanwhile.
    fn begin(&mut self, deed: Deed, client: &Client) {
        self.forget_ended();
        let doing = Doing {
            id: deed.id,
            until: deed.until,
            client: client.clone(),
            client_id: self.target.client_id.clone(),
            routes: self.target.names.joins.clone(),
            events: self.events.clone(),
        };
        self.deeds.spawn(doing.run(deed));
    }

    /// T1: nothing waits for it, and it is asked for again.
    fn ask_for_own(&mut self, agent: i64, client: &Client) {
        self.forget_ended();
        let (client, events) = (client.clone(), self.events.clone());
        self.deeds.spawn(async move {
            match client.send(&GetAgentStatus { agent }).await {
                Ok(reply) => events.send(LinkEvent::Own(reply.current_status)).await,
                Err(error) => tracing::debug!(method = %GetAgentStatus::INFO, %error, "not known"),
            }
        });
    }

    /// What has ended takes no room.
    fn forget_ended(&mut self) {
        while self.deeds.try_join_next().is_some() {}
    }
}
