use proptest::prelude::*;

use super::*;

fn point(minute: i64, waiting: f64) -> TrendPoint {
    TrendPoint {
        minute,
        queue: 7,
        waiting: Some(waiting),
        longest_wait: None,
        service_level: None,
        agents: None,
    }
}

fn told(view: &TrendsView) -> Vec<(i64, f64)> {
    view.minutes.iter().map(|minute| (minute.minute, minute.waiting[0].1)).collect()
}

#[test]
fn a_minute_is_noted_once_and_an_outage_stays_a_gap() {
    let mut trends = Trends::new(vec![point(9, 1.0)]);
    assert_eq!(told(&trends.take()), [(9, 1.0)]);
    let mut at = 10 * MINUTE;
    for tick in 0..6 * MINUTE / 50 {
        // Offline from within minute 11 to within minute 14.
        let follows = !(1_500..5_000).contains(&tick);
        if let Some(minute) = trends.due(at, at, follows) {
            assert!(trends.note(minute, vec![point(minute, 2.0)]));
        }
        at += 50;
    }
    let view = trends.take();
    assert_eq!(told(&view), [(10, 2.0), (11, 2.0), (14, 2.0), (15, 2.0)]);
    assert!(!view.reset);
    assert!(trends.take().minutes.is_empty());
    trends.reset();
    assert_eq!(trends.take().minutes.len(), 5);
}

#[test]
fn after_a_sleep_nothing_is_noted_until_it_is_known_what_follows() {
    let mut trends = Trends::new(vec![]);
    assert_eq!(trends.due(0, 0, true), Some(0));
    assert!(trends.note(0, vec![point(0, 1.0)]));
    let morning = 8 * 60 * MINUTE;
    for tick in 0..REST / 1_000 {
        assert_eq!(trends.due(morning + tick * 1_000, morning, true), None);
    }
    assert_eq!(trends.due(morning + REST, morning, false), None);
    assert_eq!(trends.due(morning + REST + 50, morning, true), Some(8 * 60));
}

#[test]
fn what_is_later_than_now_was_never() {
    let mut trends = Trends::new(vec![point(100, 1.0), point(90, 3.0)]);
    trends.take();
    assert!(trends.note(95, vec![point(95, 2.0)]));
    let view = trends.take();
    assert!(view.reset);
    assert_eq!(told(&view), [(90, 3.0), (95, 2.0)]);
}

#[test]
fn nothing_known_is_not_noted() {
    let mut trends = Trends::new(vec![]);
    assert!(!trends.note(1, vec![]));
    assert_eq!(trends.due(MINUTE, MINUTE, true), Some(1));
}

proptest! {
    /// Whatever the order of ticks, outages and jumps of either clock: every value told is one that
    /// was true while the rows followed the server in that minute, a minute is told once between two
    /// resets, and what is kept is bounded.
    #[test]
    fn nothing_is_made_up(
        steps in prop::collection::vec(
            (any::<bool>(), prop_oneof![
                Just(50i64), Just(1_000), 0..180_000i64, -7_200_000..7_200_000i64,
                Just(i64::MAX), Just(i64::MIN),
            ], -90_000_000..90_000_000i64, any::<bool>(), any::<bool>()),
            1..200,
        ),
    ) {
        let mut trends = Trends::new(vec![]);
        let (mut local, mut offset) = (0i64, 0i64);
        // What was true, by minute: the number of the step.
        let mut truths: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
        let mut shown: BTreeMap<i64, f64> = BTreeMap::new();
        for (count, (follows, by, jump, jumps, takes)) in steps.into_iter().enumerate() {
            local = local.saturating_add(by);
            offset = if jumps { jump } else { offset };
            let server = local.saturating_add(offset);
            #[allow(clippy::cast_precision_loss, reason = "a small count")]
            let value = count as f64;
            if follows {
                truths.entry(server.div_euclid(MINUTE)).or_default().push(value);
            }
            if let Some(minute) = trends.due(local, server, follows) {
                prop_assert!(follows);
                trends.note(minute, vec![point(minute, value)]);
            }
            prop_assert!(trends.minutes.len() <= usize::try_from(SHOWN).unwrap());
            prop_assert!(trends.unsent.len() <= trends.minutes.len());
            if takes {
                let view = trends.take();
                if view.reset {
                    shown.clear();
                }
                for (minute, value) in told(&view) {
                    prop_assert!(truths[&minute].contains(&value));
                    prop_assert_eq!(shown.insert(minute, value), None);
                }
            }
        }
    }
}
