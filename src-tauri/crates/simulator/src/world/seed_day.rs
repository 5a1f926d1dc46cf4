//! The hours before the simulator was started: what everybody has done today, and is doing now.

use super::World;
use super::agents::Doing;
use super::events::Event;
use super::sessions::TALK;

/// How long the centre has been open when its life begins.
const OPEN_FOR: i64 = 3 * 3_600_000;

impl World {
    pub(super) fn seed_day(&mut self) {
        for queue in 0..self.queues.len() {
            for modality in 0..3 {
                self.seed_line(queue, modality);
                self.expect_caller(queue, modality);
            }
        }
        for agent in 0..self.agents.len() {
            self.seed_agent(agent);
        }
        self.timeline.plan(self.now + 60_000, Event::Suspension);
    }

    /// Every caller of these hours is dealt out to an agent, so that sums over queues and sums over
    /// agents agree.
    fn seed_line(&mut self, queue: usize, modality: usize) {
        let interval = self.queues[queue].lines[modality].interval;
        if interval <= 0.0 {
            return;
        }
        let callers = (OPEN_FOR as f64 / interval).round() as i64;
        let teams = self.org.queue_teams[queue].clone();
        // Some queues are well staffed and some are not.
        let typical = self.dice.lognormal(9_000.0, 0.7) as f64;
        let lost = 0.01 + typical / 400_000.0;
        for _ in 0..callers {
            let line = &mut self.queues[queue].lines[modality];
            line.offered += 1;
            if self.dice.chance(lost) {
                line.abandon(modality, 4_000 + self.dice.exponential(45_000.0));
                continue;
            }
            let team = teams[self.dice.below(teams.len())];
            let agents = &self.org.teams[team].agents;
            let agent = &mut self.agents[agents[self.dice.below(agents.len())]];
            if self.dice.chance(0.03) {
                line.missed += 1;
                agent.book(queue, modality, |day| {
                    day.missed += 1;
                    day.offered += 1;
                });
            }
            line.answer(modality, 2_000 + self.dice.exponential(typical));
            let talk = self.dice.lognormal(TALK[modality], 0.6).clamp(8_000, 3_600_000);
            let work = self.dice.lognormal(40_000.0, 0.4).clamp(5_000, 300_000);
            line.finish(talk, work);
            agent.book(queue, modality, |day| {
                day.offered += 1;
                day.answered += 1;
                day.finish(talk, work);
            });
        }
    }

    fn seed_agent(&mut self, index: usize) {
        let now = self.now;
        let (doing, since) = match self.dice.below(100) {
            // Some have not been there for days: their time in status passes 24 h.
            0..=9 => (Doing::LoggedOut, now - self.dice.between(600_000, 230_000_000)),
            10..=13 => {
                (Doing::Away("unavailable", Some("On Break")), now - self.dice.between(0, 600_000))
            }
            14..=16 => (
                Doing::Away("unavailable", Some("At Lunch")),
                now - self.dice.between(0, 1_800_000),
            ),
            17..=19 => (
                Doing::Away("unavailable", Some("Training")),
                now - self.dice.between(0, 5_400_000),
            ),
            20 => (Doing::NoAnswer, now - self.dice.between(0, 900_000)),
            _ => (Doing::Available, now - self.dice.between(0, 240_000)),
        };
        let agent = &mut self.agents[index];
        let busy: i64 = agent.day.iter().map(|day| day.handle.total).sum();
        let pauses = self.dice.between(2, 6);
        agent.unavailable.count = pauses;
        agent.unavailable.total = pauses * self.dice.between(180_000, 700_000);
        agent.available.count = agent.day.iter().map(|day| day.offered).sum::<i64>() + pauses;
        agent.available.total =
            (OPEN_FOR - busy - agent.unavailable.total).max(agent.available.count * 3_000);
        agent.logged_in = busy + agent.unavailable.total + agent.available.total;
        agent.doing = doing;
        agent.since = since;
        agent.restless_at = now + 30_000 + self.dice.exponential(2_400_000.0);
        self.touched.agent(index);
        if self.dice.chance(0.025) && index > 0 {
            self.agents[index].suspended = true;
        }
        let agent = &self.agents[index];
        if doing == Doing::Available && !agent.suspended {
            self.idle[agent.team].insert((since, index));
        }
        let (event, mean) = match doing {
            Doing::Available => {
                let event = Event::Restless(index, agent.turn);
                return self.timeline.plan(agent.restless_at, event);
            }
            Doing::LoggedOut => (Event::Ready(index, agent.turn), 7_200_000.0),
            _ => (Event::Ready(index, agent.turn), 900_000.0),
        };
        let at = now + 60_000 + self.dice.exponential(mean);
        self.timeline.plan(at, event);
    }
}
