//! Merged updates do what the updates would have done one after the other.

use connect_model::{
    AgentStatus, BreakdownsDiff, EntityKind, Metric, MetricValue, SessionFlags, SessionsDiff,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use super::*;
use crate::session::DRIFT;

/// Beginnings of sessions are so far apart that travelling times do not make one of two.
const APART: i64 = 100_000;
/// All updates come after all beginnings.
const NOW: Millis = 10 * APART;

fn metrics() -> impl Strategy<Value = Vec<Metric>> {
    let name = prop::sample::select(vec!["a", "A", "b"]);
    let modality = prop::sample::select(vec![Modality::Audio, Modality::Agnostic]);
    let value = of((0..3_u8).prop_map(|n| MetricValue::Number(f64::from(n))));
    let metric = (modality, name, value).prop_map(|(modality, name, value)| Metric {
        modality,
        name: name.into(),
        value,
    });
    vec(metric, 0..4)
}

fn status() -> impl Strategy<Value = StatusDiff> {
    let word = prop::sample::select(vec!["available", "inCall", "unavailable"]);
    let reason = of(of(Just("Lunch".to_owned())));
    let start = of(prop::sample::select(vec![100, 200]));
    (of(word), reason, start, of(any::<bool>())).prop_map(|(word, reason, start, suspended)| {
        StatusDiff { status: word.map(AgentStatus::parse), reason, start, suspended }
    })
}

/// How long ago at `NOW`; 0 for "not so", less for nonsense.
fn ago() -> impl Strategy<Value = Option<i64>> {
    let some = (1..4_i64, -DRIFT / 2..=DRIFT / 2).prop_map(|(n, drift)| NOW - n * APART + drift);
    of(prop_oneof![4 => some, 1 => Just(0), 1 => Just(-5)])
}

fn session() -> impl Strategy<Value = SessionDiff> {
    let word = |text: &'static str| of(Just(CompactString::from(text)));
    let words = (word("Ada"), prop_oneof![word("Queued"), word("Active")]);
    let agent = of(prop::sample::select(vec![-1, 4, 5]));
    (0..3_i64, words, agent, ago(), ago(), of(any::<bool>())).prop_map(
        |(id, (customer, status), agent, queued_ms, active_ms, flag)| SessionDiff {
            customer,
            status,
            agent: agent.map(connect_model::AgentId),
            queued_ms,
            active_ms,
            recording: flag,
            silent_joined: flag.filter(|on| *on),
            can: SessionFlags { be_recorded: flag, ..SessionFlags::default() },
            ..SessionDiff::new(SessionId(id))
        },
    )
}

fn sessions() -> impl Strategy<Value = Vec<(Modality, SessionsDiff)>> {
    let removed = vec((0..3_i64).prop_map(SessionId), 0..2);
    let diff = (vec(session(), 0..3), vec(session(), 0..2), removed)
        .prop_map(|(added, changed, removed)| SessionsDiff { added, changed, removed });
    let modality = prop::sample::select(vec![Modality::Audio, Modality::Message]);
    vec((modality, diff), 0..3)
}

fn breakdowns() -> impl Strategy<Value = BreakdownsDiff> {
    let one = (0..3_i64, of(Just("name")), metrics()).prop_map(|(queue, name, metrics)| {
        BreakdownDiff { queue: QueueId(queue), name: name.map(Into::into), metrics }
    });
    let one = one.boxed();
    (vec(one.clone(), 0..2), vec(one, 0..2), vec((0..3_i64).prop_map(QueueId), 0..2))
        .prop_map(|(added, changed, removed)| BreakdownsDiff { added, changed, removed })
}

fn details() -> impl Strategy<Value = Option<Box<DetailsDiff>>> {
    // Half days: some are let go of.
    let span = (0..5_i64, of(0..3_i64)).prop_map(|(start, lasted)| StatusSpan {
        start: start * 43_200_000,
        end: lasted.map(|lasted| (start + lasted) * 43_200_000),
        status: None,
        reason: None,
    });
    let members = of(vec(0..3_i64, 0..2));
    (vec(span, 0..3), breakdowns(), members).prop_map(|(history, breakdowns, members)| {
        DetailsDiff { history, breakdowns, members }.boxed()
    })
}

/// An update and the time it comes at: a clock that is set now and then.
fn update() -> impl Strategy<Value = (EntityDiff, Millis)> {
    let name = of(prop::sample::select(vec!["one", "two"]));
    let at = -500_i64..500;
    (name, of(status()), metrics(), sessions(), details(), at).prop_map(
        |(name, status, metrics, sessions, details, late)| {
            let name = name.map(Into::into);
            let diff = EntityDiff { name, status, metrics, sessions, details, ..empty() };
            (diff, NOW + late)
        },
    )
}

fn empty() -> EntityDiff {
    EntityDiff::new(EntityKind::Agent, 1)
}

/// The row with beginnings of sessions as numbers of `APART`.
fn coarse(mut row: Row) -> Row {
    for session in &mut row.sessions {
        for since in [&mut session.queued_since, &mut session.active_since] {
            *since = since.map(|since| (since + APART / 2) / APART);
        }
    }
    row
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(3_000)
    })]

    #[test]
    fn merged_is_one_after_the_other(
        before in vec(update(), 0..3),
        updates in vec(update(), 1..6),
    ) {
        let mut names = Names::default();
        let mut row = Row::default();
        for (diff, at) in before {
            row.apply(diff, at, &mut names);
        }
        let (mut merged, mut pending) = (row.clone(), Pending::default());
        for (diff, at) in updates {
            row.apply(diff.clone(), at, &mut names);
            pending.add(diff, at, &mut names);
        }
        pending.lay_on(&mut merged);
        // Nothing told is nothing known.
        if merged.details.as_deref() == Some(&crate::details::Details::default()) {
            merged.details = None;
        }
        if row.details.as_deref() == Some(&crate::details::Details::default()) {
            row.details = None;
        }
        prop_assert_eq!(coarse(merged), coarse(row));
    }
}
