//! The statuses of the last 24 hours.

use connect_model::{Millis, StatusSpan};

/// How far it goes back, from the newest beginning.
const DAY: i64 = 86_400_000;
/// Nobody changes the status more often in a day.
const MOST: usize = 5_000;

/// Takes spans that are new or have changed, and lets go of what is too old. The result does not
/// depend on how the spans are spread over several calls, nor on any clock of ours.
pub(crate) fn remember(history: &mut Vec<StatusSpan>, told: Vec<StatusSpan>) {
    if told.is_empty() {
        return;
    }
    for span in told {
        match history.binary_search_by_key(&span.start, |span| span.start) {
            Ok(place) => history[place] = span,
            Err(place) => history.insert(place, span),
        }
    }
    let oldest = history.last().map_or(Millis::MIN, |span| span.start.saturating_sub(DAY));
    // The last one that began before lasted into the time that is kept.
    let before = history.partition_point(|span| span.start <= oldest);
    history.drain(..before.saturating_sub(1));
    history.drain(..history.len().saturating_sub(MOST));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: Millis, end: Option<Millis>) -> StatusSpan {
        StatusSpan { start, end, status: None, reason: None }
    }

    #[test]
    fn a_span_comes_again_with_its_end() {
        let mut history = Vec::new();
        remember(&mut history, vec![span(20, None), span(10, Some(20))]);
        remember(&mut history, vec![span(20, Some(30)), span(30, None)]);
        assert_eq!(history, [span(10, Some(20)), span(20, Some(30)), span(30, None)]);
    }

    #[test]
    fn a_day_is_kept_and_no_more() {
        let mut history = Vec::new();
        let hours: Vec<_> = (0..30).map(|hour| span(hour * DAY / 24, None)).collect();
        remember(&mut history, hours);
        // What lasted into the last 24 hours belongs to them.
        assert_eq!((history.len(), history[0].start), (25, 5 * DAY / 24));
        remember(&mut history, vec![span(3 * DAY, None)]);
        assert_eq!(history.len(), 2);
        let many = (0..6_000).map(|second| span(4 * DAY + second, Some(4 * DAY + second + 1)));
        remember(&mut history, many.collect());
        assert_eq!(history.len(), MOST);
    }
}
