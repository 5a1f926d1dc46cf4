//! Sessions: one call, chat or e-mail from arrival to its end.

use std::sync::Arc;

use connect_model::Modality;

use super::id_of;
use super::moments::Moment;
use super::parts::{How, Part};

/// The modalities in the order of all tables here.
pub(crate) const MODALITIES: [Modality; 3] =
    [Modality::Audio, Modality::InstantMessage, Modality::Message];
/// Their ids and the words that whole sessions have for them.
pub(crate) const MODALITY_IDS: [(i64, &str); 3] =
    [(2, "AudioVideo"), (1, "InstantMessage"), (3, "Message")];
/// The index of audio.
pub(crate) const AUDIO: usize = 0;
/// The index of instant messages.
pub(crate) const CHAT: usize = 1;
/// The index of e-mails.
pub(crate) const MAIL: usize = 2;
/// What an older arrival is worth: chats and e-mails let calls go first.
pub(super) const PRECEDENCE: [i64; 3] = [0, 20_000, 600_000];
/// Median talk time.
pub(super) const TALK: [f64; 3] = [200_000.0, 270_000.0, 240_000.0];
/// Mean patience.
pub(super) const PATIENCE: [f64; 3] = [210_000.0, 300_000.0, 14_400_000.0];
/// Answered within this is within the service level.
pub(crate) const SERVICE_LEVEL: [i64; 3] = [20_000, 30_000, 600_000];
/// How many moments of a session are kept at most.
const MOMENTS: usize = 400;

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
    /// The word that live data has.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Queued => "Queued",
            Self::DirectInbound => "DID",
            Self::DirectOutbound => "DOD",
        }
    }

    /// The word that whole sessions have.
    pub(crate) const fn long_word(self) -> &'static str {
        match self {
            Self::Queued => "Queued",
            Self::DirectInbound => "Direct Inbound",
            Self::DirectOutbound => "Direct Outbound",
        }
    }
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Completed,
    Abandoned,
    /// Given to a contact outside the centre.
    Transferred,
    /// The queue was closed.
    CompletedAfterHours,
}

impl End {
    /// The dictionary's word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Completed => "Completed",
            Self::Abandoned => "Abandoned",
            Self::Transferred => "Transferred",
            Self::CompletedAfterHours => "CompletedAfterHours",
        }
    }
}

/// Where a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// In the queue, offered to nobody.
    Waiting,
    /// Ringing at its agent.
    Ringing,
    /// In conversation.
    Active,
    /// The customer has gone; its agent works on it.
    AfterCall,
    /// Over.
    Ended(End),
}

/// What agents wrote of a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Written {
    pub note: Option<Arc<str>>,
    /// The ids of a disposition and of one under it.
    pub disposition: Option<(i64, Option<i64>)>,
    /// Extra items by their place in the session's list.
    pub extras: Vec<(usize, Arc<str>)>,
}

/// A session. Times are milliseconds since 1970; agents, queues and customers are indexes.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub id: i64,
    pub modality: usize,
    pub kind: Kind,
    /// None for a direct one.
    pub queue: Option<usize>,
    /// The primary agent, if it is offered or answered; the last one, if it is over.
    pub agent: Option<usize>,
    /// Who answered it first.
    pub responding: Option<usize>,
    pub caller: usize,
    /// The customer's name.
    pub customer: Arc<str>,
    pub stage: Stage,
    /// When it began; the IVR comes before the queue.
    pub started: i64,
    /// When it came into its queue.
    pub arrived: i64,
    /// When the caller hangs up if nobody answers.
    pub patience_ends: i64,
    /// When it was first answered.
    pub active_since: Option<i64>,
    pub after_call_since: Option<i64>,
    pub ended: Option<i64>,
    pub hold_since: Option<i64>,
    pub recording_since: Option<i64>,
    /// False if nobody may record it, because of its primary agent.
    pub recordable: bool,
    /// True if it was offered and went back to its queue.
    pub returned: bool,
    /// How it will have ended when the after-call work is done.
    pub outcome: End,
    /// Counts its primary agents: what was planned for an earlier one is void.
    pub turn: u32,
    pub parts: Vec<Part>,
    pub moments: Vec<Moment>,
    pub written: Written,
}

impl Session {
    /// A session that begins now and has come nowhere yet.
    pub(super) fn new(id: i64, modality: usize, kind: Kind, now: i64) -> Self {
        Self {
            id,
            modality,
            kind,
            queue: None,
            agent: None,
            responding: None,
            caller: 0,
            customer: "".into(),
            stage: Stage::Waiting,
            started: now,
            arrived: now,
            patience_ends: i64::MAX,
            active_since: None,
            after_call_since: None,
            ended: None,
            hold_since: None,
            recording_since: None,
            recordable: true,
            returned: false,
            outcome: End::Completed,
            turn: 0,
            parts: Vec::new(),
            moments: Vec::new(),
            written: Written::default(),
        }
    }

    /// The word that live data has.
    pub(crate) const fn status(&self) -> &'static str {
        match self.stage {
            Stage::Waiting => "Queued",
            Stage::Ringing => "Connecting",
            Stage::Active => "Active",
            Stage::AfterCall => "AfterCall",
            Stage::Ended(how) => how.word(),
        }
    }

    /// The word that whole sessions have.
    pub(crate) const fn long_status(&self) -> &'static str {
        match self.stage {
            Stage::Waiting if self.returned => "ReEnqueued",
            Stage::Ringing => "NotifyingAgent",
            _ => self.status(),
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

    /// True while it is with an agent, after-call work included.
    pub(crate) const fn is_answered(&self) -> bool {
        matches!(self.stage, Stage::Active | Stage::AfterCall)
    }

    /// How long it has been active, or was if it has ended; 0 while it is not with an agent.
    pub(crate) fn active_ms(&self, now: i64) -> i64 {
        let until = match self.stage {
            Stage::Active => Some(now),
            Stage::Ended(_) => self.after_call_since.or(self.ended),
            _ => None,
        };
        self.active_since.zip(until).map_or(0, |(since, until)| until - since)
    }

    /// How long it has been queued; 0 if it is not.
    pub(crate) fn queued_ms(&self, now: i64) -> i64 {
        if self.stage == Stage::Waiting { now - self.arrived } else { 0 }
    }

    /// From its beginning to its end, or to now.
    pub(crate) fn duration_ms(&self, now: i64) -> i64 {
        self.ended.unwrap_or(now) - self.started
    }

    /// When the present primary agent answered.
    pub(crate) fn answered_by_primary(&self) -> Option<i64> {
        self.part_of(self.agent?)?.accepted
    }

    /// The agents who take part in it now.
    pub(crate) fn participants(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.is_on())
    }

    /// The offers that are open.
    pub(crate) fn offers(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.is_offer())
    }

    /// An agent's part that is not over.
    pub(crate) fn part_of(&self, agent: usize) -> Option<&Part> {
        self.parts.iter().find(|part| part.agent == agent && part.ended.is_none())
    }

    pub(super) fn part_of_mut(&mut self, agent: usize) -> Option<&mut Part> {
        self.parts.iter_mut().find(|part| part.agent == agent && part.ended.is_none())
    }

    /// True if the agent takes or took part.
    pub(crate) fn has_had(&self, agent: usize) -> bool {
        self.parts.iter().any(|part| part.agent == agent && part.accepted.is_some())
    }

    fn is_joined(&self, how: How) -> bool {
        self.parts.iter().any(|part| part.how == how && part.is_talking())
    }

    /// True while somebody listens silently.
    pub(crate) fn is_silent_joined(&self) -> bool {
        self.is_joined(How::SilentJoin)
    }

    /// True while somebody whispers.
    pub(crate) fn is_whisper_joined(&self) -> bool {
        self.is_joined(How::WhisperJoin)
    }

    /// Whether it can be joined, silently or whispering: calls and chats that nobody is joined to.
    pub(crate) fn can_be_joined(&self) -> bool {
        self.modality != MAIL && !self.is_silent_joined() && !self.is_whisper_joined()
    }

    /// Whether it can be recorded: calls and chats, unless a rule prohibits it.
    pub(crate) fn can_be_recorded(&self) -> bool {
        self.modality != MAIL && self.recordable
    }

    /// Adds a moment; of very many the oldest go.
    pub(super) fn remember(&mut self, moment: Moment) {
        if self.moments.len() >= MOMENTS {
            self.moments.remove(0);
        }
        self.moments.push(moment);
    }
}
