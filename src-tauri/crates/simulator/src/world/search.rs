//! Search for agents and queues (row Q1).

use super::World;
use super::agents::{Agent, Doing};
use super::queues::Queue;
use super::statuses::{UNKNOWN, status_id};

/// An agent that was found; by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct AgentFound {
    pub agent: usize,
    /// The status id; that of `unknown` if the SIP address is not valid.
    pub status: i64,
    /// Of today.
    pub calls_answered: i64,
    /// Of today.
    pub ronas: i64,
}

/// A queue that was found; by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct QueueFound {
    pub queue: usize,
    pub is_open: bool,
    pub agents_online: usize,
    pub agents_available: usize,
    /// Seconds.
    pub estimated_wait: i64,
    pub calls_today: i64,
}

/// What a search has found, by index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub agents: Vec<AgentFound>,
    pub queues: Vec<QueueFound>,
}

/// How long a session is taken to keep an agent where nothing is known yet.
const HANDLE: i64 = 240_000;

impl World {
    /// Everything an agent may see whose names, addresses or numbers hold these letters in this
    /// order, without case. Nothing is found for no letters.
    pub(crate) fn search(&self, by: usize, query: &str) -> Found {
        let query = query.trim().to_lowercase();
        if query.is_empty() {
            return Found::default();
        }
        let agents = self.agents.iter().enumerate();
        let agents = agents
            .filter(|(index, agent)| self.can_see_agent(by, *index) && names(agent, *index, &query))
            .map(|(index, agent)| AgentFound {
                agent: index,
                status: self.current_status(index).map_or(UNKNOWN, |status| status.status),
                calls_answered: agent.day.iter().map(|day| day.answered).sum(),
                ronas: agent.day.iter().map(|day| day.missed).sum(),
            });
        let queues = self.queues.iter().enumerate();
        let queues = queues
            .filter(|(index, queue)| self.can_see_queue(by, *index) && holds(&queue.name, &query))
            .map(|(index, queue)| self.found(index, queue));
        Found { agents: agents.collect(), queues: queues.collect() }
    }

    fn found(&self, index: usize, queue: &Queue) -> QueueFound {
        let teams = self.org.queue_teams[index].iter();
        let staff = teams.flat_map(|team| &self.org.teams[*team].agents);
        let (mut online, mut available) = (0, 0);
        for agent in staff.map(|agent| &self.agents[*agent]) {
            let off = status_id("offWork") == status_id(agent.doing.word());
            online += usize::from(agent.doing != Doing::LoggedOut && !off);
            available += usize::from(agent.doing == Doing::Available && !agent.suspended);
        }
        let is_open = queue.is_open(self.now);
        let handled = queue.lines.iter().fold((0, 0), |(total, count), line| {
            (total + line.handle.total, count + line.handle.count)
        });
        let handle = if handled.1 > 0 { handled.0 / handled.1 } else { HANDLE };
        let ahead = i64::try_from(queue.waiting() + 1).unwrap_or(i64::MAX);
        let estimated_wait = match available {
            _ if !is_open => 0,
            0 => ahead * handle / i64::try_from(online.max(1)).unwrap_or(1) / 1000,
            _ => 0,
        };
        QueueFound {
            queue: index,
            is_open,
            agents_online: online,
            agents_available: available,
            estimated_wait,
            calls_today: queue.lines.iter().map(|line| line.offered).sum(),
        }
    }
}

fn holds(text: &str, query: &str) -> bool {
    text.to_lowercase().contains(query)
}

fn names(agent: &Agent, index: usize, query: &str) -> bool {
    holds(&agent.name, query)
        || holds(agent.person.first, query)
        || holds(agent.person.last, query)
        || holds(&agent.login_name(), query)
        || holds(&agent.email(), query)
        || holds(&agent.sip(), query)
        || holds(&Agent::phone(index), query)
}
