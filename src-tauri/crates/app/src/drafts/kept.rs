//! What was typed, on its way to the store and back: it survives the end of the program, however that
//! comes about. Of each value that the server does not have, the store has the last word.

use std::collections::BTreeMap;

use connect_cache::{DraftKey, SavedDraft};
use connect_ipc::EditField;
use connect_model::AgentId;

use super::{Draft, Drafts, Edit, Failure, State};

impl Drafts {
    /// The store has these, of whomever.
    pub(crate) fn restore(&mut self, kept: Vec<SavedDraft>) {
        self.kept = kept.into_iter().map(|draft| (draft.key.clone(), draft)).collect();
    }

    /// They are this agent's; what another one typed is in the store until that one is back.
    pub(crate) fn belong_to(&mut self, owner: AgentId) {
        if self.owner == Some(owner) {
            return;
        }
        if self.owner.is_some() {
            let (kept, told) = (std::mem::take(&mut self.kept), std::mem::take(&mut self.told));
            *self = Self { kept, told, clock: self.clock, ..Self::default() };
        }
        self.owner = Some(owner);
        for draft in self.kept.values().filter(|draft| draft.key.owner == owner.0) {
            let SavedDraft { key, customer, base, value } = draft;
            // A later version may have fields that this one does not know.
            let (Ok(field), Ok(value)) =
                (serde_json::from_str::<EditField>(&key.field), serde_json::from_str(value))
            else {
                continue;
            };
            let base = base.as_ref().and_then(|base| serde_json::from_str(base).ok());
            let draft = self.sessions.entry(key.session).or_default();
            if draft.seen.customer.is_empty() {
                draft.seen.customer.clone_from(customer);
            }
            let edit = Edit { base, value, state: State::Edited, ended: 0 };
            draft.edits.entry(field).or_insert(edit);
        }
    }

    /// What the store is to be told: what is new or changed, and of none what it need not have any
    /// more.
    pub(crate) fn take_unwritten(&mut self) -> Vec<(DraftKey, Option<SavedDraft>)> {
        let Some(owner) = self.owner else { return Vec::new() };
        let (mut all, others): (BTreeMap<_, _>, BTreeMap<_, _>) =
            std::mem::take(&mut self.kept).into_iter().partition(|(key, _)| key.owner == owner.0);
        let sessions = self.sessions.iter();
        let now = sessions.flat_map(|(session, draft)| draft.kept(owner, *session));
        let now: BTreeMap<_, _> = now.map(|draft| (draft.key.clone(), draft)).collect();
        let changed = now.iter().filter(|(key, draft)| all.get(*key) != Some(*draft));
        let mut told: Vec<_> =
            changed.map(|(key, draft)| (key.clone(), Some(draft.clone()))).collect();
        all.retain(|key, _| !now.contains_key(key));
        told.extend(all.into_keys().map(|key| (key, None)));
        self.kept = now;
        self.kept.extend(others);
        told
    }

    /// Whoever was saving does not any more, and nobody will hear what came of it.
    pub(crate) fn break_off(&mut self) {
        for edit in self.sessions.values_mut().flat_map(|draft| draft.edits.values_mut()) {
            if matches!(edit.state, State::Saving(_)) {
                edit.state = State::Failed(Failure::NotConnected);
            }
        }
    }
}

impl Draft {
    fn kept(&self, owner: AgentId, session: i64) -> impl Iterator<Item = SavedDraft> {
        let unsaved = self.edits.iter().filter(|(_, edit)| !matches!(edit.state, State::Saved(_)));
        unsaved.filter_map(move |(field, edit)| {
            let base = edit.base.as_ref().map(serde_json::to_string);
            Some(SavedDraft {
                key: DraftKey {
                    owner: owner.0,
                    session,
                    field: serde_json::to_string(field).ok()?,
                },
                customer: self.seen.customer.clone(),
                base: base.transpose().ok()?,
                value: serde_json::to_string(&edit.value).ok()?,
            })
        })
    }
}
