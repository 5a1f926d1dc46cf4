//! Who may see and do what (document: Authorization; spec note 18).

use std::collections::BTreeSet;

use super::World;
use super::sessions::{Session, Stage};

/// What an agent is in the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Sees itself, its team's entry and its team's queues.
    Agent,
    /// Sees its team: agents, queues, sessions.
    TeamLead,
    /// Sees everything.
    Supervisor,
}

/// What the three flags on an agent's entry in P2 mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Whoever asks may do it to that agent.
    #[default]
    DoneToAgent,
    /// That agent may do it.
    DoneByAgent,
}

/// Something not everybody may do to a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    SilentJoin,
    WhisperJoin,
    BargeIn,
    Record,
}

/// The flags on an agent's entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Flags {
    pub silent_join: bool,
    pub whisper_join: bool,
    pub record: bool,
}

/// The part of the organisation somebody sees, by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Visible {
    pub agents: BTreeSet<usize>,
    pub queues: BTreeSet<usize>,
    pub teams: BTreeSet<usize>,
    pub groups: BTreeSet<usize>,
    pub units: BTreeSet<usize>,
}

/// The leads of every so many teams may not whisper.
const NO_WHISPER: usize = 3;

impl World {
    /// An agent's role: what it was given, else the first agent is a supervisor and the first of
    /// each team its lead.
    pub(crate) fn role_of(&self, agent: usize) -> Role {
        if let Some(role) = self.roles.get(&agent) {
            return *role;
        }
        let team = &self.org.teams[self.agents[agent].team];
        match agent {
            0 => Role::Supervisor,
            _ if team.agents.first() == Some(&agent) => Role::TeamLead,
            _ => Role::Agent,
        }
    }

    /// Gives an agent another role.
    pub(crate) fn set_role(&mut self, agent: usize, role: Role) {
        self.roles.insert(agent, role);
    }

    /// Whether an agent sees another, its status and its sessions.
    pub(crate) fn can_see_agent(&self, by: usize, agent: usize) -> bool {
        match self.role_of(by) {
            Role::Supervisor => true,
            Role::TeamLead => self.agents[by].team == self.agents[agent].team,
            Role::Agent => by == agent,
        }
    }

    /// Whether an agent sees a queue.
    pub(crate) fn can_see_queue(&self, by: usize, queue: usize) -> bool {
        self.role_of(by) == Role::Supervisor
            || self.org.queue_teams[queue].contains(&self.agents[by].team)
    }

    /// Whether an agent sees a session: one that it or somebody it sees takes or took part in; for
    /// leads also those of the team's queues. What has ended in them is there for everybody who
    /// serves the customer next.
    pub(crate) fn can_see_session(&self, by: usize, session: &Session) -> bool {
        let of_queue = || session.queue.is_some_and(|queue| self.can_see_queue(by, queue));
        let of_agent = |agent: usize| self.can_see_agent(by, agent);
        let takes_part = || {
            session.has_had(by)
                || session.agent.is_some_and(of_agent)
                || session.parts.iter().any(|part| of_agent(part.agent))
        };
        match self.role_of(by) {
            Role::Supervisor => true,
            Role::TeamLead => of_queue() || takes_part(),
            Role::Agent => matches!(session.stage, Stage::Ended(_)) && of_queue() || takes_part(),
        }
    }

    /// The part of the organisation an agent sees.
    pub(crate) fn visible(&self, by: usize) -> Visible {
        let team = self.agents[by].team;
        let org = &self.org;
        let mut visible = match self.role_of(by) {
            Role::Supervisor => {
                return Visible {
                    agents: (0..self.agents.len()).collect(),
                    queues: (0..self.queues.len()).collect(),
                    teams: (0..org.teams.len()).collect(),
                    groups: (0..org.groups.len()).collect(),
                    units: (0..org.units.len()).collect(),
                };
            }
            Role::TeamLead => Visible {
                agents: org.teams[team].agents.iter().copied().collect(),
                ..Visible::default()
            },
            Role::Agent => Visible { agents: BTreeSet::from([by]), ..Visible::default() },
        };
        visible.teams.insert(team);
        visible.queues.extend(&org.teams[team].queues);
        visible.groups.extend(&org.teams[team].groups);
        visible.units.insert(org.teams[team].unit);
        visible
    }

    /// Whether an agent may do something to the sessions of another.
    pub(crate) fn may(&self, by: usize, right: Right, agent: usize) -> bool {
        if right == Right::Record && by == agent {
            return true;
        }
        self.has_right(by, right) && self.can_see_agent(by, agent)
    }

    fn has_right(&self, by: usize, right: Right) -> bool {
        match self.role_of(by) {
            Role::Supervisor => true,
            Role::TeamLead => {
                right != Right::WhisperJoin || self.agents[by].team % NO_WHISPER != NO_WHISPER - 1
            }
            Role::Agent => false,
        }
    }

    /// The flags that somebody finds on an agent's entry.
    pub(crate) fn flags(&self, viewer: usize, agent: usize) -> Flags {
        let flag = |right| match self.reading {
            Reading::DoneToAgent => {
                let prohibited = right == Right::Record && !self.agents[agent].recordable;
                self.may(viewer, right, agent) && !prohibited
            }
            Reading::DoneByAgent => self.has_right(agent, right),
        };
        Flags {
            silent_join: flag(Right::SilentJoin),
            whisper_join: flag(Right::WhisperJoin),
            record: flag(Right::Record),
        }
    }
}
