//! The organisation: business units, groups over them, teams in them, who serves which queue.

use super::names;
use super::random::Dice;

/// The id of what stands at this index, the same for all kinds: ids of different kinds overlap.
pub(crate) fn id_of(index: usize) -> i64 {
    i64::try_from(index).map_or(i64::MAX, |index| index + 1)
}

/// The id of an agent who does not exist.
pub(crate) const NOBODY: i64 = 1_000_000_000;

/// The queues nobody sees: what is dialled directly, and sums. Ids and names.
pub(crate) const HIDDEN_QUEUES: [(i64, &str); 4] =
    [(-2, "Direct Outbound"), (-1, "Direct Inbound"), (0, "Rollup Queue"), (9999, "Direct Calls")];

/// A business unit.
pub(crate) struct Unit {
    pub name: String,
    pub teams: Vec<usize>,
    pub queues: Vec<usize>,
}

/// A team.
pub(crate) struct Team {
    pub name: String,
    pub unit: usize,
    pub groups: Vec<usize>,
    pub agents: Vec<usize>,
    pub queues: Vec<usize>,
}

/// A group of teams, over all business units.
pub(crate) struct Group {
    pub name: String,
    pub teams: Vec<usize>,
}

/// Who belongs where.
pub(crate) struct Org {
    pub units: Vec<Unit>,
    pub teams: Vec<Team>,
    pub groups: Vec<Group>,
    /// The teams that each queue is shown to.
    pub queue_teams: Vec<Vec<usize>>,
    /// The business unit of each queue.
    pub queue_unit: Vec<usize>,
}

impl Org {
    pub(crate) fn new(agents: usize, queues: usize, dice: &mut Dice) -> Self {
        let team_count = agents.div_ceil(12).max(1);
        let unit_count = team_count.min(queues.div_ceil(4)).clamp(1, 12);
        let group_count = (team_count / 6).clamp(1, 60) + usize::from(team_count > 1);
        let mut org = Self {
            units: (0..unit_count).map(Unit::new).collect(),
            teams: (0..team_count).map(|number| Team::new(number, number % unit_count)).collect(),
            groups: (0..group_count)
                .map(|number| Group { name: names::group(number), teams: Vec::new() })
                .collect(),
            queue_teams: Vec::with_capacity(queues),
            queue_unit: Vec::with_capacity(queues),
        };
        for team in 0..team_count {
            org.units[team % unit_count].teams.push(team);
            let group = dice.below(group_count);
            org.groups[group].teams.push(team);
            org.teams[team].groups.push(group);
        }
        for agent in 0..agents {
            org.teams[agent % team_count].agents.push(agent);
        }
        for queue in 0..queues {
            org.add_queue(queue, dice);
        }
        org
    }

    /// A queue belongs to one business unit and is shown to some of its teams.
    fn add_queue(&mut self, queue: usize, dice: &mut Dice) {
        let unit = queue % self.units.len();
        let all = self.units[unit].teams.clone();
        let always = all[dice.below(all.len())];
        let teams: Vec<_> =
            all.into_iter().filter(|team| *team == always || dice.chance(0.5)).collect();
        for team in &teams {
            self.teams[*team].queues.push(queue);
        }
        self.units[unit].queues.push(queue);
        self.queue_teams.push(teams);
        self.queue_unit.push(unit);
    }
}

impl Unit {
    fn new(number: usize) -> Self {
        Self { name: names::business_unit(number), teams: Vec::new(), queues: Vec::new() }
    }
}

impl Team {
    fn new(number: usize, unit: usize) -> Self {
        Self {
            name: names::team(number),
            unit,
            groups: Vec::new(),
            agents: Vec::new(),
            queues: Vec::new(),
        }
    }
}
