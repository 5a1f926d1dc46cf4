//! What people ask the centre to do. Each action is refused for a reason, or changes the world,
//! is written in the history of the sessions it is about, and marks what must be published.

pub(crate) mod join;
pub(crate) mod record;
mod status;
mod write;

use super::World;
use super::sessions::Session;
use super::statuses::NoChoice;

/// Why an action is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Who asks may not see the agent or the session.
    NotVisible,
    /// Who asks sees it, but may not do that.
    NotAllowed,
    /// There is no such session, or none any more.
    NoSuchSession,
    /// Nobody talks in it now.
    NotActive,
    /// Nobody can be joined to such a session.
    NotJoinable,
    /// Somebody is joined already.
    AlreadyJoined,
    /// Who asks is joined to another session.
    JoinedElsewhere,
    /// Who asks is in the conversation itself.
    OwnSession,
    /// Who asks is not joined.
    NotJoined,
    /// The status or its reason cannot be chosen.
    Status(NoChoice),
    /// The session has no such extra item, or it is the system's.
    UnknownItem,
    /// The business unit has no such disposition.
    UnknownDisposition,
    /// The disposition has no such sub-disposition.
    UnknownSubDisposition,
}

impl World {
    /// The index of the agent of this id.
    pub(crate) fn agent_index(&self, id: i64) -> Option<usize> {
        index(id, self.agents.len())
    }

    /// The index of the queue of this id; hidden queues have none.
    #[cfg(test)]
    pub(crate) fn queue_index(&self, id: i64) -> Option<usize> {
        index(id, self.queues.len())
    }

    /// The session that an agent is the primary agent of, if it has one (S1).
    pub(crate) fn primary_session(&self, agent: usize) -> Option<&Session> {
        let session = self.sessions.get(&self.agents[agent].doing.session()?)?;
        (session.agent == Some(agent)).then_some(session)
    }

    fn visible_agent(&self, by: usize, agent: usize) -> Result<(), Refusal> {
        if self.can_see_agent(by, agent) { Ok(()) } else { Err(Refusal::NotVisible) }
    }

    /// A session that has not ended.
    fn live_session(&self, by: usize, id: i64) -> Result<&Session, Refusal> {
        let session = self.sessions.get(&id).ok_or(Refusal::NoSuchSession)?;
        if self.can_see_session(by, session) { Ok(session) } else { Err(Refusal::NotVisible) }
    }

    /// A session that has not ended, or not long ago.
    fn kept_session(&self, by: usize, id: i64) -> Result<&Session, Refusal> {
        let kept = self.sessions.get(&id).or_else(|| self.archive.get(id));
        let session = kept.ok_or(Refusal::NoSuchSession)?;
        if self.can_see_session(by, session) { Ok(session) } else { Err(Refusal::NotVisible) }
    }
}

fn index(id: i64, count: usize) -> Option<usize> {
    usize::try_from(id.checked_sub(1)?).ok().filter(|index| *index < count)
}
