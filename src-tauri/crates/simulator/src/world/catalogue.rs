//! What the centre's administrators have set up: dispositions, prompts, after-call work, hold.

use super::sessions::{CHAT, Session};
use super::{World, id_of};

/// How long after-call work may take in a business unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AfterCallOptions {
    /// Whether an agent may take as long as it wants.
    pub manual: bool,
    /// How long it may take else.
    pub seconds: i64,
}

/// A disposition with those under it. All ids are unique.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Disposition {
    pub id: i64,
    pub name: &'static str,
    /// The index of its business unit.
    pub unit: usize,
    pub subs: Vec<(i64, &'static str)>,
}

/// A text that a chat's agent can send with a click.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Prompt {
    pub id: i64,
    pub name: &'static str,
    pub text: String,
}

const DISPOSITIONS: &[(&str, &[&str])] = &[
    ("Accounts", &["Password Change", "Address Change", "New Account", "Closed Account"]),
    ("Billing", &["Invoice Explained", "Refund Granted", "Payment Arranged", "Dispute Opened"]),
    ("Technical", &["Solved", "Escalated", "Known Issue", "Replacement Sent"]),
    ("Orders", &["Order Placed", "Order Changed", "Order Cancelled", "Delivery Traced"]),
    ("Sales", &["Sold", "Quote Sent", "Not Interested", "Call Back Agreed"]),
    ("Complaint", &["Settled", "Passed To Manager"]),
    ("No Conversation", &["Wrong Number", "Silent Call", "Customer Disconnected"]),
    ("Other", &[]),
];

const PROMPTS: &[(&str, &str)] = &[
    ("CustomerName", "Welcome {name} to {queue}!"),
    ("Hold", "Thank you for your patience, {name}. I am looking into this now."),
    ("Identify", "May I have your account number, please?"),
    ("Closing", "Thank you for contacting {queue}, {name}. Is there anything else?"),
];

/// Room for the ids of one business unit's dispositions.
const IDS: i64 = 100;

/// How after-call work is done in a business unit.
pub(crate) fn after_call_options(unit: usize) -> AfterCallOptions {
    AfterCallOptions { manual: unit.is_multiple_of(2), seconds: [60, 90, 45, 120][unit % 4] }
}

/// After so many seconds on hold an agent is reminded.
pub(crate) fn hold_threshold(unit: usize) -> i64 {
    [30, 45, 60][unit % 3]
}

/// The dispositions of a business unit. No unit has all of them.
pub(crate) fn dispositions(unit: usize) -> Vec<Disposition> {
    let mut id = id_of(unit) * IDS;
    let mut next = || {
        id += 1;
        id
    };
    let mut dispositions = Vec::new();
    for (place, (name, subs)) in DISPOSITIONS.iter().enumerate() {
        if place == 1 + unit % 4 {
            continue;
        }
        let id = next();
        let subs = subs.iter().map(|sub| (next(), *sub)).collect();
        dispositions.push(Disposition { id, name, unit, subs });
    }
    dispositions
}

impl World {
    /// The index of the business unit a session belongs to: its queue's, else its agent's.
    pub(crate) fn unit_of(&self, session: &Session) -> usize {
        match (session.queue, session.agent) {
            (Some(queue), _) => self.org.queue_unit[queue],
            (None, Some(agent)) => self.org.teams[self.agents[agent].team].unit,
            (None, None) => 0,
        }
    }

    /// The prompts of a chat, with the customer's name in them; none for other sessions.
    pub(crate) fn prompts(&self, session: &Session) -> Vec<Prompt> {
        let Some(queue) = session.queue.filter(|_| session.modality == CHAT) else {
            return Vec::new();
        };
        let fill = |text: &str| {
            text.replace("{queue}", &self.queues[queue].name).replace("{name}", &session.customer)
        };
        let first = id_of(queue) * 10;
        let prompts = (first..).zip(PROMPTS);
        prompts.map(|(id, (name, text))| Prompt { id, name, text: fill(text) }).collect()
    }
}
