//! What happened to a session, kept as facts; the event history's text is made when it is asked for.

use super::parts::How;
use super::sessions::Session;
use super::{World, id_of};

/// Something that happened. Agents and queues are indexes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Created,
    /// The session's status is this now.
    Status(&'static str),
    Attendant,
    Assigned(usize),
    NobodyFree,
    Closed,
    Offered(usize),
    Missed(usize),
    Accepted(usize),
    /// An agent dialled or was dialled.
    Dialled(usize),
    Held(bool),
    /// Recording began or ended, by an agent's wish or by rule.
    Recording(bool, Option<usize>),
    RecordingFailed(usize),
    /// An agent came in, asked for by another or of its own.
    Joined(usize, How, Option<usize>),
    Left(usize),
    /// From one agent to another.
    Transferred(usize, usize),
    /// By this agent, to a contact outside the centre.
    TransferredOut(usize),
    CustomerLeft,
    Unregistered(usize),
    Noted(usize),
    Disposed(usize),
    /// By this agent: the extra item of this name.
    Extra(usize, &'static str),
    Terminating,
}

/// Something that happened, when, and its growing id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    pub id: i64,
    pub at: i64,
    pub what: What,
}

/// A line of the event history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SessionEvent {
    pub id: i64,
    /// Milliseconds since 1970.
    pub at: i64,
    pub text: String,
    /// The server's part that wrote it.
    pub by: &'static str,
}

impl World {
    /// The event history of a session, the oldest first.
    pub(crate) fn events_of(&self, session: &Session) -> Vec<SessionEvent> {
        let event = |moment: &Moment| SessionEvent {
            id: moment.id,
            at: moment.at,
            text: self.text_of(moment.what),
            by: if moment.id % 7 == 3 { "APP-02" } else { "APP-01" },
        };
        session.moments.iter().map(event).collect()
    }

    /// Writes something into a session's history, whether it is live or has ended.
    pub(super) fn remember(&mut self, session: i64, what: What) {
        let moment = self.moment(what);
        if let Some(session) = self.session_mut(session) {
            session.remember(moment);
        }
    }

    pub(super) fn moment(&mut self, what: What) -> Moment {
        self.next_moment += 1;
        Moment { id: self.next_moment, at: self.now, what }
    }

    fn text_of(&self, what: What) -> String {
        let agent = |index: usize| &*self.agents[index].name;
        match what {
            What::Created => "Session created.".to_owned(),
            What::Status(word) => format!("Session status changed to {word}."),
            What::Attendant => "Session entered attendant (IVR).".to_owned(),
            What::Assigned(queue) => {
                format!("Session has been assigned to queue: {}", self.queues[queue].name)
            }
            What::NobodyFree => "No agents immediately available, queueing.".to_owned(),
            What::Closed => "Queue is closed, after hours treatment.".to_owned(),
            What::Offered(index) => format!("Session offered to agent: {}", agent(index)),
            What::Missed(index) => {
                format!("Agent did not answer: {}. Session returns to queue.", agent(index))
            }
            What::Accepted(index) => format!("Session accepted by agent: {}", agent(index)),
            What::Dialled(index) => format!("Direct call of agent: {}", agent(index)),
            What::Held(true) => "Session placed on hold.".to_owned(),
            What::Held(false) => "Session retrieved from hold.".to_owned(),
            What::Recording(on, by) => {
                let done = if on { "started" } else { "stopped" };
                let by = by.map_or_else(|| "by rule".to_owned(), |by| format!("by {}", agent(by)));
                format!("Recording {done} {by}.")
            }
            What::RecordingFailed(by) => {
                format!("Recording request of {} failed at the portal.", agent(by))
            }
            What::Joined(index, how, by) => self.joined_text(index, how, by),
            What::Left(index) => format!("{} left the session.", agent(index)),
            What::Transferred(from, to) => {
                format!("Session transferred from {} to {}.", agent(from), agent(to))
            }
            What::TransferredOut(by) => {
                format!("Session transferred to an external contact by {}.", agent(by))
            }
            What::CustomerLeft => "Customer hung up.".to_owned(),
            What::Unregistered(index) => {
                format!("Endpoint of {} unregistered, ending its part.", agent(index))
            }
            What::Noted(by) => format!("Call notes saved by {}.", agent(by)),
            What::Disposed(by) => format!("Call disposition set by {}.", agent(by)),
            What::Extra(by, key) => format!("Extra item {key} set by {}.", agent(by)),
            What::Terminating => "Session terminating.".to_owned(),
        }
    }

    fn joined_text(&self, index: usize, how: How, by: Option<usize>) -> String {
        let name = &self.agents[index].name;
        let asked = by.map_or_else(String::new, |by| {
            format!(" at the request of {} ({})", self.agents[by].name, id_of(by))
        });
        format!("{name} joined the session as {}{asked}.", how.word())
    }
}
