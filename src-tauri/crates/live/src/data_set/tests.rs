//! The rules of a table, one by one. That they end at the truth together is tested from outside.

use connect_model::{EntityKind, Metric, Modality, SessionDiff, SessionId, SessionsDiff};

use super::*;
use crate::phase::Question;
use crate::staging::{QUIET, UNANSWERED};

const FIRST: Generation = Generation(1);
const SECOND: Generation = Generation(2);

/// An update without a name: a change.
fn change(id: i64) -> EntityDiff {
    EntityDiff::new(EntityKind::Queue, id)
}

/// An update with a name and a metric: a snapshot.
fn named(id: i64, name: &str) -> EntityDiff {
    let metric = Metric { modality: Modality::Audio, name: "queuedCount".into(), value: None };
    EntityDiff { name: Some(name.into()), metrics: vec![metric], ..change(id) }
}

/// A change that begins a session.
fn session(id: i64, session: i64) -> EntityDiff {
    let added = vec![SessionDiff::new(SessionId(session))];
    let sessions = SessionsDiff { added, ..SessionsDiff::default() };
    EntityDiff { sessions: vec![(Modality::Audio, sessions)], ..change(id) }
}

fn tell(set: &mut DataSet, diff: EntityDiff, at: Millis) -> Taken {
    let (generation, id) = (set.generation, diff.id);
    set.apply(generation, &id, diff, at)
}

fn names(set: &DataSet) -> Vec<(i64, String)> {
    let name = |row: RowView<'_>| row.name.as_ref().map_or("?".to_owned(), ToString::to_string);
    let mut names: Vec<_> = set.iter().map(|(id, row)| (*id, name(row))).collect();
    names.sort();
    names
}

fn known(names: &[(i64, &str)]) -> Vec<(i64, String)> {
    names.iter().map(|(id, name)| (*id, (*name).to_owned())).collect()
}

fn sessions(set: &DataSet, id: i64) -> Vec<i64> {
    set.get(&id).unwrap().sessions.iter().map(|session| session.id.0).collect()
}

/// Time that passes in steps, as a clock that ticks does.
fn pass(set: &mut DataSet, from: Millis, to: Millis) {
    for now in (from..to).step_by(500).chain([to]) {
        set.tick(now);
    }
}

/// A table with the entities 1 and 2, live at 10.
fn live(closing: Closing) -> DataSet {
    let mut set = DataSet::new(closing);
    set.begin(vec![1, 2], FIRST, 0);
    assert_eq!(tell(&mut set, named(1, "one"), 5), Taken::Staged);
    assert_eq!(tell(&mut set, named(2, "two"), 10), Taken::Swapped);
    set
}

fn question(set: &mut DataSet, now: Millis) -> Question {
    set.take_wish(now).unwrap().0
}

#[test]
fn a_snapshot_is_swapped_in_at_once() {
    let stored = serde_json::from_str(r#"{"name":"old","as_of":7}"#).unwrap();
    let mut set = DataSet::new(Closing::Answer);
    set.restore(vec![1, 3], HashMap::from([(1, stored)]));
    assert_eq!((set.phase(), set.as_of()), (Phase::Offline { since: 7 }, Some(7)));
    set.begin(vec![1, 2], FIRST, 100);
    tell(&mut set, named(2, "two"), 110);
    assert_eq!((set.phase(), names(&set)), (Phase::Snapshot, known(&[(1, "old"), (3, "?")])));
    set.take_changes(0);
    assert_eq!(tell(&mut set, named(1, "one"), 120), Taken::Swapped);
    assert_eq!((set.phase(), names(&set)), (Phase::Live, known(&[(1, "one"), (2, "two")])));
    assert!(set.take_changes(0).is_reset());
    assert_eq!((set.stale_since(), set.as_of()), (None, Some(120)));
}

#[test]
fn a_snapshot_with_gaps_is_taken_after_a_quiet_time() {
    let mut set = DataSet::new(Closing::Answer);
    set.begin(vec![1, 2], FIRST, 0);
    tell(&mut set, named(1, "one"), 100);
    pass(&mut set, 100, 99 + QUIET);
    assert_eq!(set.phase(), Phase::Snapshot);
    assert!(set.tick(100 + QUIET));
    assert_eq!((set.phase(), names(&set)), (Phase::Live, known(&[(1, "one"), (2, "?")])));
}

#[test]
fn a_snapshot_that_never_comes_is_waited_for_until_the_limit() {
    let mut set = DataSet::new(Closing::Answer);
    set.begin(vec![1], FIRST, 0);
    pass(&mut set, 0, crate::staging::LIMIT - 1);
    assert_eq!(set.phase(), Phase::Snapshot);
    pass(&mut set, crate::staging::LIMIT - 1, crate::staging::LIMIT);
    assert_eq!((set.phase(), set.as_of()), (Phase::Live, None));
}

#[test]
fn nobody_to_wait_for_is_live_at_once() {
    let mut set = DataSet::<i64>::new(Closing::Answer);
    set.begin(Vec::new(), FIRST, 0);
    assert_eq!(set.phase(), Phase::Live);
}

#[test]
fn offline_keeps_the_rows_and_takes_nothing() {
    let mut set = live(Closing::Answer);
    set.go_offline(50);
    assert_eq!(tell(&mut set, named(1, "late"), 60), Taken::Not);
    set.go_offline(70);
    set.gap(SECOND, 80);
    assert_eq!(set.phase(), Phase::Offline { since: 50 });
    assert_eq!(names(&set), known(&[(1, "one"), (2, "two")]));
    assert_eq!((set.stale_since(), set.take_wish(90)), (Some(50), None));
    let mut set = DataSet::<i64>::new(Closing::Answer);
    set.begin(vec![1], FIRST, 0);
    set.go_offline(1);
    assert_eq!((set.phase(), set.stale_since()), (Phase::Cold, None));
}

#[test]
fn what_is_of_an_older_generation_comes_too_late() {
    let mut set = live(Closing::Answer);
    set.begin(vec![1, 2], SECOND, 20);
    assert_eq!(set.apply(FIRST, &1, named(1, "late"), 21), Taken::Not);
    set.begin(vec![1], FIRST, 22);
    set.gap(FIRST, 22);
    assert_eq!(set.phase(), Phase::Snapshot);
    tell(&mut set, named(1, "new"), 23);
    tell(&mut set, named(2, "new"), 24);
    assert_eq!(set.apply(FIRST, &1, named(1, "late"), 25), Taken::Not);
    assert_eq!(names(&set), known(&[(1, "new"), (2, "new")]));
}

#[test]
fn an_answer_closes_a_gap_with_what_was_pushed_since_the_question() {
    let mut set = live(Closing::Answer);
    tell(&mut set, session(1, 6), 12);
    set.gap(SECOND, 20);
    assert_eq!((set.phase(), set.stale_since()), (Phase::Gap, Some(20)));
    assert_eq!(tell(&mut set, named(1, "lost"), 21), Taken::Not);
    let (question, closing, ids) = set.take_wish(30).unwrap();
    assert_eq!((closing, ids, set.take_wish(31)), (Closing::Answer, vec![1, 2], None));
    tell(&mut set, named(1, "pushed"), 32);
    tell(&mut set, session(1, 7), 33);
    assert_eq!((set.phase(), names(&set)), (Phase::Snapshot, known(&[(1, "one"), (2, "two")])));
    assert!(set.answer(question, vec![(1, named(1, "asked")), (1, session(1, 8))]));
    assert_eq!((set.phase(), names(&set)), (Phase::Live, known(&[(1, "pushed"), (2, "?")])));
    // The list of sessions is that of the answer, and what came since.
    assert_eq!(sessions(&set, 1), [7, 8]);
    assert_eq!(set.get(&1).unwrap().as_of, Some(33));
    assert!(!set.answer(question, vec![]));
}

#[test]
fn an_answer_from_before_another_gap_is_worth_nothing() {
    let mut set = live(Closing::Answer);
    set.gap(SECOND, 20);
    let first = question(&mut set, 30);
    set.gap(Generation(3), 40);
    assert!(!set.answer(first, vec![(1, named(1, "old"))]));
    let second = question(&mut set, 50);
    assert!(!set.answer(first, vec![(1, named(1, "old"))]));
    assert!(set.answer(second, vec![(1, named(1, "new"))]));
    assert_eq!(names(&set)[0].1, "new");
}

#[test]
fn a_question_in_vain_is_asked_again() {
    let mut set = live(Closing::Answer);
    set.gap(SECOND, 20);
    let first = question(&mut set, 30);
    set.refuse(first);
    assert_eq!(set.phase(), Phase::Gap);
    let second = question(&mut set, 40);
    set.refuse(first);
    assert_eq!(set.phase(), Phase::Snapshot);
    pass(&mut set, 40, 39 + UNANSWERED);
    assert_eq!(set.phase(), Phase::Snapshot);
    pass(&mut set, 39 + UNANSWERED, 40 + UNANSWERED);
    assert_eq!(set.phase(), Phase::Gap);
    assert!(!set.answer(second, vec![]));
}

#[test]
fn a_new_subscription_closes_a_gap() {
    let mut set = live(Closing::Subscription);
    set.gap(SECOND, 20);
    let asked = question(&mut set, 30);
    // Still of the old subscription: neither whole nor a snapshot.
    tell(&mut set, session(1, 6), 31);
    tell(&mut set, session(2, 7), 32);
    assert_eq!(set.phase(), Phase::Snapshot);
    pass(&mut set, 32, 10_000);
    assert_eq!(set.phase(), Phase::Snapshot);
    tell(&mut set, named(1, "one again"), 10_001);
    assert!(set.subscribed(asked, 10_002));
    tell(&mut set, session(1, 8), 10_003);
    assert_eq!(tell(&mut set, named(2, "two again"), 10_004), Taken::Swapped);
    assert_eq!(names(&set), known(&[(1, "one again"), (2, "two again")]));
    assert_eq!((sessions(&set, 1), sessions(&set, 2)), (vec![8], vec![]));
}

#[test]
fn a_server_that_names_nobody_is_believed_after_a_quiet_time() {
    let mut set = live(Closing::Subscription);
    set.gap(SECOND, 20);
    let asked = question(&mut set, 30);
    tell(&mut set, session(1, 6), 31);
    set.subscribed(asked, 40);
    pass(&mut set, 40, 40 + QUIET);
    assert_eq!((set.phase(), sessions(&set, 1)), (Phase::Live, vec![6]));
    pass(&mut set, 40 + QUIET, 40 + crate::staging::LIMIT);
    tell(&mut set, named(1, "renamed"), 50_000);
    assert_eq!(sessions(&set, 1), [6]);
}

#[test]
fn a_subscription_that_is_not_made_is_wished_for_again() {
    let mut set = live(Closing::Subscription);
    set.gap(SECOND, 20);
    let first = question(&mut set, 30);
    pass(&mut set, 30, 30 + UNANSWERED);
    assert_eq!(set.phase(), Phase::Gap);
    assert!(!set.subscribed(first, 70_000));
    assert!(set.take_wish(70_001).is_some());
}

#[test]
fn who_is_looked_at_again_begins_with_the_snapshot() {
    let mut set = live(Closing::Answer);
    set.narrow(vec![1], true, 20);
    assert_eq!(
        (tell(&mut set, session(2, 6), 21), names(&set)),
        (Taken::Not, known(&[(1, "one")]))
    );
    set.narrow(vec![2, 1], true, 30);
    assert_eq!(names(&set), known(&[(1, "one"), (2, "?")]));
    // On its way since before; that the session has ended was never pushed.
    tell(&mut set, session(2, 7), 31);
    tell(&mut set, named(2, "two"), 32);
    assert_eq!((names(&set), sessions(&set, 2)), (known(&[(1, "one"), (2, "two")]), vec![]));
    tell(&mut set, session(2, 8), 33);
    let renamed = EntityDiff { name: Some("renamed".into()), ..change(2) };
    tell(&mut set, renamed, 34);
    assert_eq!((set.phase(), sessions(&set, 2)), (Phase::Live, vec![8]));
}

#[test]
fn other_choices_while_a_snapshot_comes() {
    let mut set = DataSet::new(Closing::Answer);
    set.begin(vec![1, 2], FIRST, 0);
    tell(&mut set, named(2, "two"), 1);
    set.narrow(vec![3, 2], true, 2);
    assert_eq!(tell(&mut set, named(1, "one"), 3), Taken::Not);
    assert_eq!(tell(&mut set, named(3, "three"), 4), Taken::Swapped);
    assert_eq!(names(&set), known(&[(2, "two"), (3, "three")]));
    set.gap(SECOND, 20);
    let asked = question(&mut set, 21);
    tell(&mut set, session(2, 6), 22);
    tell(&mut set, session(3, 7), 22);
    set.narrow(vec![1, 3], true, 23);
    // Of an older choice, and then the snapshot.
    tell(&mut set, session(1, 8), 24);
    tell(&mut set, named(1, "one"), 24);
    assert!(set.answer(asked, vec![(2, named(2, "two")), (3, named(3, "three"))]));
    assert_eq!(names(&set), known(&[(1, "one"), (3, "three")]));
    assert_eq!((sessions(&set, 1), sessions(&set, 3)), (vec![], vec![7]));
}

#[test]
fn whoever_comes_unexpected_has_a_row_until_the_next_snapshot() {
    let mut set = live(Closing::Answer);
    tell(&mut set, named(9, "nine"), 11);
    assert_eq!(names(&set), known(&[(1, "one"), (2, "two"), (9, "nine")]));
    set.gap(SECOND, 12);
    assert_eq!(set.take_wish(13).unwrap().2, [1, 2, 9]);
    set.begin(vec![1, 2], SECOND, 14);
    assert_eq!(names(&set).len(), 3);
    tell(&mut set, named(1, "one"), 15);
    tell(&mut set, named(2, "two"), 15);
    assert_eq!(names(&set), known(&[(1, "one"), (2, "two")]));
    assert!(set.get(&9).is_none());
}

#[test]
fn each_consumer_has_its_own_changes() {
    let mut set = live(Closing::Answer);
    assert!(set.take_changes(0).is_reset());
    tell(&mut set, named(2, "a"), 11);
    tell(&mut set, named(2, "b"), 12);
    let changes = set.take_changes(0);
    assert_eq!((changes.is_reset(), changes.touched().collect::<Vec<_>>()), (false, vec![2]));
    assert!(!set.has_changes(0) && set.has_changes(1));
    tell(&mut set, named(1, "c"), 13);
    assert_eq!(set.take_changes(0).touched().collect::<Vec<_>>(), [1]);
    assert!(set.take_changes(1).is_reset());
    tell(&mut set, named(1, "d"), 14);
    assert_eq!(set.take_changes(1).touched().collect::<Vec<_>>(), [1]);
    assert!(set.take_changes(7).is_empty());
}
