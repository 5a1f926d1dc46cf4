//! Which row a text from the server is about: the longest known name that stands in it as words.

use connect_ipc::AlertTarget;

/// Shorter names stand in too many texts by chance.
const SHORTEST: usize = 3;

/// Finds the row that a text names; none if it names none, or two alike.
pub(crate) fn mentioned<'a>(
    text: &str,
    names: impl Iterator<Item = (AlertTarget, &'a str)>,
) -> Option<AlertTarget> {
    let mut best: Option<(usize, Option<AlertTarget>)> = None;
    for (target, name) in names {
        let as_long = best.is_none_or(|(length, _)| name.len() >= length);
        if as_long && name.chars().count() >= SHORTEST && stands_in(text, name) {
            let alone = best.is_none_or(|(length, _)| name.len() > length);
            best = Some((name.len(), Some(target).filter(|_| alone)));
        }
    }
    best.and_then(|(_, target)| target)
}

fn stands_in(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [(AlertTarget, &str); 5] = [
        (AlertTarget::Queue { id: 1 }, "Support"),
        (AlertTarget::Queue { id: 2 }, "Support EMEA"),
        (AlertTarget::Queue { id: 3 }, "IT"),
        (AlertTarget::Agent { id: 4 }, "渡辺恵子"),
        (AlertTarget::Agent { id: 5 }, ""),
    ];

    fn of(text: &str) -> Option<AlertTarget> {
        mentioned(text, NAMES.into_iter())
    }

    #[test]
    fn the_longest_name_is_meant() {
        assert_eq!(of("Queue Support EMEA: nobody there"), Some(AlertTarget::Queue { id: 2 }));
        assert_eq!(of("Support: nobody there"), Some(AlertTarget::Queue { id: 1 }));
        assert_eq!(of("Agent 渡辺恵子 (7) did not answer"), Some(AlertTarget::Agent { id: 4 }));
    }

    #[test]
    fn of_two_that_fit_alike_none_is_meant() {
        let queue = (AlertTarget::Queue { id: 6 }, "Support EMEA");
        let agent = (AlertTarget::Agent { id: 7 }, "Support EMEA");
        let text = "Support EMEA: nobody there";
        assert_eq!(mentioned(text, NAMES.into_iter().chain([agent])), None);
        assert_eq!(mentioned(text, [queue, agent].into_iter()), None);
        let longer = (AlertTarget::Queue { id: 8 }, "Support EMEA: nobody");
        let all = [queue, agent, longer].into_iter();
        assert_eq!(mentioned(text, all), Some(AlertTarget::Queue { id: 8 }));
    }

    #[test]
    fn a_part_of_a_word_and_a_short_name_are_none() {
        for text in ["Supported calls", "an ITEM", "IT is down", "", "unSupport"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
