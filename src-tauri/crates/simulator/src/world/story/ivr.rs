//! The way through the IVR, before the queue.

use crate::world::random::Topic;
use crate::world::sessions::{AUDIO, CHAT, Session};
use crate::world::{World, id_of};

/// A node of a call flow that a session passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct IvrNode {
    pub id: i64,
    pub name: String,
    pub note: String,
    /// Seconds.
    pub duration: i64,
    /// What the caller chose, where there was a choice.
    pub selected: Option<String>,
}

/// A node without its queue's name: name, note, seconds at most, what can be chosen.
type Node = (&'static str, &'static str, i64, &'static [&'static str]);

const CALL: &[Node] = &[
    ("Welcome", "Played greeting.", 6, &[]),
    ("Language", "Selected language.", 8, &["1", "2", "3"]),
    ("Main Menu", "Selected a topic.", 14, &["1", "2", "3", "4", "0"]),
    ("Account Number", "Entered account number.", 16, &[]),
    ("Recording Notice", "Played recording notice.", 5, &[]),
];
const CHAT_FLOW: &[Node] = &[
    ("Chat Opened", "Opened from the web site.", 1, &[]),
    ("Topic", "Selected a topic.", 9, &["Order", "Invoice", "Account", "Other"]),
    ("Account Number", "Entered account number.", 12, &[]),
];
const MAIL_FLOW: &[Node] = &[("Mailbox", "Fetched from the mailbox.", 0, &[])];

impl World {
    /// Id and name of the call flow a session went through; none for direct sessions.
    pub(crate) fn call_flow(&self, session: &Session) -> Option<(i64, String)> {
        let unit = self.org.queue_unit[session.queue?];
        let of = ["Main Menu", "Web Chat", "Mail Routing"][session.modality];
        let id = id_of(unit * 3 + session.modality);
        Some((id, format!("{} {of}", self.org.units[unit].name)))
    }

    /// The nodes a session passed before it came into its queue, in order. The last one put it
    /// there.
    pub(crate) fn ivr_path(&self, session: &Session) -> Vec<IvrNode> {
        let Some(queue) = session.queue else { return Vec::new() };
        let queue = &self.queues[queue].name;
        let first = session.id * super::ROOM;
        let mut nodes: Vec<_> = self
            .passed(session)
            .into_iter()
            .zip(first..)
            .map(|(((name, note, _, choice), duration, chosen), id)| IvrNode {
                id,
                name: (*name).to_owned(),
                note: (*note).to_owned(),
                duration,
                selected: choice.get(chosen).map(|key| (*key).to_owned()),
            })
            .collect();
        nodes.push(IvrNode {
            id: first + super::ROOM - 1,
            name: queue.to_string(),
            note: format!("Set Queue to {queue}."),
            duration: 0,
            selected: None,
        });
        nodes
    }

    /// How long the way took, in milliseconds.
    pub(in crate::world) fn ivr_ms(&self, session: &Session) -> i64 {
        self.passed(session).iter().map(|(_, seconds, _)| seconds * 1000).sum::<i64>() + 950
    }

    fn passed(&self, session: &Session) -> Vec<(&'static Node, i64, usize)> {
        let mut dice = self.dice_of(Topic::CallFlow, session.id);
        let flow = match session.modality {
            AUDIO => CALL,
            CHAT => CHAT_FLOW,
            _ => MAIL_FLOW,
        };
        let mut passed = Vec::new();
        for node in flow {
            // Who is known by its number skips some of it.
            let (skipped, chosen) = (dice.chance(0.2), dice.below(node.3.len()));
            let seconds = dice.between(node.2.min(2), node.2);
            if passed.is_empty() || !skipped {
                passed.push((node, seconds, chosen));
            }
        }
        passed
    }
}
