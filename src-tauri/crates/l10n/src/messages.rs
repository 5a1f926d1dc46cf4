//! The messages of one language, with English behind it.

use fluent::concurrent::FluentBundle;
use fluent::{FluentArgs, FluentResource};
use unic_langid::CharacterDirection;

use crate::languages::{ENGLISH, sources};
use crate::negotiate::{identifier, negotiate};
use crate::value::Value;

type Bundle = FluentBundle<FluentResource>;

/// The messages of one language. What it lacks is taken from English; an id that nothing has is
/// answered as it is, which tests see and users survive.
pub struct Messages {
    language: &'static str,
    /// The language's own bundle, then English.
    bundles: Vec<Bundle>,
}

impl Messages {
    /// The messages of the language that is nearest to the given one.
    pub fn new(language: &str) -> Self {
        let language = negotiate(&[language]);
        let mut bundles = vec![bundle(language)];
        if language != ENGLISH {
            bundles.push(bundle(ENGLISH));
        }
        Self { language, bundles }
    }

    /// Whether values are wrapped in Unicode's isolating marks, so that a value written the other
    /// way leaves the words around it alone: true unless changed. Not every terminal hides them.
    #[must_use]
    pub fn use_isolating(mut self, isolating: bool) -> Self {
        for bundle in &mut self.bundles {
            bundle.set_use_isolating(isolating);
        }
        self
    }

    /// The language's tag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Which way the language is written, as HTML says it: `ltr` or `rtl`.
    pub fn direction(&self) -> &'static str {
        let rtl = identifier(self.language)
            .is_some_and(|language| language.character_direction() == CharacterDirection::RTL);
        if rtl { "rtl" } else { "ltr" }
    }

    /// The text of the messages of this language, to be read by the window again; those of the
    /// command line are not for it.
    pub fn source(&self) -> String {
        let files = sources(self.language).iter().filter(|(name, _)| *name != "cli");
        files.flat_map(|(_, text)| [*text, "\n"]).collect()
    }

    /// The message in words.
    pub fn text(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        self.find(id, None, values).unwrap_or_else(|| id.to_owned())
    }

    /// An attribute of a message in words.
    pub fn attribute(&self, id: &str, attribute: &str, values: &[(&str, Value<'_>)]) -> String {
        self.find(id, Some(attribute), values).unwrap_or_else(|| format!("{id}.{attribute}"))
    }

    fn find(&self, id: &str, part: Option<&str>, values: &[(&str, Value<'_>)]) -> Option<String> {
        let args: FluentArgs<'_> = values.iter().map(|(name, value)| (*name, value)).collect();
        self.bundles.iter().find_map(|bundle| {
            let message = bundle.get_message(id)?;
            let pattern = match part {
                Some(part) => message.get_attribute(part)?.value(),
                None => message.value()?,
            };
            // A missing value is written as its name in braces: better than no message.
            Some(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
        })
    }
}

fn bundle(language: &str) -> Bundle {
    let mut bundle = Bundle::new_concurrent(identifier(language).into_iter().collect());
    for (_, text) in sources(language) {
        // What cannot be read is left out; the tests allow no such thing.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
