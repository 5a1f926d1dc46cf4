//! The server's own words, laid over ours.

use std::collections::BTreeMap;

use crate::plain;

/// No status needs more; a longer text would only push the rest of its row away.
const LONGEST: usize = 200;

/// The server's strings for the given statuses, by the status as it was given. A key that differs
/// only in case counts if there is no exact one; what the server does not name is left out.
pub fn status_strings<S: AsRef<str>>(
    strings: &BTreeMap<String, String>,
    words: &[S],
) -> BTreeMap<String, String> {
    let folded: BTreeMap<_, _> =
        strings.iter().map(|(key, text)| (key.to_lowercase(), text)).collect();
    let named = |word: &S| {
        let word = word.as_ref();
        let text = strings.get(word).or_else(|| folded.get(&word.to_lowercase()).copied())?;
        let text: String = plain(text).chars().take(LONGEST).collect();
        let text = text.trim();
        (!text.is_empty()).then(|| (word.to_owned(), text.to_owned()))
    };
    words.iter().filter_map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn words_are_found_exactly_or_without_case() {
        let server = strings(&[("lunch", "Lunch"), ("Lunch", "LUNCH"), ("AFTERCALL", "Wrap-up")]);
        let found = status_strings(&server, &["Lunch", "afterCall", "training"]);
        assert_eq!(found, strings(&[("Lunch", "LUNCH"), ("afterCall", "Wrap-up")]));
    }

    #[test]
    fn hostile_words_are_cut_and_cleaned() {
        let server = strings(&[
            ("a", "\u{1b}]0;x\u{7}\u{202e}Away"),
            ("b", &"é".repeat(10_000)),
            ("c", " \u{0}\n "),
        ]);
        let found = status_strings(&server, &["a", "b", "c"]);
        assert_eq!(found["a"], "]0;xAway");
        assert_eq!(found["b"].chars().count(), LONGEST);
        assert!(!found.contains_key("c"));
    }
}
