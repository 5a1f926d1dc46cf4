//! One agent, queue or sum with everything the server has said of it, and how a diff changes it.

use compact_str::CompactString;
use connect_model::{
    AgentStatus, EntityDiff, Millis, Modality, SessionDiff, SessionId, StatusDiff, StatusKind,
};

use crate::details::Details;
use crate::names::Names;
use crate::session::{LiveSession, Said, SessionStep, steps};
use crate::values::Values;

/// Up to so many sessions have no more room than they take.
const FEW: usize = 4;

/// An agent, a queue or a sum. Everything is on the server's clock. Its metrics are in its
/// [`RowView`](crate::RowView).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// The name, as far as the live data has said it.
    pub name: Option<CompactString>,
    /// The status, of an agent.
    pub status: Option<AgentStatus>,
    /// The reason code's name.
    pub reason: Option<String>,
    /// Since when the status lasts.
    pub since: Option<Millis>,
    /// Whether the agent is suspended.
    pub suspended: bool,
    /// The sessions, by their ids.
    pub sessions: Vec<LiveSession>,
    /// When the server last said something of it: the row was right then.
    pub as_of: Option<Millis>,
    pub(crate) values: Values,
    pub(crate) details: Option<Box<Details>>,
}

impl Row {
    /// The kind of status.
    pub fn kind(&self) -> StatusKind {
        self.status.as_ref().map_or(StatusKind::Unknown, AgentStatus::kind)
    }

    /// Since when the longest of the callers waits.
    pub fn longest_since(&self) -> Option<Millis> {
        let waiting = self.sessions.iter().filter(|session| session.is_waiting());
        waiting.filter_map(|session| session.queued_since).min()
    }

    /// Touches the row, all of it; the number means nothing.
    pub(crate) fn touch(&self) -> usize {
        let words = self.name.is_some() ^ self.status.is_some() ^ self.reason.is_some();
        let times = self.since.is_some() ^ self.as_of.is_some() ^ self.suspended;
        let parts = self.values.len() ^ self.sessions.len();
        parts ^ usize::from(words ^ times ^ self.details.is_some())
    }

    /// Touches what a diff will change outside of the row itself; the number means nothing.
    pub(crate) fn touch_parts(&self, diff: &EntityDiff) -> usize {
        let values = self.values.touch(diff.metrics.len());
        let sessions = if diff.sessions.is_empty() { &[] } else { self.sessions.as_slice() };
        let ends = |session: &LiveSession| session.recording ^ session.active_since.is_some();
        values ^ sessions.iter().filter(|session| ends(session)).count()
    }

    /// Takes a diff that came in at this time of the server's clock.
    pub(crate) fn apply(&mut self, diff: EntityDiff, at: Millis, names: &mut Names) {
        self.as_of = Some(at);
        if let Some(name) = diff.name {
            self.name = Some(name);
        }
        if let Some(status) = diff.status {
            self.apply_status(status, at);
        }
        if !diff.metrics.is_empty() {
            self.values.take(diff.metrics, names);
        }
        if !diff.sessions.is_empty() {
            let said = Said { queued: at, active: at };
            steps(diff.sessions, |step| match step {
                SessionStep::End(id) => self.end_session(id),
                SessionStep::Tell(modality, diff) => self.tell_session(modality, diff, said),
            });
        }
        if let Some(details) = diff.details {
            self.details.get_or_insert_default().apply(*details, names);
        }
    }

    /// A reason and a beginning belong to the status they came with.
    pub(crate) fn apply_status(&mut self, diff: StatusDiff, at: Millis) {
        if diff.status.is_some() && diff.status != self.status {
            // On a first sight without a time nothing is known; on a change it is now.
            self.since = self.status.is_some().then_some(at);
            self.status = diff.status;
            self.reason = None;
        }
        if let Some(reason) = diff.reason {
            self.reason = reason;
        }
        self.since = diff.start.or(self.since);
        self.suspended = diff.suspended.unwrap_or(self.suspended);
    }

    pub(crate) fn end_session(&mut self, id: SessionId) {
        if let Ok(place) = self.sessions.binary_search_by_key(&id, |session| session.id) {
            self.sessions.remove(place);
        }
    }

    pub(crate) fn tell_session(&mut self, modality: &Modality, diff: SessionDiff, said: Said) {
        let found = self.sessions.binary_search_by_key(&diff.id, |session| session.id);
        let place = found.unwrap_or_else(|place| {
            // Most agents have one.
            if self.sessions.len() == self.sessions.capacity() && place < FEW {
                self.sessions.reserve_exact(1);
            }
            self.sessions.insert(place, LiveSession::new(diff.id, modality.clone()));
            place
        });
        let session = &mut self.sessions[place];
        if session.modality != *modality {
            session.modality = modality.clone();
        }
        session.apply(diff, said);
    }
}

#[cfg(test)]
mod tests {
    use connect_model::{EntityKind, SessionsDiff};

    use super::*;

    fn diff() -> EntityDiff {
        EntityDiff::new(EntityKind::Agent, 1)
    }

    fn status(word: &str) -> EntityDiff {
        let status = StatusDiff { status: Some(AgentStatus::parse(word)), ..StatusDiff::default() };
        EntityDiff { status: Some(status), ..diff() }
    }

    fn take(row: &mut Row, diff: EntityDiff, at: Millis) {
        row.apply(diff, at, &mut Names::default());
    }

    fn told(id: i64, word: &str) -> SessionDiff {
        SessionDiff { status: Some(word.into()), ..SessionDiff::new(SessionId(id)) }
    }

    fn sessions(audio: SessionsDiff) -> EntityDiff {
        EntityDiff { sessions: vec![(Modality::Audio, audio)], ..diff() }
    }

    fn known(row: &Row) -> Vec<(i64, &str)> {
        row.sessions.iter().map(|session| (session.id.0, session.status.as_str())).collect()
    }

    #[test]
    fn a_reason_ends_with_its_status() {
        let mut row = Row::default();
        let mut away = status("unavailable");
        let lunch = Some(Some("At Lunch".to_owned()));
        away.status = away.status.map(|s| StatusDiff { reason: lunch, start: Some(500), ..s });
        take(&mut row, away, 1_000);
        assert_eq!((row.reason.as_deref(), row.since), (Some("At Lunch"), Some(500)));
        take(&mut row, status("unavailable"), 2_000);
        assert_eq!((row.reason.as_deref(), row.since), (Some("At Lunch"), Some(500)));
        take(&mut row, status("available"), 3_000);
        assert_eq!((row.reason.as_deref(), row.since), (None, Some(3_000)));
    }

    #[test]
    fn waiting_times_do_not_jitter() {
        let mut row = Row::default();
        let queued = |ms| SessionDiff { queued_ms: Some(ms), ..told(7, "Queued") };
        let push = |session| sessions(SessionsDiff { added: vec![session], ..Default::default() });
        take(&mut row, push(queued(1_000)), 10_000);
        take(&mut row, push(queued(3_000)), 12_300);
        assert_eq!(row.longest_since(), Some(9_000));
        take(&mut row, push(queued(60_000)), 13_000);
        assert_eq!(row.longest_since(), Some(-47_000));
        assert_eq!(row.sessions.len(), 1);
        take(&mut row, push(queued(0)), 14_000);
        assert_eq!(row.longest_since(), None);
    }

    #[test]
    fn the_three_lists_of_sessions_are_merged() {
        let mut row = Row::default();
        let added = vec![told(8, "Active"), told(7, "New"), told(7, "Queued")];
        take(&mut row, sessions(SessionsDiff { added, ..Default::default() }), 1);
        // Twice is once, and a change of an unknown one makes it known.
        assert_eq!(known(&row), [(7, "Queued"), (8, "Active")]);
        let changed = vec![told(9, "Active")];
        take(&mut row, sessions(SessionsDiff { changed, ..Default::default() }), 2);
        assert_eq!(known(&row), [(7, "Queued"), (8, "Active"), (9, "Active")]);
        let removed = vec![SessionId(7), SessionId(1)];
        take(&mut row, sessions(SessionsDiff { removed, ..Default::default() }), 3);
        assert_eq!(known(&row), [(8, "Active"), (9, "Active")]);
    }

    #[test]
    fn a_session_that_went_and_came_back_is_another() {
        let mut row = Row::default();
        let customer = SessionDiff { customer: Some("Ada".into()), ..told(7, "Active") };
        take(&mut row, sessions(SessionsDiff { added: vec![customer], ..Default::default() }), 1);
        let both = SessionsDiff {
            added: vec![told(7, "Queued")],
            removed: vec![SessionId(7)],
            changed: vec![],
        };
        take(&mut row, sessions(both), 2);
        assert_eq!((known(&row), row.sessions[0].customer.as_str()), (vec![(7, "Queued")], ""));
        let ended = SessionsDiff {
            added: vec![],
            changed: vec![told(7, "Completed")],
            removed: vec![SessionId(7)],
        };
        take(&mut row, sessions(ended), 3);
        assert!(row.sessions.is_empty());
    }

    #[test]
    fn a_session_moves_to_another_modality_in_whatever_order_that_comes() {
        let moved = |first: bool| {
            let mut row = Row::default();
            let added = vec![told(7, "Active")];
            let added = SessionsDiff { added, ..Default::default() };
            take(&mut row, sessions(added.clone()), 1);
            let removed = SessionsDiff { removed: vec![SessionId(7)], ..Default::default() };
            let mut both = vec![(Modality::Audio, removed), (Modality::Message, added)];
            if first {
                both.reverse();
            }
            take(&mut row, EntityDiff { sessions: both, ..diff() }, 2);
            row
        };
        assert_eq!(moved(true), moved(false));
        assert_eq!(moved(true).sessions[0].modality, Modality::Message);
    }
}
