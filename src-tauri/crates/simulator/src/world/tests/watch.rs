//! Histories of statuses, breakdowns, alerts and search.

use super::*;
use crate::diff::{Entity, breakdowns};
use crate::layout::Layout;
use crate::world::alerts::{AlertKind, Severity};
use crate::world::statuses::{DAY, UNKNOWN};

#[test]
fn the_last_24_hours_have_no_gaps_and_no_end() {
    let mut world = World::new(&setup(31));
    for hours in [0, 1, 5, 30, 50] {
        world.advance(hours * 3_600_000);
        for (index, agent) in world.agents.iter().enumerate() {
            let spans = world.status_history(index);
            let last = spans.last().unwrap();
            assert_eq!((last.start, last.end), (agent.since, None));
            assert_eq!((last.word, last.reason), (agent.doing.word(), agent.doing.reason()));
            assert!(spans.windows(2).all(|two| two[0].end == Some(two[1].start)));
            assert!(spans.windows(2).all(|two| two[0].start < two[1].start));
            assert!(spans[0].start <= world.now - DAY, "{index} {:?}", spans[0]);
            assert!(agent.past.len() <= world.spells);
        }
    }
    assert!((0..60).any(|agent| world.status_history(agent).len() > 200));
}

#[test]
fn what_was_made_up_stays_as_it_was() {
    let mut world = World::new(&setup(32));
    let before: Vec<_> = (0..60).map(|agent| world.status_history(agent)).collect();
    world.advance(3_600_000);
    for (agent, before) in before.iter().enumerate() {
        let after = world.status_history(agent);
        let old: Vec<_> = before.iter().filter(|span| span.end.is_some()).collect();
        let recent = old.iter().filter(|span| span.end > Some(world.now - DAY));
        assert!(recent.copied().all(|span| after.contains(span)));
    }
}

#[test]
fn a_small_room_keeps_what_is_newest() {
    let mut world = World::new(&setup(33));
    world.spells = 10;
    world.advance(6 * 3_600_000);
    for agent in 0..60 {
        let spans = world.status_history(agent);
        assert!(spans.windows(2).all(|two| two[0].end == Some(two[1].start)));
    }
    assert!((0..60).any(|agent| world.status_history(agent).len() == 11));
}

#[test]
fn breakdowns_add_up_to_the_agent() {
    let mut world = World::new(&setup(34));
    world.advance(3_600_000);
    let whole = Layout::of_agents(&world);
    let parts = Layout::of_breakdowns(&world);
    for agent in 0..60 {
        let entity = Entity::of_agent(&world, agent);
        let queues = breakdowns(&world, agent);
        let sum = parts.sum(queues.values().map(Vec::as_slice));
        for (slot, value) in parts.slots.iter().zip(&sum) {
            // Direct calls are of no queue.
            if slot.name == "takenCount" || queues.is_empty() {
                continue;
            }
            let same = |of: &crate::layout::Slot| of.bag == slot.bag && of.name == slot.name;
            let place = whole.slots.iter().position(same).unwrap();
            assert_eq!(*value, entity.values[place], "{} {}", agent, slot.name);
        }
        let team = &world.org.teams[world.agents[agent].team];
        assert!(queues.keys().all(|queue| team.queues.contains(queue)));
    }
}

#[test]
fn alerts_fire_once_until_they_clear() {
    let mut world = World::new(&Setup { agents: 200, queues: 30, ..setup(35) });
    assert!(world.take_alerts().is_empty());
    let mut seen = BTreeMap::new();
    for _ in 0..2_000 {
        world.advance(10_000);
        for alert in world.take_alerts() {
            assert!(alert.at <= world.now && alert.text.contains(&*alert.name));
            *seen.entry((alert.kind, alert.index)).or_insert(0) += 1;
            let queue = matches!(alert.kind, AlertKind::LongWait | AlertKind::NobodyAvailable);
            assert_eq!(queue, alert.severity == Severity::Critical);
        }
    }
    for kind in [
        AlertKind::LongWait,
        AlertKind::NobodyAvailable,
        AlertKind::NotAnswering,
        AlertKind::LongAfterCall,
    ] {
        assert!(seen.keys().any(|(of, _)| *of == kind), "no {}", kind.word());
    }
    // Who does not answer is set back after minutes; two seconds of it are one alert.
    let agent = 7;
    world.set_status(0, agent, Some(18), None).unwrap();
    while world.agents[agent].doing.word() != "offWork" {
        world.advance(10_000);
    }
    world.enter(agent, Doing::NoAnswer);
    world.take_alerts();
    let mut count = 0;
    for _ in 0..20 {
        world.advance(2_000);
        let alerts = world.take_alerts();
        count +=
            alerts.iter().filter(|a| (a.kind, a.index) == (AlertKind::NotAnswering, 7)).count();
    }
    assert_eq!(count, 1);
}

#[test]
fn search_finds_by_every_name_and_only_what_may_be_seen() {
    let world = World::new(&setup(36));
    let agent = &world.agents[20];
    for query in [
        agent.name.to_uppercase(),
        agent.person.last.to_owned(),
        agent.login_name(),
        agent.sip(),
        format!(" {}", &Agent::phone(20)[5..]),
    ] {
        let found = world.search(0, &query);
        assert!(found.agents.iter().any(|found| found.agent == 20), "{query}");
    }
    let found = world.search(0, "support");
    let queue = found.queues.iter().find(|found| found.queue == 1).unwrap();
    assert!(queue.is_open && queue.calls_today > 0 && queue.agents_online > 0);
    assert!(!world.search(0, "orders").queues[0].is_open);
    let everybody = world.search(0, "sample.example").agents;
    assert_eq!(everybody.len(), 60);
    assert_eq!(everybody.iter().filter(|found| found.status == UNKNOWN).count(), 1);
    assert_eq!(world.current_status(59), None);
    assert_eq!(world.search(6, "sample.example").agents.len(), 1);
    assert_eq!(world.search(0, " "), search::Found::default());
}
