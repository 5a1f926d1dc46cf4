//! The rules of the centre, checked on worlds that live for a while.

use super::agents::Doing;
use super::sessions::Stage;
use super::*;

fn setup(seed: u64) -> Setup {
    Setup {
        agents: 60,
        queues: 12,
        updates_per_second: 20,
        seed,
        hostile_names: false,
        epoch: 1_800_000_000_000,
    }
}

/// Everything that happens in a world, without the times that only grow.
fn events(world: &World) -> String {
    let agents: Vec<_> = world
        .agents
        .iter()
        .map(|agent| (&agent.name, agent.doing, agent.since, agent.suspended, agent.day[0].handle))
        .collect();
    let sessions: Vec<_> =
        world.sessions.values().map(|s| (s.id, &s.customer, s.stage, s.agent, s.arrived)).collect();
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
            let here = world
                .sessions
                .values()
                .filter(|s| s.queue == Some(index) && s.modality == modality);
            let (active, waiting): (Vec<_>, Vec<_>) =
                here.partition(|s| matches!(s.stage, Stage::Active { .. }));
            let after_call = world.agents.iter().filter(|agent| {
                matches!(agent.doing, Doing::AfterCall(e) if e.queue == index && e.modality == modality)
            });
            let abandoned = line.abandoned_early + line.abandoned_late;
            assert_eq!(line.active, count(active.len()));
            assert_eq!(line.unanswered.len(), waiting.len());
            assert_eq!(
                line.waiting.len(),
                waiting.iter().filter(|s| s.stage == Stage::Waiting).count()
            );
            assert_eq!(line.offered, line.answered + abandoned + count(waiting.len()));
            assert_eq!(line.answered, line.handle.count + line.active + count(after_call.count()));
            assert_eq!(line.queued.count, line.answered);
            assert_eq!(line.abandoned_after.count, abandoned);
            assert!(line.answered_in_time <= line.answered);
        }
        let of_queue = world.sessions.values().filter(|s| s.queue == Some(index)).map(|s| s.id);
        assert!(queue.sessions.iter().copied().eq(of_queue));
    }
    let mut held = BTreeSet::new();
    for (index, agent) in world.agents.iter().enumerate() {
        assert!(agent.since <= world.now);
        if let Some(id) = agent.doing.session() {
            assert!(held.insert(id), "session {id} is at two agents");
            let session = &world.sessions[&id];
            assert_eq!(session.agent, Some(index));
            assert_eq!(matches!(agent.doing, Doing::Ringing(_)), session.stage == Stage::Ringing);
        }
        let idle = world.idle[agent.team].contains(&(agent.since, index));
        assert_eq!(idle, agent.doing == Doing::Available && !agent.suspended);
    }
    assert!(world.sessions.values().all(|s| s.agent.is_some() == held.contains(&s.id)));
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
