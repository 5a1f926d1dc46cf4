//! One agent or queue with everything the server has said of it, and how a diff changes it.

use compact_str::CompactString;
use connect_model::{
    AgentId, AgentStatus, Column, ColumnKind, EntityDiff, MetricValue, Millis, Modality, QueueId,
    SessionDiff, SessionId, StatusDiff, StatusKind, combine, fold, same,
};
use serde::{Deserialize, Serialize};

/// A session's beginning is kept unless the server moves it by more than this: each update says
/// how long ago it was, and travelling times differ.
const DRIFT: i64 = 2_000;

/// An agent or a queue. Everything is on the server's clock.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
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
    /// Values by modality and name, sorted by nothing: there are a few dozen at most.
    pub metrics: Vec<(Modality, CompactString, MetricValue)>,
    /// The sessions.
    pub sessions: Vec<LiveSession>,
    /// When the server last said something of it.
    pub as_of: Option<Millis>,
}

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
    pub customer: String,
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
}

impl LiveSession {
    fn new(id: SessionId, modality: &Modality) -> Self {
        Self {
            id,
            modality: modality.clone(),
            queue: None,
            agent: None,
            customer: String::new(),
            status: CompactString::default(),
            queued_since: None,
            active_since: None,
            recording: false,
            silent_joined: false,
            whisper_joined: false,
        }
    }

    /// True while the caller waits for an agent, one that is ringing included.
    pub fn is_waiting(&self) -> bool {
        let status = fold(&self.status);
        matches!(status.as_str(), "queued" | "reenqueued" | "notifyingagent" | "new")
    }

    fn apply(&mut self, diff: SessionDiff, at: Millis) {
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
        anchor(&mut self.queued_since, queued_ms, at);
        anchor(&mut self.active_since, active_ms, at);
        self.recording = diff.recording.unwrap_or(self.recording);
        self.silent_joined = diff.silent_joined.unwrap_or(self.silent_joined);
        self.whisper_joined = diff.whisper_joined.unwrap_or(self.whisper_joined);
    }
}

/// "So long ago" becomes a point in time. The document sends 0 for "not so".
fn anchor(since: &mut Option<Millis>, ago: Option<i64>, at: Millis) {
    match ago {
        None => {}
        Some(ms) if ms <= 0 => *since = since.filter(|_| ms < 0),
        Some(ms) => {
            let moved = at - ms;
            if since.is_none_or(|old| (old - moved).abs() > DRIFT) {
                *since = Some(moved);
            }
        }
    }
}

impl Row {
    /// The kind of status.
    pub fn kind(&self) -> StatusKind {
        self.status.as_ref().map_or(StatusKind::Unknown, AgentStatus::kind)
    }

    /// Takes a diff that came in at this time of the server's clock.
    pub fn apply(&mut self, diff: EntityDiff, at: Millis) {
        self.as_of = Some(at);
        if let Some(name) = diff.name {
            self.name = Some(name);
        }
        if let Some(status) = diff.status {
            self.apply_status(status, at);
        }
        for metric in diff.metrics {
            self.set_metric(metric.modality, metric.name, metric.value);
        }
        for (modality, sessions) in diff.sessions {
            for id in sessions.removed {
                self.sessions.retain(|session| session.id != id);
            }
            for change in sessions.added.into_iter().chain(sessions.changed) {
                self.apply_session(&modality, change, at);
            }
        }
    }

    /// A reason and a beginning belong to the status they came with.
    fn apply_status(&mut self, diff: StatusDiff, at: Millis) {
        let changed = diff.status.is_some() && diff.status != self.status;
        if changed {
            self.status = diff.status;
            self.reason = None;
            // On a first sight without a time nothing is known; on a change it is now.
            self.since = self.since.map(|_| at);
        }
        if let Some(reason) = diff.reason {
            self.reason = reason;
        }
        self.since = diff.start.or(self.since);
        self.suspended = diff.suspended.unwrap_or(self.suspended);
    }

    fn set_metric(&mut self, modality: Modality, name: CompactString, value: Option<MetricValue>) {
        let place = self.metrics.iter().position(|(m, n, _)| *m == modality && *n == name);
        match (place, value) {
            (Some(place), Some(value)) => self.metrics[place].2 = value,
            (Some(place), None) => drop(self.metrics.swap_remove(place)),
            (None, Some(value)) => {
                // Thousands of rows: no room for what never comes.
                if self.metrics.len() == self.metrics.capacity() {
                    self.metrics.reserve_exact(3);
                }
                self.metrics.push((modality, name, value));
            }
            (None, None) => {}
        }
    }

    fn apply_session(&mut self, modality: &Modality, diff: SessionDiff, at: Millis) {
        if let Some(session) = self.sessions.iter_mut().find(|session| session.id == diff.id) {
            return session.apply(diff, at);
        }
        let mut session = LiveSession::new(diff.id, modality);
        session.apply(diff, at);
        self.sessions.push(session);
    }

    /// The value of a column over all modalities; none if the server has not said it.
    /// `weights` is the metric that percentages are weighted with.
    pub fn value(&self, column: &Column, weights: Option<&str>) -> Option<f64> {
        let name = column.metric.as_deref()?;
        let values = self.values(name);
        let shares: Vec<f64> = match (column.kind, weights) {
            (ColumnKind::Percent, Some(weights)) if values.len() > 1 => {
                let share = |modality: &Modality| self.number(modality, weights).unwrap_or(0.0);
                values.iter().map(|(modality, _)| share(modality)).collect()
            }
            _ => Vec::new(),
        };
        combine(name, column.kind, &values, &shares)
    }

    /// The metric's values with their modalities.
    pub fn values(&self, name: &str) -> Vec<(&Modality, MetricValue)> {
        let found = self.metrics.iter().filter(|(_, n, _)| same(n, name));
        found.map(|(modality, _, value)| (modality, *value)).collect()
    }

    fn number(&self, modality: &Modality, name: &str) -> Option<f64> {
        self.metrics.iter().find_map(|(m, n, value)| match value {
            MetricValue::Number(number) if m == modality && same(n, name) => Some(*number),
            _ => None,
        })
    }

    /// Since when the longest of the callers waits.
    pub fn longest_since(&self) -> Option<Millis> {
        let waiting = self.sessions.iter().filter(|session| session.is_waiting());
        waiting.filter_map(|session| session.queued_since).min()
    }
}

#[cfg(test)]
mod tests {
    use connect_model::{EntityKind, SessionsDiff};

    use super::*;

    fn diff() -> EntityDiff {
        EntityDiff {
            kind: EntityKind::Agent,
            id: 1,
            name: None,
            status: None,
            metrics: Vec::new(),
            sessions: Vec::new(),
            details: None,
        }
    }

    fn status(word: &str) -> EntityDiff {
        let status = StatusDiff { status: Some(AgentStatus::parse(word)), ..StatusDiff::default() };
        EntityDiff { status: Some(status), ..diff() }
    }

    #[test]
    fn a_reason_ends_with_its_status() {
        let mut row = Row::default();
        let mut away = status("unavailable");
        let lunch = Some(Some("At Lunch".to_owned()));
        away.status = away.status.map(|s| StatusDiff { reason: lunch, start: Some(500), ..s });
        row.apply(away, 1_000);
        assert_eq!((row.reason.as_deref(), row.since), (Some("At Lunch"), Some(500)));
        row.apply(status("unavailable"), 2_000);
        assert_eq!((row.reason.as_deref(), row.since), (Some("At Lunch"), Some(500)));
        row.apply(status("available"), 3_000);
        assert_eq!((row.reason.as_deref(), row.since), (None, Some(3_000)));
    }

    #[test]
    fn waiting_times_do_not_jitter() {
        let mut row = Row::default();
        let queued = |ms| SessionDiff {
            status: Some("Queued".into()),
            queued_ms: Some(ms),
            ..SessionDiff::new(SessionId(7))
        };
        let push = |session| EntityDiff {
            sessions: vec![(
                Modality::Audio,
                SessionsDiff { added: vec![session], ..SessionsDiff::default() },
            )],
            ..diff()
        };
        row.apply(push(queued(1_000)), 10_000);
        row.apply(push(queued(3_000)), 12_300);
        assert_eq!(row.longest_since(), Some(9_000));
        row.apply(push(queued(60_000)), 13_000);
        assert_eq!(row.longest_since(), Some(-47_000));
        assert_eq!(row.sessions.len(), 1);
    }

    #[test]
    fn a_metric_that_is_taken_back_is_unknown() {
        let mut row = Row::default();
        let column =
            Column { id: "rona", kind: ColumnKind::Count, metric: Some("ronaCount".to_owned()) };
        let metric = |value| EntityDiff {
            metrics: vec![connect_model::Metric {
                modality: Modality::Audio,
                name: "RonaCount".into(),
                value,
            }],
            ..diff()
        };
        row.apply(metric(Some(MetricValue::Number(2.0))), 1);
        assert_eq!(row.value(&column, None), Some(2.0));
        row.apply(metric(None), 2);
        assert_eq!(row.value(&column, None), None);
    }
}
