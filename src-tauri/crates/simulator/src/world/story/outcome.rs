//! How a session was filed: its note and its disposition. What nobody wrote is made up once the
//! session has ended, as an agent would have written it.

use crate::world::World;
use crate::world::catalogue::dispositions;
use crate::world::random::Topic;
use crate::world::sessions::{End, Session, Stage};

/// A chosen disposition: ids and names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Disposed {
    pub disposition: (i64, &'static str),
    pub sub: Option<(i64, &'static str)>,
}

const NOTES: &[&str] = &[
    "Customer was locked out after three failed attempts, password reset.",
    "Explained the invoice line by line; customer agrees.",
    "Refund of 24.90 granted, takes five working days.",
    "Delivery traced: held at the depot, new slot on Thursday morning.",
    "Router replaced under warranty, return label sent by e-mail.",
    "Wants to be called back after 17:00, is driving now.",
    "Asked for a quote for twenty seats, passed on to sales.",
    "Adresse changée, ancienne adresse supprimée.",
    "Line was bad; customer will call again from another phone.",
    "Third call about the same order. Escalated to second line.",
];

impl World {
    fn is_filed(session: &Session) -> bool {
        matches!(session.stage, Stage::Ended(End::Completed | End::Transferred))
    }

    /// The call note.
    pub(crate) fn note_of(&self, session: &Session) -> Option<String> {
        if let Some(note) = &session.written.note {
            return Some(note.to_string());
        }
        let mut dice = self.dice_of(Topic::Outcome, session.id);
        let written = dice.chance(0.7) && Self::is_filed(session);
        written.then(|| dice.pick(NOTES).to_owned())
    }

    /// The disposition that was chosen.
    pub(crate) fn disposition_of(&self, session: &Session) -> Option<Disposed> {
        let all = dispositions(self.unit_of(session));
        let (id, sub) = match session.written.disposition {
            Some(chosen) => chosen,
            None if Self::is_filed(session) => {
                let mut dice = self.dice_of(Topic::Outcome, -session.id);
                let chosen = all.get(dice.below(all.len()))?;
                let sub = chosen.subs.get(dice.below(chosen.subs.len()));
                (chosen.id, sub.map(|(id, _)| *id))
            }
            None => return None,
        };
        let chosen = all.iter().find(|disposition| disposition.id == id)?;
        let sub = chosen.subs.iter().find(|(id, _)| Some(*id) == sub).copied();
        Some(Disposed { disposition: (chosen.id, chosen.name), sub })
    }
}
