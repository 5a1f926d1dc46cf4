//! The transcript of a chat. It grows while the chat goes on: what is not said yet is not there.

use super::extras::account;
use super::lines::{CONVERSATIONS, MORE};
use crate::world::World;
use crate::world::random::Topic;
use crate::world::sessions::{CHAT, Session};

/// A line of a transcript.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub id: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    pub from: String,
    pub to: String,
    pub text: String,
    pub from_agent: bool,
}

/// How many lines a transcript has at most.
const LINES: i64 = super::ROOM;

impl World {
    /// What has been said so far, the oldest first; nothing but in chats. The customer's first line
    /// is there while it waits.
    pub(crate) fn transcript(&self, session: &Session) -> Vec<Line> {
        if session.modality != CHAT || session.queue.is_none() {
            return Vec::new();
        }
        let mut dice = self.dice_of(Topic::Transcript, session.id);
        let turns = CONVERSATIONS[dice.below(CONVERSATIONS.len())];
        let offset = dice.below(MORE.len());
        let until = session.after_call_since.or(session.ended).unwrap_or(self.now);
        let mut at = session.started + 1_200;
        let mut lines = Vec::new();
        for number in 0..LINES {
            let from_agent = number % 2 == 1;
            if number > 0 {
                let Some(answered) = session.active_since else { break };
                let pause = if from_agent { 9_000.0 } else { 12_000.0 };
                at = at.max(answered) + 2_000 + dice.lognormal(pause, 0.6);
            }
            if at > until {
                break;
            }
            let turn = usize::try_from(number).unwrap_or_default();
            let text = turns.get(turn).copied().unwrap_or_else(|| {
                let (asked, answered) = MORE[(turn / 2 + offset) % MORE.len()];
                if from_agent { answered } else { asked }
            });
            lines.push(self.line(session, number, at, text));
        }
        lines
    }

    fn line(&self, session: &Session, number: i64, at: i64, text: &str) -> Line {
        let agent = self.agent_at(session, at);
        let customer = session.customer.to_string();
        let text = text
            .replace("{customer}", &customer)
            .replace("{account}", &account(session))
            .replace("{agent}", &agent);
        let from_agent = number % 2 == 1;
        let (from, to) = if from_agent { (agent, customer) } else { (customer, agent) };
        Line { id: session.id * LINES + number, at, from, to, text, from_agent }
    }

    /// The name of who was the primary agent then; before that, of the queue.
    fn agent_at(&self, session: &Session, at: i64) -> String {
        let primary = session
            .parts
            .iter()
            .filter_map(|part| Some((part.primary_since?, part.agent)))
            .filter(|(since, _)| *since <= at)
            .max();
        let name = primary.map_or(self.queue_name(session), |(_, agent)| &self.agents[agent].name);
        name.to_owned()
    }
}
