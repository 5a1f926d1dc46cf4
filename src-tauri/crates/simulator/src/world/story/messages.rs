//! The messages of an e-mail session: what came in, and the answer.

use crate::world::World;
use crate::world::random::Topic;
use crate::world::sessions::{End, MAIL, Session, Stage};

/// A message ("Session Message").
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    pub id: i64,
    pub name: String,
    /// The index of the agent it is of or went to, if there is one.
    pub agent: Option<usize>,
    /// 1 came in, 2 went out.
    pub kind: i64,
    /// When, in milliseconds since 1970.
    pub published: i64,
}

impl World {
    /// The messages of a session, the oldest first; none but for e-mails.
    pub(crate) fn messages(&self, session: &Session) -> Vec<Message> {
        if session.modality != MAIL {
            return Vec::new();
        }
        let mut dice = self.dice_of(Topic::Messages, session.id);
        let (written, first) = (dice.between(60_000, 3_000_000), session.id * super::ROOM);
        let subject = self.extra_items(session).into_iter().find(|item| item.key == "Subject");
        let subject = subject.map_or_else(String::new, |item| item.value);
        let mut messages = vec![Message {
            id: first,
            name: subject.clone(),
            agent: session.responding,
            kind: 1,
            published: session.started - written,
        }];
        let answered = session.after_call_since.filter(|_| {
            !matches!(session.stage, Stage::Ended(End::Abandoned | End::CompletedAfterHours))
        });
        if let Some(published) = answered {
            let name = format!("Re: {subject}");
            messages.push(Message {
                id: first + 1,
                name,
                agent: session.agent,
                kind: 2,
                published,
            });
        }
        messages
    }
}
