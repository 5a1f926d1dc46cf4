//! A session of an agent, a queue or a sum, and what an update does to the sessions of one.

use compact_str::CompactString;
use connect_model::{
    AgentId, Millis, Modality, QueueId, SessionDiff, SessionFlags, SessionId, SessionState,
    SessionsDiff,
};
use serde::{Deserialize, Serialize};

/// A session's beginning is kept unless the server moves it by more than this: each update says
/// how long ago it was, and travelling times differ.
pub(crate) const DRIFT: i64 = 2_000;

/// A session of an agent or a queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiveSession {
    /// Its id.
    pub id: SessionId,
    /// Its modality.
    pub modality: Modality,
    /// The queue it came through.
    pub queue: Option<QueueId>,
    /// The primary agent.
    pub agent: Option<AgentId>,
    /// The customer's name: untrusted text.
    pub customer: CompactString,
    /// Its status in the server's word.
    pub status: CompactString,
    /// Since when it has been queued, if the server says it is.
    pub queued_since: Option<Millis>,
    /// Since when it has been active.
    pub active_since: Option<Millis>,
    /// Whether it is being recorded.
    pub recording: bool,
    /// Whether somebody is silently joined.
    pub silent_joined: bool,
    /// Whether somebody whispers.
    pub whisper_joined: bool,
    /// What may be done with it. Without a server nothing can be: the store does not keep it.
    #[serde(skip)]
    pub can: SessionFlags,
}

/// When it was said how long a session has been queued and active.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) queued: Millis,
    pub(crate) active: Millis,
}

impl LiveSession {
    pub(crate) fn new(id: SessionId, modality: Modality) -> Self {
        Self {
            id,
            modality,
            queue: None,
            agent: None,
            customer: CompactString::default(),
            status: CompactString::default(),
            queued_since: None,
            active_since: None,
            recording: false,
            silent_joined: false,
            whisper_joined: false,
            can: SessionFlags::default(),
        }
    }

    /// True while the caller waits for an agent, one that is ringing included.
    pub fn is_waiting(&self) -> bool {
        SessionState::parse(&self.status).is_waiting()
    }

    /// True while the customer and the agent talk or write to each other, on hold included. A word
    /// that is not known counts as such if the session has been active since some time.
    pub fn is_in_conversation(&self) -> bool {
        match SessionState::parse(&self.status) {
            SessionState::Active | SessionState::Hold => true,
            SessionState::Unknown => self.active_since.is_some(),
            SessionState::Waiting
            | SessionState::Ringing
            | SessionState::AfterCall
            | SessionState::Ended => false,
        }
    }

    pub(crate) fn apply(&mut self, diff: SessionDiff, said: Said) {
        let SessionDiff { queue, agent, customer, status, queued_ms, active_ms, .. } = diff;
        self.queue = queue.or(self.queue);
        // A session that went back to its queue says so by a negative id.
        self.agent = agent.or(self.agent).filter(|id| id.0 >= 0);
        if let Some(customer) = customer {
            self.customer = customer;
        }
        if let Some(status) = status {
            self.status = status;
        }
        anchor(&mut self.queued_since, queued_ms, said.queued);
        anchor(&mut self.active_since, active_ms, said.active);
        self.recording = diff.recording.unwrap_or(self.recording);
        self.silent_joined = diff.silent_joined.unwrap_or(self.silent_joined);
        self.whisper_joined = diff.whisper_joined.unwrap_or(self.whisper_joined);
        self.can = self.can.told(diff.can);
    }
}

/// "So long ago" becomes a point in time. The document sends 0 for "not so".
fn anchor(since: &mut Option<Millis>, ago: Option<i64>, at: Millis) {
    match ago {
        None => {}
        Some(ms) if ms <= 0 => *since = since.filter(|_| ms < 0),
        Some(ms) => {
            let moved = at.saturating_sub(ms);
            if since.is_none_or(|old| old.abs_diff(moved) > DRIFT.unsigned_abs()) {
                *since = Some(moved);
            }
        }
    }
}

/// What an update does to one session.
#[derive(Debug)]
pub(crate) enum SessionStep<'a> {
    /// It has ended; one of the same id that follows is another.
    End(SessionId),
    /// It is new or has changed.
    Tell(&'a Modality, SessionDiff),
}

/// What an update does, in the order in which it is to be done. An update may have several changes
/// in one: what has ended goes first, as a session that went and came back is listed as removed and
/// as added. One that has changed and then ended is gone.
pub(crate) fn steps(all: Vec<(Modality, SessionsDiff)>, mut step: impl FnMut(SessionStep<'_>)) {
    for (_, sessions) in &all {
        for id in &sessions.removed {
            step(SessionStep::End(*id));
        }
    }
    for (modality, sessions) in all {
        let SessionsDiff { added, changed, mut removed } = sessions;
        if !removed.is_empty() && !changed.is_empty() {
            removed.retain(|id| added.iter().all(|session| session.id != *id));
            removed.sort_unstable();
        }
        for session in added {
            step(SessionStep::Tell(&modality, session));
        }
        for session in changed {
            if removed.binary_search(&session.id).is_err() {
                step(SessionStep::Tell(&modality, session));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_waits_or_is_in_conversation_by_its_word() {
        let mut session = LiveSession::new(SessionId(1), Modality::Audio);
        for (word, waits, talks) in [
            ("Queued", true, false),
            ("Connecting", true, false),
            ("NotifyingAgent", true, false),
            ("CallingCustomer", true, false),
            ("Active", false, true),
            ("On Hold", false, true),
            ("AfterCall", false, false),
            ("Abandoned", false, false),
            ("Parked", false, false),
        ] {
            session.status = word.into();
            assert_eq!(
                (session.is_waiting(), session.is_in_conversation()),
                (waits, talks),
                "{word}"
            );
        }
        session.active_since = Some(1);
        assert!(session.is_in_conversation(), "a word that nobody knows, since some time");
    }
}
