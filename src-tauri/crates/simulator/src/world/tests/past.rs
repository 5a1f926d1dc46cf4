//! Customers and what they called for before.

use super::*;
use crate::world::past::Earlier;

/// The history of every customer, by index.
fn histories(world: &World) -> Vec<Vec<Earlier>> {
    let mut nobody = Session::new(0, 0, sessions::Kind::Queued, world.now);
    let mut histories = Vec::new();
    for caller in 0..world.pool {
        nobody.caller = caller;
        histories.push(world.customer_history(&nobody));
    }
    histories
}

#[test]
fn every_session_of_a_history_can_be_read() {
    let world = World::new(&setup(21));
    let first = *world.sessions.keys().next().unwrap();
    let mut ids = BTreeSet::new();
    let histories = histories(&world);
    for (caller, history) in histories.iter().enumerate() {
        assert!(history.windows(2).all(|two| two[0] < two[1] && two[0].id < two[1].id));
        for earlier in history {
            let session = world.session(earlier.id).unwrap();
            assert_eq!((session.caller, session.started), (caller, earlier.started));
            assert_eq!(session.customer.as_ref(), world.customer(caller).name);
            assert!(matches!(session.stage, Stage::Ended(_)) && session.ended.is_some());
            check_moments(&session);
            assert!(ids.insert(earlier.id));
        }
    }
    let made_up = ids.iter().filter(|id| world.archive.get(**id).is_none());
    assert!(made_up.clone().all(|id| *id < first) && made_up.count() > world.pool * 3);
    let long = histories.iter().filter(|history| history.len() > 50).count();
    assert!((5..60).contains(&long), "{long}");
    assert!(histories.iter().filter(|history| history.len() < 10).count() > world.pool / 2);
    // What nobody has had is nobody's.
    let gap = (1_000..first).find(|id| !ids.contains(id)).unwrap();
    assert!(world.session(gap).is_none());
}

#[test]
fn what_was_stays_and_what_ends_comes_to_it() {
    let mut world = World::new(&setup(22));
    let before = histories(&world);
    let (id, caller) = world.sessions.values().map(|s| (s.id, s.caller)).next().unwrap();
    while world.sessions.contains_key(&id) {
        world.advance(60_000);
    }
    let after = histories(&world);
    for (before, after) in before.iter().zip(&after) {
        assert!(before.iter().all(|earlier| after.contains(earlier)));
    }
    assert!(after[caller].iter().any(|earlier| earlier.id == id));
    let session = world.session(id).unwrap();
    assert!(world.customer_history(&session).iter().all(|earlier| earlier.id != id));
}

#[test]
fn customers_come_back() {
    let mut world = World::new(&setup(23));
    world.advance(2 * 3_600_000);
    let callers: Vec<_> = world.archive.iter().map(|session| session.caller).collect();
    let different: BTreeSet<_> = callers.iter().collect();
    assert!(different.len() * 10 < callers.len() * 9, "{} of {}", different.len(), callers.len());
}
