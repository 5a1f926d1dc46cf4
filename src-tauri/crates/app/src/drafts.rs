//! What somebody typed in sessions and the server does not have yet, with what it had when that was
//! begun. Pure: values and outcomes go in, what is to be shown comes out.
//!
//! What was typed leaves only when the server has it, or when whoever typed it takes it back.

mod kept;

use std::collections::{BTreeMap, BTreeSet};

use connect_cache::{DraftKey, SavedDraft};
use connect_ipc::{
    EditField, EditRefusal, EditRights, EditState, EditValue, EditView, Failure, UnsavedSession,
};
use connect_model::{AgentId, Millis};

use crate::saves::Whom;

/// So many sessions are known that nobody types in: the ones looked at last.
const KNOWN: usize = 16;

/// What the server has of a session, as far as it can be edited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Seen {
    /// The customer's name.
    pub(crate) customer: String,
    /// The values.
    pub(crate) values: BTreeMap<EditField, EditValue>,
    /// The address of the page that goes with the session, if it may be opened.
    pub(crate) page: Option<String>,
    /// The agent who has it.
    pub(crate) agent: Option<(i64, String)>,
}

/// When the server was asked: what it said before a save has ended does not count after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Asked(u64);

/// What came of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The server has it since then.
    Saved(Millis),
    /// The server had something else than was seen: nothing was written.
    Conflict(EditValue),
    /// It was not sent.
    Unsent(Failure),
    /// It was sent, and not done.
    Refused(Failure),
    /// It was sent, and nobody knows whether it was done.
    Lost(Failure),
}

#[derive(Debug, Default)]
struct Draft {
    seen: Seen,
    edits: BTreeMap<EditField, Edit>,
    /// What the server does not let this user do here.
    forbidden: BTreeSet<Kind>,
    /// When the server was asked for what was seen.
    looked: u64,
}

#[derive(Debug)]
struct Edit {
    /// What the server had when it was begun; none if that is not known.
    base: Option<EditValue>,
    value: EditValue,
    state: State,
    /// When its last save ended.
    ended: u64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Edited,
    /// This value is on its way; what was typed since is `value`.
    Saving(EditValue),
    Saved(Millis),
    Failed(Failure),
    Conflict(EditValue),
}

/// What can be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Notes,
    Disposition,
    Items,
}

impl Kind {
    fn of(field: &EditField) -> Self {
        match field {
            EditField::Notes => Self::Notes,
            EditField::Disposition => Self::Disposition,
            EditField::Item { .. } => Self::Items,
        }
    }
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Drafts {
    owner: Option<AgentId>,
    /// What the store has, of everybody.
    kept: BTreeMap<DraftKey, SavedDraft>,
    sessions: BTreeMap<i64, Draft>,
    not_offered: BTreeSet<Kind>,
    clock: u64,
    /// What was last told of the sessions that are not saved.
    told: Vec<UnsavedSession>,
}

impl Drafts {
    /// Somebody has signed in: what was refused may be allowed now.
    pub(crate) fn signed_in(&mut self) {
        self.not_offered.clear();
        for draft in self.sessions.values_mut() {
            draft.forbidden.clear();
        }
    }

    /// Before the server is asked for a session.
    pub(crate) fn ask(&mut self) -> Asked {
        self.clock += 1;
        Asked(self.clock)
    }

    /// What the server has of a session, asked for then.
    pub(crate) fn see(&mut self, session: i64, seen: Seen, asked: Asked) {
        self.forget_saved(session);
        let draft = self.sessions.entry(session).or_default();
        if asked.0 < draft.looked {
            // Answers need not come in the order of their questions.
            return;
        }
        draft.looked = asked.0;
        let mut values = seen.values;
        draft.edits.retain(|field, edit| {
            if edit.ended >= asked.0 {
                // Said before the last save ended.
                let known = edit.base.clone().or_else(|| draft.seen.values.get(field).cloned());
                values.extend(known.map(|value| (field.clone(), value)));
                return true;
            }
            values.get(field).is_none_or(|theirs| edit.see(theirs))
        });
        draft.seen = Seen { values, ..seen };
        self.forget_old();
    }

    /// Something was typed; none takes it back. `over` if it is to stand against what the server has
    /// meanwhile.
    pub(crate) fn keep(
        &mut self,
        session: i64,
        field: &EditField,
        value: Option<EditValue>,
        over: bool,
    ) {
        let draft = self.sessions.entry(session).or_default();
        let Some(value) = value else {
            if let Some(edit) = draft.edits.get_mut(field) {
                match &edit.state {
                    // It cannot be called back.
                    State::Saving(sent) => edit.value = sent.clone(),
                    _ => drop(draft.edits.remove(field)),
                }
            }
            return;
        };
        let seen = draft.seen.values.get(field);
        let edit = draft.edits.entry(field.clone()).or_insert_with(|| Edit {
            base: seen.cloned(),
            value: value.clone(),
            state: State::Edited,
            ended: 0,
        });
        edit.value = value;
        if over && let State::Conflict(theirs) = &edit.state {
            edit.base = Some(theirs.clone());
            edit.state = State::Edited;
        }
        match &edit.state {
            State::Saving(_) | State::Conflict(_) => {}
            State::Edited | State::Saved(_) | State::Failed(_) => {
                if edit.base.as_ref().is_some_and(|base| same(base, &edit.value)) {
                    draft.edits.remove(field);
                } else {
                    edit.state = State::Edited;
                }
            }
        }
    }

    /// A value is about to be saved: answers what the server had when it was begun.
    pub(crate) fn begin_save(
        &mut self,
        session: i64,
        field: &EditField,
        value: EditValue,
    ) -> Option<EditValue> {
        let draft = self.sessions.entry(session).or_default();
        let seen = draft.seen.values.get(field);
        let edit = draft.edits.entry(field.clone()).or_insert_with(|| Edit {
            base: seen.cloned(),
            value: value.clone(),
            state: State::Edited,
            ended: 0,
        });
        edit.value = value.clone();
        edit.state = State::Saving(value);
        edit.base.clone()
    }

    /// The save of this value has ended.
    pub(crate) fn end_save(
        &mut self,
        session: i64,
        field: &EditField,
        sent: &EditValue,
        outcome: Outcome,
    ) {
        self.clock += 1;
        let Some(draft) = self.sessions.get_mut(&session) else { return };
        // What was asked before something was sent says nothing of whether it may be.
        match &outcome {
            Outcome::Refused(Failure::Forbidden { .. }) => {
                draft.forbidden.insert(Kind::of(field));
            }
            Outcome::Refused(Failure::NotOffered { .. }) => {
                self.not_offered.insert(Kind::of(field));
            }
            _ => {}
        }
        if let Outcome::Saved(_) = outcome {
            draft.seen.values.insert(field.clone(), sent.clone());
        }
        let Some(edit) = draft.edits.get_mut(field) else { return };
        edit.ended = self.clock;
        edit.state = match outcome {
            Outcome::Saved(at) => {
                edit.base = Some(sent.clone());
                if same(sent, &edit.value) { State::Saved(at) } else { State::Edited }
            }
            Outcome::Conflict(theirs) => State::Conflict(theirs),
            Outcome::Unsent(failure) | Outcome::Refused(failure) | Outcome::Lost(failure) => {
                State::Failed(failure)
            }
        };
    }

    /// Who has a session and whose it is, as far as it was seen.
    pub(crate) fn whom(&self, session: i64) -> Whom {
        let seen = self.sessions.get(&session).map(|draft| &draft.seen);
        let (agent, customer) =
            seen.map(|seen| (seen.agent.clone(), seen.customer.clone())).unzip();
        Whom { session, agent: agent.flatten(), customer: customer.unwrap_or_default() }
    }

    /// The address that the page of a session was last seen to have.
    pub(crate) fn page(&self, session: i64) -> Option<&str> {
        self.sessions.get(&session)?.seen.page.as_deref()
    }

    /// What was typed in a session.
    pub(crate) fn edits(&self, session: i64) -> Vec<EditView> {
        let edits = self.sessions.get(&session).into_iter().flat_map(|draft| &draft.edits);
        edits
            .map(|(field, edit)| EditView {
                field: field.clone(),
                value: edit.value.clone(),
                state: edit.state.view(),
            })
            .collect()
    }

    /// What may be edited in a session, as far as the server has said. `choices` if there are
    /// dispositions to choose.
    pub(crate) fn rights(&self, session: i64, choices: bool) -> EditRights {
        let forbidden = self.sessions.get(&session).map(|draft| &draft.forbidden);
        let of = |kind| {
            if self.not_offered.contains(&kind) {
                Some(EditRefusal::NotOffered)
            } else {
                let forbidden = forbidden.is_some_and(|kinds| kinds.contains(&kind));
                forbidden.then_some(EditRefusal::Forbidden)
            }
        };
        let nothing = (!choices).then_some(EditRefusal::NothingToChoose);
        EditRights {
            notes: of(Kind::Notes),
            disposition: of(Kind::Disposition).or(nothing),
            items: of(Kind::Items),
        }
    }

    /// True if other sessions have something that is not saved than when this was asked last.
    pub(crate) fn is_news(&mut self) -> bool {
        let unsaved = self.unsaved();
        let news = unsaved != self.told;
        self.told = unsaved;
        news
    }

    /// The sessions with something that is not saved.
    pub(crate) fn unsaved(&self) -> Vec<UnsavedSession> {
        let unsaved = self.sessions.iter().filter(|(_, draft)| draft.is_unsaved());
        unsaved
            .map(|(id, draft)| UnsavedSession { id: *id, customer: draft.seen.customer.clone() })
            .collect()
    }

    /// What was saved in other sessions was seen to be.
    fn forget_saved(&mut self, but: i64) {
        for (_, draft) in self.sessions.iter_mut().filter(|(id, _)| **id != but) {
            draft.edits.retain(|_, edit| !matches!(edit.state, State::Saved(_)));
        }
    }

    fn forget_old(&mut self) {
        let mut idle: Vec<_> = self
            .sessions
            .iter()
            .filter(|(_, draft)| draft.edits.is_empty())
            .map(|(id, draft)| (draft.looked, *id))
            .collect();
        idle.sort_unstable_by(|a, b| b.cmp(a));
        for (_, id) in idle.into_iter().skip(KNOWN) {
            self.sessions.remove(&id);
        }
    }
}

impl Draft {
    fn is_unsaved(&self) -> bool {
        self.edits.values().any(|edit| !matches!(edit.state, State::Saved(_)))
    }
}

impl Edit {
    /// The server has this; false if there is nothing to keep any more.
    fn see(&mut self, theirs: &EditValue) -> bool {
        if matches!(self.state, State::Saving(_)) {
            return true;
        }
        let mine = same(theirs, &self.value);
        match &self.state {
            // It was changed again since, by somebody else.
            State::Saved(_) => mine,
            // Whoever wrote it: the server has what was typed.
            _ if mine => false,
            _ => {
                let known = self.base.as_ref().is_some_and(|base| same(base, theirs));
                match (&self.state, known) {
                    (State::Conflict(_), true) => self.state = State::Edited,
                    (_, true) => {}
                    (_, false) if self.base.is_none() && is_nothing(theirs) => {}
                    (_, false) => self.state = State::Conflict(theirs.clone()),
                }
                true
            }
        }
    }
}

impl State {
    fn view(&self) -> EditState {
        match self {
            Self::Edited => EditState::Edited,
            Self::Saving(_) => EditState::Saving,
            Self::Saved(at) => EditState::Saved { at: *at },
            Self::Failed(failure) => EditState::Failed { failure: failure.clone() },
            Self::Conflict(theirs) => EditState::Conflict { theirs: theirs.clone() },
        }
    }
}

/// True if nothing would be lost by writing over it.
pub(crate) fn is_nothing(value: &EditValue) -> bool {
    match value {
        EditValue::Text { text } => text.trim().is_empty(),
        EditValue::Choice { disposition, sub } => disposition.is_none() && sub.is_none(),
    }
}

/// Whether two values are the same; line ends are written in two ways.
pub(crate) fn same(left: &EditValue, right: &EditValue) -> bool {
    match (left, right) {
        (EditValue::Text { text: left }, EditValue::Text { text: right }) => {
            left == right || left.replace("\r\n", "\n") == right.replace("\r\n", "\n")
        }
        _ => left == right,
    }
}

#[cfg(test)]
mod tests;
