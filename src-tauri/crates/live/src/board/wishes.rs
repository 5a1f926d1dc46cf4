//! What the board needs to be live again after a gap, as data, and what came of it.

use connect_model::{EntityDiff, EntityKind, Millis};

use super::Board;
use crate::phase::{Closing, Question};

/// One of the board's tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Table {
    /// Agents.
    Agents,
    /// Queues.
    Queues,
    /// Sums.
    Totals,
}

/// What closes a gap of one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// A snapshot of these agents that the server is asked for now (M1, M2), with the same
    /// properties as the subscription; its rows go to [`Board::answer`].
    Agents {
        /// What the answer is to.
        question: Question,
        /// Whom it is asked of.
        ids: Vec<i64>,
    },
    /// A new subscription to the table on the same connection. The old one ends (U9) only when
    /// the new one has been made, or becomes it (U8), so that no change falls between the two.
    Subscription {
        /// What [`Board::subscribed`] and [`Board::refuse`] are to.
        question: Question,
        /// Which table.
        table: Table,
    },
}

impl Board {
    /// Takes what is wished for now: nothing unless there was a gap. Each wish is for the caller to
    /// send at once; what is pushed from now on is kept for its answer. One that has failed
    /// ([`Self::refuse`]) or got no answer for a minute comes again: how soon it is sent then is
    /// up to the caller.
    pub fn take_wishes(&mut self, now: Millis) -> Vec<Wish> {
        let mut wishes = Vec::new();
        if let Some((question, closing, ids)) = self.agents.take_wish(now) {
            wishes.push(match closing {
                Closing::Answer => Wish::Agents { question, ids },
                Closing::Subscription => Wish::Subscription { question, table: Table::Agents },
            });
        }
        for (table, wish) in [
            (Table::Queues, self.queues.take_wish(now).map(|wish| wish.0)),
            (Table::Totals, self.totals.take_wish(now).map(|wish| wish.0)),
        ] {
            wishes.extend(wish.map(|question| Wish::Subscription { question, table }));
        }
        wishes
    }

    /// Gaps in the table of agents are closed in this way from now on: a server that does not
    /// offer M2 to somebody pushes a new snapshot all the same.
    pub fn close_agents_by(&mut self, closing: Closing) {
        self.agents.close_by(closing);
    }

    /// The snapshot of agents that was asked for. False if it is no longer wanted: there was
    /// another gap meanwhile, or another question.
    pub fn answer(&mut self, question: Question, agents: Vec<EntityDiff>) -> bool {
        let agents = agents.into_iter().filter(|agent| agent.kind == EntityKind::Agent);
        let taken = self.agents.answer(question, agents.map(|diff| (diff.id, diff)).collect());
        if taken {
            self.exchanged(EntityKind::Agent);
        }
        taken
    }

    /// The subscription that was wished for has been made. False if it is no longer wanted.
    pub fn subscribed(&mut self, table: Table, question: Question, now: Millis) -> bool {
        match table {
            Table::Agents => self.agents.subscribed(question, now),
            Table::Queues => self.queues.subscribed(question, now),
            Table::Totals => self.totals.subscribed(question, now),
        }
    }

    /// What was wished for has failed.
    pub fn refuse(&mut self, table: Table, question: Question) {
        match table {
            Table::Agents => self.agents.refuse(question),
            Table::Queues => self.queues.refuse(question),
            Table::Totals => self.totals.refuse(question),
        }
    }
}
