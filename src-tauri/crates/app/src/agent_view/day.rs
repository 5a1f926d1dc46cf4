//! The statuses of an agent's last 24 hours in one line, out of what the server tells in any order.
//! Pure.

use std::collections::{BTreeSet, BinaryHeap};

use connect_model::{Millis, StatusSpan};

/// How far it goes back.
const DAY: i64 = 86_400_000;

/// The spans in their order, none within another: at each time the one holds that began last of
/// those that are told to last then. Two that begin together are one, told twice: the last one told
/// counts. One that is not told to have ended lasts until another begins. What begins only after
/// `now`, by another clock, is not yet there; what ended before the day is left out. Room between
/// two means that nothing is known.
pub(super) fn day(mut told: Vec<StatusSpan>, now: Millis) -> Vec<StatusSpan> {
    told.retain(|span| span.start <= now);
    // The order is stable, and the first of those that begin together is kept.
    told.reverse();
    told.sort_by_key(|span| span.start);
    told.dedup_by_key(|span| span.start);
    let starts: BTreeSet<_> = told.iter().map(|span| span.start).collect();
    let next = |start: Millis| starts.range(start.saturating_add(1)..).next().copied();
    // None for what lasts.
    let end = |span: &StatusSpan| match span.end {
        Some(end) => Some(end).filter(|end| *end <= now),
        None => next(span.start),
    };
    let ends: Vec<_> = told.iter().map(end).collect();
    // What has begun just now has lasted for no time yet.
    let fresh = told.last().filter(|last| last.start == now && last.end.is_none()).cloned();

    let from = now.saturating_sub(DAY);
    let mut edges: BTreeSet<_> = starts.iter().chain(ends.iter().flatten()).copied().collect();
    edges.extend([from, now]);
    let mut spans = Vec::new();
    for (place, left, right) in pieces(&told, &ends, edges.range(from..=now).copied()) {
        let lasts = right == now && ends[place].is_none() && fresh.is_none();
        spans.push(StatusSpan {
            // The day cuts off no beginning.
            start: if left == from { told[place].start } else { left },
            end: (!lasts).then_some(right),
            ..told[place].clone()
        });
    }
    spans.extend(fresh);
    spans
}

/// Between which times which span holds, by its place. Those that touch are one.
fn pieces(
    told: &[StatusSpan],
    ends: &[Option<Millis>],
    edges: impl Iterator<Item = Millis>,
) -> Vec<(usize, Millis, Millis)> {
    let mut pieces: Vec<(usize, Millis, Millis)> = Vec::new();
    // Those that have begun; the last one is on top.
    let (mut begun, mut place) = (BinaryHeap::new(), 0);
    let edges: Vec<_> = edges.collect();
    for pair in edges.windows(2) {
        let (left, right) = (pair[0], pair[1]);
        while told.get(place).is_some_and(|span| span.start <= left) {
            begun.push(place);
            place += 1;
        }
        // What lies below one that has ended may still last.
        while begun.peek().is_some_and(|top| ends[*top].is_some_and(|end| end <= left)) {
            begun.pop();
        }
        match (begun.peek(), pieces.last_mut()) {
            (Some(top), Some((of, _, end))) if of == top && *end == left => *end = right,
            (Some(top), _) => pieces.push((*top, left, right)),
            (None, _) => {}
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use connect_model::AgentStatus;
    use proptest::collection::vec;
    use proptest::option::of;
    use proptest::prelude::*;

    use super::*;

    const HOUR: i64 = 3_600_000;
    const NOW: i64 = 100 * HOUR;

    fn span(word: &str, start: i64, end: Option<i64>) -> StatusSpan {
        let status = Some(AgentStatus::parse(word));
        StatusSpan { start, end, status, reason: None }
    }

    /// As `word from to`, in hours before now.
    fn said(told: Vec<StatusSpan>) -> Vec<String> {
        let ago = |at: i64| (NOW - at) / HOUR;
        let say = |span: StatusSpan| {
            let end = span.end.map_or("-".to_owned(), |end| ago(end).to_string());
            let word = span.status.map(|status| status.as_str().to_owned()).unwrap_or_default();
            format!("{word} {} {end}", ago(span.start))
        };
        day(told, NOW).into_iter().map(say).collect()
    }

    fn at(ago: i64) -> i64 {
        NOW - ago * HOUR
    }

    #[test]
    fn what_comes_in_no_order_is_put_in_one_and_keeps_its_gaps() {
        let told = vec![
            span("inCall", at(2), None),
            span("available", at(6), Some(at(5))),
            span("available", at(3), None),
        ];
        assert_eq!(said(told), ["available 6 5", "available 3 2", "inCall 2 -"]);
        assert_eq!(said(vec![]), [""; 0]);
    }

    #[test]
    fn the_later_of_two_holds_and_the_earlier_goes_on_behind_it() {
        let told = vec![span("available", at(9), Some(at(1))), span("inCall", at(5), Some(at(4)))];
        assert_eq!(said(told), ["available 9 5", "inCall 5 4", "available 4 1"]);
        // Told again, with its end.
        let twice = vec![span("available", at(5), None), span("inCall", at(5), Some(at(3)))];
        assert_eq!(said(twice), ["inCall 5 3"]);
    }

    #[test]
    fn a_day_is_shown_over_midnight_and_what_lasted_into_it_keeps_its_beginning() {
        let told = vec![
            span("loggedOut", at(80), Some(at(60))),
            span("available", at(40), Some(at(20))),
            span("afterCall", at(25), Some(at(25))),
            span("inCall", at(30), Some(at(31))),
        ];
        assert_eq!(said(told), ["available 40 20"]);
        assert_eq!(said(vec![span("loggedOut", at(90), None)]), ["loggedOut 90 -"]);
    }

    #[test]
    fn another_clock_is_not_believed() {
        let told = vec![span("available", at(2), Some(at(-1))), span("inCall", at(-1), None)];
        assert_eq!(said(told), ["available 2 -"]);
        let begun = vec![span("available", at(2), None), span("inCall", NOW, None)];
        assert_eq!(said(begun), ["available 2 0", "inCall 0 -"]);
        let far = vec![span("available", i64::MIN, Some(i64::MAX)), span("busy", i64::MAX, None)];
        assert_eq!(day(far, NOW).len(), 1);
        assert_eq!(day(vec![span("busy", i64::MIN, None)], i64::MIN).len(), 1);
    }

    /// Whose status it is at a time, by the rule itself; each is known by its reason.
    fn holder(told: &[StatusSpan], at: i64) -> Option<&StatusSpan> {
        let again = |at: usize| told[at + 1..].iter().any(|span| span.start == told[at].start);
        let once = told.iter().enumerate().filter(|(at, _)| !again(*at)).map(|(_, span)| span);
        let began = once.filter(|span| span.start <= NOW);
        let next = |start| told.iter().map(|span| span.start).filter(|s| *s > start).min();
        let holds = |span: &&StatusSpan| {
            let end = span.end.or_else(|| next(span.start)).unwrap_or(i64::MAX);
            span.start <= at && at < end
        };
        began.filter(holds).max_by_key(|span| span.start)
    }

    fn any_span() -> impl Strategy<Value = StatusSpan> {
        let word = prop_oneof![Just("available"), Just("inCall"), Just("unavailable")];
        (word, -2..60_i64, of(-6..30_i64)).prop_map(|(word, ago, lasted)| {
            span(word, at(ago), lasted.map(|hours| at(ago) + hours * HOUR))
        })
    }

    proptest! {
        #[test]
        fn each_time_has_the_status_that_began_last(mut told in vec(any_span(), 0..12)) {
            for (place, span) in told.iter_mut().enumerate() {
                span.reason = Some(place.to_string().into());
            }
            let spans = day(told.clone(), NOW);
            for two in spans.windows(2) {
                prop_assert!(two[0].end.is_some_and(|end| end <= two[1].start), "{two:?}");
            }
            for span in &spans {
                prop_assert!(span.end.is_none_or(|end| end > span.start && end > at(24)));
            }
            for half in 1..48 {
                let time = at(0) - half * HOUR / 2 - 1;
                let shown = spans.iter().find(|span| {
                    span.start <= time && span.end.is_none_or(|end| time < end)
                });
                let reason = |span: &StatusSpan| span.reason.clone();
                prop_assert_eq!(shown.map(reason), holder(&told, time).map(reason));
            }
            let open = spans.iter().filter(|span| span.end.is_none()).count();
            prop_assert!(open <= 1);
        }
    }
}
