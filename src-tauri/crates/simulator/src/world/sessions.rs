//! Sessions: one call, chat or e-mail from arrival to its end.

use std::sync::Arc;

use connect_model::Modality;

use super::id_of;

/// The modalities in the order of all tables here.
pub(crate) const MODALITIES: [Modality; 3] =
    [Modality::Audio, Modality::InstantMessage, Modality::Message];
/// The index of audio.
pub(crate) const AUDIO: usize = 0;
/// What an older arrival is worth: chats and e-mails let calls go first.
pub(super) const PRECEDENCE: [i64; 3] = [0, 20_000, 600_000];
/// Median talk time.
pub(super) const TALK: [f64; 3] = [200_000.0, 270_000.0, 240_000.0];
/// Mean patience.
pub(super) const PATIENCE: [f64; 3] = [210_000.0, 300_000.0, 14_400_000.0];
/// Answered within this is within the service level.
pub(crate) const SERVICE_LEVEL: [i64; 3] = [20_000, 30_000, 600_000];

/// How a session came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Through a queue.
    Queued,
    /// Dialled to the agent.
    DirectInbound,
    /// Dialled by the agent.
    DirectOutbound,
}

impl Kind {
    /// The dictionary's word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Queued => "Queued",
            Self::DirectInbound => "DID",
            Self::DirectOutbound => "DOD",
        }
    }
}

/// Where a session is. One that has ended is no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// In the queue, offered to nobody.
    Waiting,
    /// Ringing at its agent.
    Ringing,
    /// Answered at this time.
    Active {
        /// When.
        since: i64,
    },
}

/// A session that has not ended.
pub(crate) struct Session {
    pub id: i64,
    pub modality: usize,
    pub kind: Kind,
    /// The index of its queue; none for a direct one.
    pub queue: Option<usize>,
    /// The index of its agent, if it is offered or answered.
    pub agent: Option<usize>,
    pub customer: Arc<str>,
    pub stage: Stage,
    pub arrived: i64,
    /// When the caller hangs up if nobody answers.
    pub patience_ends: i64,
    pub recording: bool,
    pub silent_joined: bool,
}

impl Session {
    /// The dictionary's word.
    pub(crate) const fn status(&self) -> &'static str {
        match self.stage {
            Stage::Waiting => "Queued",
            Stage::Ringing => "Connecting",
            Stage::Active { .. } => "Active",
        }
    }

    /// The id of its queue; direct sessions have the fixed ids of hidden queues.
    pub(crate) fn queue_id(&self) -> i64 {
        match (self.queue, self.kind) {
            (Some(queue), _) => id_of(queue),
            (None, Kind::DirectOutbound) => -2,
            (None, _) => -1,
        }
    }

    /// How long it has been active.
    pub(crate) fn active_ms(&self, now: i64) -> i64 {
        match self.stage {
            Stage::Active { since } => now - since,
            Stage::Waiting | Stage::Ringing => 0,
        }
    }
}
