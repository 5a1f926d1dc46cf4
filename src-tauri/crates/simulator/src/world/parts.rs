//! Who takes part in a session, and who is offered to.

/// How an agent takes part ("Agent Participation").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    /// Answers it.
    Agent,
    /// Is consulted by the primary agent.
    Consult,
    /// Became the primary agent when the session was transferred.
    TransferAgent,
    /// Became the primary agent when the session was transferred to it as to any contact.
    Contact,
    /// Is heard by the agent alone.
    WhisperJoin,
    /// Listens and is heard by nobody.
    SilentJoin,
    /// Was invited into the conversation by the primary agent.
    Invite,
    /// Talks with everybody.
    BargeIn,
}

impl How {
    /// The dictionary's id.
    pub(crate) const fn id(self) -> i64 {
        match self {
            Self::Agent => 1,
            Self::Consult => 4,
            Self::TransferAgent => 5,
            Self::Contact => 6,
            Self::WhisperJoin => 7,
            Self::SilentJoin => 8,
            Self::Invite => 9,
            Self::BargeIn => 10,
        }
    }

    /// The dictionary's word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Agent => "Agent",
            Self::Consult => "Consult",
            Self::TransferAgent => "TransferAgent",
            Self::Contact => "Contact",
            Self::WhisperJoin => "WhisperJoin",
            Self::SilentJoin => "SilentJoin",
            Self::Invite => "Invite",
            Self::BargeIn => "BargeIn",
        }
    }

    /// True of those who came from outside the conversation to listen or step in.
    pub(crate) const fn is_join(self) -> bool {
        matches!(self, Self::WhisperJoin | Self::SilentJoin | Self::BargeIn)
    }
}

/// An agent's part in a session. Times are milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The agent's index.
    pub agent: usize,
    pub how: How,
    /// The index of the agent who asked for it.
    pub by: Option<usize>,
    pub allocated: i64,
    pub offered: i64,
    /// None while it is an offer.
    pub accepted: Option<i64>,
    pub after_call: Option<i64>,
    /// Since when the agent is, or was, the primary one.
    pub primary_since: Option<i64>,
    pub ended: Option<i64>,
}

impl Part {
    /// An offer made now.
    pub(crate) const fn offer(agent: usize, how: How, now: i64) -> Self {
        Self {
            agent,
            how,
            by: None,
            allocated: now,
            offered: now,
            accepted: None,
            after_call: None,
            primary_since: None,
            ended: None,
        }
    }

    /// A part that begins at once, asked for by an agent.
    pub(crate) const fn begun(agent: usize, how: How, by: Option<usize>, now: i64) -> Self {
        Self { by, accepted: Some(now), ..Self::offer(agent, how, now) }
    }

    /// True while the agent is in the session, after-call work included.
    pub(crate) const fn is_on(&self) -> bool {
        self.accepted.is_some() && self.ended.is_none()
    }

    /// True while the agent is in the conversation.
    pub(crate) const fn is_talking(&self) -> bool {
        self.is_on() && self.after_call.is_none()
    }

    /// True while it is offered and not taken.
    pub(crate) const fn is_offer(&self) -> bool {
        self.accepted.is_none() && self.ended.is_none()
    }

    /// The dictionary's id and word of how far it is.
    pub(crate) const fn status(&self) -> (i64, &'static str) {
        match (self.accepted, self.after_call) {
            (None, _) => (2, "Offering"),
            (Some(_), None) => (3, "Accepted"),
            (Some(_), Some(_)) => (4, "AfterCall"),
        }
    }
}
