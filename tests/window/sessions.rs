//! One session in full: from the list to its saved notes by the keyboard alone, and what becomes of
//! notes and disposition when the server does not take them.

use connect_client::Client;
use connect_simulator::{Fault, FaultKind, Options};
use connect_tests::caller::caller;
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};
use connect_webapi::methods::{GetSession, SessionParts, SetCallNotes};
use fantoccini::Locator;
use fantoccini::key::Key;
use serde_json::json;

use crate::story::{Story, centre, live};

const NOTES: &str = "Locked out, call back on Thursday.";

/// A save that fails is made this often by itself before it is said.
const TRIES: u32 = 3;

/// What the server has as the notes of a session.
async fn notes(server: &Client, session: i64) -> String {
    let call = GetSession { session, parts: SessionParts::default() };
    let reply = server.send(&call).await.unwrap();
    reply.call_note.map(|note| note.0).unwrap_or_default()
}

/// Replaces the notes, which have the keyboard, and saves them.
async fn write(window: &Window, text: &str) {
    window.control("a").await;
    window.press(text).await;
    window.until_attribute("notes-state", "data-state", "edited").await;
    save_by_key(window).await;
}

async fn save_by_key(window: &Window) {
    window.control(&char::from(Key::Enter).to_string()).await;
}

async fn until_notes(window: &Window, state: &str) {
    window.until_attribute("notes-state", "data-state", state).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_leads_from_the_list_to_saved_notes_and_back() {
    within_limit(async {
        let Some(story) = live(centre(Options::default()).await).await else { return };
        let window = &story.window;
        window.control("3").await;
        window.until_focused("sessions-grid").await;
        window.key(Key::Down).await;
        window.key(Key::Enter).await;
        window.until_there("[data-testid=session-panel]").await;
        let id = "return Number(document.querySelector('[data-testid=sessions-grid] \
                  [aria-selected=true]').dataset.id)";
        let session = window.run(id, vec![]).await.as_i64().expect("an id");
        window.find("notes").await;
        let presses = window.press_until_focused(Key::Tab, "notes").await;
        assert!(presses <= 6, "{presses} presses of the Tab key");
        let server = caller(&story.simulator).await;
        write(window, NOTES).await;
        until_notes(window, "saved").await;
        assert_eq!(notes(&server, session).await, NOTES);

        failed_and_lost(&story, &server, session).await;
        conflict(window, &server, session).await;
        disposition(&story, &server, session).await;
        refused(&story, &server, session).await;

        window.find("notes").await.click().await.unwrap();
        window.key(Key::Escape).await;
        window.until_gone("aside").await;
        window.until_focused("sessions-grid").await;
        story.window.close().await;
    })
    .await;
}

/// A save that fails says why and can be made again; one whose answer was lost is not made twice.
async fn failed_and_lost(story: &Story, server: &Client, session: i64) {
    let window = &story.window;
    for (fault, kind, more) in
        [(Fault::status(500), "serverFault", 1), (FaultKind::DroppedAfter.into(), "unreachable", 0)]
    {
        let text = format!("{NOTES} {kind}");
        story.simulator.set_fault("S7", fault.times(TRIES));
        write(window, &text).await;
        until_notes(window, "failed").await;
        window.until_attribute("failure", "data-kind", kind).await;
        assert!(window.said("notes-state").await.contains("Not saved"));
        let sent = || story.simulator.counters().round_trips.get("S7").copied().unwrap_or_default();
        let before = sent();
        save_by_key(window).await;
        until_notes(window, "saved").await;
        assert_eq!((sent() - before, notes(server, session).await), (more, text));
    }
}

/// What somebody else wrote meanwhile is shown, and written over only by who has seen it.
async fn conflict(window: &Window, server: &Client, session: i64) {
    window.press("!").await;
    until_notes(window, "edited").await;
    let theirs = SetCallNotes { session, note: "theirs".to_owned() };
    server.send(&theirs).await.unwrap();
    save_by_key(window).await;
    until_notes(window, "conflict").await;
    assert!(window.said("notes-state-conflict").await.contains("theirs"));
    assert_eq!(notes(server, session).await, "theirs");
    let mine = "[data-testid=notes-state-conflict] button:last-child";
    window.client.find(Locator::Css(mine)).await.unwrap().click().await.unwrap();
    until_notes(window, "edited").await;
    window.click("notes-state-save").await;
    until_notes(window, "saved").await;
    assert!(notes(server, session).await.ends_with('!'));
}

/// A disposition on both levels, not taken at first.
async fn disposition(story: &Story, server: &Client, session: i64) {
    let window = &story.window;
    window.find("disposition").await.select_by_index(1).await.unwrap();
    window
        .until_true(
            "levels",
            "return !document.querySelector(arguments[0]).disabled",
            "[data-testid=sub-disposition]",
        )
        .await;
    window.find("sub-disposition").await.select_by_index(1).await.unwrap();
    story.simulator.set_fault("S8", Fault::status(500).times(TRIES));
    window.click("disposition-state-save").await;
    window.until_attribute("disposition-state", "data-state", "failed").await;
    window.until_attribute("failure", "data-kind", "serverFault").await;
    window.click("disposition-state-save").await;
    window.until_attribute("disposition-state", "data-state", "saved").await;
    let chosen = "return ['disposition', 'sub-disposition'].map((id) => \
        document.querySelector(`[data-testid=${id}]`).selectedOptions[0].textContent)";
    let chosen = window.run(chosen, vec![]).await;
    let call = GetSession { session, parts: SessionParts::default() };
    let record = format!("{:?}", server.send(&call).await.unwrap());
    for name in chosen.as_array().unwrap() {
        let name = name.as_str().unwrap().trim_matches(|c| ('\u{2066}'..='\u{2069}').contains(&c));
        assert!(record.contains(name), "{name}: {record}");
    }
}

/// What the server does not allow says so, is kept, and can no longer be typed.
async fn refused(story: &Story, server: &Client, session: i64) {
    let window = &story.window;
    let before = notes(server, session).await;
    story.simulator.set_fault("S7", Fault::status(401));
    window.find("notes").await.click().await.unwrap();
    write(window, "refused").await;
    until_notes(window, "failed").await;
    window.until_attribute("failure", "data-kind", "forbidden").await;
    until("no longer to be typed", || async {
        let script = "const it = document.querySelector('[data-testid=notes]'); \
            return [it.readOnly, it.value]";
        let found = window.run(script, vec![]).await;
        if found == json!([true, "refused"]) { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
    story.simulator.clear_faults();
    assert_eq!(notes(server, session).await, before);
}
