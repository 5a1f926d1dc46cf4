//! How many agents of a queue's teams do what, kept per team as agents change.

use std::collections::{BTreeSet, HashMap};

use connect_model::{AgentId, Mbu, StatusKind, TeamId};

use crate::slots::Slots;

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

/// The counts of every team, and which queues show them. Agents and queues are meant by their
/// places in their tables.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    team_of: HashMap<i64, u32>,
    teams: Vec<Team>,
    /// By the queue's id: teams; none of a queue that no team serves.
    teams_of: HashMap<i64, Vec<u32>>,
    /// By place: team, and what the agent does. There may be many, so that they are kept small.
    agents: Vec<(Option<u32>, StatusKind)>,
}

#[derive(Debug, Default)]
struct Team {
    /// None as long as no agent of it is known.
    counts: Option<AgentCounts>,
    /// Places of the queues that show it.
    queues: Vec<usize>,
}

impl Tally {
    /// A tally over an organisation whose links are named by both sides; nobody does anything yet.
    pub(crate) fn new(mbu: &Mbu, agents: &Slots<i64>, queues: &Slots<i64>) -> Self {
        let mut tally = Self::default();
        let mut places: HashMap<TeamId, u32> = HashMap::new();
        let mut of = |id: TeamId| {
            let next = places.len() as u32;
            *places.entry(id).or_insert(next)
        };
        let mut links = Vec::new();
        for team in &mbu.teams {
            let place = of(team.id);
            tally.team_of.extend(team.agents.iter().map(|AgentId(agent)| (*agent, place)));
            links.extend(team.queues.iter().map(|queue| (queue.0, place)));
        }
        tally.teams.resize_with(places.len(), Team::default);
        for (queue, team) in links {
            let teams = tally.teams_of.entry(queue).or_default();
            if !teams.contains(&team) {
                teams.push(team);
                tally.teams[team as usize].queues.extend(queues.find(&queue));
            }
        }
        // An organisation that links nothing says nothing of who serves whom.
        if !tally.teams_of.is_empty() {
            for queue in &mbu.queues {
                tally.teams_of.entry(queue.id.0).or_default();
            }
        }
        for agent in agents.ids() {
            tally.agents.push((tally.team_of.get(agent).copied(), StatusKind::Unknown));
        }
        tally
    }

    /// Touches what is known of the agent at a place; the number means nothing.
    pub(crate) fn touch(&self, place: usize) -> usize {
        let team = self.agents.get(place).and_then(|(team, _)| self.teams.get((*team)? as usize));
        team.map_or(0, |team| team.queues.len())
    }

    /// The agent at a place does something now. Answers the places of the queues whose counts
    /// changed.
    pub(crate) fn set(&mut self, place: usize, agent: i64, kind: StatusKind) -> &[usize] {
        if place >= self.agents.len() {
            self.agents.resize(place + 1, (None, StatusKind::Unknown));
        }
        let (team, known) = &mut self.agents[place];
        // Nobody expected this one: its team was not looked up yet.
        *team = team.or_else(|| self.team_of.get(&agent).copied());
        let before = std::mem::replace(known, kind);
        let Some(team) = team.filter(|_| before != kind) else { return &[] };
        let team = &mut self.teams[team as usize];
        let counts = team.counts.get_or_insert_default();
        if let Some(slot) = counts.slot(before) {
            *slot = slot.saturating_sub(1);
        }
        if let Some(slot) = counts.slot(kind) {
            *slot += 1;
        }
        &team.queues
    }

    /// Nobody is known to do anything.
    pub(crate) fn clear(&mut self) {
        self.agents.iter_mut().for_each(|agent| agent.1 = StatusKind::Unknown);
        self.teams.iter_mut().for_each(|team| team.counts = None);
    }

    /// The counts of a queue; none if no agent of its teams is known. Whom no team serves has nobody.
    pub(crate) fn of_queue(&self, queue: i64) -> Option<AgentCounts> {
        self.of_queues(&[queue])
    }

    /// The counts of several queues, each agent once.
    pub(crate) fn of_queues(&self, queues: &[i64]) -> Option<AgentCounts> {
        let known: Vec<_> = queues.iter().filter_map(|queue| self.teams_of.get(queue)).collect();
        if !known.is_empty() && known.iter().all(|teams| teams.is_empty()) {
            return Some(AgentCounts::default());
        }
        self.of_teams(known.into_iter().flatten().copied().collect::<BTreeSet<_>>())
    }

    /// The places of the agents of a queue's teams.
    pub(crate) fn agents_of(&self, queue: i64) -> impl Iterator<Item = usize> + '_ {
        let teams = self.teams_of.get(&queue).map_or(&[][..], Vec::as_slice);
        let serves = move |team: &Option<u32>| team.is_some_and(|team| teams.contains(&team));
        let agents = self.agents.iter().enumerate();
        agents.filter(move |(_, (team, _))| serves(team)).map(|(place, _)| place)
    }

    fn of_teams(&self, teams: impl IntoIterator<Item = u32>) -> Option<AgentCounts> {
        let counts = teams.into_iter().filter_map(|team| self.teams[team as usize].counts);
        counts.reduce(|sum, one| AgentCounts {
            available: sum.available + one.available,
            on_call: sum.on_call + one.on_call,
            after_call: sum.after_call + one.after_call,
            away: sum.away + one.away,
        })
    }
}
