//! What is followed live: which entities, which of their metrics. A change of it changes the
//! subscriptions there are (row U8) instead of making new ones.

mod plan;
mod wanted;

use connect_client::{Answers, Batch, CallError, Client, Ticket};
use connect_live::Table;
use connect_model::EntityKind;
use connect_webapi::methods::{
    DeleteSubscription, SubscribeAgentAggregate, SubscribeAgentGroups, SubscribeAgents,
    SubscribeBody, SubscribeQueueAggregate, SubscribeQueueGroups, SubscribeQueues, SubscriptionId,
    UpdateSubscription,
};
use connect_webapi::{Method, View};

use self::plan::{Change, plan};

pub(crate) use wanted::{Form, Wanted, metrics, smallest, tables};

/// A subscription that was asked for.
#[derive(Debug)]
pub(crate) struct Added {
    pub(crate) wanted: Wanted,
    pub(crate) error: Option<CallError>,
}

/// A subscription that there is; without an id it can be neither changed nor ended (spec note 12).
#[derive(Debug, Clone)]
struct Held {
    wanted: Wanted,
    id: Option<String>,
}

/// All subscriptions of one live connection.
#[derive(Debug, Default)]
pub(crate) struct Subscriptions {
    held: Vec<Held>,
}

impl Added {
    /// What it keeps current, if it is there and the board cannot do without.
    pub(crate) fn followed(&self) -> Option<EntityKind> {
        (self.wanted.is_vital() && self.error.is_none()).then_some(self.wanted.kind)
    }

    /// Refused in a way that a connection which has not started yet may explain.
    pub(crate) fn may_be_too_early(&self) -> bool {
        self.wanted.is_vital()
            && matches!(self.error, Some(CallError::Status { status: 400 | 404 | 409 | 500, .. }))
    }
}

/// The ticket of a subscription of any kind.
enum Asked {
    Agents(Ticket<SubscribeAgents>),
    AgentSum(Ticket<SubscribeAgentAggregate>),
    AgentGroups(Ticket<SubscribeAgentGroups>),
    Queues(Ticket<SubscribeQueues>),
    QueueSum(Ticket<SubscribeQueueAggregate>),
    QueueGroups(Ticket<SubscribeQueueGroups>),
}

impl Asked {
    fn add(batch: &mut Batch, wanted: &Wanted, connection: &str) -> Result<Self, CallError> {
        let (scope, view, body) = (wanted.scope.clone(), View::default(), wanted.body(connection));
        Ok(match (wanted.kind, wanted.form) {
            (EntityKind::Agent, Form::Each) => {
                Self::Agents(batch.add(&SubscribeAgents { scope, view, body })?)
            }
            (EntityKind::Agent, Form::Sum) => {
                Self::AgentSum(batch.add(&SubscribeAgentAggregate { scope, view, body })?)
            }
            (EntityKind::Agent, Form::Groups) => {
                Self::AgentGroups(batch.add(&SubscribeAgentGroups { scope, view, body })?)
            }
            (EntityKind::Queue, Form::Each) => {
                Self::Queues(batch.add(&SubscribeQueues { scope, view, body })?)
            }
            (EntityKind::Queue, Form::Sum) => {
                Self::QueueSum(batch.add(&SubscribeQueueAggregate { scope, view, body })?)
            }
            (EntityKind::Queue, Form::Groups) => {
                Self::QueueGroups(batch.add(&SubscribeQueueGroups { scope, view, body })?)
            }
        })
    }

    fn answer(&self, answers: &Answers) -> Result<SubscriptionId, CallError> {
        match self {
            Self::Agents(ticket) => answers.get(ticket),
            Self::AgentSum(ticket) => answers.get(ticket),
            Self::AgentGroups(ticket) => answers.get(ticket),
            Self::Queues(ticket) => answers.get(ticket),
            Self::QueueSum(ticket) => answers.get(ticket),
            Self::QueueGroups(ticket) => answers.get(ticket),
        }
    }
}

impl Subscriptions {
    /// Asks for subscriptions (U1 to U6) in one batch. Each may fail on its own.
    pub(crate) async fn add(
        &mut self,
        client: &Client,
        connection: &str,
        wanted: Vec<Wanted>,
    ) -> Result<Vec<Added>, CallError> {
        let mut batch = Batch::default();
        let mut asked = Vec::with_capacity(wanted.len());
        for one in &wanted {
            asked.push(Asked::add(&mut batch, one, connection)?);
        }
        let answers = client.send_batch(batch).await?;
        let mut added = Vec::with_capacity(wanted.len());
        for (wanted, asked) in wanted.into_iter().zip(asked) {
            let error = match asked.answer(&answers) {
                Ok(id) => {
                    self.held.push(Held { wanted: wanted.clone(), id: id.0 });
                    None
                }
                Err(error) => {
                    if !wanted.is_vital() {
                        let (kind, form) = (wanted.kind, wanted.form);
                        tracing::info!(?kind, ?form, %error, "sums are added up from the rows");
                    }
                    Some(error)
                }
            };
            added.push(Added { wanted, error });
        }
        Ok(added)
    }

    /// Asks once more for what was refused; the others go on.
    pub(crate) async fn add_rest(
        &mut self,
        client: &Client,
        connection: &str,
        added: Vec<Added>,
    ) -> Result<Vec<Added>, CallError> {
        let (refused, mut all): (Vec<_>, _) =
            added.into_iter().partition(|added| added.error.is_some());
        let wanted = refused.into_iter().map(|added| added.wanted).collect();
        all.extend(self.add(client, connection, wanted).await?);
        Ok(all)
    }

    /// Follows something else. Answers false if that takes a new connection: a subscription without
    /// an id would go on, or the server did not do all of it, or does what it has `refused` before.
    pub(crate) async fn change(
        &mut self,
        client: &Client,
        connection: &str,
        wanted: Vec<Wanted>,
        refused: impl Fn(EntityKind) -> bool,
    ) -> Result<bool, CallError> {
        let Some(changes) = plan(&self.held, wanted) else { return Ok(false) };
        let mut batch = Batch::default();
        let (mut updates, mut removals, mut additions) = (Vec::new(), Vec::new(), Vec::new());
        for change in changes {
            match change {
                Change::Add(wanted) => additions.push(wanted),
                Change::Update(place, wanted) => {
                    let call = UpdateSubscription {
                        subscription_id: self.held[place].id.clone().unwrap_or_default(),
                        scope: wanted.scope.clone(),
                        view: View::default(),
                        body: wanted.body(connection),
                    };
                    updates.push((place, wanted, batch.add(&call)?));
                }
                Change::Remove(place) => {
                    removals.push((place, batch.add(&self.deletion(place, connection))?));
                }
            }
        }
        if !batch.is_empty() {
            let answers = client.send_batch(batch).await?;
            let mut gone = Vec::new();
            for (place, wanted, ticket) in updates {
                match answers.get(&ticket) {
                    Ok(_) => self.held[place].wanted = wanted,
                    Err(error) if wanted.is_vital() => {
                        tracing::warn!(method = %UpdateSubscription::INFO, %error, "not changed");
                        return Ok(false);
                    }
                    // What the old one goes on telling is of a sum that nobody looks at.
                    Err(_) => gone.push(place),
                }
            }
            for (place, ticket) in removals {
                if answers.get(&ticket).is_err() && self.held[place].wanted.is_vital() {
                    return Ok(false);
                }
                gone.push(place);
            }
            let mut place = 0;
            self.held.retain(|_| {
                place += 1;
                !gone.contains(&(place - 1))
            });
        }
        if additions.is_empty() {
            return Ok(true);
        }
        let added = self.add(client, connection, additions).await?;
        let expected = |added: &Added| added.error.is_some() == refused(added.wanted.kind);
        Ok(added.iter().all(|added| !added.wanted.is_vital() || expected(added)))
    }

    /// Makes all subscriptions of one table anew, so that a snapshot comes; the old ones end when
    /// the new ones are there (U9), so that nothing falls between them. False if an old one has no
    /// id to end it by.
    pub(crate) async fn renew(
        &mut self,
        client: &Client,
        connection: &str,
        table: Table,
    ) -> Result<bool, CallError> {
        let of_table = |held: &Held| held.wanted.table() == table;
        if self.held.iter().filter(|held| of_table(held)).any(|held| held.id.is_none()) {
            return Ok(false);
        }
        let (old, kept) = std::mem::take(&mut self.held).into_iter().partition(of_table);
        self.held = kept;
        let mut old = Self { held: old };
        if old.held.is_empty() {
            return Ok(true);
        }
        let wanted = old.held.iter().map(|held| held.wanted.clone()).collect();
        let added = self.add(client, connection, wanted).await?;
        let mut vital = added.into_iter().filter(|added| added.wanted.is_vital());
        if let Some(error) = vital.find_map(|added| added.error) {
            return Err(error);
        }
        if let Err(error) = old.end(client, connection).await {
            // What it goes on pushing is true, and known already.
            tracing::warn!(method = %DeleteSubscription::INFO, %error, "not ended");
        }
        Ok(true)
    }

    /// What is asked for of one kind of entity, whatever the connection.
    pub(crate) fn body(&self, kind: EntityKind) -> SubscribeBody {
        let held = self.held.iter().find(|held| held.wanted.is_vital() && held.wanted.kind == kind);
        held.map(|held| held.wanted.body("")).unwrap_or_default()
    }

    /// The metrics followed of one kind of entity.
    pub(crate) fn metrics(&self, kind: EntityKind) -> Vec<String> {
        let held = self.held.iter().find(|held| held.wanted.is_vital() && held.wanted.kind == kind);
        held.map(|held| held.wanted.metrics.clone()).unwrap_or_default()
    }

    /// Ends every subscription that has an id (U9). Answers how many.
    pub(crate) async fn end(
        &mut self,
        client: &Client,
        connection: &str,
    ) -> Result<usize, CallError> {
        let mut batch = Batch::default();
        let mut tickets = Vec::new();
        for place in 0..self.held.len() {
            if self.held[place].id.is_some() {
                tickets.push(batch.add(&self.deletion(place, connection))?);
            }
        }
        self.held.clear();
        if batch.is_empty() {
            return Ok(0);
        }
        let answers = client.send_batch(batch).await?;
        tickets.iter().try_for_each(|ticket| answers.get(ticket).map(drop))?;
        Ok(tickets.len())
    }

    fn deletion(&self, place: usize, connection: &str) -> DeleteSubscription {
        DeleteSubscription {
            subscription_id: self.held[place].id.clone().unwrap_or_default(),
            connection_id: connection.to_owned(),
        }
    }
}
