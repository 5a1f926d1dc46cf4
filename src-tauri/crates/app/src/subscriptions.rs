//! What is followed live: which entities, which of their metrics. A change of it changes the
//! subscriptions there are (row U8) instead of making new ones.

use connect_client::{Batch, CallError, Client, Ticket};
use connect_model::{Columns, EntityKind, Mbu, Scope};
use connect_webapi::methods::{
    DeleteSubscription, SubscribeAgents, SubscribeBody, SubscribeQueues, UpdateSubscription,
};
use connect_webapi::{Method, View};

use crate::scope::{agents_of, queues_of};
use crate::steps::BoardColumns;

/// One subscription as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wanted {
    pub(crate) kind: EntityKind,
    pub(crate) scope: connect_webapi::Scope,
    pub(crate) metrics: Vec<String>,
}

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

/// One thing to do.
#[derive(Debug, PartialEq, Eq)]
enum Change {
    Add(Wanted),
    /// The subscription at this place becomes another.
    Update(usize, Wanted),
    /// The subscription at this place is to go.
    Remove(usize),
}

/// Everything that is to be followed.
pub(crate) fn wanted(mbu: &Mbu, scope: &Scope, columns: &BoardColumns) -> Vec<Wanted> {
    let of = |kind, scopes: Vec<connect_webapi::Scope>, columns: &Columns| {
        let metrics = metrics(columns);
        scopes.into_iter().map(move |scope| Wanted { kind, scope, metrics: metrics.clone() })
    };
    let agents = of(EntityKind::Agent, agents_of(mbu, scope), &columns.agents);
    let queues = of(EntityKind::Queue, queues_of(mbu, scope), &columns.queues);
    agents.chain(queues).collect()
}

/// One row of it, with one of its metrics.
pub(crate) fn smallest(mbu: &Mbu, scope: &Scope, columns: &BoardColumns) -> Option<Wanted> {
    let seen = scope.select(mbu);
    let (kind, columns, scope) = match (seen.queues.first(), seen.agents.first()) {
        (Some(queue), _) => {
            let queues = vec![queue.id.0];
            let scope = connect_webapi::Scope { queues, ..Default::default() };
            (EntityKind::Queue, &columns.queues, scope)
        }
        (None, Some(agent)) => {
            let agents = vec![agent.id.0];
            let scope = connect_webapi::Scope { agents, ..Default::default() };
            (EntityKind::Agent, &columns.agents, scope)
        }
        (None, None) => return None,
    };
    Some(Wanted { kind, scope, metrics: metrics(columns).into_iter().take(1).collect() })
}

fn metrics(columns: &Columns) -> Vec<String> {
    let mut names: Vec<String> =
        columns.iter().filter_map(|column| column.metric.clone()).collect();
    names.sort();
    names.dedup();
    names
}

impl Wanted {
    fn body(&self, connection: &str) -> SubscribeBody {
        let body = SubscribeBody::new(connection, self.metrics.clone());
        match self.kind {
            EntityKind::Agent => body.with_status(),
            EntityKind::Queue => body,
        }
    }
}

impl Added {
    /// Refused in a way that a connection which has not started yet may explain.
    pub(crate) fn may_be_too_early(&self) -> bool {
        matches!(self.error, Some(CallError::Status { status: 400 | 404 | 409 | 500, .. }))
    }
}

/// The tickets of two kinds of subscription.
enum Asked {
    Agents(Ticket<SubscribeAgents>),
    Queues(Ticket<SubscribeQueues>),
}

impl Subscriptions {
    /// Asks for subscriptions (U1, U4) in one batch. Each may fail on its own.
    pub(crate) async fn add(
        &mut self,
        client: &Client,
        connection: &str,
        wanted: Vec<Wanted>,
    ) -> Result<Vec<Added>, CallError> {
        let mut batch = Batch::default();
        let mut asked = Vec::with_capacity(wanted.len());
        for one in &wanted {
            let (scope, view, body) = (one.scope.clone(), View::default(), one.body(connection));
            asked.push(match one.kind {
                EntityKind::Agent => {
                    Asked::Agents(batch.add(&SubscribeAgents { scope, view, body })?)
                }
                EntityKind::Queue => {
                    Asked::Queues(batch.add(&SubscribeQueues { scope, view, body })?)
                }
            });
        }
        let answers = client.send_batch(batch).await?;
        let mut added = Vec::with_capacity(wanted.len());
        for (wanted, asked) in wanted.into_iter().zip(asked) {
            let id = match asked {
                Asked::Agents(ticket) => answers.get(&ticket),
                Asked::Queues(ticket) => answers.get(&ticket),
            };
            let error = match id {
                Ok(id) => {
                    self.held.push(Held { wanted: wanted.clone(), id: id.0 });
                    None
                }
                Err(error) => Some(error),
            };
            added.push(Added { wanted, error });
        }
        Ok(added)
    }

    /// Follows something else. Answers false if that takes a new connection: a subscription without
    /// an id would go on, or the server did not do all of it.
    pub(crate) async fn change(
        &mut self,
        client: &Client,
        connection: &str,
        wanted: Vec<Wanted>,
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
            for (place, wanted, ticket) in updates {
                if let Err(error) = answers.get(&ticket) {
                    tracing::warn!(method = %UpdateSubscription::INFO, %error, "not changed");
                    return Ok(false);
                }
                self.held[place].wanted = wanted;
            }
            let mut gone = Vec::new();
            for (place, ticket) in removals {
                if answers.get(&ticket).is_err() {
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
        Ok(added.iter().all(|added| added.error.is_none()))
    }

    /// Makes all subscriptions to one kind of entity anew, so that a snapshot comes; the old ones
    /// end when the new ones are there (U9), so that nothing falls between them. False if an old
    /// one has no id to end it by.
    pub(crate) async fn renew(
        &mut self,
        client: &Client,
        connection: &str,
        kind: EntityKind,
    ) -> Result<bool, CallError> {
        let of_kind = |held: &Held| held.wanted.kind == kind;
        if self.held.iter().filter(|held| of_kind(held)).any(|held| held.id.is_none()) {
            return Ok(false);
        }
        let (old, kept) = std::mem::take(&mut self.held).into_iter().partition(of_kind);
        self.held = kept;
        let mut old = Self { held: old };
        let wanted = old.held.iter().map(|held| held.wanted.clone()).collect();
        let added = self.add(client, connection, wanted).await?;
        if let Some(error) = added.into_iter().find_map(|added| added.error) {
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
        let held = self.held.iter().find(|held| held.wanted.kind == kind);
        held.map(|held| held.wanted.body("")).unwrap_or_default()
    }

    /// The metrics followed of one kind of entity.
    pub(crate) fn metrics(&self, kind: EntityKind) -> Vec<String> {
        let held = self.held.iter().find(|held| held.wanted.kind == kind);
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

/// What makes the subscriptions there are the wanted ones; none if one without an id would have to
/// go.
fn plan(held: &[Held], wanted: Vec<Wanted>) -> Option<Vec<Change>> {
    let mut free: Vec<usize> = (0..held.len()).collect();
    let mut open = Vec::new();
    for one in wanted {
        match free.iter().position(|place| held[*place].wanted == one) {
            Some(index) => drop(free.remove(index)),
            None => open.push(one),
        }
    }
    if free.iter().any(|place| held[*place].id.is_none()) {
        return None;
    }
    let mut changes = Vec::new();
    for one in open {
        changes.push(match free.iter().position(|place| held[*place].wanted.kind == one.kind) {
            Some(index) => Change::Update(free.remove(index), one),
            None => Change::Add(one),
        });
    }
    changes.extend(free.into_iter().map(Change::Remove));
    Some(changes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(kind: EntityKind, unit: i64, metric: &str) -> Wanted {
        let scope = connect_webapi::Scope { business_units: vec![unit], ..Default::default() };
        Wanted { kind, scope, metrics: vec![metric.to_owned()] }
    }

    fn held(wanted: Wanted, id: Option<&str>) -> Held {
        Held { wanted, id: id.map(str::to_owned) }
    }

    #[test]
    fn the_same_is_kept_and_another_is_an_update() {
        let agents = one(EntityKind::Agent, 1, "a");
        let queues = one(EntityKind::Queue, 1, "q");
        let there = [held(agents.clone(), Some("x")), held(queues.clone(), Some("y"))];
        assert_eq!(plan(&there, vec![queues.clone(), agents.clone()]), Some(vec![]));
        let other = one(EntityKind::Queue, 2, "q");
        assert_eq!(
            plan(&there, vec![agents.clone(), other.clone()]),
            Some(vec![Change::Update(1, other)])
        );
        assert_eq!(plan(&there, vec![agents.clone()]), Some(vec![Change::Remove(1)]));
        let more = one(EntityKind::Agent, 3, "a");
        assert_eq!(plan(&there, vec![agents, queues, more.clone()]), Some(vec![Change::Add(more)]));
    }

    #[test]
    fn without_an_id_only_a_new_connection_helps() {
        let there = [held(one(EntityKind::Agent, 1, "a"), None)];
        assert_eq!(plan(&there, vec![one(EntityKind::Agent, 2, "a")]), None);
        assert_eq!(plan(&there, vec![one(EntityKind::Agent, 1, "a")]), Some(vec![]));
    }
}
