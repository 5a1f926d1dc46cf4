//! The languages there are, with the text of their messages.

/// One language: its tag and its files, each with its name.
pub(crate) struct Language {
    pub(crate) tag: &'static str,
    pub(crate) files: &'static [(&'static str, &'static str)],
}

macro_rules! languages {
    ($($tag:literal)*) => {
        /// All languages; the first one stands in where another lacks a message.
        pub(crate) static LANGUAGES: &[Language] = &[$(Language {
            tag: $tag,
            files: &[
                ("ui", include_str!(concat!("../../../../locales/", $tag, "/ui.ftl"))),
                ("frame", include_str!(concat!("../../../../locales/", $tag, "/frame.ftl"))),
                ("sessions", include_str!(concat!("../../../../locales/", $tag, "/sessions.ftl"))),
                ("actions", include_str!(concat!("../../../../locales/", $tag, "/actions.ftl"))),
                ("agent", include_str!(concat!("../../../../locales/", $tag, "/agent.ftl"))),
                ("board", include_str!(concat!("../../../../locales/", $tag, "/board.ftl"))),
                ("columns", include_str!(concat!("../../../../locales/", $tag, "/columns.ftl"))),
                ("trends", include_str!(concat!("../../../../locales/", $tag, "/trends.ftl"))),
                ("failures", include_str!(concat!("../../../../locales/", $tag, "/failures.ftl"))),
                ("doctor", include_str!(concat!("../../../../locales/", $tag, "/doctor.ftl"))),
                ("cli", include_str!(concat!("../../../../locales/", $tag, "/cli.ftl"))),
            ],
        }),*];
        static TAGS: &[&str] = &[$($tag),*];
    };
}

// A language is one line here and one folder in `/locales`.
languages! {
    "en"
    "fr"
    "de"
    "es"
    "ar"
}

/// The language that stands in for others.
pub(crate) const ENGLISH: &str = "en";

/// The tags of all languages (BCP 47), in the order in which they are offered.
pub fn languages() -> &'static [&'static str] {
    TAGS
}

/// The files of a language, each with its name and its text; none if there is no such language.
pub fn sources(language: &str) -> &'static [(&'static str, &'static str)] {
    LANGUAGES.iter().find(|known| known.tag == language).map_or(&[], |known| known.files)
}
