//! What is really so: the centre as plain data, for tests to compare with.

use std::collections::BTreeMap;

use connect_model::MetricValue;
use serde::Serialize;

use crate::diff::{Entity, SessionView};
use crate::layout::{Layout, MODALITY_WORDS};
use crate::state::State;
use crate::world::id_of;

/// Values by metric, by modality in the server's words.
pub type Metrics = BTreeMap<String, BTreeMap<String, MetricValue>>;

/// The whole centre at one moment. It is what a subscriber of everything has when all that was
/// pushed has come in: times that grow are as they were last published.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Truth {
    /// The centre's time, in milliseconds since 1970.
    pub now: i64,
    /// Every queue, by id.
    pub queues: Vec<QueueTruth>,
    /// Every agent, by id.
    pub agents: Vec<AgentTruth>,
}

/// A queue.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QueueTruth {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The id of its business unit.
    pub business_unit: i64,
    /// The name of its business unit.
    pub business_unit_name: String,
    /// The ids of the teams it is shown to.
    pub teams: Vec<i64>,
    /// How many are not answered yet.
    pub waiting: usize,
    /// When the one who waits longest arrived, in milliseconds since 1970.
    pub waiting_since: Option<i64>,
    /// Its metrics.
    pub metrics: Metrics,
    /// Its live sessions.
    pub sessions: Vec<SessionTruth>,
}

/// An agent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgentTruth {
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The id of its team.
    pub team: i64,
    /// The name of its team.
    pub team_name: String,
    /// Its status in the server's word.
    pub status: String,
    /// The reason code's name.
    pub reason: Option<String>,
    /// When the status began, in milliseconds since 1970.
    pub since: i64,
    /// Whether it is suspended.
    pub suspended: bool,
    /// Its metrics.
    pub metrics: Metrics,
    /// Its live sessions: also one that it works on after the call, and one that it helps another
    /// agent in.
    pub sessions: Vec<SessionTruth>,
}

/// A live session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[allow(clippy::struct_excessive_bools, reason = "the flags are those of the dictionary")]
pub struct SessionTruth {
    /// Its id.
    pub id: i64,
    /// Its modality in the server's word.
    pub modality: String,
    /// `Queued`, `DID` or `DOD`.
    pub kind: String,
    /// `Queued`, `Connecting`, `Active` or `AfterCall`.
    pub status: String,
    /// The queue's id; -1 and -2 for direct ones.
    pub queue: i64,
    /// The id of the agent who is offered it or has it.
    pub agent: Option<i64>,
    /// The customer's name.
    pub customer: String,
    /// When it arrived, in milliseconds since 1970.
    pub arrived: i64,
    /// When it was answered.
    pub active_since: Option<i64>,
    /// Whether it is being recorded.
    pub recording: bool,
    /// Whether somebody is silently joined.
    pub silent_joined: bool,
    /// Whether somebody whispers.
    pub whisper_joined: bool,
    /// Whether it can be recorded.
    pub can_be_recorded: bool,
    /// Whether it can be joined, silently or whispering.
    pub can_be_joined: bool,
    /// Whether the customer is on hold; nothing pushed says so.
    pub on_hold: bool,
    /// When its after-call work began, in milliseconds since 1970.
    pub after_call_since: Option<i64>,
}

impl QueueTruth {
    /// A value by modality and metric.
    pub fn metric(&self, modality: &str, name: &str) -> Option<MetricValue> {
        self.metrics.get(modality)?.get(name).copied()
    }
}

impl AgentTruth {
    /// A value by modality and metric.
    pub fn metric(&self, modality: &str, name: &str) -> Option<MetricValue> {
        self.metrics.get(modality)?.get(name).copied()
    }
}

impl Truth {
    /// The queue of this id.
    pub fn queue(&self, id: i64) -> Option<&QueueTruth> {
        self.queues.iter().find(|queue| queue.id == id)
    }

    /// The agent of this id.
    pub fn agent(&self, id: i64) -> Option<&AgentTruth> {
        self.agents.iter().find(|agent| agent.id == id)
    }

    pub(crate) fn of(state: &State) -> Self {
        let queues = state.queues.iter().enumerate();
        let agents = state.agents.iter().enumerate();
        Self {
            now: state.world.now,
            queues: queues.map(|(index, entity)| queue(state, index, entity)).collect(),
            agents: agents.filter_map(|(index, entity)| agent(state, index, entity)).collect(),
        }
    }
}

fn queue(state: &State, index: usize, entity: &Entity) -> QueueTruth {
    let world = &state.world;
    let unit = world.org.queue_unit[index];
    QueueTruth {
        id: id_of(index),
        name: entity.name.to_string(),
        business_unit: id_of(unit),
        business_unit_name: world.org.units[unit].name.clone(),
        teams: world.org.queue_teams[index].iter().map(|team| id_of(*team)).collect(),
        waiting: world.queues[index].waiting(),
        waiting_since: world.queues[index].waiting_since(),
        metrics: metrics(&state.queue_layout, entity),
        sessions: entity.sessions.iter().map(session).collect(),
    }
}

fn agent(state: &State, index: usize, entity: &Entity) -> Option<AgentTruth> {
    let status = entity.status?;
    let team = state.world.agents[index].team;
    Some(AgentTruth {
        id: id_of(index),
        name: entity.name.to_string(),
        team: id_of(team),
        team_name: state.world.org.teams[team].name.clone(),
        status: status.word.to_owned(),
        reason: status.reason.map(str::to_owned),
        since: status.since,
        suspended: status.suspended,
        metrics: metrics(&state.agent_layout, entity),
        sessions: entity.sessions.iter().map(session).collect(),
    })
}

fn metrics(layout: &Layout, entity: &Entity) -> Metrics {
    let mut metrics = Metrics::new();
    for (slot, value) in layout.slots.iter().zip(&entity.values) {
        if let Some(value) = value {
            let bag = metrics.entry(slot.modality.as_str().to_owned()).or_default();
            bag.insert(slot.name.to_owned(), *value);
        }
    }
    metrics
}

fn session((id, view): (&i64, &SessionView)) -> SessionTruth {
    SessionTruth {
        id: *id,
        modality: MODALITY_WORDS[view.modality].to_owned(),
        kind: view.kind.to_owned(),
        status: view.status.to_owned(),
        queue: view.queue,
        agent: view.agent,
        customer: view.customer.to_string(),
        arrived: view.arrived,
        active_since: view.active_since,
        recording: view.recording,
        silent_joined: view.silent_joined,
        whisper_joined: view.whisper_joined,
        can_be_recorded: view.can_be_recorded,
        can_be_joined: view.can_be_joined,
        on_hold: view.on_hold,
        after_call_since: view.after_call_since,
    }
}
