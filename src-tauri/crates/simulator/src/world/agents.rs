//! Agents: who they are, what they do and since when.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::sync::Arc;

use super::days::{AgentDay, Sum};
use super::names::Person;
use super::org::Org;
use super::random::Dice;
use super::statuses::Spell;
use super::{Setup, names, people};

/// What an agent does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doing {
    /// Not there.
    LoggedOut,
    /// Waiting for a session.
    Available,
    /// Being offered this session.
    Ringing(i64),
    /// In this session, as its primary agent.
    Talking(i64, &'static str),
    /// In this session beside its primary agent, consulted or invited.
    Helping(i64),
    /// Available but for being joined to this session.
    Joined(i64),
    /// Working on a session that has ended, or that another agent has taken over.
    AfterCall(Ended),
    /// Did not answer; set back by hand.
    NoAnswer,
    /// Away, in this status and with this reason.
    Away(&'static str, Option<&'static str>),
}

/// What after-call work is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ended {
    pub session: i64,
    pub modality: usize,
    pub queue: usize,
    /// How long this agent was in it.
    pub talk: i64,
    /// True of the agent who answered: a session counts once, however often it is transferred.
    pub counts: bool,
    /// False if the session goes on with another agent.
    pub last: bool,
}

impl Doing {
    /// The server's word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::LoggedOut => "loggedOut",
            Self::Available => "available",
            Self::Ringing(_) => "ringing",
            Self::Talking(_, word) | Self::Away(word, _) => word,
            Self::Helping(_) | Self::Joined(_) => "conferenceCall",
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
            Self::Ringing(session) | Self::Talking(session, _) | Self::Helping(session) => {
                Some(session)
            }
            Self::AfterCall(Ended { session, last: true, .. }) => Some(session),
            _ => None,
        }
    }

    /// True while another status cannot begin before a session lets go of the agent.
    pub(crate) const fn is_held(self) -> bool {
        matches!(self, Self::Ringing(_) | Self::Talking(..) | Self::Helping(_))
    }
}

/// What of an agent is no longer left to chance.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct ByHand {
    /// It has set a status of its own: from then on it is moved by sessions alone.
    pub status: bool,
    /// Somebody has suspended or resumed it on purpose.
    pub suspension: bool,
}

/// An agent.
pub(crate) struct Agent {
    pub name: Arc<str>,
    pub person: Person,
    /// What stands before the `@` of its addresses.
    pub account: String,
    pub sip_is_valid: bool,
    /// False of the few whose sessions may not be recorded by anybody.
    pub recordable: bool,
    pub team: usize,
    pub doing: Doing,
    pub since: i64,
    pub suspended: bool,
    pub by_hand: ByHand,
    /// What it was set to while a session held it.
    pub wish: Option<Doing>,
    /// The session it is joined to.
    pub joined: Option<i64>,
    /// Counts the changes of status: what was planned for an earlier one is void.
    pub turn: u32,
    /// When the agent next wants to do something else.
    pub restless_at: i64,
    pub day: [AgentDay; 3],
    /// The same per queue and modality, for what came through queues.
    pub by_queue: BTreeMap<(usize, usize), AgentDay>,
    pub available: Sum,
    pub unavailable: Sum,
    pub logged_in: i64,
    /// Its statuses that have ended, the oldest first.
    pub past: VecDeque<Spell>,
}

impl Agent {
    /// Books something of a session of this queue.
    pub(crate) fn book(&mut self, queue: usize, modality: usize, change: impl Fn(&mut AgentDay)) {
        change(&mut self.day[modality]);
        change(self.by_queue.entry((queue, modality)).or_default());
    }

    /// Adds the time in the status that ends now to the day's sums.
    pub(crate) fn close_status(&mut self, now: i64) {
        let spent = now - self.since;
        match self.doing {
            Doing::LoggedOut => return,
            Doing::Available => self.available.add(spent),
            Doing::Away(..) | Doing::NoAnswer => self.unavailable.add(spent),
            Doing::Ringing(_)
            | Doing::Talking(..)
            | Doing::Helping(_)
            | Doing::Joined(_)
            | Doing::AfterCall(_) => {}
        }
        self.logged_in += spent;
    }
}

/// Every so many agents one may not be recorded.
const NOT_RECORDED: usize = 17;

/// All agents; names are unique as far as chance allows.
pub(super) fn hire(setup: &Setup, org: &Org, dice: &mut Dice) -> Vec<Agent> {
    let (mut taken, mut accounts) = (HashSet::new(), HashSet::new());
    let mut agents: Vec<_> = (0..setup.agents)
        .map(|number| {
            let mut person = names::person(dice);
            for _ in 0..8 {
                if !taken.contains(&person.full()) {
                    break;
                }
                person = names::person(dice);
            }
            let mut name = person.full();
            if taken.contains(&name) {
                name = format!("{name} ({number})");
            }
            taken.insert(name.clone());
            let account = people::account(person, number, &mut accounts);
            Agent::new(number, name, person, account, org)
        })
        .collect();
    if setup.hostile_names {
        // Not the first: the signed-in agent's name is typed on command lines.
        for (number, agent) in agents.iter_mut().skip(1).step_by(9).enumerate() {
            agent.name = names::hostile(number).into();
        }
    }
    // One agent's SIP address was entered wrongly.
    if let [_, .., last] = agents.as_mut_slice() {
        last.sip_is_valid = false;
    }
    agents
}

impl Agent {
    fn new(number: usize, name: String, person: Person, account: String, org: &Org) -> Self {
        Self {
            name: name.into(),
            person,
            account,
            sip_is_valid: true,
            recordable: number % NOT_RECORDED != 11,
            team: number % org.teams.len(),
            doing: Doing::LoggedOut,
            since: 0,
            suspended: false,
            by_hand: ByHand::default(),
            wish: None,
            joined: None,
            turn: 0,
            restless_at: 0,
            day: [AgentDay::default(); 3],
            by_queue: BTreeMap::new(),
            available: Sum::default(),
            unavailable: Sum::default(),
            logged_in: 0,
            past: VecDeque::new(),
        }
    }
}
