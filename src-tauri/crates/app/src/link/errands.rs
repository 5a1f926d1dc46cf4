//! What the console wishes for while it is connected, done one after the other beside the pump.

use std::sync::Arc;
use std::time::Duration;

use connect_client::{CallError, Client};
use connect_live::{Question, Table, Wish};
use connect_model::{EntityDiff, EntityKind, LiveUpdate, Strings};
use connect_webapi::methods::{DeleteSubscription, GetAgentsMetrics};
use connect_webapi::{Method, MetricProperties, Scope};
use futures_util::future::join_all;
use tokio::sync::{Notify, oneshot, watch};
use tokio::time::{Instant, sleep_until};

use super::LinkEvent;
use super::pump::Gate;
use super::refused::{asks_again, next_time, try_out};
use super::run::{End, Run, catalogue};
use super::words::Words;
use crate::failure::of_call;
use crate::scope::CHUNK;
use crate::steps::BoardColumns;
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

/// What is to be done next.
enum Errand {
    /// Something else is looked at.
    Look,
    /// Another language is wanted.
    Language,
    /// There is a gap to be closed.
    Gap(Vec<Wish>),
    /// It is time to close it.
    Fill,
    /// The server's strings are there.
    Strings((String, Strings)),
    /// Nothing has been pushed for long.
    Sign,
    /// It is time to ask again for what is refused; true if the user wants it.
    Refused(bool),
}

/// What closes a gap, and when it is asked for. After an outage all consoles have theirs at the same
/// moment, and a server in trouble makes one after the other: there is a pause before, which grows.
struct Filling {
    at: Instant,
    wishes: Vec<Wish>,
}

impl Filling {
    fn after(pause: Duration) -> Self {
        Self { at: Instant::now() + pause, wishes: Vec::new() }
    }

    /// What is wished for later takes the place of what was wished for the same table.
    fn add(&mut self, wishes: Vec<Wish>) {
        self.wishes.retain(|old| wishes.iter().all(|new| table(new) != table(old)));
        self.wishes.extend(wishes);
    }
}

fn table(wish: &Wish) -> Table {
    match wish {
        Wish::Agents { .. } => Table::Agents,
        Wish::Subscription { table, .. } => *table,
    }
}

impl Run {
    /// Does what is wished for, until that ends the connection.
    pub(super) async fn do_errands(&mut self, desk: &mut Desk<'_>) -> End {
        let mut words = Words::default();
        if let Some(locale) = self.late_locale.take() {
            words.ask(self.target.clone(), desk.client.clone(), locale);
        }
        let mut filling: Option<Filling> = None;
        let mut again = next_time();
        loop {
            let end = match self.next_errand(desk, &mut words, filling.as_ref(), again).await {
                Errand::Look => self.turn_to(desk).await,
                Errand::Language => {
                    self.want_language(desk, &mut words);
                    None
                }
                Errand::Strings(strings) => self.speak(desk, strings).await,
                Errand::Gap(wishes) => {
                    let begin = || Filling::after(self.gaps.pause());
                    filling.get_or_insert_with(begin).add(wishes);
                    None
                }
                Errand::Fill => {
                    let wishes = filling.take().map(|filling| filling.wishes);
                    self.fill(desk, wishes.unwrap_or_default()).await
                }
                Errand::Sign => {
                    self.ask_for_a_sign(desk).await;
                    None
                }
                Errand::Refused(by_user) => {
                    again = next_time();
                    self.ask_again(desk, by_user).await
                }
            };
            if let Some(end) = end {
                return end;
            }
            desk.gate.send_replace(Gate::Open);
        }
    }

    async fn next_errand(
        &mut self,
        desk: &Desk<'_>,
        words: &mut Words,
        filling: Option<&Filling>,
        again: Instant,
    ) -> Errand {
        let due = async {
            match filling {
                Some(filling) => sleep_until(filling.at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            Ok(()) = self.wished.look.changed() => Errand::Look,
            Ok(()) = self.wished.locale.changed() => Errand::Language,
            Some(wishes) = self.wished.fills.recv() => Errand::Gap(wishes),
            () = due => Errand::Fill,
            strings = words.found() => Errand::Strings(strings),
            () = desk.quiet.notified() => Errand::Sign,
            by_user = asks_again(self.refusal.as_ref(), &self.retry, again) => Errand::Refused(by_user),
        }
    }

    /// Has the server push one row of what is followed, with a subscription that ends at once: a
    /// server that was started anew betrays itself by where it goes on. If that fails, the
    /// connection notices that nothing comes.
    async fn ask_for_a_sign(&self, desk: &Desk<'_>) {
        let Some(wanted) = self.smallest() else { return };
        if let Err(error) = try_out(desk, vec![wanted]).await {
            tracing::warn!(%error, "no sign of the subscriptions");
        }
    }

    /// Looks at something else, or at more or less of it.
    async fn turn_to(&mut self, desk: &mut Desk<'_>) -> Option<End> {
        let look = self.wished.look.borrow_and_update().clone().after(&self.look);
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

    /// Another language is wanted, on this connection and on those that follow.
    fn want_language(&mut self, desk: &Desk<'_>, words: &mut Words) {
        self.take_language();
        let known = self.ground.as_ref().and_then(|ground| ground.locale.as_ref());
        if known == Some(&self.guess) {
            words.stop();
        } else {
            words.ask(self.target.clone(), desk.client.clone(), self.guess.clone());
        }
    }

    /// The strings of a language are there. Other metrics may be found in them.
    async fn speak(&mut self, desk: &mut Desk<'_>, strings: (String, Strings)) -> Option<End> {
        self.guess.clone_from(&strings.0);
        let ground = self.ground.as_mut()?;
        ground.catalogue = catalogue(Some(&strings), &ground.dashboard);
        ground.locale = Some(strings.0.clone());
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
        let refused = |kind| self.is_refused(kind);
        let changed = desk.subscriptions.change(&desk.client, &desk.id, wanted, refused).await;
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
    pub(super) async fn say_goodbye(&mut self, desk: &mut Desk<'_>) {
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

    /// Asks for what closes a gap.
    async fn fill(&mut self, desk: &mut Desk<'_>, wishes: Vec<Wish>) -> Option<End> {
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
