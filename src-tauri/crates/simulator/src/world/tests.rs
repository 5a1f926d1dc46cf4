//! The rules of the centre, checked on worlds that live for a while.

mod actions;
mod details;
mod past;
mod rights;
mod watch;

use super::catalogue::{after_call_options, dispositions};
use super::moments::What;
use super::parts::How;
use super::sessions::{End, Stage};
use super::*;

fn setup(seed: u64) -> Setup {
    Setup {
        agents: 60,
        queues: 12,
        updates_per_second: 20,
        seed,
        hostile_names: false,
        epoch: 1_800_000_000_000,
        reading: Reading::default(),
    }
}

/// Everything that happens in a world, without the times that only grow.
fn events(world: &World) -> String {
    let agents: Vec<_> = world
        .agents
        .iter()
        .map(|agent| (&agent.name, agent.doing, agent.since, agent.suspended, agent.day[0].handle))
        .collect();
    let sessions: Vec<_> = world.sessions.values().collect();
    let lines: Vec<_> = world.queues.iter().map(|queue| &queue.lines).collect();
    format!("{agents:?}{sessions:?}{lines:?}")
}

#[test]
fn the_same_seed_lives_the_same_life() {
    let (mut one, mut two, mut other) =
        (World::new(&setup(7)), World::new(&setup(7)), World::new(&setup(8)));
    assert_eq!(events(&one), events(&two));
    // What happens does not depend on how the time is cut up either.
    one.advance(1_800_000);
    for _ in 0..1800 {
        two.advance(1000);
    }
    other.advance(1_800_000);
    assert_eq!(events(&one), events(&two));
    assert_ne!(events(&one), events(&other));
}

#[test]
fn nobody_is_lost_and_nobody_is_in_two_places() {
    for seed in 0..4 {
        let mut world = World::new(&setup(seed));
        for _ in 0..40 {
            check(&world);
            world.advance(77_000);
        }
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap()
}

fn check(world: &World) {
    for (index, queue) in world.queues.iter().enumerate() {
        for (modality, line) in queue.lines.iter().enumerate() {
            let here = || {
                let all = world.sessions.values();
                all.filter(|s| s.queue == Some(index) && s.modality == modality)
            };
            let at = |stage: Stage| count(here().filter(|s| s.stage == stage).count());
            let abandoned = line.abandoned_early + line.abandoned_late;
            let unanswered = at(Stage::Waiting) + at(Stage::Ringing);
            assert_eq!(line.active, at(Stage::Active));
            assert_eq!(count(line.unanswered.len()), unanswered);
            assert_eq!(count(line.waiting.len()), at(Stage::Waiting));
            assert_eq!(line.offered, line.answered + abandoned + unanswered);
            assert_eq!(line.answered, line.handle.count + line.active + at(Stage::AfterCall));
            assert_eq!(line.queued.count, line.answered);
            assert_eq!(line.abandoned_after.count, abandoned);
            assert!(line.answered_in_time <= line.answered);
        }
        let of_queue = world.sessions.values().filter(|s| s.queue == Some(index)).map(|s| s.id);
        assert!(queue.sessions.iter().copied().eq(of_queue));
    }
    for (index, agent) in world.agents.iter().enumerate() {
        assert!(agent.since <= world.now);
        let idle = world.idle[agent.team].contains(&(agent.since, index));
        assert_eq!(idle, agent.doing == Doing::Available && !agent.suspended);
        assert!(!agent.doing.is_held() || agent.doing.session().is_some());
        for modality in 0..3 {
            let of_queues = agent.by_queue.iter().filter(|((_, m), _)| *m == modality);
            let handled: i64 = of_queues.map(|(_, day)| day.handle.total).sum();
            assert_eq!(handled, agent.day[modality].handle.total);
        }
    }
    for session in world.sessions.values() {
        check_session(world, session);
    }
    for modality in 0..3 {
        let queues: i64 = world.queues.iter().map(|queue| queue.lines[modality].answered).sum();
        let agents: i64 = world.agents.iter().map(|agent| agent.day[modality].answered).sum();
        assert_eq!(queues, agents);
    }
    // Whoever is idle while somebody waits for its team has been overlooked.
    for (index, queue) in world.queues.iter().enumerate() {
        let served = world.org.queue_teams[index].iter().any(|team| !world.idle[*team].is_empty());
        assert!(!served || queue.lines.iter().all(|line| line.waiting.is_empty()));
    }
}

/// Whoever takes part in a live session knows of it, and nobody else does.
fn check_session(world: &World, session: &Session) {
    let id = session.id;
    let doing = |agent: usize| world.agents[agent].doing;
    for (agent, of) in world.agents.iter().enumerate() {
        let primary = session.agent == Some(agent);
        match of.doing {
            Doing::Ringing(at) if at == id => assert!(primary && session.stage == Stage::Ringing),
            Doing::Talking(at, _) if at == id => assert!(primary && session.stage == Stage::Active),
            Doing::AfterCall(e) if e.session == id && e.last => {
                assert!(primary && session.stage == Stage::AfterCall);
            }
            Doing::Helping(at) if at == id => {
                let how = session.part_of(agent).map(|part| part.how);
                assert!(matches!(how, Some(How::Consult | How::Invite)) && !primary);
            }
            _ => {}
        }
        let joined = session.part_of(agent).is_some_and(|part| part.how.is_join());
        assert_eq!(joined, of.joined == Some(id));
    }
    assert_eq!(session.agent.is_some(), session.stage != Stage::Waiting);
    if let Some(agent) = session.agent {
        assert_eq!(doing(agent).session(), Some(id));
    }
    assert_eq!(session.offers().count(), usize::from(session.stage == Stage::Ringing));
    let unanswered = matches!(session.stage, Stage::Waiting | Stage::Ringing);
    assert_eq!(session.participants().count() == 0, unanswered);
    assert_eq!(session.active_since.is_none(), unanswered);
    assert_eq!(session.after_call_since.is_some(), session.stage == Stage::AfterCall);
    assert!(session.hold_since.is_none() || session.stage == Stage::Active);
    assert!(session.recording_since.is_none() || session.can_be_recorded());
    assert!(session.started <= session.arrived && session.arrived <= world.now);
    check_moments(session);
}

fn check_moments(session: &Session) {
    let moments = &session.moments;
    assert!(moments.windows(2).all(|two| two[0].id < two[1].id && two[0].at <= two[1].at));
    let mut words = moments.iter().rev().filter_map(|moment| match moment.what {
        What::Status(word) => Some(word),
        _ => None,
    });
    let last = words.next().unwrap();
    match session.stage {
        Stage::Waiting | Stage::Ringing => assert_eq!(last, "Queued"),
        _ => assert_eq!(last, session.status()),
    }
}

#[test]
fn a_new_world_is_in_the_midst_of_its_day() {
    let world = World::new(&Setup { agents: 200, queues: 30, ..setup(3) });
    let doing = |kind: fn(Doing) -> bool| world.agents.iter().filter(|a| kind(a.doing)).count();
    assert!(doing(|d| matches!(d, Doing::Talking(..))) > 40);
    assert!(doing(|d| d == Doing::Available) > 2);
    assert!(doing(|d| matches!(d, Doing::AfterCall(_))) > 3);
    assert!(doing(|d| matches!(d, Doing::Away(_, Some(_)))) > 3);
    assert!(doing(|d| d == Doing::LoggedOut) > 3);
    let waiting: usize = world.queues.iter().map(Queue::waiting).sum();
    assert!((1..200).contains(&waiting), "{waiting}");
    assert!(world.queues.iter().all(|queue| queue.lines[0].answered > 0));
    assert!(world.agents.iter().any(|agent| world.now - agent.since > 86_400_000));
    assert!(world.agents.iter().filter(|agent| agent.day[0].handle.count > 0).count() > 190);
}

#[test]
fn the_centre_stays_in_balance() {
    let mut world = World::new(&setup(5));
    world.advance(4 * 3_600_000);
    let sum = |of: fn(&queues::Line) -> i64| -> i64 {
        world.queues.iter().flat_map(|q| &q.lines).map(of).sum()
    };
    let abandoned = sum(|line| line.abandoned_early + line.abandoned_late) as f64;
    let rate = abandoned / sum(|line| line.offered) as f64;
    assert!((0.01..0.3).contains(&rate), "{rate}");
    let missed = sum(|line| line.missed) as f64 / sum(|line| line.answered) as f64;
    assert!((0.01..0.08).contains(&missed), "{missed}");
}

#[test]
fn sessions_live_whole_lives() {
    let mut world = World::new(&Setup { agents: 150, queues: 24, ..setup(9) });
    let mut seen = BTreeSet::new();
    for _ in 0..600 {
        world.advance(20_000);
        for session in world.sessions.values() {
            seen.insert(session.status());
            seen.extend(session.hold_since.map(|_| "hold"));
            seen.extend(session.recording_since.map(|_| "recording"));
            seen.extend(session.participants().map(|part| part.how.word()));
        }
    }
    for word in [
        "Queued",
        "Connecting",
        "Active",
        "AfterCall",
        "hold",
        "recording",
        "Agent",
        "Consult",
        "Invite",
        "Contact",
        "TransferAgent",
        "SilentJoin",
        "WhisperJoin",
    ] {
        assert!(seen.contains(word), "no {word}");
    }
    let ends: BTreeSet<_> = world.archive.iter().map(Session::status).collect();
    for end in [End::Completed, End::Abandoned, End::Transferred, End::CompletedAfterHours] {
        assert!(ends.contains(end.word()), "no {end:?}");
    }
    for session in world.archive.iter() {
        check_moments(session);
        assert!(session.participants().next().is_none() && session.duration_ms(world.now) >= 0);
    }
}

#[test]
fn the_archive_is_bounded_and_keeps_what_ended_last() {
    let mut world = World::new(&Setup { agents: 400, queues: 24, ..setup(2) });
    world.advance(2 * 3_600_000);
    let full: Vec<_> = world.archive.iter().map(|session| session.id).collect();
    assert_eq!(full.len(), archive::ROOM);
    let (id, live) = world.sessions.iter().next().map(|(id, s)| (*id, s.clone())).unwrap();
    world.advance(1_200_000);
    let ended = world.session(id).unwrap();
    assert_eq!((ended.customer.clone(), ended.started), (live.customer, live.started));
    assert!(matches!(ended.stage, Stage::Ended(_)) && ended.ended.is_some());
    assert_eq!(world.archive.len(), archive::ROOM);
}

#[test]
fn the_wanted_rate_is_reached() {
    for (agents, queues, rate) in [(40, 8, 20), (600, 60, 200)] {
        let mut world = World::new(&Setup { agents, queues, updates_per_second: rate, ..setup(1) });
        world.touched.take();
        let mut touched = 0;
        for _ in 0..600 {
            world.advance(50);
            let (agents, queues) = world.touched.take();
            touched += agents.len() + queues.len();
        }
        let per_second = touched as f64 / 30.0;
        assert!(
            (f64::from(rate) * 0.95..f64::from(rate) * 1.2).contains(&per_second),
            "{per_second}"
        );
    }
}
