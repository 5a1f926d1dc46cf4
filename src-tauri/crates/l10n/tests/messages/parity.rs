//! All languages have the same messages, attributes and variables.

use crate::ftl::outline;

#[test]
fn every_language_has_the_messages_of_english() {
    let english = outline("en");
    for language in connect_l10n::languages() {
        let theirs = outline(language);
        let mut wrong = Vec::new();
        for (name, variables) in &english {
            match theirs.get(name) {
                None => wrong.push(format!("{name} is missing")),
                Some(used) if used != variables => {
                    wrong.push(format!("{name} uses {used:?}, English {variables:?}"));
                }
                Some(_) => {}
            }
        }
        let unknown = theirs.keys().filter(|name| !english.contains_key(*name));
        wrong.extend(unknown.map(|name| format!("{name} is not in English")));
        assert!(wrong.is_empty(), "locales/{language}:\n  {}", wrong.join("\n  "));
    }
}
