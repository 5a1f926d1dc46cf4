//! Where each metric stands in the list of an entity's values.

use connect_model::Modality;

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

    pub(crate) fn of_queues(world: &World) -> Self {
        let mut slots = Vec::new();
        if let Some(queue) = world.queues.first() {
            metrics::of_queue(queue, 0, &mut |bag, name, _| slots.push(Slot::new(bag, name)));
        }
        Self { slots }
    }
}

impl Slot {
    fn new(bag: usize, name: &'static str) -> Self {
        let modality = if bag == AGNOSTIC { Modality::Agnostic } else { MODALITIES[bag].clone() };
        Self { bag, modality, name }
    }
}
