//! All languages have the same messages, attributes and variables.

use crate::ftl::{file_of, outline};

#[test]
fn every_language_has_the_messages_of_english() {
    let english = outline("en");
    let mut wrong = Vec::new();
    for language in connect_l10n::languages() {
        let theirs = outline(language);
        for (name, variables) in &english {
            let place = format!("locales/{language}/{}.ftl", file_of("en", name));
            match theirs.get(name) {
                None => wrong.push(format!("{place} lacks {name}")),
                Some(used) if used != variables => {
                    wrong.push(format!("{place}: {name} uses {used:?}, English {variables:?}"));
                }
                Some(_) => {}
            }
        }
        let unknown = theirs.keys().filter(|name| !english.contains_key(*name));
        wrong.extend(unknown.map(|name| {
            format!("locales/{language}/{}.ftl: {name} is not in English", file_of(language, name))
        }));
    }
    assert!(wrong.is_empty(), "{} to mend:\n  {}", wrong.len(), wrong.join("\n  "));
}
