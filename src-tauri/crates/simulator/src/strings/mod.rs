//! The server's strings (row L1): each metric as a triple, each status, in each of the console's languages.

mod ar;
mod de;
mod en;
mod es;
mod fr;

use connect_webapi::methods::StringsReply;

/// A metric: key, name, short name, description.
type MetricText = (&'static str, &'static str, &'static str, &'static str);

/// One language.
struct Language {
    metrics: &'static [MetricText],
    /// Statuses, modalities and other single strings.
    words: &'static [(&'static str, &'static str)],
}

/// The strings of a locale, in any spelling; none if there are none.
pub(crate) fn of(locale: &str) -> Option<StringsReply> {
    let language = match locale.trim().to_ascii_lowercase().replace('_', "-").as_str() {
        "en" | "en-us" => en::ENGLISH,
        "fr" | "fr-fr" => fr::FRENCH,
        "de" | "de-de" => de::GERMAN,
        "es" | "es-es" => es::SPANISH,
        "ar" | "ar-sa" => ar::ARABIC,
        _ => return None,
    };
    let mut strings = StringsReply::default();
    for (key, name, short, description) in language.metrics {
        strings.0.insert((*key).to_owned(), (*name).to_owned());
        strings.0.insert(format!("{key}Short"), (*short).to_owned());
        strings.0.insert(format!("{key}Description"), (*description).to_owned());
    }
    for (key, text) in language.words {
        strings.0.insert((*key).to_owned(), (*text).to_owned());
    }
    Some(strings)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use connect_model::{AgentStatus, Catalogue};

    use super::*;
    use crate::layout::Layout;
    use crate::world::{Reading, Setup, World};

    #[test]
    fn every_language_has_every_metric_and_status() {
        let setup = Setup {
            agents: 3,
            queues: 2,
            updates_per_second: 0,
            seed: 1,
            hostile_names: false,
            epoch: 0,
            reading: Reading::default(),
        };
        let world = World::new(&setup);
        let (agents, queues) = (Layout::of_agents(&world), Layout::of_queues(&world));
        let names: BTreeSet<_> = agents.slots.iter().chain(&queues.slots).map(|s| s.name).collect();
        assert!(names.len() >= 25, "{}", names.len());
        let english = of("en-us").unwrap();
        for locale in ["EN-US", "fr_FR", "de-DE", "es", "ar-sa", "ar"] {
            let strings = of(locale).unwrap();
            assert!(strings.0.keys().eq(english.0.keys()), "{locale}");
            let catalogue = Catalogue::from_strings(&strings.0);
            assert_eq!(catalogue.len(), names.len());
            assert!(names.iter().all(|name| catalogue.get(name).is_some()));
            assert!(AgentStatus::words().all(|word| strings.0.contains_key(word)), "{locale}");
        }
        assert!(of("tlh").is_none());
    }
}
