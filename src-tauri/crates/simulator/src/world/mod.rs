//! The contact centre itself: people, callers, and what happens to them over time.
//!
//! It knows no network and no clock but its own. Two worlds of the same seed that are moved the same
//! way are equal, whatever the machine does meanwhile.

pub(crate) mod actions;
pub(crate) mod agents;
pub(crate) mod alerts;
pub(crate) mod archive;
mod calls;
pub(crate) mod catalogue;
mod conference;
pub(crate) mod customers;
pub(crate) mod days;
mod events;
pub(crate) mod metrics;
pub(crate) mod moments;
mod names;
pub(crate) mod org;
pub(crate) mod parts;
pub(crate) mod past;
mod people;
pub(crate) mod queues;
pub(crate) mod random;
mod refresh;
pub(crate) mod rights;
pub(crate) mod search;
mod seed_day;
pub(crate) mod sessions;
pub(crate) mod statuses;
pub(crate) mod story;
mod touched;
mod work;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use agents::{Agent, Doing};
use alerts::Alerts;
use archive::Archive;
use events::Timeline;
use metrics::Talk;
use org::Org;
pub(crate) use org::{NOBODY, id_of};
pub(crate) use people::DOMAIN;
use queues::Queue;
use random::Dice;
use refresh::Refresh;
pub(crate) use rights::Reading;
use rights::Role;
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
    /// What the rights in the organisation's entries mean.
    pub reading: Reading,
}

/// The contact centre.
pub(crate) struct World {
    /// Milliseconds since 1970.
    pub now: i64,
    pub org: Org,
    pub agents: Vec<Agent>,
    pub queues: Vec<Queue>,
    /// Those that have not ended, by id.
    pub sessions: BTreeMap<i64, Session>,
    /// Those that have.
    pub archive: Archive,
    /// Whether recording requests fail at the recorder.
    pub recorder_fails: bool,
    /// What changed since somebody last looked.
    pub touched: Touched,
    dice: Dice,
    timeline: Timeline,
    refresh: Refresh,
    alerts: Alerts,
    /// Per team who may be offered a session, the longest idle first.
    idle: Vec<BTreeSet<(i64, usize)>>,
    next_session: i64,
    next_moment: i64,
    seed: u64,
    hostile_names: bool,
    /// When its life began.
    opened: i64,
    /// How many customers there are.
    pool: usize,
    /// How many ended statuses an agent keeps.
    spells: usize,
    /// Roles that were given, by agent.
    roles: BTreeMap<usize, Role>,
    reading: Reading,
}

/// How long a new world lives before anybody sees it, so that it has callers and sessions.
const WARM_UP: i64 = 20 * 60_000;

impl World {
    pub(crate) fn new(setup: &Setup) -> Self {
        let mut dice = Dice::new(setup.seed);
        let org = Org::new(setup.agents, setup.queues, &mut dice);
        let start = setup.epoch - WARM_UP;
        let pool = customers::pool(setup.agents);
        let (next_session, next_moment) = past::first_ids(pool);
        let mut world = Self {
            now: start,
            agents: agents::hire(setup, &org, &mut dice),
            queues: queues::open(setup, &org, &mut dice),
            sessions: BTreeMap::new(),
            archive: Archive::default(),
            touched: Touched::new(setup.agents, setup.queues),
            timeline: Timeline::default(),
            refresh: Refresh::new(setup),
            alerts: Alerts::default(),
            idle: vec![BTreeSet::new(); org.teams.len()],
            next_session,
            next_moment,
            seed: setup.seed,
            hostile_names: setup.hostile_names,
            opened: start,
            pool,
            spells: statuses::room(setup.agents),
            roles: BTreeMap::new(),
            reading: setup.reading,
            recorder_fails: false,
            org,
            dice,
        };
        world.seed_day();
        world.plan_check();
        world.run_until(setup.epoch);
        // Nobody was there to see what fired until now.
        world.take_alerts();
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
        let id = session.id;
        session.customer = name.into();
        self.touch_session(id);
        true
    }

    /// The conversation of an agent, if it is the primary agent of one that came through a queue.
    pub(crate) fn talk_of(&self, index: usize) -> Option<Talk> {
        let Doing::Talking(id, _) = self.agents[index].doing else { return None };
        let session = self.sessions.get(&id)?;
        let queue = session.queue?;
        let ms = session.active_ms(self.now);
        Some(Talk {
            modality: session.modality,
            queue,
            ms,
            counts: session.responding == Some(index),
        })
    }

    /// The name of a session's queue; direct sessions are named as what they are.
    pub(crate) fn queue_name(&self, session: &Session) -> &str {
        session.queue.map_or(session.kind.long_word(), |queue| &self.queues[queue].name)
    }

    /// The session of this id: live, ended not long ago, or in the history of a customer.
    pub(crate) fn session(&self, id: i64) -> Option<Cow<'_, Session>> {
        let kept = self.sessions.get(&id).or_else(|| self.archive.get(id));
        kept.map(Cow::Borrowed).or_else(|| self.past(id).map(Cow::Owned))
    }

    fn session_mut(&mut self, id: i64) -> Option<&mut Session> {
        self.sessions.get_mut(&id).or_else(|| self.archive.get_mut(id))
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
