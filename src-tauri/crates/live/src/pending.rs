//! Updates of one entity that wait for its snapshot, merged into one.

use compact_str::CompactString;
use connect_model::{
    BreakdownDiff, DetailsDiff, EntityDiff, Millis, Modality, QueueId, SessionDiff, SessionId,
    StatusDiff, StatusSpan,
};

use crate::Row;
use crate::details::{BreakdownStep, breakdown_steps};
use crate::history::remember;
use crate::names::Names;
use crate::session::{Said, SessionStep, steps};
use crate::values::ValueChanges;

/// What was told of an entity, however often: as large as what can be told of it at once. Laid on
/// a row it does what the updates would have done one after the other. (A beginning of a session
/// that several updates put at slightly different times may differ by as much as they do.)
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// True if it is all there is: what the snapshot says is older.
    replaces: bool,
    as_of: Millis,
    name: Option<CompactString>,
    /// What was told of a status before the first one was named, and that one with its time.
    before: StatusDiff,
    status: Option<(StatusDiff, Millis)>,
    values: ValueChanges,
    /// By id.
    sessions: Vec<PendingSession>,
    history: Vec<StatusSpan>,
    /// By queue.
    breakdowns: Vec<PendingBreakdown>,
    members: Option<Vec<i64>>,
}

#[derive(Debug)]
struct PendingSession {
    id: SessionId,
    /// The one of this id that was known before has ended.
    ended: bool,
    told: Option<(Modality, SessionDiff, Said)>,
}

#[derive(Debug)]
struct PendingBreakdown {
    queue: QueueId,
    ended: bool,
    told: Option<(Option<CompactString>, ValueChanges)>,
}

impl Pending {
    /// Nothing yet of an entity of which this is all there is.
    pub(crate) fn replacing() -> Self {
        Self { replaces: true, ..Self::default() }
    }

    /// One more update.
    pub(crate) fn add(&mut self, diff: EntityDiff, at: Millis, names: &mut Names) {
        self.as_of = at;
        self.name = diff.name.or(self.name.take());
        if let Some(status) = diff.status {
            self.add_status(status, at);
        }
        self.values.take(diff.metrics, names);
        steps(diff.sessions, |step| match step {
            SessionStep::End(id) => {
                let session = self.session(id);
                (session.ended, session.told) = (true, None);
            }
            SessionStep::Tell(modality, diff) => self.session(diff.id).tell(modality, diff, at),
        });
        if let Some(details) = diff.details {
            self.add_details(*details, names);
        }
    }

    fn add_status(&mut self, diff: StatusDiff, at: Millis) {
        match (&mut self.status, &diff.status) {
            (None, None) => overlay(&mut self.before, diff),
            (None, Some(_)) => self.status = Some((diff, at)),
            (Some((known, _)), status) if status.is_none() || *status == known.status => {
                overlay(known, diff);
            }
            // It has changed, whatever it was before: so its reason and its beginning are known.
            (Some((known, since)), _) => {
                let suspended = diff.suspended.or(known.suspended);
                let reason = Some(diff.reason.flatten());
                let start = Some(diff.start.unwrap_or(at));
                *known = StatusDiff { status: diff.status, reason, start, suspended };
                *since = at;
            }
        }
    }

    fn session(&mut self, id: SessionId) -> &mut PendingSession {
        let found = self.sessions.binary_search_by_key(&id, |session| session.id);
        let place = found.unwrap_or_else(|place| {
            self.sessions.insert(place, PendingSession { id, ended: false, told: None });
            place
        });
        &mut self.sessions[place]
    }

    fn add_details(&mut self, details: DetailsDiff, names: &mut Names) {
        remember(&mut self.history, details.history);
        breakdown_steps(details.breakdowns, |step| match step {
            BreakdownStep::End(queue) => {
                let breakdown = self.breakdown(queue);
                (breakdown.ended, breakdown.told) = (true, None);
            }
            BreakdownStep::Tell(diff) => self.breakdown(diff.queue).tell(diff, names),
        });
        self.members = details.members.or(self.members.take());
    }

    fn breakdown(&mut self, queue: QueueId) -> &mut PendingBreakdown {
        let found = self.breakdowns.binary_search_by_key(&queue, |breakdown| breakdown.queue);
        let place = found.unwrap_or_else(|place| {
            self.breakdowns.insert(place, PendingBreakdown { queue, ended: false, told: None });
            place
        });
        &mut self.breakdowns[place]
    }

    /// Lays it on a row.
    pub(crate) fn lay_on(self, row: &mut Row) {
        if self.replaces {
            *row = Row::default();
        }
        row.as_of = Some(self.as_of);
        row.name = self.name.or(row.name.take());
        row.apply_status(self.before, self.as_of);
        if let Some((status, at)) = self.status {
            row.apply_status(status, at);
        }
        row.values.change(self.values);
        for PendingSession { id, ended, told } in self.sessions {
            if ended {
                row.end_session(id);
            }
            if let Some((modality, diff, said)) = told {
                row.tell_session(&modality, diff, said);
            }
        }
        if self.history.is_empty() && self.breakdowns.is_empty() && self.members.is_none() {
            return;
        }
        let details = row.details.get_or_insert_default();
        remember(&mut details.history, self.history);
        for PendingBreakdown { queue, ended, told } in self.breakdowns {
            if ended {
                details.end_breakdown(queue);
            }
            if let Some((name, values)) = told {
                let breakdown = details.breakdown(queue);
                breakdown.name = name.or(breakdown.name.take());
                breakdown.values.change(values);
            }
        }
        if let Some(members) = self.members {
            details.members = members;
        }
    }
}

impl PendingSession {
    fn tell(&mut self, modality: &Modality, diff: SessionDiff, at: Millis) {
        let Some((known_modality, known, said)) = &mut self.told else {
            self.told = Some((modality.clone(), diff, Said { queued: at, active: at }));
            return;
        };
        known_modality.clone_from(modality);
        // Less than nothing says nothing.
        if let Some(ms) = diff.queued_ms.filter(|ms| *ms >= 0) {
            (known.queued_ms, said.queued) = (Some(ms), at);
        }
        if let Some(ms) = diff.active_ms.filter(|ms| *ms >= 0) {
            (known.active_ms, said.active) = (Some(ms), at);
        }
        known.queue = diff.queue.or(known.queue);
        known.agent = diff.agent.or(known.agent);
        known.customer = diff.customer.or(known.customer.take());
        known.status = diff.status.or(known.status.take());
        known.recording = diff.recording.or(known.recording);
        known.silent_joined = diff.silent_joined.or(known.silent_joined);
        known.whisper_joined = diff.whisper_joined.or(known.whisper_joined);
        known.can = known.can.told(diff.can);
    }
}

impl PendingBreakdown {
    fn tell(&mut self, diff: BreakdownDiff, names: &mut Names) {
        let (name, values) = self.told.get_or_insert_default();
        *name = diff.name.or(name.take());
        values.take(diff.metrics, names);
    }
}

fn overlay(known: &mut StatusDiff, diff: StatusDiff) {
    known.reason = diff.reason.or(known.reason.take());
    known.start = diff.start.or(known.start);
    known.suspended = diff.suspended.or(known.suspended);
}

#[cfg(test)]
mod tests;
