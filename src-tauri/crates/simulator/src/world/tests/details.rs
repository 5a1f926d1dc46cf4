//! What is set up, and what a session's details say.

use super::*;
use crate::world::catalogue::hold_threshold;
use crate::world::org::HIDDEN_QUEUES;
use crate::world::sessions::{CHAT, MAIL};

#[test]
fn ids_of_dispositions_are_unique_and_afterwork_has_its_limits() {
    let world = World::new(&Setup { agents: 300, queues: 60, ..setup(1) });
    let mut ids = BTreeSet::new();
    for unit in 0..world.org.units.len() {
        for disposition in dispositions(unit) {
            assert!(disposition.unit == unit && ids.insert(disposition.id));
            assert!(disposition.subs.iter().all(|(id, _)| ids.insert(*id)));
        }
        assert!(after_call_options(unit).seconds > 0 && hold_threshold(unit) > 0);
    }
    assert!(world.org.units.len() > 4 && ids.len() > 100);
    assert!(HIDDEN_QUEUES.iter().all(|(id, _)| world.queue_index(*id).is_none()));
}

#[test]
fn some_queues_are_closed() {
    let mut world = World::new(&Setup { agents: 300, queues: 60, ..setup(1) });
    let open = |world: &World| {
        let queues = world.queues.iter().filter(|queue| queue.is_open(world.now));
        queues.count()
    };
    assert_eq!((world.queues.iter().filter(|q| q.hours.is_some()).count(), open(&world)), (10, 55));
    // Those that are open yet have six hours at most.
    world.advance(6 * 3_600_000 + 1_800_000);
    assert_eq!(open(&world), 50);
    let waiting = world.queues[5].sessions.len();
    assert_eq!(waiting, 0);
}

#[test]
fn agents_can_be_reached() {
    let world = World::new(&Setup { agents: 500, ..setup(4) });
    let logins: BTreeSet<_> = world.agents.iter().map(Agent::login_name).collect();
    assert_eq!(logins.len(), 500);
    for (index, agent) in world.agents.iter().enumerate() {
        let plain = |text: &str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
        assert!(plain(&agent.email()) && plain(&agent.gruu(index)), "{}", agent.email());
        assert_eq!(agent.sip().contains(' '), !agent.sip_is_valid);
        let name = agent.name.as_ref();
        assert!(name.contains(agent.person.first) && name.contains(agent.person.last));
    }
    assert_eq!(world.agents.iter().filter(|agent| !agent.sip_is_valid).count(), 1);
    assert!((0..500).any(|index| Agent::phone(index) == "NOTSET"));
}

#[test]
fn details_grow_and_never_change_what_they_said() {
    let mut world = World::new(&Setup { agents: 120, queues: 16, ..setup(6) });
    let chat = world.sessions.values().find(|s| s.modality == CHAT && s.stage == Stage::Active);
    let id = chat.map(|session| session.id).unwrap();
    let mut said = Vec::new();
    while world.sessions.contains_key(&id) {
        let session = world.session(id).unwrap();
        let lines = world.transcript(&session);
        assert!(lines.starts_with(&said) && lines.iter().all(|line| line.at <= world.now));
        said = lines;
        world.advance(5_000);
    }
    assert!(said.len() > 3);
    let by_turns = said.iter().enumerate().all(|(turn, line)| line.from_agent == (turn % 2 == 1));
    assert!(by_turns && said.windows(2).all(|two| two[0].at < two[1].at && two[0].id < two[1].id));
    assert!(said.iter().all(|line| !line.text.contains('{') && line.from != line.to));
}

#[test]
fn every_session_can_be_told_in_full() {
    let mut world = World::new(&Setup { agents: 120, queues: 16, hostile_names: true, ..setup(7) });
    world.advance(1_800_000);
    let mut pops = BTreeSet::new();
    for session in world.sessions.values().chain(world.archive.iter()) {
        let nodes = world.ivr_path(session);
        assert_eq!(nodes.is_empty(), session.queue.is_none());
        let seconds: i64 = nodes.iter().map(|node| node.duration).sum();
        assert!(session.queue.is_none() || session.arrived - session.started >= seconds * 1000);
        assert_eq!(world.call_flow(session).is_some(), session.queue.is_some());
        let items = world.extra_items(session);
        let rows: BTreeSet<_> = items.iter().map(|item| item.id).collect();
        assert!(rows.len() == items.len() && items.len() >= 5);
        let after_hours = session.stage == Stage::Ended(End::CompletedAfterHours);
        assert_eq!(items[1].value == "True", after_hours);
        let prompts = world.prompts(session);
        assert_eq!(prompts.is_empty(), session.modality != CHAT);
        assert!(prompts.iter().all(|prompt| !prompt.text.contains("{name}")));
        let messages = world.messages(session).len();
        assert!(if session.modality == MAIL { (1..3).contains(&messages) } else { messages == 0 });
        assert_eq!(world.events_of(session).len(), session.moments.len());
        pops.extend(world.screen_pop(session).map(|url| url.split(':').next().unwrap().to_owned()));
        let filed = world.note_of(session).is_some() || world.disposition_of(session).is_some();
        assert!(!filed || matches!(session.stage, Stage::Ended(_)));
    }
    assert!(pops.contains("https") && pops.contains("javascript"));
}
