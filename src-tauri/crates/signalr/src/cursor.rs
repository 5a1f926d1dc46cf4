//! Compares two cursors: what lies between what was received and what is received now.
//!
//! A cursor is a prefix, random for each run of a server (`d-8F1A-`; `s-` where several servers
//! share a backplane), and for each topic how many messages of it have been read, in hexadecimal:
//! `d-8F1A-A,0|B,3F`. Of any other form it is opaque.

use std::collections::HashMap;

/// How cursors begin where several servers share their messages.
const BACKPLANE: &str = "s-";

/// How a cursor follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// It is the same.
    Same,
    /// Both count on: how far the topics went together, and the one that went farthest. Neither is
    /// known behind a backplane, whose numbers count the messages of everybody.
    Forward(Option<Advance>),
    /// Some topics went back, and none went on: an earlier cursor, or topics that began anew.
    Back,
    /// Some topics went back, others went on.
    Torn,
    /// It is from another run of the server.
    Foreign,
    /// One cannot tell: the two are of no known form.
    Opaque,
}

/// How far topics went on, in messages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Advance {
    /// All topics that both cursors have.
    pub total: u64,
    /// The one that went farthest.
    pub most: u64,
    /// Whether the later cursor lacks a topic that the earlier one has.
    pub gone: bool,
}

/// Compares the cursor that was kept with the one that came.
pub(crate) fn step(kept: &str, came: &str) -> Step {
    if kept == came {
        return Step::Same;
    }
    let (kept, came) = match (split(kept), split(came)) {
        (Some(kept), Some(came)) => (kept, came),
        (None, None) => return Step::Opaque,
        _ => return Step::Foreign,
    };
    if kept.0 != came.0 {
        return Step::Foreign;
    }
    compare(kept.1, came.1).map_or(Step::Opaque, |(advance, back)| match (back, advance.most) {
        (false, _) => Step::Forward((kept.0 != BACKPLANE).then_some(advance)),
        (true, 0) => Step::Back,
        (true, _) => Step::Torn,
    })
}

/// Whether the messages between this cursor and a later one can be counted.
pub(crate) fn is_countable(cursor: &str) -> bool {
    split(cursor).is_some_and(|(prefix, _)| prefix != BACKPLANE)
}

/// The prefix, and the topics behind it.
fn split(cursor: &str) -> Option<(&str, &str)> {
    if cursor.contains('\\') {
        // An escaped key; servers that shorten their keys have none.
        return None;
    }
    if let Some(topics) = cursor.strip_prefix(BACKPLANE) {
        return Some((BACKPLANE, topics));
    }
    let run = cursor.strip_prefix("d-")?.as_bytes();
    let digits = run.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
    let known = digits > 0 && run.get(digits) == Some(&b'-');
    known.then(|| cursor.split_at("d-".len() + digits + "-".len()))
}

/// The topics' keys and counts. This is done for every frame: by bytes, as texts are searched for
/// more than one.
fn entries(topics: &str) -> impl Iterator<Item = Option<(&[u8], u64)>> {
    let entries = topics.as_bytes().split(|byte| *byte == b'|');
    entries.filter(|entry| !entry.is_empty()).map(|entry| {
        let comma = entry.iter().rposition(|byte| *byte == b',')?;
        Some((&entry[..comma], hexadecimal(&entry[comma + 1..])?))
    })
}

fn hexadecimal(digits: &[u8]) -> Option<u64> {
    let some = (!digits.is_empty()).then_some(0_u64)?;
    digits.iter().try_fold(some, |number, digit| {
        let digit = char::from(*digit).to_digit(16)?;
        Some(number.checked_mul(16)? + u64::from(digit))
    })
}

/// How far the common topics went, and whether any went back; none if one list cannot be read.
fn compare(kept: &str, came: &str) -> Option<(Advance, bool)> {
    let mut advance = Advance::default();
    let mut back = false;
    let mut common = 0;
    let mut note = |before: u64, after: u64| {
        common += 1;
        back |= after < before;
        let on = after.saturating_sub(before);
        advance.total = advance.total.saturating_add(on);
        advance.most = advance.most.max(on);
    };
    // Topics come in the same order each time; only where groups changed they have to be looked up.
    let mut before = entries(kept);
    let mut known: Option<HashMap<&[u8], u64>> = None;
    for entry in entries(came) {
        let (key, after) = entry?;
        if known.is_none() {
            match before.next() {
                Some(Some((same, count))) if same == key => {
                    note(count, after);
                    continue;
                }
                Some(None) => return None,
                _ => known = Some(entries(kept).collect::<Option<_>>()?),
            }
        }
        if let Some(&count) = known.as_ref().and_then(|known| known.get(key)) {
            note(count, after);
        }
    }
    advance.gone = match known {
        Some(known) => common < known.len(),
        None => before.next().is_some(),
    };
    Some((advance, back))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forward(total: u64, most: u64) -> Step {
        Step::Forward(Some(Advance { total, most, gone: false }))
    }

    fn without_some(total: u64, most: u64) -> Step {
        Step::Forward(Some(Advance { total, most, gone: true }))
    }

    #[test]
    fn topics_are_counted_in_hexadecimal() {
        assert_eq!(step("d-8F-A,9|B,3", "d-8F-A,A|B,5"), forward(3, 2));
        assert_eq!(step("d-8F-A,9|B,3", "d-8F-A,9|B,3"), Step::Same);
        assert_eq!(step("d-8F-A,9|B,3", "d-8F-A,9|B,2"), Step::Back);
        assert_eq!(step("d-8F-A,9|B,3", "d-8F-A,A|B,2"), Step::Torn);
    }

    #[test]
    fn topics_come_and_go_with_groups() {
        assert_eq!(step("d-8F-A,9|B,3", "d-8F-A,9|X,7|B,4"), forward(1, 1));
        assert_eq!(step("d-8F-A,9|B,3|C,1", "d-8F-C,2"), without_some(1, 1));
        assert_eq!(step("d-8F-A,9|B,3|C,1", "d-8F-A,9|B,4"), without_some(1, 1));
        assert_eq!(step("d-8F-A,9", "d-8F-B,9"), without_some(0, 0));
        assert_eq!(step("d-8F-", "d-8F-A,1"), forward(0, 0));
    }

    #[test]
    fn another_run_of_the_server_is_told() {
        assert_eq!(step("d-8F-A,9", "d-90-A,9"), Step::Foreign);
        assert_eq!(step("d-8F-A,9", "s-0,9"), Step::Foreign);
        assert_eq!(step("d-8F-A,9", "anything"), Step::Foreign);
    }

    #[test]
    fn behind_a_backplane_nothing_is_counted() {
        assert_eq!(step("s-0,9|1,4", "s-0,FF|1,4"), Step::Forward(None));
        assert_eq!(step("s-0,9|1,4", "s-0,8|1,4"), Step::Back);
    }

    #[test]
    fn other_forms_are_opaque() {
        for (kept, came) in [("d-1", "d-2"), ("x", ""), ("d--A,1", "d--A,2"), ("s-a", "s-b,z")] {
            assert_eq!(step(kept, came), Step::Opaque, "{kept} {came}");
        }
    }

    proptest::proptest! {
        #[test]
        fn a_later_cursor_is_never_taken_for_an_earlier_one(
            counts in proptest::collection::vec((0_u64..1 << 40, 0_u64..50), 1..8)
        ) {
            let write = |later: bool| {
                let topic = |(key, (count, on)): (usize, &(u64, u64))| {
                    format!("{key},{:X}", if later { count + on } else { *count })
                };
                let topics: Vec<_> = counts.iter().enumerate().map(topic).collect();
                format!("d-1-{}", topics.join("|"))
            };
            let total: u64 = counts.iter().map(|count| count.1).sum();
            let most = counts.iter().map(|count| count.1).max().unwrap_or_default();
            let (on, back) = if total == 0 {
                (Step::Same, Step::Same)
            } else {
                (forward(total, most), Step::Back)
            };
            proptest::prop_assert_eq!(step(&write(false), &write(true)), on);
            proptest::prop_assert_eq!(step(&write(true), &write(false)), back);
        }

        #[test]
        fn no_cursors_make_it_panic(kept in "(d-1-)?[A-C,|0-9-]{0,12}", came in "(d-1-)?[A-C,|0-9-]{0,12}") {
            let _ = step(&kept, &came);
        }
    }
}
