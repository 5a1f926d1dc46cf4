//! Subscriptions: made, changed, ended, and told what is new.

use std::sync::Arc;

use connect_webapi::Refusal;
use connect_webapi::realtime::Realtime;
use serde_json::value::RawValue;

use super::Hub;
use super::bus::{Bus, Message};
use super::topics;
use crate::Quirk;
use crate::diff::Change;
use crate::live_fault::{LiveFaultKind, LiveFaults};
use crate::server::alerts::{self, Pushed};
use crate::server::auth::guid;
use crate::server::connection::{Connection, Subscription};
use crate::server::live::{Published, Target};
use crate::world::World;
use crate::world::alerts::Alert;

impl Hub {
    /// Adds a subscription and pushes its snapshot, in one step: no change falls between the two.
    /// Answers its id; none if the connection is not there.
    pub(in crate::server) fn subscribe(
        &mut self,
        connection: &str,
        mut target: Option<Target>,
        published: &Published<'_>,
    ) -> Option<String> {
        let id = self.subscription_id();
        let found = self.connections.get_mut(connection)?;
        let all = target.as_mut().map(|target| target.snapshot(published)).unwrap_or_default();
        found.subscriptions.push(Subscription { id: id.clone(), target });
        self.push_data(connection, &all);
        Some(id)
    }

    /// A name for a new subscription.
    fn subscription_id(&mut self) -> String {
        let bytes = self.dice.bytes();
        if self.wire.quirks.has(Quirk::SubscriptionIdNumber) {
            let [a, b, c, ..] = bytes;
            return u32::from_be_bytes([0, a, b, c]).to_string();
        }
        guid(bytes)
    }

    /// Ends a subscription.
    pub(in crate::server) fn unsubscribe(
        &mut self,
        connection: &str,
        agent: i64,
        id: &str,
    ) -> Result<(), Refusal> {
        let (_, connection, place) = self.find(connection, agent, id)?;
        connection.subscriptions.remove(place);
        Ok(())
    }

    /// What a subscription is for; none if it is for alerts.
    pub(in crate::server) fn target(
        &mut self,
        connection: &str,
        agent: i64,
        id: &str,
    ) -> Result<&mut Option<Target>, Refusal> {
        let (_, connection, place) = self.find(connection, agent, id)?;
        Ok(&mut connection.subscriptions[place].target)
    }

    /// Pushes the snapshot of a subscription that is for something else from now on.
    pub(in crate::server) fn replace(
        &mut self,
        connection: &str,
        agent: i64,
        id: &str,
        mut target: Target,
        published: &Published<'_>,
    ) -> Result<(), Refusal> {
        let all = target.snapshot(published);
        let (name, connection, place) = self.find(connection, agent, id)?;
        connection.subscriptions[place].target = Some(target);
        self.push_data(&name, &all);
        Ok(())
    }

    /// A subscription's connection, with its name, and its place there. The name may be left blank;
    /// if it is not, it has to be the right one.
    fn find(
        &mut self,
        connection: &str,
        agent: i64,
        id: &str,
    ) -> Result<(String, &mut Connection, usize), Refusal> {
        for (name, found) in &mut self.connections {
            let place = found.subscriptions.iter().position(|one| one.id.eq_ignore_ascii_case(id));
            let Some(place) = place else { continue };
            return if found.agent != agent {
                Err(Refusal::SubscriptionNotYours)
            } else if connection.is_empty() || name == connection {
                Ok((name.clone(), found, place))
            } else {
                Err(Refusal::SubscriptionUnknown)
            };
        }
        Err(Refusal::SubscriptionUnknown)
    }

    fn push_data(&mut self, connection: &str, data: &[Realtime]) {
        let joined = self.connections.get(connection).is_some_and(|it| it.joined.data);
        if joined {
            let messages = self.wire.data(data, self.bus.room());
            let topic = topics::of_caller(&self.wire.names.data, connection);
            publish(&mut self.bus, &mut self.faults, &topic, messages);
        }
    }

    /// Tells every subscriber what it wants of these changes, whether it is there or away.
    pub(crate) fn push(&mut self, changes: &[Change], published: &Published<'_>) {
        let Self { wire, bus, faults, connections, .. } = self;
        for (name, connection) in connections {
            let topic = topics::of_caller(&wire.names.data, name);
            for subscription in &mut connection.subscriptions {
                let Some(target) = &mut subscription.target else { continue };
                let updates = target.updates(published, changes);
                if connection.joined.data && !updates.is_empty() {
                    publish(bus, faults, &topic, wire.data(&updates, bus.room()));
                }
            }
        }
    }

    /// Tells those who have subscribed to alerts, as far as they see what an alert is about.
    pub(crate) fn push_alerts(&mut self, alerts: &[Alert], world: &World) {
        let Self { wire, bus, faults, connections, .. } = self;
        for (name, connection) in connections {
            let wants = connection.subscriptions.iter().any(|one| one.target.is_none());
            let agent = world.agent_index(connection.agent);
            let Some(agent) = agent.filter(|_| wants && connection.joined.alerts) else { continue };
            let mine = alerts.iter().filter(|alert| alerts::is_for(alert, world, agent));
            let messages = mine.filter_map(|alert| wire.alert(&Pushed::from(alert)).ok()).collect();
            publish(bus, faults, &topics::of_caller(&wire.names.alerts, name), messages);
        }
    }

    /// Publishes a message that is none of the contact centre's.
    pub(in crate::server) fn publish(&mut self, topic: &str, message: Arc<RawValue>) {
        publish(&mut self.bus, &mut self.faults, topic, vec![message]);
    }
}

/// Publishes messages, unless they are the ones that get lost.
fn publish(bus: &mut Bus, faults: &mut LiveFaults, topic: &str, messages: Vec<Arc<RawValue>>) {
    let overflow = |kind: &LiveFaultKind| (*kind == LiveFaultKind::Overflow).then_some(());
    for message in messages {
        if faults.take(None, overflow).is_some() {
            bus.overflow(topic);
        } else {
            bus.publish(topic, Message::Text(message));
        }
    }
}
