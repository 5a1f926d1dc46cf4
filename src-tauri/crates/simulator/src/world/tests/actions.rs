//! What people ask the centre to do, and what becomes of it.

use super::*;
use crate::world::actions::Refusal;
use crate::world::actions::join::Join;
use crate::world::actions::record::Answer;
use crate::world::agents::Ended;
use crate::world::statuses::NoChoice;

/// Moves the world until an agent who fits the description is there.
fn until(world: &mut World, fits: impl Fn(&World, usize) -> bool) -> usize {
    for _ in 0..5_000 {
        let found = (1..world.agents.len()).find(|agent| fits(world, *agent));
        if let Some(agent) = found {
            return agent;
        }
        world.advance(1_000);
    }
    panic!("nobody is ever so");
}

/// An agent in a call through a queue that may be recorded and that nobody listens to.
fn in_call(world: &mut World) -> (usize, i64) {
    let agent = until(world, |world, agent| {
        let quiet = world.primary_session(agent).is_some_and(|session| {
            session.queue.is_some()
                && session.can_be_joined()
                && session.can_be_recorded()
                && session.participants().count() == 1
        });
        quiet && matches!(world.agents[agent].doing, Doing::Talking(_, "inCall"))
    });
    (agent, world.agents[agent].doing.session().unwrap())
}

fn flags(world: &World, id: i64) -> (bool, bool, bool) {
    let session = &world.sessions[&id];
    (session.is_silent_joined(), session.is_whisper_joined(), session.can_be_joined())
}

fn texts(world: &World, id: i64) -> Vec<String> {
    let session = world.session(id).unwrap();
    world.events_of(&session).into_iter().map(|event| event.text).collect()
}

#[test]
fn joins_go_in_and_out_and_are_written_down() {
    let mut world = World::new(&setup(11));
    let (agent, id) = in_call(&mut world);
    assert_eq!(world.join(0, id, Join::Silent), Ok(()));
    world.touched.take();
    assert_eq!(flags(&world, id), (true, false, false));
    assert_eq!(world.join(0, id, Join::Whisper), Err(Refusal::AlreadyJoined));
    assert_eq!(world.join(0, id, Join::BargeIn), Ok(()));
    assert!(world.touched.take().0.contains(&agent));
    assert_eq!(flags(&world, id), (false, false, true));
    assert_eq!(world.join(0, id, Join::BargeIn), Err(Refusal::AlreadyJoined));
    check(&world);
    assert_eq!(world.leave(0, id), Ok(()));
    assert_eq!(world.leave(0, id), Err(Refusal::NotJoined));
    assert_eq!(world.join(0, id, Join::Whisper), Ok(()));
    assert_eq!(flags(&world, id), (false, true, false));
    let other = world.sessions.values().find(|s| s.id != id && s.stage == Stage::Active);
    let other = other.map(|session| session.id).unwrap();
    let refused = world.join(0, other, Join::BargeIn);
    assert!(matches!(refused, Err(Refusal::JoinedElsewhere | Refusal::NotJoinable)));
    let name = world.agents[0].name.to_string();
    for text in ["SilentJoin", "BargeIn", "WhisperJoin"] {
        assert!(texts(&world, id).contains(&format!("{name} joined the session as {text}.")));
    }
    world.set_role(agent, Role::Agent);
    assert_eq!(world.join(agent, id, Join::Silent), Err(Refusal::NotAllowed));
    world.set_role(agent, Role::Supervisor);
    assert_eq!(world.join(agent, id, Join::Silent), Err(Refusal::OwnSession));
    assert_eq!(world.join(0, 1, Join::Silent), Err(Refusal::NoSuchSession));
    // The end of the session is the end of the join.
    while world.sessions.get(&id).is_some_and(|session| session.stage == Stage::Active) {
        world.advance(10_000);
        check(&world);
    }
    assert_eq!(world.agents[0].joined, None);
}

#[test]
fn who_has_joined_is_offered_nothing() {
    let mut world = World::new(&setup(12));
    let id = loop {
        world.advance(1_000);
        let call = world.sessions.values().find(|session| {
            session.stage == Stage::Active && session.queue.is_some() && session.can_be_joined()
        });
        if let Some(call) = call.filter(|_| world.agents[0].doing == Doing::Available) {
            break call.id;
        }
    };
    world.join(0, id, Join::Silent).unwrap();
    assert_eq!(world.agents[0].doing.word(), "conferenceCall");
    world.set_status(0, 0, Some(1), None).unwrap();
    assert_eq!(world.agents[0].doing, Doing::Joined(id));
    world.leave(0, id).unwrap();
    assert!(!matches!(world.agents[0].doing, Doing::Joined(_)));
    check(&world);
}

#[test]
fn a_status_begins_at_once_or_when_the_session_lets_go() {
    let mut world = World::new(&setup(13));
    let agent = until(&mut world, |world, agent| world.agents[agent].doing == Doing::Available);
    world.set_status(0, agent, Some(3), Some(2)).unwrap();
    assert_eq!(world.agents[agent].doing, Doing::Away("unavailable", Some("At Lunch")));
    check(&world);
    world.set_status(agent, agent, None, Some(1)).unwrap();
    world.advance(4 * 3_600_000);
    assert_eq!(world.agents[agent].doing, Doing::Away("unavailable", Some("On Break")));

    let (agent, id) = in_call(&mut world);
    world.set_status(0, agent, Some(18), None).unwrap();
    assert_eq!(world.agents[agent].doing, Doing::Talking(id, "inCall"));
    while world.agents[agent].doing.session() == Some(id) {
        world.advance(5_000);
    }
    assert_eq!(world.agents[agent].doing, Doing::Away("offWork", None));

    let other = (1..60).find(|other| !world.can_see_agent(agent, *other)).unwrap();
    assert_eq!(world.set_status(agent, other, Some(1), None), Err(Refusal::NotVisible));
    let refused = Err(Refusal::Status(NoChoice::Status));
    assert_eq!(world.set_status(0, agent, Some(2), None), refused);
}

#[test]
fn after_call_work_ends_when_the_agent_says_so() {
    let mut world = World::new(&setup(14));
    let in_after_call = |world: &World, agent: usize| {
        matches!(world.agents[agent].doing, Doing::AfterCall(Ended { last: true, .. }))
    };
    let agent = until(&mut world, in_after_call);
    let id = world.agents[agent].doing.session().unwrap();
    world.set_status(agent, agent, Some(1), None).unwrap();
    assert_eq!(world.session(id).unwrap().status(), "Completed");
    assert_ne!(world.agents[agent].doing.word(), "afterCall");
    check(&world);

    // Busy during the call: after-call work without an end, where that is allowed.
    let manual = |world: &World, agent: usize| {
        let queue = world.primary_session(agent).and_then(|session| session.queue);
        let manual = queue.map(|queue| after_call_options(world.org.queue_unit[queue]).manual);
        manual == Some(true) && matches!(world.agents[agent].doing, Doing::Talking(..))
    };
    let agent = until(&mut world, manual);
    world.set_status(agent, agent, Some(9), None).unwrap();
    let turn = world.agents[agent].turn;
    while world.agents[agent].turn == turn {
        world.advance(10_000);
    }
    world.advance(7_200_000);
    assert_eq!(world.agents[agent].doing.word(), "afterCall");
    world.set_status(agent, agent, Some(3), None).unwrap();
    assert_eq!(world.agents[agent].doing.word(), "unavailable");
    check(&world);
}

#[test]
fn suspension_is_left_alone_once_it_is_chosen() {
    let mut world = World::new(&setup(15));
    world.set_suspended(0, 5, true).unwrap();
    world.advance(24 * 3_600_000);
    assert!(world.agents[5].suspended);
    let answered = world.agents[5].day[0].answered;
    world.advance(3_600_000);
    assert_eq!(world.agents[5].day[0].answered, answered);
    world.set_suspended(5, 5, false).unwrap();
    check(&world);
    assert!(!world.agents[5].suspended);
    assert_eq!(world.set_suspended(5, 6, true), Err(Refusal::NotVisible));
}

#[test]
fn recording_is_done_denied_or_fails() {
    let mut world = World::new(&setup(16));
    let (agent, id) = in_call(&mut world);
    let was = world.sessions[&id].recording_since.is_some();
    let answer = world.record(0, agent, !was).unwrap()[0];
    assert_eq!((answer.session, answer.recording), (id, !was));
    assert!(answer.can_be_recorded && answer.answer == Answer::Done);
    world.recorder_fails = true;
    let answer = world.record(0, agent, was).unwrap()[0];
    assert!(answer.answer == Answer::Failed && answer.recording != was);
    world.recorder_fails = false;
    let failed = format!("Recording request of {} failed at the portal.", world.agents[0].name);
    assert!(texts(&world, id).contains(&failed));

    let prohibited = until(&mut world, |world, agent| {
        !world.agents[agent].recordable && matches!(world.agents[agent].doing, Doing::Talking(..))
    });
    let answer = world.record(0, prohibited, true).unwrap()[0];
    assert!(!answer.can_be_recorded && answer.answer == Answer::Denied && !answer.recording);
    let idle = until(&mut world, |world, agent| world.agents[agent].doing == Doing::Available);
    assert_eq!(world.record(0, idle, true), Ok(Vec::new()));
    let lead = world.org.teams[world.agents[idle].team].agents[0];
    world.set_role(lead, Role::Agent);
    if lead != idle {
        assert_eq!(world.record(lead, idle, true), Err(Refusal::NotVisible));
    }
}

#[test]
fn what_agents_write_stays_with_the_session() {
    let mut world = World::new(&setup(17));
    let (agent, id) = in_call(&mut world);
    world.set_note(agent, id, "Third call.").unwrap();
    world.set_extra_item(agent, id, (Some(12), None), "Lost parcel").unwrap();
    world.set_extra_item(agent, id, (None, Some("priority")), "9").unwrap();
    for item in [(Some(-1), None), (Some(99), None), (None, Some("nothing")), (None, None)] {
        let refused = world.set_extra_item(agent, id, item, "x");
        assert_eq!(refused, Err(Refusal::UnknownItem));
    }
    let all = dispositions(world.unit_of(&world.sessions[&id]));
    let (chosen, sub) = (&all[0], all[0].subs[1]);
    world.set_disposition(agent, id, chosen.id, Some(sub.0)).unwrap();
    let other = Some(all[1].subs[0].0);
    let refused = world.set_disposition(agent, id, chosen.id, other);
    assert_eq!(refused, Err(Refusal::UnknownSubDisposition));
    let refused = world.set_disposition(agent, id, 1, None);
    assert_eq!(refused, Err(Refusal::UnknownDisposition));
    while world.sessions.contains_key(&id) {
        world.advance(10_000);
    }
    let session = world.session(id).unwrap();
    assert_eq!(world.note_of(&session).as_deref(), Some("Third call."));
    assert_eq!(world.disposition_of(&session).unwrap().sub, Some(sub));
    let items = world.extra_items(&session);
    let value = |key| items.iter().find(|item| item.key == key).map(|item| item.value.as_str());
    assert_eq!((value("Subject"), value("Priority")), (Some("Lost parcel"), Some("9")));
    let last = world.archive.iter().next_back().unwrap().id;
    world.set_note(0, last, "later").unwrap();
    assert_eq!(world.note_of(&world.session(last).unwrap()).as_deref(), Some("later"));
}

#[test]
fn unregistering_ends_the_agents_own_sessions() {
    let mut world = World::new(&setup(18));
    let (agent, id) = in_call(&mut world);
    let other = world.sessions.keys().copied().find(|other| *other != id).unwrap();
    assert_eq!(world.unregister(agent, &[id, other, 7]), [id]);
    assert_eq!(world.session(id).unwrap().status(), "Completed");
    assert_ne!(world.agents[agent].doing.session(), Some(id));
    check(&world);
}

#[test]
fn the_same_actions_make_the_same_life() {
    let live = |steps: i64| {
        let mut world = World::new(&setup(19));
        let mut done = 0;
        for minute in 0..60_i64 {
            for _ in 0..steps {
                world.advance(60_000 / steps);
            }
            let agent = usize::try_from(minute).unwrap() % 60;
            done += i32::from(world.set_status(0, agent, Some(1 + minute % 3 * 2), None).is_ok());
            done += i32::from(world.record(0, agent, minute % 2 == 0).is_ok());
            if let Some(id) = world.primary_session(agent).map(|session| session.id) {
                done += i32::from(world.join(0, id, Join::Silent).is_ok());
                done += i32::from(world.set_note(0, id, "x").is_ok());
            }
            check(&world);
        }
        format!("{done} {}", events(&world))
    };
    assert_eq!(live(1), live(60));
}
