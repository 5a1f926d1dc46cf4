//! The contact centre itself: people, callers, and what happens to them over time.
//!
//! It knows no network and no clock but its own. Two worlds of the same seed that are moved the same
//! way are equal, whatever the machine does meanwhile.

pub(crate) mod agents;
mod events;
pub(crate) mod metrics;
mod names;
pub(crate) mod org;
pub(crate) mod queues;
pub(crate) mod random;
mod refresh;
mod seed_day;
pub(crate) mod sessions;
mod touched;
mod work;

use std::collections::{BTreeMap, BTreeSet};

use agents::Agent;
use events::Timeline;
use org::Org;
pub(crate) use org::id_of;
use queues::Queue;
use random::Dice;
use refresh::Refresh;
use sessions::Session;
pub(crate) use touched::Touched;

/// What a world is made of.
pub(crate) struct Setup {
    pub agents: usize,
    pub queues: usize,
    pub updates_per_second: u32,
    pub seed: u64,
    pub hostile_names: bool,
    /// When it is now in the world, in milliseconds since 1970.
    pub epoch: i64,
}

/// The contact centre.
pub(crate) struct World {
    /// Milliseconds since 1970.
    pub now: i64,
    pub org: Org,
    pub agents: Vec<Agent>,
    pub queues: Vec<Queue>,
    pub sessions: BTreeMap<i64, Session>,
    /// What changed since somebody last looked.
    pub touched: Touched,
    dice: Dice,
    timeline: Timeline,
    refresh: Refresh,
    /// Per team who may be offered a session, the longest idle first.
    idle: Vec<BTreeSet<(i64, usize)>>,
    next_session: i64,
    hostile_names: bool,
}

/// How long a new world lives before anybody sees it, so that it has callers and sessions.
const WARM_UP: i64 = 20 * 60_000;

impl World {
    pub(crate) fn new(setup: &Setup) -> Self {
        let mut dice = Dice::new(setup.seed);
        let org = Org::new(setup.agents, setup.queues, &mut dice);
        let start = setup.epoch - WARM_UP;
        let mut world = Self {
            now: start,
            agents: agents::hire(setup, &org, &mut dice),
            queues: queues::open(setup, &org, &mut dice),
            sessions: BTreeMap::new(),
            touched: Touched::new(setup.agents, setup.queues),
            timeline: Timeline::default(),
            refresh: Refresh::new(setup),
            idle: vec![BTreeSet::new(); org.teams.len()],
            next_session: 82_000,
            hostile_names: setup.hostile_names,
            org,
            dice,
        };
        world.seed_day();
        world.run_until(setup.epoch);
        world
    }

    /// Lets time pass.
    pub(crate) fn advance(&mut self, ms: i64) {
        let ms = ms.max(0);
        self.run_until(self.now + ms);
        self.refresh(ms);
    }

    /// Gives a queue another name; false if there is none of this id.
    pub(crate) fn rename_queue(&mut self, id: i64, name: &str) -> bool {
        let index = usize::try_from(id - 1).unwrap_or(usize::MAX);
        let Some(queue) = self.queues.get_mut(index) else { return false };
        queue.name = name.into();
        self.touched.queue(index);
        true
    }

    /// Gives a session's customer another name; false if there is none of this id.
    pub(crate) fn rename_customer(&mut self, session: i64, name: &str) -> bool {
        let Some(session) = self.sessions.get_mut(&session) else { return false };
        session.customer = name.into();
        if let Some(queue) = session.queue {
            self.touched.queue(queue);
        }
        if let Some(agent) = session.agent {
            self.touched.agent(agent);
        }
        true
    }

    fn run_until(&mut self, until: i64) {
        while let Some((at, event)) = self.timeline.next_until(until) {
            self.now = at;
            self.happen(event);
        }
        self.now = until;
    }
}

#[cfg(test)]
mod tests;
