//! What was typed and is being saved, as the journal has it: requested, then confirmed by the server's
//! answer, failed, or unknown if that was lost. The text itself is not in it.

use connect_ipc::{ActionState, EditField, Failure, JournalKind, JournalView, SaveKind};
use connect_model::Millis;

use crate::drafts::Outcome;

/// The session that something is saved in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Whom {
    pub(crate) session: i64,
    /// Its agent, if somebody has it.
    pub(crate) agent: Option<(i64, String)>,
    pub(crate) customer: String,
}

/// The saves under way.
#[derive(Debug, Default)]
pub(crate) struct Saves {
    under_way: Vec<JournalView>,
    unwritten: Vec<JournalView>,
}

impl Saves {
    /// Something is to be saved, under a number that no action has.
    pub(crate) fn begin(&mut self, id: i64, field: &EditField, whom: Whom, now: Millis) {
        let (agent, agent_name) = whom.agent.unzip();
        let kind = match field {
            EditField::Notes => SaveKind::SaveNotes,
            EditField::Disposition => SaveKind::SaveDisposition,
            EditField::Item { .. } => SaveKind::SaveItem,
        };
        let view = JournalView {
            id,
            action: JournalKind::Save(kind),
            agent,
            agent_name: agent_name.unwrap_or_default(),
            session: Some(whom.session),
            customer: whom.customer,
            status: None,
            state: ActionState::Requested,
            at: now,
            ended: None,
            failure: None,
            recordings: Vec::new(),
        };
        self.under_way.push(view.clone());
        self.unwritten.push(view);
    }

    /// This came of it.
    pub(crate) fn end(&mut self, id: i64, outcome: &Outcome, now: Millis) {
        let Some(at) = self.under_way.iter().position(|view| view.id == id) else { return };
        let mut view = self.under_way.remove(at);
        view.ended = Some(now);
        (view.state, view.failure) = match outcome {
            Outcome::Saved(_) => (ActionState::Confirmed, None),
            Outcome::Conflict(_) => (ActionState::Failed, Some(Failure::ChangedMeanwhile)),
            Outcome::Unsent(why) | Outcome::Refused(why) => {
                (ActionState::Failed, Some(why.clone()))
            }
            Outcome::Lost(why) => (ActionState::Unknown, Some(why.clone())),
        };
        self.unwritten.push(view);
    }

    /// Nobody will hear what came of those under way.
    pub(crate) fn end_all(&mut self, now: Millis) {
        let ids: Vec<_> = self.under_way.iter().map(|view| view.id).collect();
        for id in ids {
            self.end(id, &Outcome::Lost(Failure::NotConnected), now);
        }
    }

    /// What is to be written in the journal, the oldest first.
    pub(crate) fn take_unwritten(&mut self) -> Vec<JournalView> {
        std::mem::take(&mut self.unwritten)
    }
}

#[cfg(test)]
mod tests {
    use connect_ipc::EditValue;

    use super::*;

    #[test]
    fn each_save_is_an_entry_with_its_outcome() {
        let mut saves = Saves::default();
        let why = Failure::NotConnected;
        let nothing = EditValue::Text { text: String::new() };
        let outcomes = [
            (Outcome::Saved(5), ActionState::Confirmed, None),
            (Outcome::Conflict(nothing), ActionState::Failed, Some(Failure::ChangedMeanwhile)),
            (Outcome::Unsent(why.clone()), ActionState::Failed, Some(why.clone())),
            (Outcome::Refused(why.clone()), ActionState::Failed, Some(why.clone())),
            (Outcome::Lost(why.clone()), ActionState::Unknown, Some(why.clone())),
        ];
        for (id, (outcome, state, failure)) in (1..).zip(outcomes) {
            let whom = Whom { session: 7, agent: Some((5, "Rob".into())), customer: "Ada".into() };
            saves.begin(id, &EditField::Notes, whom, 10);
            let begun = saves.take_unwritten().remove(0);
            assert_eq!((begun.id, begun.state, begun.ended), (id, ActionState::Requested, None));
            assert_eq!((begun.agent, begun.session), (Some(5), Some(7)));
            saves.end(id, &outcome, 20);
            saves.end(id, &Outcome::Saved(6), 30);
            let ended = JournalView { state, failure, ended: Some(20), ..begun };
            assert_eq!(saves.take_unwritten(), [ended]);
        }
        saves.begin(9, &EditField::Disposition, Whom::default(), 10);
        saves.end_all(20);
        let states: Vec<_> = saves.take_unwritten().iter().map(|view| view.state).collect();
        assert_eq!(states, [ActionState::Requested, ActionState::Unknown]);
    }
}
