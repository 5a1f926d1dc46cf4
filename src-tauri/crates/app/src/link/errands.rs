//! What the console orders while it is connected, done one after the other beside the pump.

use std::sync::Arc;

use connect_client::{CallError, Client};
use connect_live::{Question, Table, Wish};
use connect_model::{EntityDiff, EntityKind, LiveUpdate};
use connect_webapi::methods::{DeleteSubscription, GetAgentStatus, GetAgentsMetrics};
use connect_webapi::{Method, MetricProperties, Scope};
use futures_util::future::join_all;
use tokio::sync::{Notify, oneshot, watch};

use super::pump::Gate;
use super::run::{End, Run, catalogue};
use super::{LinkEvent, LinkOrder};
use crate::failure::of_call;
use crate::look::Look;
use crate::scope::CHUNK;
use crate::steps::{BoardColumns, Steps};
use crate::subscriptions::Subscriptions;

/// The other half of a live connection: whom to ask, and what is followed over it.
pub(super) struct Desk<'a> {
    pub(super) client: Client,
    /// The name the server has for the connection.
    pub(super) id: String,
    pub(super) subscriptions: &'a mut Subscriptions,
    pub(super) gate: watch::Sender<Gate>,
    /// Asks for something that makes the server push.
    pub(super) quiet: Arc<Notify>,
    /// Where the subscription to alerts tells its id, if it has one.
    pub(super) alerts: oneshot::Receiver<Option<String>>,
}

impl Run {
    /// Does what is ordered, until that ends the connection.
    pub(super) async fn obey(&mut self, mut desk: Desk<'_>) -> End {
        loop {
            let order = tokio::select! {
                order = self.orders.recv() => order,
                () = desk.quiet.notified() => {
                    self.ask_for_a_sign(&desk).await;
                    continue;
                }
            };
            let Some(order) = order else { break };
            let end = match order {
                LinkOrder::Language(locale) => self.speak(&mut desk, locale).await,
                LinkOrder::Look(look) => self.turn_to(&mut desk, *look).await,
                LinkOrder::Fill(wishes) => self.fill(&mut desk, wishes).await,
                LinkOrder::Act(deed) => {
                    self.begin(*deed, &desk.client);
                    continue;
                }
                LinkOrder::Own(agent) => {
                    self.ask_for_own(agent, &desk.client);
                    continue;
                }
                LinkOrder::Leave(done) => {
                    self.say_goodbye(&mut desk).await;
                    return End::Left(done);
                }
            };
            if let Some(end) = end {
                return end;
            }
            desk.gate.send_replace(Gate::Open);
        }
        // The console is gone.
        std::future::pending().await
    }

    /// Has the server push one row of what is followed, with a subscription that ends at once: a
    /// server that was started anew betrays itself by where it goes on. If that fails, the
    /// connection notices that nothing comes.
    async fn ask_for_a_sign(&self, desk: &Desk<'_>) {
        let Some(wanted) = self.smallest() else { return };
        let mut sign = Subscriptions::default();
        let asked = sign.add(&desk.client, &desk.id, vec![wanted]).await;
        let failed = match asked {
            Ok(added) => added.into_iter().find_map(|added| added.error),
            Err(error) => Some(error),
        };
        if let Some(error) = failed {
            tracing::warn!(%error, "no sign of the subscriptions");
        } else if let Err(error) = sign.end(&desk.client, &desk.id).await {
            // What it goes on pushing is true.
            tracing::warn!(method = %DeleteSubscription::INFO, %error, "not ended");
        }
    }

    /// T1, beside everything else: nothing waits for it, and it is asked for again.
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

    /// Looks at something else, or at more or less of it.
    async fn turn_to(&mut self, desk: &mut Desk<'_>, look: Look) -> Option<End> {
        let look = look.after(&self.look);
        let before = std::mem::replace(&mut self.look, look);
        let columns = self.other_columns();
        if columns.is_none() && before.is_at(&self.look) {
            return None;
        }
        desk.gate.send_replace(Gate::Closed);
        let end = self.follow(desk).await;
        if !before.is_at(&self.look) {
            self.events.send(LinkEvent::Looking(Box::new(self.look.clone()))).await;
        }
        // Another connection says itself what it follows.
        if let Some(columns) = columns.filter(|_| end.is_none()) {
            self.events.send(LinkEvent::Columns(columns)).await;
        }
        end
    }

    /// The columns that are wanted now, if they are others than those there are.
    fn other_columns(&mut self) -> Option<BoardColumns> {
        let ground = self.ground.as_ref()?;
        let columns = self.columns(&ground.catalogue);
        if columns == ground.columns {
            return None;
        }
        self.ground.as_mut()?.columns = columns.clone();
        Some(columns)
    }

    /// Fetches the strings of a language. Other metrics may be found in them.
    async fn speak(&mut self, desk: &mut Desk<'_>, locale: String) -> Option<End> {
        let strings =
            Steps::new(&self.target, &mut |_| {}).strings(&desk.client, &locale).await.ok()?;
        self.guess.clone_from(&strings.0);
        self.language = Some(locale);
        let ground = self.ground.as_mut()?;
        ground.catalogue = catalogue(Some(&strings), &ground.dashboard);
        self.events.send(LinkEvent::Strings(strings.0, strings.1)).await;
        let columns = self.other_columns()?;
        desk.gate.send_replace(Gate::Closed);
        let end = self.follow(desk).await;
        self.events.send(LinkEvent::Columns(columns)).await;
        end
    }

    /// Makes the subscriptions what they should be.
    async fn follow(&mut self, desk: &mut Desk<'_>) -> Option<End> {
        let wanted = self.wanted();
        let changed = desk.subscriptions.change(&desk.client, &desk.id, wanted).await;
        match changed {
            Ok(true) => {
                self.accepted = self.look.columns.clone();
                None
            }
            Ok(false) => Some(End::Again),
            Err(error) => Some(End::Lost(of_call(&error, &self.target.client_id))),
        }
    }

    /// U9 and P4. What fails of it the server finds out by itself.
    async fn say_goodbye(&mut self, desk: &mut Desk<'_>) {
        if let Err(error) = desk.subscriptions.end(&desk.client, &desk.id).await {
            tracing::debug!(%error, "subscriptions not ended");
        }
        if let Ok(Some(subscription_id)) = desk.alerts.try_recv() {
            let connection_id = desk.id.clone();
            let end = DeleteSubscription { subscription_id, connection_id };
            if let Err(error) = desk.client.send(&end).await {
                tracing::debug!(%error, "alerts not ended");
            }
        }
        if let Some(ground) = &self.ground
            && let Err(error) = desk.client.send(&ground.goodbye).await
        {
            tracing::debug!(%error, "not unregistered");
        }
    }

    /// Asks for what closes a gap. After an outage all consoles have theirs at the same moment, and
    /// a server in trouble makes one after the other: there is a pause before, which grows.
    async fn fill(&mut self, desk: &mut Desk<'_>, wishes: Vec<Wish>) -> Option<End> {
        tokio::time::sleep(self.gaps.pause()).await;
        for wish in wishes {
            match wish {
                Wish::Agents { question, ids } => self.ask_agents(desk, question, &ids).await,
                Wish::Subscription { question, table } => {
                    let Desk { client, id, subscriptions, .. } = &mut *desk;
                    match subscriptions.renew(client, id, table).await {
                        Ok(true) => self.events.send(LinkEvent::Made(table, question)).await,
                        Ok(false) => {
                            self.events.send(LinkEvent::Again).await;
                            return Some(End::Gap);
                        }
                        Err(error) => {
                            return Some(End::Lost(of_call(&error, &self.target.client_id)));
                        }
                    }
                }
            }
        }
        self.gaps.closed();
        None
    }

    /// M2, with what the subscriptions ask for.
    async fn ask_agents(&self, desk: &Desk<'_>, question: Question, ids: &[i64]) {
        let body = desk.subscriptions.body(EntityKind::Agent);
        let only = MetricProperties {
            metric_properties: body.metric_properties,
            session_properties: body.session_properties,
            session_property_type: body.session_property_type,
            status_properties: body.status_properties,
        };
        let asked = ids.chunks(CHUNK).map(|ids| {
            let scope = Scope { agents: ids.to_vec(), ..Scope::default() };
            let call = GetAgentsMetrics { scope, only: Some(only.clone()), ..Default::default() };
            async move { agents_of(desk.client.send(&call).await) }
        });
        let answers: Result<Vec<_>, _> = join_all(asked).await.into_iter().collect();
        self.events
            .send(match answers {
                Ok(answers) => LinkEvent::Answer(question, answers.concat()),
                Err(error) => {
                    tracing::warn!(method = %GetAgentsMetrics::INFO, %error, "no snapshot");
                    LinkEvent::Refused(Table::Agents, question)
                }
            })
            .await;
    }
}

fn agents_of(
    reply: Result<<GetAgentsMetrics as Method>::Reply, CallError>,
) -> Result<Vec<EntityDiff>, CallError> {
    let agents = reply?.0.into_iter().filter_map(|data| match LiveUpdate::from(data) {
        LiveUpdate::Entity(diff) => Some(diff),
        _ => None,
    });
    Ok(agents.collect())
}
