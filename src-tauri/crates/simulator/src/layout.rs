//! Where each metric stands in the list of an entity's values.

use connect_model::{MetricValue, Modality};

use crate::world::World;
use crate::world::metrics::{self, AGNOSTIC};
use crate::world::sessions::MODALITIES;

/// The modalities in the server's words, in the order of all tables here.
pub(crate) const MODALITY_WORDS: [&str; 3] = ["audio", "instantMessage", "message"];

/// One metric in one bag.
pub(crate) struct Slot {
    /// The index of the bag.
    pub bag: usize,
    pub modality: Modality,
    pub name: &'static str,
}

/// All metrics of a kind of entity, in the order of their values.
pub(crate) struct Layout {
    pub slots: Vec<Slot>,
}

impl Layout {
    pub(crate) fn of_agents(world: &World) -> Self {
        let mut slots = Vec::new();
        if let Some(agent) = world.agents.first() {
            metrics::of_agent(agent, 0, None, &mut |bag, name, _| slots.push(Slot::new(bag, name)));
        }
        Self { slots }
    }

    /// Of an agent's metrics per queue.
    pub(crate) fn of_breakdowns(world: &World) -> Self {
        let mut slots = Vec::new();
        if let Some(agent) = world.agents.first() {
            metrics::of_breakdown(agent, 0, 0, None, &mut |bag, name, _| {
                slots.push(Slot::new(bag, name));
            });
        }
        Self { slots }
    }

    pub(crate) fn of_queues(world: &World) -> Self {
        let mut slots = Vec::new();
        if let Some(queue) = world.queues.first() {
            metrics::of_queue(queue, 0, &mut |bag, name, _| slots.push(Slot::new(bag, name)));
        }
        Self { slots }
    }
}

impl Layout {
    /// The values of several entities of this kind as one list: numbers add up, the longest of
    /// them is the longest, sums with their counts are summed and their average is made anew, and
    /// percentages are made anew of what they are percentages of.
    pub(crate) fn sum<'a>(
        &self,
        all: impl IntoIterator<Item = &'a [Option<MetricValue>]>,
    ) -> Vec<Option<MetricValue>> {
        let mut sums = vec![None; self.slots.len()];
        for values in all {
            for ((sum, value), slot) in sums.iter_mut().zip(values).zip(&self.slots) {
                *sum = added(*sum, *value, is_extreme(slot.name));
            }
        }
        for (place, slot) in self.slots.iter().enumerate() {
            if slot.name == SERVICE_LEVEL {
                sums[place] = self.service_level(&sums, slot.bag);
            }
        }
        sums
    }

    fn service_level(&self, sums: &[Option<MetricValue>], bag: usize) -> Option<MetricValue> {
        let number = |name: &str| {
            let place = self.slots.iter().position(|slot| slot.bag == bag && slot.name == name)?;
            match sums[place]? {
                MetricValue::Number(number) => Some(number),
                MetricValue::Stat { .. } => None,
            }
        };
        let due = number("answeredCount")? + number("abandonedAfterSLACount")?;
        let percent = number("answeredBeforeSLACount")? * 100.0 / due;
        (due > 0.0).then(|| MetricValue::Number(metrics::tenths(percent)))
    }
}

const SERVICE_LEVEL: &str = "serviceLevelPercent";

fn is_extreme(name: &str) -> bool {
    name.starts_with("longest") || name.starts_with("max")
}

/// A value more in a sum; none adds nothing.
fn added(
    sum: Option<MetricValue>,
    value: Option<MetricValue>,
    extreme: bool,
) -> Option<MetricValue> {
    let (Some(sum), Some(value)) = (sum, value) else { return sum.or(value) };
    Some(match (sum, value) {
        (MetricValue::Number(a), MetricValue::Number(b)) => {
            MetricValue::Number(if extreme { a.max(b) } else { a + b })
        }
        (
            MetricValue::Stat { total: a, count: n, .. },
            MetricValue::Stat { total: b, count: m, .. },
        ) => metrics::stat(a + b, n + m),
        // One metric has one form.
        (sum, _) => sum,
    })
}

impl Slot {
    fn new(bag: usize, name: &'static str) -> Self {
        let modality = if bag == AGNOSTIC { Modality::Agnostic } else { MODALITIES[bag].clone() };
        Self { bag, modality, name }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Entity;
    use crate::world::{Reading, Setup};

    fn world() -> World {
        World::new(&Setup {
            agents: 90,
            queues: 15,
            updates_per_second: 0,
            seed: 3,
            hostile_names: false,
            epoch: 1_800_000_000_000,
            reading: Reading::default(),
        })
    }

    fn value(layout: &Layout, values: &[Option<MetricValue>], name: &str) -> Option<MetricValue> {
        let place = layout.slots.iter().position(|slot| slot.name == name)?;
        values[place]
    }

    #[test]
    fn queues_add_up() {
        let world = world();
        let layout = Layout::of_queues(&world);
        let all: Vec<_> = (0..15).map(|index| Entity::of_queue(&world, index)).collect();
        let sum = layout.sum(all.iter().map(|entity| entity.values.as_slice()));
        let lines = || world.queues.iter().map(|queue| &queue.lines[0]);
        let (answered, in_time) = (
            lines().map(|line| line.answered).sum::<i64>() as f64,
            lines().map(|line| line.answered_in_time).sum::<i64>() as f64,
        );
        let late: i64 = lines().map(|line| line.abandoned_late).sum();
        let number = |number| Some(MetricValue::Number(number));
        assert_eq!(value(&layout, &sum, "answeredCount"), number(answered));
        let level = metrics::tenths(in_time * 100.0 / (answered + late as f64));
        assert_eq!(value(&layout, &sum, "serviceLevelPercent"), number(level));
        let longest = lines().map(|line| line.longest_queued).max().unwrap() as f64;
        let Some(MetricValue::Number(most)) = value(&layout, &sum, "maxQueuedTime") else {
            panic!("a number")
        };
        assert!(most >= longest);
        let total: i64 = lines().map(|line| line.handle.total).sum();
        let count: i64 = lines().map(|line| line.handle.count).sum();
        let stat = metrics::stat(total as f64, count as f64);
        assert_eq!(value(&layout, &sum, "handleTime"), Some(stat));
    }

    #[test]
    fn one_is_itself_and_none_is_nothing() {
        let world = world();
        let layout = Layout::of_agents(&world);
        let one = Entity::of_agent(&world, 7);
        assert_eq!(layout.sum([one.values.as_slice()]), one.values);
        assert!(layout.sum([]).iter().all(Option::is_none));
        let queues = Layout::of_queues(&world);
        let one = Entity::of_queue(&world, 2);
        assert_eq!(queues.sum([one.values.as_slice()]), one.values);
    }
}
