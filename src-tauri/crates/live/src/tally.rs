//! How many agents of a queue's teams do what, kept per team as agents change.

use std::collections::HashMap;

use connect_model::{AgentId, Mbu, QueueId, StatusKind, TeamId};

/// Agents by what they do, as far as a queue's row shows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct AgentCounts {
    /// Available.
    pub available: u32,
    /// In a session, or ringing.
    pub on_call: u32,
    /// In after-call.
    pub after_call: u32,
    /// Away, or not responding.
    pub away: u32,
}

impl AgentCounts {
    fn slot(&mut self, kind: StatusKind) -> Option<&mut u32> {
        match kind {
            StatusKind::Available => Some(&mut self.available),
            StatusKind::OnCall | StatusKind::Ringing => Some(&mut self.on_call),
            StatusKind::AfterCall => Some(&mut self.after_call),
            StatusKind::Away | StatusKind::NotResponding => Some(&mut self.away),
            StatusKind::Offline | StatusKind::Unknown => None,
        }
    }
}

/// The counts of every team, and which queues show them.
#[derive(Debug, Default)]
pub struct Tally {
    team_of: HashMap<i64, TeamId>,
    kinds: HashMap<i64, StatusKind>,
    teams: HashMap<TeamId, AgentCounts>,
    queues_of: HashMap<TeamId, Vec<i64>>,
    teams_of: HashMap<i64, Vec<TeamId>>,
}

impl Tally {
    /// A tally over an organisation; nobody does anything yet. Both directions of a link count:
    /// what a team lists and what an agent or a queue says of itself.
    pub fn new(mbu: &Mbu) -> Self {
        let mut tally = Self::default();
        for team in &mbu.teams {
            for AgentId(agent) in &team.agents {
                tally.team_of.insert(*agent, team.id);
            }
            for QueueId(queue) in &team.queues {
                tally.link(*queue, team.id);
            }
        }
        for agent in &mbu.agents {
            if let Some(team) = agent.team {
                tally.team_of.insert(agent.id.0, team);
            }
        }
        for queue in &mbu.queues {
            for team in &queue.teams {
                tally.link(queue.id.0, *team);
            }
        }
        tally
    }

    fn link(&mut self, queue: i64, team: TeamId) {
        let queues = self.queues_of.entry(team).or_default();
        if !queues.contains(&queue) {
            queues.push(queue);
            self.teams_of.entry(queue).or_default().push(team);
        }
    }

    /// An agent does something now. Answers the queues whose counts changed.
    pub fn set(&mut self, agent: i64, kind: StatusKind) -> &[i64] {
        let before = self.kinds.insert(agent, kind).unwrap_or(StatusKind::Unknown);
        let Some(team) = self.team_of.get(&agent).filter(|_| before != kind) else { return &[] };
        let counts = self.teams.entry(*team).or_default();
        if let Some(slot) = counts.slot(before) {
            *slot = slot.saturating_sub(1);
        }
        if let Some(slot) = counts.slot(kind) {
            *slot += 1;
        }
        self.queues_of.get(team).map_or(&[], Vec::as_slice)
    }

    /// Nobody is known to do anything.
    pub fn clear(&mut self) {
        self.kinds.clear();
        self.teams.clear();
    }

    /// The counts of a queue; none if no agent of its teams is known.
    pub fn of_queue(&self, queue: i64) -> Option<AgentCounts> {
        let teams = self.teams_of.get(&queue)?;
        let counts: Vec<_> = teams.iter().filter_map(|team| self.teams.get(team)).collect();
        if counts.is_empty() {
            return None;
        }
        Some(counts.into_iter().fold(AgentCounts::default(), |sum, one| AgentCounts {
            available: sum.available + one.available,
            on_call: sum.on_call + one.on_call,
            after_call: sum.after_call + one.after_call,
            away: sum.away + one.away,
        }))
    }
}
