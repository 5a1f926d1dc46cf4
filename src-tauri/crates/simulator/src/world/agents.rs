//! Agents: what they do, since when, and what they have done today.

use std::collections::HashSet;
use std::sync::Arc;

use super::org::Org;
use super::random::Dice;
use super::{Setup, names};

/// What an agent does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    /// Not there.
    LoggedOut,
    /// Waiting for a session.
    Available,
    /// Being offered this session.
    Ringing(i64),
    /// In this session.
    Talking(i64, &'static str),
    /// Working on a session that has ended.
    AfterCall(Ended),
    /// Did not answer; set back by hand.
    NoAnswer,
    /// Away, in this status and with this reason.
    Away(&'static str, Option<&'static str>),
}

/// What after-call work is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ended {
    pub modality: usize,
    pub queue: usize,
    pub talk: i64,
}

impl Doing {
    /// The server's word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::LoggedOut => "loggedOut",
            Self::Available => "available",
            Self::Ringing(_) => "ringing",
            Self::Talking(_, word) | Self::Away(word, _) => word,
            Self::AfterCall(_) => "afterCall",
            Self::NoAnswer => "ringOnNoAnswer",
        }
    }

    /// The reason code's name, if it has one.
    pub(crate) const fn reason(self) -> Option<&'static str> {
        match self {
            Self::Away(_, reason) => reason,
            _ => None,
        }
    }

    /// The session at hand.
    pub(crate) const fn session(self) -> Option<i64> {
        match self {
            Self::Ringing(session) | Self::Talking(session, _) => Some(session),
            _ => None,
        }
    }
}

/// A sum with its count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub total: i64,
    pub count: i64,
}

impl Sum {
    pub(crate) fn add(&mut self, ms: i64) {
        self.total += ms;
        self.count += 1;
    }
}

/// What an agent has done today in one modality.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct AgentDay {
    pub offered: i64,
    pub answered: i64,
    pub missed: i64,
    pub handle: Sum,
    pub active: Sum,
    pub after_call: Sum,
    pub longest_handle: i64,
    pub longest_active: i64,
    pub longest_after_call: i64,
    pub direct_inbound: i64,
    pub direct_outbound: i64,
}

impl AgentDay {
    /// Books a session that is done with.
    pub(crate) fn finish(&mut self, talk: i64, after_call: i64) {
        self.active.add(talk);
        self.after_call.add(after_call);
        self.handle.add(talk + after_call);
        self.longest_active = self.longest_active.max(talk);
        self.longest_after_call = self.longest_after_call.max(after_call);
        self.longest_handle = self.longest_handle.max(talk + after_call);
    }
}

/// An agent.
pub(crate) struct Agent {
    pub name: Arc<str>,
    pub team: usize,
    pub doing: Doing,
    pub since: i64,
    pub suspended: bool,
    /// Counts the changes of status: what was planned for an earlier one is void.
    pub turn: u32,
    /// When the agent next wants to do something else.
    pub restless_at: i64,
    pub day: [AgentDay; 3],
    pub available: Sum,
    pub unavailable: Sum,
    pub logged_in: i64,
}

impl Agent {
    /// Adds the time in the status that ends now to the day's sums.
    pub(crate) fn close_status(&mut self, now: i64) {
        let spent = now - self.since;
        match self.doing {
            Doing::LoggedOut => return,
            Doing::Available => self.available.add(spent),
            Doing::Away(..) | Doing::NoAnswer => self.unavailable.add(spent),
            Doing::Ringing(_) | Doing::Talking(..) | Doing::AfterCall(_) => {}
        }
        self.logged_in += spent;
    }
}

/// All agents; names are unique as far as chance allows.
pub(super) fn hire(setup: &Setup, org: &Org, dice: &mut Dice) -> Vec<Agent> {
    let mut taken = HashSet::new();
    let mut agents: Vec<_> = (0..setup.agents)
        .map(|number| {
            let mut name = names::person(dice);
            for _ in 0..8 {
                if !taken.contains(&name) {
                    break;
                }
                name = names::person(dice);
            }
            if taken.contains(&name) {
                name = format!("{name} ({number})");
            }
            taken.insert(name.clone());
            Agent {
                name: name.into(),
                team: number % org.teams.len(),
                doing: Doing::LoggedOut,
                since: 0,
                suspended: false,
                turn: 0,
                restless_at: 0,
                day: [AgentDay::default(); 3],
                available: Sum::default(),
                unavailable: Sum::default(),
                logged_in: 0,
            }
        })
        .collect();
    if setup.hostile_names {
        // Not the first: the signed-in agent's name is typed on command lines.
        for (number, agent) in agents.iter_mut().skip(1).step_by(9).enumerate() {
            agent.name = names::hostile(number).into();
        }
    }
    agents
}
