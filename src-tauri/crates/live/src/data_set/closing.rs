//! How a table gets out of a gap: it wishes for a new snapshot, and is told what came of it.

use connect_model::{EntityDiff, Millis};

use super::{DataSet, Doing};
use crate::Row;
use crate::phase::{Closing, Question};
use crate::slots::{Key, moved};
use crate::staging::{Asking, Gathering};

impl<K: Key> DataSet<K> {
    /// After a gap: what a new snapshot is to be asked for by. From now on updates are kept for
    /// it, so the wish is to be taken before the question is asked. The ids are those of the
    /// entities it is asked of.
    pub(crate) fn take_wish(&mut self, now: Millis) -> Option<(Question, Closing, Vec<K>)> {
        if !matches!(self.doing, Doing::Gap) {
            return None;
        }
        self.questions += 1;
        let question = Question(self.questions);
        self.doing = match self.closing {
            Closing::Answer => Doing::Asking(Box::new(Asking::new(question, now))),
            Closing::Subscription => {
                // The old subscription goes on telling until the new one is there.
                let (places, expected) = (self.slots.len(), self.expected);
                self.doubts.begin(0..places, now);
                Doing::Gathering(Box::new(Gathering::new(places, expected, Some(question), now)))
            }
        };
        let known = self.rows.iter().map(|row| row.as_ref().is_some_and(|r| r.as_of.is_some()));
        let ids = self.slots.ids().iter().zip(known).enumerate();
        let ids = ids.filter(|(place, (_, known))| *place < self.expected || *known);
        Some((question, self.closing, ids.map(|(_, (id, _))| id.clone()).collect()))
    }

    /// Gaps are closed in another way from now on.
    pub(crate) fn close_by(&mut self, closing: Closing) {
        self.closing = closing;
    }

    /// The answer to a question. False if it is not that which the table waits for.
    pub(crate) fn answer(&mut self, question: Question, all: Vec<(K, EntityDiff)>) -> bool {
        if !matches!(&self.doing, Doing::Asking(asking) if asking.question == question) {
            return false;
        }
        let Doing::Asking(asking) = std::mem::replace(&mut self.doing, Doing::Gap) else {
            return false;
        };
        let mut rows = moved(Vec::new(), &[], self.slots.len());
        for (id, diff) in all {
            let Some(place) = self.slots.find(&id).or_else(|| self.add(id)) else { continue };
            rows.resize_with(self.slots.len(), || None);
            let row: &mut Row = rows[place].get_or_insert_default();
            row.apply(diff, asking.asked, &mut self.names);
        }
        let heard = asking.lay_on(&mut rows);
        self.swap(rows, Some(heard));
        true
    }

    /// The subscription that was wished for has been made. False if the table does not wait for it.
    pub(crate) fn subscribed(&mut self, question: Question, now: Millis) -> bool {
        match &mut self.doing {
            Doing::Gathering(gathering) if gathering.question == Some(question) => {
                gathering.subscribed(now);
                self.doubts.extend(now);
                true
            }
            _ => false,
        }
    }

    /// A question was asked in vain: there will be another wish.
    pub(crate) fn refuse(&mut self, question: Question) {
        let waits = match &self.doing {
            Doing::Asking(asking) => asking.question == question,
            Doing::Gathering(gathering) => gathering.question == Some(question),
            _ => false,
        };
        if waits {
            self.doing = Doing::Gap;
        }
    }
}
