//! A snapshot and every change since are the picture, and whatever changes is looked at.

use std::collections::BTreeMap;

use super::*;
use crate::world::actions::join::Join;
use crate::world::{Reading, Setup};

/// What a subscriber knows of the sessions of one entity.
#[derive(Default)]
struct Known(BTreeMap<i64, SessionDto>);

impl Known {
    fn apply(&mut self, change: Change) {
        for sessions in change.sessions {
            for session in sessions.added_sessions {
                assert!(self.0.insert(session.session_id.0, session).is_none(), "added twice");
            }
            for new in sessions.sessions {
                let old = self.0.get_mut(&new.session_id.0).expect("only known sessions change");
                merge(old, new);
            }
            for session in sessions.removed_sessions {
                assert!(self.0.remove(&session.session_id.0).is_some(), "only known sessions end");
            }
        }
    }

    /// But for the times, which grow.
    fn assert_is(&self, entity: &Entity, now: i64) {
        assert!(self.0.keys().eq(entity.sessions.keys()));
        for (id, view) in &entity.sessions {
            let full = view.dto(*id, now);
            let mut known = self.0[id].clone();
            (known.queued_ms, known.active_ms) = (full.queued_ms, full.active_ms);
            known.agent_id = known.agent_id.filter(|agent| agent.0 > 0);
            assert_eq!(known, full);
        }
    }
}

fn merge(old: &mut SessionDto, new: SessionDto) {
    old.agent_id = new.agent_id.or(old.agent_id);
    old.customer_name = new.customer_name.or(old.customer_name.take());
    old.session_status = new.session_status.or(old.session_status.take());
    old.is_recording = new.is_recording.or(old.is_recording);
    old.can_be_recorded = new.can_be_recorded.or(old.can_be_recorded);
    old.is_silent_joined = new.is_silent_joined.or(old.is_silent_joined);
    old.is_whisper_joined = new.is_whisper_joined.or(old.is_whisper_joined);
    old.can_be_silent_joined = new.can_be_silent_joined.or(old.can_be_silent_joined);
    old.can_be_whisper_joined = new.can_be_whisper_joined.or(old.can_be_whisper_joined);
}

/// Everything published of one kind, and what a subscriber makes of it.
struct Side {
    kind: EntityKind,
    entities: Vec<Entity>,
    known: Vec<Known>,
    draw: fn(&World, usize) -> Entity,
}

impl Side {
    fn new(world: &World, kind: EntityKind) -> Self {
        let (count, draw): (_, fn(&World, usize) -> Entity) = match kind {
            EntityKind::Agent => (world.agents.len(), Entity::of_agent),
            EntityKind::Queue => (world.queues.len(), Entity::of_queue),
        };
        let entities: Vec<_> = (0..count).map(|index| draw(world, index)).collect();
        let mut known = Vec::new();
        for (index, entity) in entities.iter().enumerate() {
            known.push(Known::default());
            known[index].apply(entity.snapshot(kind, index, world.now));
        }
        Self { kind, entities, known, draw }
    }

    fn publish(&mut self, world: &World, touched: Vec<usize>) {
        for index in touched {
            let new = (self.draw)(world, index);
            let change = self.entities[index].change_to(&new, self.kind, index, world.now);
            self.known[index].apply(change);
            self.entities[index] = new;
        }
    }

    fn check(&self, world: &World) {
        for (index, known) in self.known.iter().enumerate() {
            let fresh = (self.draw)(world, index);
            assert_eq!(fresh.status, self.entities[index].status);
            assert_eq!(fresh.sessions, self.entities[index].sessions);
            known.assert_is(&fresh, world.now);
        }
    }
}

#[test]
fn whatever_changes_is_published() {
    let mut world = World::new(&Setup {
        agents: 80,
        queues: 14,
        updates_per_second: 0,
        seed: 5,
        hostile_names: false,
        epoch: 1_800_000_000_000,
        reading: Reading::default(),
    });
    world.touched.take();
    let mut sides = [Side::new(&world, EntityKind::Agent), Side::new(&world, EntityKind::Queue)];
    for step in 0..900_usize {
        world.advance(3_000);
        act(&mut world, step);
        let (agents, queues) = world.touched.take();
        sides[0].publish(&world, agents);
        sides[1].publish(&world, queues);
        for side in &sides {
            side.check(&world);
        }
    }
}

/// Every action again and again; many are refused.
fn act(world: &mut World, step: usize) {
    let agent = step % 80;
    let id = world.primary_session(agent).map_or(0, |session| session.id);
    let join = [Join::Silent, Join::Whisper, Join::BargeIn][step % 3];
    let joined = world.agents[0].joined.unwrap_or_default();
    let done = match step % 7 {
        0 => world.join(0, id, join).is_ok(),
        1 => world.leave(0, joined).is_ok(),
        2 => world.record(0, agent, step.is_multiple_of(2)).is_ok(),
        3 => world.set_status(0, agent, Some(1), None).is_ok(),
        4 => world.set_suspended(0, agent, step.is_multiple_of(2)).is_ok(),
        5 => world.rename_customer(id, "another"),
        _ => world.unregister(agent, &[id]).is_empty(),
    };
    assert!(done || id == 0 || matches!(step % 7, 0 | 1 | 6));
}
