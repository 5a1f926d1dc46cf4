//! Which of our languages is nearest to what is wanted.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

use crate::languages::{ENGLISH, languages};

/// The language to use for what is wanted, the most wanted first. Takes BCP 47 tags and the names
/// of system locales (`fr_FR.UTF-8`) in any case; English if nothing fits.
pub fn negotiate<S: AsRef<str>>(wanted: &[S]) -> &'static str {
    let wanted: Vec<_> = wanted.iter().filter_map(|name| identifier(name.as_ref())).collect();
    let known: Vec<_> = languages().iter().filter_map(|tag| identifier(tag)).collect();
    let found = negotiate_languages(&wanted, &known, None, NegotiationStrategy::Filtering);
    let found = found.first().map(ToString::to_string);
    found.and_then(|found| languages().iter().copied().find(|tag| *tag == found)).unwrap_or(ENGLISH)
}

/// The languages of the user's system, from `LC_ALL`, `LC_MESSAGES` or `LANG`: the first that is
/// set rules, as POSIX has it.
pub fn system_languages() -> Vec<String> {
    system_languages_of(|name| std::env::var(name).ok())
}

fn system_languages_of(variable: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let set = |name: &&str| variable(name).filter(|value| !value.is_empty());
    ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set).into_iter().collect()
}

/// Reads a tag or the name of a system locale, whose encoding and variant are left out.
pub(crate) fn identifier(name: &str) -> Option<LanguageIdentifier> {
    let tag = name.split(['.', '@']).next().unwrap_or(name);
    tag.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_found() {
        for (wanted, expected) in [
            ("fr", "fr"),
            ("fr-fr", "fr"),
            ("FR-ca", "fr"),
            ("fr_FR.UTF-8", "fr"),
            ("fr_BE@euro", "fr"),
            ("ar-SA", "ar"),
            ("ar_EG.UTF-8", "ar"),
            ("en-us", "en"),
            ("en_GB.UTF-8", "en"),
            ("ja-JP", "en"),
            ("C", "en"),
            ("C.UTF-8", "en"),
            ("POSIX", "en"),
            ("", "en"),
            ("../../etc/passwd", "en"),
            ("\u{202e}fr", "en"),
        ] {
            assert_eq!(negotiate(&[wanted]), expected, "{wanted:?}");
        }
    }

    #[test]
    fn the_most_wanted_language_wins() {
        assert_eq!(negotiate(&["ja", "ar-SA", "fr"]), "ar");
        assert_eq!(negotiate(&["en-US", "fr"]), "en");
        assert_eq!(negotiate::<&str>(&[]), "en");
    }

    #[test]
    fn the_first_variable_that_is_set_rules() {
        let of = |set: &[(&str, &str)]| {
            system_languages_of(|name| {
                set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
            })
        };
        assert_eq!(of(&[("LANG", "fr_FR.UTF-8")]), ["fr_FR.UTF-8"]);
        assert_eq!(of(&[("LC_ALL", ""), ("LC_MESSAGES", "ar"), ("LANG", "fr")]), ["ar"]);
        assert_eq!(of(&[("LC_ALL", "C"), ("LANG", "fr")]), ["C"]);
        assert!(of(&[]).is_empty());
    }
}
