//! The document's own sample, words nobody knows, and addresses that lead astray.

use connect_webapi::session::{ImPrompt, SessionMessage, TranscriptMessage};

use super::*;

const SAMPLE: &[u8] = include_bytes!("../../../webapi/tests/samples/S3-session.json");

fn sample() -> SessionDetail {
    connect_webapi::decode(SAMPLE).unwrap()
}

#[test]
fn the_documents_sample_is_shown_in_full() {
    let shown = view(&sample(), 78_520, 5_000);
    assert_eq!((shown.customer.as_str(), shown.customer_id.as_str()), ("Jonah Ruffer", ""));
    assert_eq!((shown.now.state, shown.agent.as_str()), (ipc::SessionState::Ended, ""));
    assert_eq!(shown.now.hold_limit, Some(10_000));
    assert_eq!(
        shown.now.after_call,
        Some(ipc::AfterCallView { manual: true, limit: Some(10_000) })
    );
    assert_eq!(shown.events[0].text, "Session terminating.");
    assert_eq!((shown.events.len(), shown.events[8].by.as_str()), (9, "APP-01"));
    assert_eq!(shown.ivr[0].nodes[0].name, "Jonah Empty Queue");
    assert_eq!(shown.disposition.choices[0].subs[0].name, "Pasword Change");
    assert_eq!((shown.history.sessions.len(), shown.history.more), (1, false));
    assert_eq!(shown.history.sessions[0].modality, "instantMessage");
    let keys: Vec<_> = shown.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["name CallerPhoneNumber", "name IsCallAfterHours"]);
    assert_eq!(shown.transcript, Some(vec![]));
    let prompt = &shown.prompts[0];
    assert_eq!(prompt.name, "CustomerName");
    assert_eq!(prompt.text, "Welcome Jonah Ruffer to the Call Center!");
    assert_eq!((shown.prompts.len(), shown.messages.len()), (1, 0));
}

#[test]
fn messages_come_the_latest_first_with_the_name_of_who_takes_part() {
    let message = |name: Option<&str>, agent, published| SessionMessage {
        kind: Some("sessionMessage".into()),
        name: name.map(Into::into),
        agent_id: agent,
        published,
        ..SessionMessage::default()
    };
    let part = Participation {
        agent_id: Some(Int(7)),
        agent_name: Some("Anna".into()),
        ..Participation::default()
    };
    let detail = SessionDetail {
        agents: Some(List(vec![part])),
        session_messages: Some(List(vec![
            message(Some("Invoice"), Some(Int(7)), Some(Time(5))),
            message(None, Some(Int(-1)), None),
            message(Some("Re: Invoice"), Some(Int(9)), Some(Time(8))),
        ])),
        im_prompts: Some(List(vec![ImPrompt::default()])),
        ..SessionDetail::default()
    };
    let shown = view(&detail, 1, 0);
    let said: Vec<_> =
        shown.messages.iter().map(|one| (one.name.as_str(), one.agent.as_str())).collect();
    assert_eq!(said, [("Re: Invoice", "9"), ("Invoice", "Anna"), ("sessionMessage", "")]);
    assert_eq!((shown.prompts.len(), shown.participants[0].agent_id), (0, Some(7)));
}

#[test]
fn an_answer_that_says_nothing_shows_nothing() {
    let shown = view(&SessionDetail::default(), 3, 5_000);
    assert_eq!((shown.transcript, shown.screen_pop), (None, None));
    assert_eq!((shown.now.queued_since, shown.now.hold_limit), (None, None));
    assert_eq!(shown.now.state, ipc::SessionState::Unknown);
    let seen = seen(&SessionDetail::default());
    assert_eq!(seen.values.len(), 2);
    assert!(seen.values.values().all(crate::drafts::is_nothing));
}

#[test]
fn words_that_nobody_knows_are_shown_as_they_came() {
    let part = Participation {
        agent_participation_type: Some("Eavesdrop".into()),
        agent_participation_status_id: Some(Int(4)),
        ..Participation::default()
    };
    let shown = participant(&part);
    assert_eq!((shown.how.as_str(), shown.status.as_str()), ("Eavesdrop", "afterCall"));
    let detail = SessionDetail { session_status: Some("Parked".into()), ..Default::default() };
    assert_eq!(view(&detail, 1, 0).now.status, "Parked");
}

#[test]
fn only_web_pages_may_be_opened() {
    let of = |address: &str| {
        let detail =
            SessionDetail { screen_pop_url: Some(address.into()), ..SessionDetail::default() };
        screen_pop(&detail)
    };
    for address in [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "\\\\host\\share",
        "ms-settings:",
        "https://crm.contoso.com@evil.example/",
        "calc.exe",
        "//evil.example",
        "data:text/html,<script>",
    ] {
        let page = of(address).unwrap();
        assert_eq!((page.allowed, page.address.as_str()), (false, address));
    }
    assert_eq!(of("  "), None);
    let page = of(" HTTPS://crm.contoso.com/a b?q=\u{202E}x ").unwrap();
    assert!(page.allowed);
    assert_eq!(page.address, "https://crm.contoso.com/a%20b?q=%E2%80%AEx");
    assert_eq!(of("http://bücher.example/").unwrap().host, "xn--bcher-kva.example");
}

#[test]
fn items_are_named_to_the_server_by_id_or_by_name() {
    assert_eq!(item_of("id 12"), Some(ExtraItemKey::Id(12)));
    assert_eq!(item_of("name id 12"), Some(ExtraItemKey::Name("id 12".to_owned())));
    assert_eq!((item_of("id x"), item_of("12"), item_of("")), (None, None, None));
}

#[test]
fn lines_of_a_transcript_come_once_and_in_order() {
    let line = |id, at, words: &str| TranscriptMessage {
        id,
        time_stamp: Some(Time(at)),
        message: Some(words.into()),
        ..TranscriptMessage::default()
    };
    let lines = transcript(&[
        line(Some(Int(2)), 20, "b"),
        line(Some(Int(1)), 10, "a"),
        line(Some(Int(2)), 20, "b"),
        line(None, 30, "c"),
        line(None, 30, "c"),
        line(None, 30, "d"),
    ]);
    let words: Vec<_> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(words, ["a", "b", "c", "d"]);
}
