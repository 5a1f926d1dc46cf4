//! What comes out when messages are asked for.

use connect_l10n::{Messages, Value};

fn updates(messages: &Messages, count: u32) -> String {
    messages.text("doctor-updates", &[("count", count.into())])
}

#[test]
fn values_are_put_in_and_kept_apart() {
    let messages = Messages::new("en");
    let values = [("host", Value::from("connect")), ("detail", "refused".into())];
    let text = messages.text("failure-unreachable", &values);
    assert_eq!(text, "\u{2068}connect\u{2069} cannot be reached: \u{2068}refused\u{2069}");
    let text = messages.use_isolating(false).text("failure-unreachable", &values);
    assert_eq!(text, "connect cannot be reached: refused");
}

#[test]
fn values_from_outside_are_made_harmless() {
    let messages = Messages::new("en").use_isolating(false);
    let text = messages.text("failure-agentUnknown", &[]);
    assert!(!text.contains('\u{1b}'));
    let header = "\u{1b}[2J\u{202e}<b>".to_owned();
    let text = messages.text("failure-challengeUnreadable", &[("header", header.into())]);
    assert!(text.ends_with("It sent: [2J<b>"), "{text}");
}

#[test]
fn attributes_are_found() {
    let advice = Messages::new("fr").attribute("failure-connectionLost", "advice", &[]);
    assert!(advice.starts_with("La console se reconnecte"), "{advice}");
}

#[test]
fn what_is_not_there_is_answered_by_its_id() {
    let messages = Messages::new("ar");
    assert_eq!(messages.text("no-such-message", &[]), "no-such-message");
    assert_eq!(messages.attribute("doctor-ok", "none", &[]), "doctor-ok.none");
}

#[test]
fn a_missing_value_does_not_lose_the_message() {
    let text = Messages::new("en").use_isolating(false).text("doctor-heading", &[]);
    assert_eq!(text, "Trying {$server}, step by step");
}

#[test]
fn plurals_follow_the_language() {
    let english = Messages::new("en").use_isolating(false);
    assert_eq!(updates(&english, 0), "No live update came in.");
    assert_eq!(updates(&english, 1), "1 live update came in.");
    assert_eq!(updates(&english, 2), "2 live updates came in.");
    let french = Messages::new("fr").use_isolating(false);
    assert_eq!(updates(&french, 1), "1 mise à jour en direct est arrivée.");
    assert_eq!(updates(&french, 21), "21 mises à jour en direct sont arrivées.");
    let arabic = Messages::new("ar").use_isolating(false);
    assert_eq!(updates(&arabic, 0), "لم يصل أي تحديث مباشر.");
    assert_eq!(updates(&arabic, 1), "وصل تحديث مباشر واحد.");
    assert_eq!(updates(&arabic, 2), "وصل تحديثان مباشران.");
    assert_eq!(updates(&arabic, 5), "وصلت 5 تحديثات مباشرة.");
    assert_eq!(updates(&arabic, 11), "وصل 11 تحديثًا مباشرًا.");
    assert_eq!(updates(&arabic, 100), "وصل 100 تحديث مباشر.");
}

#[test]
fn directions_follow_the_language() {
    for (language, direction) in [("en", "ltr"), ("fr-FR", "ltr"), ("ar-SA", "rtl"), ("ja", "ltr")]
    {
        assert_eq!(Messages::new(language).direction(), direction, "{language}");
    }
}

#[test]
fn the_source_holds_every_file_that_is_for_the_window() {
    let messages = Messages::new("fr_FR.UTF-8");
    assert_eq!(messages.language(), "fr");
    let source = messages.source();
    for (file, text) in connect_l10n::sources("fr") {
        assert_eq!(source.contains(text), *file != "cli", "{file}");
    }
    assert!(fluent_syntax::parser::parse(source.as_str()).is_ok());
}

#[test]
fn messages_can_be_shared_between_tasks() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<Messages>();
}
