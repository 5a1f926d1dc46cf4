//! What the live connection pushes, as the data sets take it: absent means unchanged.

use compact_str::CompactString;

use crate::{
    AgentId, AgentStatus, DetailsDiff, Metric, Millis, Modality, QueueId, SessionId, SumDiff,
};

/// Which data set an entity belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// Agents.
    Agent,
    /// Queues.
    Queue,
}

/// One pushed argument, told apart by its shape (spec note 10).
#[derive(Debug, Clone, PartialEq)]
pub enum LiveUpdate {
    /// An agent or a queue: the first since a subscription is its snapshot, later ones are diffs.
    Entity(EntityDiff),
    /// A sum over entities.
    Aggregate(SumDiff),
    /// A sum over a team, group or business unit.
    Group(SumDiff),
    /// Of no known shape, yet it holds text.
    Alert(String),
    /// Of no known shape.
    Unknown,
}

impl LiveUpdate {
    /// The changes, if they are those of one entity.
    pub fn entity(&self) -> Option<&EntityDiff> {
        match self {
            Self::Entity(diff) => Some(diff),
            _ => None,
        }
    }
}

/// Changes of one entity.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityDiff {
    /// Agent or queue.
    pub kind: EntityKind,
    /// Its id.
    pub id: i64,
    /// Its name.
    pub name: Option<CompactString>,
    /// Its status, if it is an agent.
    pub status: Option<StatusDiff>,
    /// Its metrics.
    pub metrics: Vec<Metric>,
    /// Its sessions, per modality.
    pub sessions: Vec<(Modality, SessionsDiff)>,
    /// What comes only if it was asked for; none if none of it came.
    pub details: Option<Box<DetailsDiff>>,
}

impl EntityDiff {
    /// A diff that says nothing yet.
    pub fn new(kind: EntityKind, id: i64) -> Self {
        Self {
            kind,
            id,
            name: None,
            status: None,
            metrics: Vec::new(),
            sessions: Vec::new(),
            details: None,
        }
    }
}

/// Changes of an agent's status.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatusDiff {
    /// The status.
    pub status: Option<AgentStatus>,
    /// The reason code's name; `Some(None)` if the server took it back (null).
    pub reason: Option<Option<String>>,
    /// When it began, on the server's clock.
    pub start: Option<Millis>,
    /// Whether the agent is suspended.
    pub suspended: Option<bool>,
}

/// Changes of an entity's sessions in one modality.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SessionsDiff {
    /// New ones; known ones among them are changes.
    pub added: Vec<SessionDiff>,
    /// Changed ones; unknown ones among them are new.
    pub changed: Vec<SessionDiff>,
    /// Ended ones.
    pub removed: Vec<SessionId>,
}

/// Changes of one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionDiff {
    /// Its id.
    pub id: SessionId,
    /// The queue it came through.
    pub queue: Option<QueueId>,
    /// The primary agent.
    pub agent: Option<AgentId>,
    /// The customer's name.
    pub customer: Option<CompactString>,
    /// The session's status in the server's word.
    pub status: Option<CompactString>,
    /// How long it had been queued when this was sent, in milliseconds.
    pub queued_ms: Option<i64>,
    /// How long it had been active when this was sent, in milliseconds.
    pub active_ms: Option<i64>,
    /// Whether it is being recorded.
    pub recording: Option<bool>,
    /// Whether somebody is silently joined.
    pub silent_joined: Option<bool>,
    /// Whether somebody whispers.
    pub whisper_joined: Option<bool>,
    /// What may be done with it.
    pub can: SessionFlags,
}

/// What a session's own flags say may be done with it; none where the server has not said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SessionFlags {
    /// `canBeRecorded`.
    pub be_recorded: Option<bool>,
    /// `canBeSilentJoined`: false while somebody is joined, and if nobody ever may be.
    pub be_silent_joined: Option<bool>,
    /// `canBeWhisperJoined`: the same.
    pub be_whisper_joined: Option<bool>,
}

impl SessionFlags {
    /// Newer ones laid on these.
    #[must_use]
    pub fn told(self, newer: Self) -> Self {
        Self {
            be_recorded: newer.be_recorded.or(self.be_recorded),
            be_silent_joined: newer.be_silent_joined.or(self.be_silent_joined),
            be_whisper_joined: newer.be_whisper_joined.or(self.be_whisper_joined),
        }
    }
}

impl SessionDiff {
    /// A change that says nothing yet.
    pub fn new(id: SessionId) -> Self {
        Self {
            id,
            queue: None,
            agent: None,
            customer: None,
            status: None,
            queued_ms: None,
            active_ms: None,
            recording: None,
            silent_joined: None,
            whisper_joined: None,
            can: SessionFlags::default(),
        }
    }
}
