//! Fills the stream of changes up to the wanted rate: looks again at entities whose times grow.
//!
//! It throws no dice and changes nothing that happens.

use super::agents::Doing;
use super::{Setup, World};

/// Nobody is looked at again sooner than this, unless the rate cannot be reached otherwise.
const PAUSE: i64 = 1_000;

pub(super) struct Refresh {
    per_second: f64,
    due: f64,
    agents: Ring,
    queues: Ring,
}

/// Goes round the entities of one kind.
struct Ring {
    next: usize,
    last: Vec<i64>,
}

impl Ring {
    fn new(count: usize) -> Self {
        Self { next: 0, last: vec![0; count] }
    }

    /// The next entities, `wanted` of them at most, that `fit` and were last taken before `before`.
    fn take(
        &mut self,
        wanted: usize,
        now: i64,
        before: i64,
        fit: impl Fn(usize) -> bool,
    ) -> Vec<usize> {
        let mut taken = Vec::new();
        for _ in 0..self.last.len() {
            if taken.len() >= wanted {
                break;
            }
            let index = self.next;
            self.next = (self.next + 1) % self.last.len();
            if self.last[index] <= before && fit(index) {
                self.last[index] = now;
                taken.push(index);
            }
        }
        taken
    }
}

impl Refresh {
    pub(super) fn new(setup: &Setup) -> Self {
        Self {
            per_second: f64::from(setup.updates_per_second),
            due: 0.0,
            agents: Ring::new(setup.agents),
            queues: Ring::new(setup.queues),
        }
    }
}

impl World {
    /// Marks as touched what is wanting after `elapsed` milliseconds.
    pub(super) fn refresh(&mut self, elapsed: i64) {
        let most = (self.agents.len() + self.queues.len()) as f64;
        let natural = f64::from(self.touched.count());
        let refresh = &mut self.refresh;
        refresh.due += refresh.per_second * elapsed as f64 / 1000.0 - natural;
        refresh.due = refresh.due.clamp(-refresh.per_second, most);
        let wanted = refresh.due.max(0.0) as usize;
        let queues = self.refresh_queues(wanted.div_ceil(4));
        let busy = self.refresh_agents((wanted - queues.min(wanted)).div_ceil(5) * 4, PAUSE, true);
        let others = self.refresh_agents(wanted.saturating_sub(queues + busy), PAUSE, false);
        let short = wanted.saturating_sub(queues + busy + others);
        let again = self.refresh_agents(short, 1, false);
        self.refresh.due -= (queues + busy + others + again) as f64;
        // What was touched here is no event of the centre's life.
        self.touched.count();
    }

    fn refresh_queues(&mut self, wanted: usize) -> usize {
        let (queues, touched) = (&self.queues, &self.touched);
        let fit = |index: usize| !touched.has_queue(index) && queues[index].waiting() > 0;
        let taken = self.refresh.queues.take(wanted, self.now, self.now - PAUSE, fit);
        for index in &taken {
            self.touched.queue(*index);
        }
        taken.len()
    }

    /// Agents with growing times; `busy` ones have a growing handle time.
    fn refresh_agents(&mut self, wanted: usize, pause: i64, busy: bool) -> usize {
        let (agents, touched) = (&self.agents, &self.touched);
        let fit = |index: usize| {
            let doing = agents[index].doing;
            let right = match doing {
                Doing::LoggedOut => false,
                Doing::Talking(..) | Doing::AfterCall(_) => true,
                _ => !busy,
            };
            right && !touched.has_agent(index)
        };
        let taken = self.refresh.agents.take(wanted, self.now, self.now - pause, fit);
        for index in &taken {
            self.touched.agent(*index);
        }
        taken.len()
    }
}
