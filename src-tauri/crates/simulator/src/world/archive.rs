//! Sessions that have ended, as long as there is room for them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::sessions::Session;

/// How many ended sessions are kept.
pub(super) const ROOM: usize = 5_000;

/// The sessions that ended last.
#[derive(Default)]
pub(crate) struct Archive {
    sessions: BTreeMap<i64, Session>,
    /// In the order of their ends.
    order: VecDeque<i64>,
    by_customer: BTreeSet<(usize, i64)>,
}

impl Archive {
    /// Puts an ended session in; the one that ended first goes if there is no room.
    pub(super) fn keep(&mut self, session: Session) {
        self.order.push_back(session.id);
        self.by_customer.insert((session.caller, session.id));
        self.sessions.insert(session.id, session);
        if self.order.len() > ROOM {
            let oldest = self.order.pop_front().and_then(|id| self.sessions.remove(&id));
            if let Some(oldest) = oldest {
                self.by_customer.remove(&(oldest.caller, oldest.id));
            }
        }
    }

    /// The ended session of this id, if it is still kept.
    pub(crate) fn get(&self, id: i64) -> Option<&Session> {
        self.sessions.get(&id)
    }

    pub(super) fn get_mut(&mut self, id: i64) -> Option<&mut Session> {
        self.sessions.get_mut(&id)
    }

    /// The kept sessions of a customer, by id.
    pub(crate) fn of_customer(&self, customer: usize) -> impl Iterator<Item = &Session> {
        let ids = self.by_customer.range((customer, i64::MIN)..=(customer, i64::MAX));
        ids.filter_map(|(_, id)| self.sessions.get(id))
    }

    /// The kept sessions in the order of their ends.
    #[cfg(test)]
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &Session> {
        self.order.iter().filter_map(|id| self.sessions.get(id))
    }

    /// How many are kept.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.order.len()
    }
}
