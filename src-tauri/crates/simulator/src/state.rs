//! Everything that changes, in one place: the world, what is published of it, who listens.

use std::collections::BTreeSet;

use connect_model::EntityKind;

use crate::diff::{Change, Entity};
use crate::layout::Layout;
use crate::server::auth::Authority;
use crate::server::hub::Hub;
use crate::server::live::Published;
use crate::world::{World, id_of};

/// The simulator's state. One lock guards it, and nothing waits while holding that.
pub(crate) struct State {
    pub world: World,
    pub agents: Vec<Entity>,
    pub queues: Vec<Entity>,
    pub agent_layout: Layout,
    pub queue_layout: Layout,
    pub hub: Hub,
    pub authority: Authority,
    pub counters: crate::Counters,
    pub paused: bool,
    /// The root of the server that V1 sends callers to, if it is another.
    pub specific_server: Option<String>,
    /// Which of the further servers are not there.
    pub servers_down: BTreeSet<&'static str>,
    /// The names of accounts that sign in no more, in small letters.
    pub locked: BTreeSet<String>,
}

impl State {
    pub(crate) fn new(mut world: World, hub: Hub, authority: Authority) -> Self {
        world.touched.take();
        Self {
            agents: (0..world.agents.len()).map(|index| Entity::of_agent(&world, index)).collect(),
            queues: (0..world.queues.len()).map(|index| Entity::of_queue(&world, index)).collect(),
            agent_layout: Layout::of_agents(&world),
            queue_layout: Layout::of_queues(&world),
            hub,
            authority,
            counters: crate::Counters::default(),
            paused: false,
            specific_server: None,
            servers_down: BTreeSet::new(),
            locked: BTreeSet::new(),
            world,
        }
    }

    /// Whether this account is locked; none is that of who signs in where nobody has to prove it.
    pub(crate) fn is_locked(&self, account: Option<&str>) -> bool {
        let mut agents = self.world.agents.iter().enumerate();
        let own = agents.find(|(index, _)| id_of(*index) == self.authority.agent);
        let account = account.or(own.map(|(_, agent)| &*agent.account));
        account.is_some_and(|account| self.locked.contains(&account.to_lowercase()))
    }

    /// Lets time pass, unless it stands still, and tells who listens.
    pub(crate) fn advance(&mut self, ms: i64) {
        if !self.paused {
            self.world.advance(ms);
            self.publish();
        }
    }

    /// Publishes what was touched.
    pub(crate) fn publish(&mut self) {
        let (agents, queues) = self.world.touched.take();
        let now = self.world.now;
        let mut changes: Vec<Change> = Vec::with_capacity(agents.len() + queues.len());
        for index in agents {
            let new = Entity::of_agent(&self.world, index);
            changes.push(self.agents[index].change_to(&new, EntityKind::Agent, index, now));
            self.agents[index] = new;
        }
        for index in queues {
            let new = Entity::of_queue(&self.world, index);
            changes.push(self.queues[index].change_to(&new, EntityKind::Queue, index, now));
            self.queues[index] = new;
        }
        changes.retain(|change| !change.is_empty());
        let (hub, published) = self.split();
        hub.push(&changes, &published);
        let alerts = self.world.take_alerts();
        if !alerts.is_empty() {
            self.hub.push_alerts(&alerts, &self.world);
        }
    }

    /// Who listens, and what there is to hear.
    pub(crate) fn split(&mut self) -> (&mut Hub, Published<'_>) {
        let published = Published {
            world: &self.world,
            agents: &self.agents,
            queues: &self.queues,
            agent_layout: &self.agent_layout,
            queue_layout: &self.queue_layout,
        };
        (&mut self.hub, published)
    }
}
