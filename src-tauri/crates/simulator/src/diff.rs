//! What subscribers know of an entity, and what changes that.
//!
//! Every entity has one published picture. A change is the difference of two pictures; a snapshot is
//! the difference to nothing. So whoever has a snapshot and every change since has the picture.

use std::collections::BTreeMap;
use std::sync::Arc;

use connect_model::{EntityKind, MetricValue};
use connect_webapi::lenient::{Bool, Int, Time};
use connect_webapi::realtime::{SessionDto, SessionsDto, StatusDto};

use crate::world::sessions::Session;
use crate::world::{World, id_of, metrics};

/// A status as it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Status {
    pub word: &'static str,
    pub reason: Option<&'static str>,
    pub since: i64,
    pub suspended: bool,
}

/// A session as it is published. Its running times follow from the moments in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "the flags are those of the dictionary")]
pub(crate) struct SessionView {
    pub modality: usize,
    pub kind: &'static str,
    pub queue: i64,
    pub agent: Option<i64>,
    pub customer: Arc<str>,
    pub status: &'static str,
    pub recording: bool,
    pub can_be_recorded: bool,
    pub silent_joined: bool,
    pub whisper_joined: bool,
    /// Whether it can be joined, silently or whispering.
    pub can_be_joined: bool,
    pub on_hold: bool,
    pub arrived: i64,
    pub active_since: Option<i64>,
    pub after_call_since: Option<i64>,
}

/// The published picture of an entity.
#[derive(Debug, Clone)]
pub(crate) struct Entity {
    pub name: Arc<str>,
    pub status: Option<Status>,
    pub values: Vec<Option<MetricValue>>,
    pub sessions: BTreeMap<i64, SessionView>,
}

/// What is new of an entity.
#[derive(Debug)]
pub(crate) struct Change {
    pub kind: EntityKind,
    pub index: usize,
    pub name: Option<Arc<str>>,
    pub status: Option<StatusDto>,
    /// The place of the metric in its layout, and its value; none takes it back.
    pub metrics: Vec<(usize, Option<MetricValue>)>,
    pub sessions: [SessionsDto; 3],
}

/// An agent's metrics per queue, by the queue's index, in the order of their layout. It lists the
/// queues that the agent was offered something of.
pub(crate) fn breakdowns(world: &World, index: usize) -> BTreeMap<usize, Vec<Option<MetricValue>>> {
    let agent = &world.agents[index];
    let talk = world.talk_of(index);
    let mut breakdowns = BTreeMap::new();
    for (queue, _) in agent.by_queue.keys() {
        breakdowns.entry(*queue).or_insert_with(|| {
            let mut values = Vec::with_capacity(36);
            metrics::of_breakdown(agent, *queue, world.now, talk, &mut |_, _, value| {
                values.push(value);
            });
            values
        });
    }
    breakdowns
}

impl Entity {
    /// The picture of an agent as it is now.
    pub(crate) fn of_agent(world: &World, index: usize) -> Self {
        let agent = &world.agents[index];
        let session = agent.doing.session().and_then(|id| world.sessions.get(&id));
        let mut values = Vec::with_capacity(48);
        metrics::of_agent(agent, world.now, world.talk_of(index), &mut |_, _, value| {
            values.push(value);
        });
        let status = Status {
            word: agent.doing.word(),
            reason: agent.doing.reason(),
            since: agent.since,
            suspended: agent.suspended,
        };
        Self {
            name: Arc::clone(&agent.name),
            status: Some(status),
            values,
            sessions: session
                .map(|session| (session.id, SessionView::of(session)))
                .into_iter()
                .collect(),
        }
    }

    /// The picture of a queue as it is now.
    pub(crate) fn of_queue(world: &World, index: usize) -> Self {
        let queue = &world.queues[index];
        let mut values = Vec::with_capacity(64);
        metrics::of_queue(queue, world.now, &mut |_, _, value| values.push(value));
        let sessions = queue.sessions.iter().filter_map(|id| world.sessions.get(id));
        Self {
            name: Arc::clone(&queue.name),
            status: None,
            values,
            sessions: sessions.map(|session| (session.id, SessionView::of(session))).collect(),
        }
    }

    /// Everything there is to say.
    pub(crate) fn snapshot(&self, kind: EntityKind, index: usize, now: i64) -> Change {
        let nothing = Self {
            name: "".into(),
            status: None,
            values: vec![None; self.values.len()],
            sessions: BTreeMap::new(),
        };
        let mut all = nothing.change_to(self, kind, index, now);
        all.name = Some(Arc::clone(&self.name));
        all
    }

    /// What makes this picture the `new` one.
    pub(crate) fn change_to(&self, new: &Self, kind: EntityKind, index: usize, now: i64) -> Change {
        let metrics = self.values.iter().zip(&new.values).enumerate();
        let metrics = metrics.filter(|(_, (old, new))| old != new);
        let mut sessions: [SessionsDto; 3] = Default::default();
        for (id, view) in &new.sessions {
            let of = &mut sessions[view.modality];
            match self.sessions.get(id) {
                None => of.added_sessions.push(view.dto(*id, now)),
                Some(old) if old != view => of.sessions.push(view.changes(old, *id, now)),
                Some(_) => {}
            }
        }
        for (id, view) in &self.sessions {
            if !new.sessions.contains_key(id) {
                let gone = SessionDto { session_id: Int(*id), ..SessionDto::default() };
                sessions[view.modality].removed_sessions.push(gone);
            }
        }
        Change {
            kind,
            index,
            name: (self.name != new.name).then(|| Arc::clone(&new.name)),
            status: new
                .status
                .filter(|_| self.status != new.status)
                .map(|s| s.changes(self.status)),
            metrics: metrics.map(|(place, (_, new))| (place, *new)).collect(),
            sessions,
        }
    }
}

impl Change {
    /// True if there is nothing new.
    pub(crate) fn is_empty(&self) -> bool {
        self.name.is_none()
            && self.status.is_none()
            && self.metrics.is_empty()
            && self.sessions.iter().all(|sessions| *sessions == SessionsDto::default())
    }
}

impl Status {
    fn changes(self, old: Option<Self>) -> StatusDto {
        let news = |differs: fn(&Self, &Self) -> bool| old.is_none_or(|old| differs(&old, &self));
        StatusDto {
            agent_status: news(|a, b| a.word != b.word).then(|| self.word.to_owned()),
            reason_code_name: news(|a, b| a.reason != b.reason)
                .then(|| self.reason.map(str::to_owned)),
            start_time: news(|a, b| a.since != b.since).then_some(Time(self.since)),
            is_suspended: news(|a, b| a.suspended != b.suspended).then_some(Bool(self.suspended)),
            ..StatusDto::default()
        }
    }
}

impl SessionView {
    fn of(session: &Session) -> Self {
        Self {
            modality: session.modality,
            kind: session.kind.word(),
            queue: session.queue_id(),
            agent: session.agent.map(id_of),
            customer: Arc::clone(&session.customer),
            status: session.status(),
            recording: session.recording_since.is_some(),
            can_be_recorded: session.can_be_recorded(),
            silent_joined: session.is_silent_joined(),
            whisper_joined: session.is_whisper_joined(),
            can_be_joined: session.can_be_joined(),
            on_hold: session.hold_since.is_some(),
            arrived: session.arrived,
            active_since: session.active_since,
            after_call_since: session.after_call_since,
        }
    }

    /// How long it has been, or was, queued.
    fn queued_ms(&self, now: i64) -> Int {
        Int(self.active_since.unwrap_or(now) - self.arrived)
    }

    /// 0 while it is not active with an agent, as the document says.
    fn active_ms(&self, now: i64) -> Int {
        let active = self.active_since.filter(|_| self.after_call_since.is_none());
        Int(active.map_or(0, |since| now - since))
    }

    fn dto(&self, id: i64, now: i64) -> SessionDto {
        SessionDto {
            session_id: Int(id),
            session_type: Some(self.kind.to_owned()),
            queue_id: Some(Int(self.queue)),
            customer_name: Some(self.customer.to_string()),
            agent_id: self.agent.map(Int),
            is_recording: Some(Bool(self.recording)),
            can_be_recorded: Some(Bool(self.can_be_recorded)),
            is_silent_joined: Some(Bool(self.silent_joined)),
            is_whisper_joined: Some(Bool(self.whisper_joined)),
            session_status: Some(self.status.to_owned()),
            queued_ms: Some(self.queued_ms(now)),
            active_ms: Some(self.active_ms(now)),
            can_be_silent_joined: Some(Bool(self.can_be_joined)),
            can_be_whisper_joined: Some(Bool(self.can_be_joined)),
        }
    }

    fn changes(&self, old: &Self, id: i64, now: i64) -> SessionDto {
        let news = |of: fn(&Self) -> bool| (of(self) != of(old)).then_some(Bool(of(self)));
        SessionDto {
            session_id: Int(id),
            customer_name: (self.customer != old.customer).then(|| self.customer.to_string()),
            // A session that went back to its queue has no agent any more: absent would mean the
            // same agent as before.
            agent_id: (self.agent != old.agent).then(|| Int(self.agent.unwrap_or(-1))),
            is_recording: news(|view| view.recording),
            can_be_recorded: news(|view| view.can_be_recorded),
            is_silent_joined: news(|view| view.silent_joined),
            is_whisper_joined: news(|view| view.whisper_joined),
            can_be_silent_joined: news(|view| view.can_be_joined),
            can_be_whisper_joined: news(|view| view.can_be_joined),
            session_status: (self.status != old.status).then(|| self.status.to_owned()),
            queued_ms: Some(self.queued_ms(now)),
            active_ms: Some(self.active_ms(now)),
            ..SessionDto::default()
        }
    }
}

#[cfg(test)]
mod tests;
