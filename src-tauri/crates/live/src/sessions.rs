//! Every live session once, however many agents and queues tell of it, and which of them changed.
//!
//! The sessions themselves stay in the rows of the tables; here is only who has which, so that an
//! update costs as much as it tells.

use std::collections::{HashMap, HashSet};

use connect_model::{
    AgentId, EntityDiff, EntityKind, Millis, Modality, QueueId, SessionId, SessionState, StatusKind,
};

use crate::mix::Mixing;
use crate::{DataSet, LiveSession, RowView};

/// So many changes more than there are sessions are kept apart.
const SPARE: usize = 256;

/// A session, merged from all that tell of it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each flag is told by itself")]
pub struct MergedSession {
    /// Its id.
    pub id: SessionId,
    /// Its modality.
    pub modality: Modality,
    /// The queue it came through.
    pub queue: Option<QueueId>,
    /// The agent who has it or is offered it.
    pub agent: Option<AgentId>,
    /// The customer's name: untrusted text; empty if not known.
    pub customer: String,
    /// Its status in the server's word.
    pub status: String,
    /// Since when the customer has been waiting; none once it is with an agent.
    pub queued_since: Option<Millis>,
    /// Since when it has been active.
    pub active_since: Option<Millis>,
    /// Since when its agent works on it after the call.
    pub after_call_since: Option<Millis>,
    /// Whether it is being recorded.
    pub recording: bool,
    /// Whether somebody is silently joined.
    pub silent_joined: bool,
    /// Whether somebody whispers.
    pub whisper_joined: bool,
    /// When the server last said something of it, or of whom it is with.
    pub as_of: Option<Millis>,
    /// True if all that tell of it follow the server.
    pub live: bool,
}

/// Which sessions changed since somebody looked.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SessionChanges {
    /// Everything is new; the list is empty then.
    pub reset: bool,
    /// Sessions that are new, have changed, or are gone.
    pub touched: Vec<SessionId>,
}

impl SessionChanges {
    /// True if there is nothing to take.
    pub fn is_empty(&self) -> bool {
        !self.reset && self.touched.is_empty()
    }
}

/// Who tells of a session.
#[derive(Debug, Default)]
struct Entry {
    /// The latest last: as a rule a queue and an agent.
    holders: Vec<(EntityKind, i64)>,
    as_of: Option<Millis>,
}

/// Both tables that tell of sessions.
#[derive(Clone, Copy)]
pub(crate) struct Tellers<'a> {
    pub(crate) agents: &'a DataSet,
    pub(crate) queues: &'a DataSet,
}

impl<'a> Tellers<'a> {
    fn set(self, kind: EntityKind) -> &'a DataSet {
        match kind {
            EntityKind::Agent => self.agents,
            EntityKind::Queue => self.queues,
        }
    }
}

/// Who has which session, and what changed.
#[derive(Debug, Default)]
pub(crate) struct Sessions {
    entries: HashMap<SessionId, Entry, Mixing>,
    touched: HashSet<SessionId, Mixing>,
    reset: bool,
    /// Those that the update under way may change.
    mentioned: Vec<SessionId>,
}

impl Sessions {
    /// An update is about to change a row: notes which sessions it may touch. What says the name or
    /// the status may be about all that the row has.
    pub(crate) fn before(&mut self, diff: &EntityDiff, row: Option<RowView<'_>>) {
        self.mentioned.clear();
        for (_, sessions) in &diff.sessions {
            let told = sessions.added.iter().chain(&sessions.changed).map(|session| session.id);
            self.mentioned.extend(told.chain(sessions.removed.iter().copied()));
        }
        if diff.name.is_some() || diff.status.is_some() {
            let known = row.iter().flat_map(|row| row.sessions.iter());
            self.mentioned.extend(known.map(|session| session.id));
        }
    }

    /// The update has changed the row.
    pub(crate) fn after(&mut self, kind: EntityKind, id: i64, row: RowView<'_>) {
        for session in self.mentioned.drain(..) {
            let has = row.sessions.binary_search_by_key(&session, |known| known.id).is_ok();
            let entry = self.entries.entry(session).or_default();
            entry.holders.retain(|holder| *holder != (kind, id));
            if has {
                entry.holders.push((kind, id));
            }
            entry.as_of = entry.as_of.max(row.as_of);
            if entry.holders.is_empty() {
                self.entries.remove(&session);
            }
            if !self.reset {
                self.touched.insert(session);
            }
        }
        // While nobody looks, sessions come and go without end: drawing all that there are is less.
        if self.touched.len() > self.entries.len() + SPARE {
            self.reset();
        }
    }

    /// Rows were exchanged: everything is looked at anew.
    pub(crate) fn rebuild(&mut self, tellers: Tellers<'_>) {
        self.entries.clear();
        for kind in [EntityKind::Queue, EntityKind::Agent] {
            for (id, row) in tellers.set(kind).iter() {
                for session in &row.sessions {
                    let entry = self.entries.entry(session.id).or_default();
                    entry.holders.push((kind, *id));
                    entry.as_of = entry.as_of.max(row.as_of);
                }
            }
        }
        self.reset();
    }

    /// Everything is to be drawn anew.
    pub(crate) fn reset(&mut self) {
        self.touched.clear();
        self.reset = true;
    }

    /// True if there are changes to take.
    pub(crate) fn any(&self) -> bool {
        self.reset || !self.touched.is_empty()
    }

    /// Takes the changes.
    pub(crate) fn take(&mut self) -> SessionChanges {
        let touched = self.touched.drain().collect();
        SessionChanges { reset: std::mem::take(&mut self.reset), touched }
    }

    /// The ids of all sessions.
    pub(crate) fn ids(&self) -> impl Iterator<Item = SessionId> + '_ {
        self.entries.keys().copied()
    }

    /// A session, as all that tell of it have it.
    pub(crate) fn get(&self, id: SessionId, tellers: Tellers<'_>) -> Option<MergedSession> {
        let entry = self.entries.get(&id)?;
        let told: Vec<_> = entry
            .holders
            .iter()
            .filter_map(|(kind, holder)| {
                let set = tellers.set(*kind);
                let row = set.get(holder)?;
                let place = row.sessions.binary_search_by_key(&id, |session| session.id).ok()?;
                Some(Told { kind: *kind, holder: *holder, live: set.is_live(), row, place })
            })
            .collect();
        merge(&told, entry.as_of)
    }
}

/// What one agent or queue has of a session.
struct Told<'a> {
    kind: EntityKind,
    holder: i64,
    live: bool,
    row: RowView<'a>,
    place: usize,
}

impl Told<'_> {
    fn session(&self) -> &LiveSession {
        &self.row.sessions[self.place]
    }

    fn is(&self, kind: EntityKind) -> bool {
        self.kind == kind
    }
}

/// Who told last is right; what that one does not say, another may. A queue knows best since when
/// somebody waits, an agent since when it is active: so the times do not jump with every update.
fn merge(told: &[Told<'_>], as_of: Option<Millis>) -> Option<MergedSession> {
    let last = told.last()?.session();
    let state = SessionState::parse(&last.status);
    let of = |kind| told.iter().rev().find(move |one| one.is(kind));
    let (queue, agent) = (of(EntityKind::Queue), of(EntityKind::Agent));
    let told_first = |first: Option<&Told<'_>>, time: fn(&LiveSession) -> Option<Millis>| {
        first.and_then(|one| time(one.session())).or_else(|| known(told, time))
    };
    let with = agent.map(|one| AgentId(one.holder)).filter(|_| !state.is_waiting());
    let working = agent.filter(|one| one.row.kind() == StatusKind::AfterCall);
    Some(MergedSession {
        id: last.id,
        modality: last.modality.clone(),
        queue: known(told, |one| one.queue).or(queue.map(|one| QueueId(one.holder))),
        agent: known(told, |one| one.agent).or(with),
        customer: text(told, |one| &one.customer),
        status: text(told, |one| &one.status),
        queued_since: told_first(queue, |one| one.queued_since).filter(|_| state.is_waiting()),
        active_since: told_first(agent, |one| one.active_since)
            .filter(|_| state != SessionState::AfterCall),
        after_call_since: working
            .and_then(|one| one.row.since)
            .filter(|_| state == SessionState::AfterCall),
        recording: last.recording,
        silent_joined: last.silent_joined,
        whisper_joined: last.whisper_joined,
        as_of,
        live: told.iter().all(|one| one.live),
    })
}

/// What the latest that knows it says.
fn known<T>(told: &[Told<'_>], value: impl Fn(&LiveSession) -> Option<T>) -> Option<T> {
    told.iter().rev().find_map(|one| value(one.session()))
}

fn text(told: &[Told<'_>], of: impl Fn(&LiveSession) -> &str) -> String {
    let known = told.iter().rev().map(|one| of(one.session()));
    known.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
