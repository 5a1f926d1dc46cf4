//! Which language the console speaks, and which one the server is asked for.

use connect_ipc::{MessagesView, Settings};
use connect_l10n::{Messages, negotiate, system_languages};
use connect_model::{AgentStatus, Profile, Strings};

/// The language given at the start, else the user's choice, else the profile's, else the system's.
pub(crate) fn choose(
    given: Option<&str>,
    settings: &Settings,
    profile: Option<&Profile>,
) -> &'static str {
    let chosen = given.or(settings.language.as_deref()).filter(|language| !language.is_empty());
    let profile = profile.and_then(|profile| profile.locale_key.as_deref());
    if let Some(wanted) = chosen.or(profile) {
        negotiate(&[wanted])
    } else {
        let system = system_languages();
        negotiate(&system.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// The key to ask the server's strings with (row L1): the profile's own where it is of the language
/// spoken, so that `fr-ca` stays `fr-ca`.
pub(crate) fn server_locale(language: Option<&str>, profile_key: Option<&str>) -> String {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    match (language, profile_key) {
        (None, Some(key)) => key.to_owned(),
        (Some(language), Some(key)) if primary(language) == primary(key) => key.to_owned(),
        (Some(language), _) => match primary(language).as_str() {
            "en" => "en-us".to_owned(),
            "ar" => "ar-sa".to_owned(),
            other => format!("{other}-{other}"),
        },
        (None, None) => "en-us".to_owned(),
    }
}

/// What the window needs of a language.
pub(crate) fn view(messages: &Messages, language: &str, strings: Option<&Strings>) -> MessagesView {
    let none = Strings::new();
    let strings = strings.unwrap_or(&none);
    let words: Vec<_> = AgentStatus::words().collect();
    MessagesView {
        locale: language.to_owned(),
        direction: messages.direction().to_owned(),
        ftl: messages.source(),
        strings: connect_l10n::status_strings(strings, &words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profiles_own_key_is_kept() {
        assert_eq!(server_locale(Some("fr"), Some("fr-ca")), "fr-ca");
        assert_eq!(server_locale(Some("ar"), Some("en-us")), "ar-sa");
        assert_eq!(server_locale(Some("fr"), None), "fr-fr");
        assert_eq!(server_locale(None, None), "en-us");
    }
}
