//! From the list to one session and its notes, by keyboard alone.

use connect_simulator::{Clock, Options, Simulator};
use connect_tests::caller::caller;
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};
use connect_webapi::methods::{GetSession, SessionParts};
use fantoccini::key::Key;
use serde_json::json;

use crate::{arguments, borrowed};

const NOTES: &str = "Locked out, call back on Thursday.";

/// Types into whatever has the keyboard.
async fn press(window: &Window, keys: &str) {
    let active = window.client.active_element().await.unwrap();
    active.send_keys(keys).await.unwrap();
}

async fn active_testid(window: &Window) -> Option<String> {
    let active = window.client.active_element().await.unwrap();
    active.attr("data-testid").await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_leads_from_the_list_to_saved_notes_and_back() {
    within_limit(async {
        let options = Options { clock: Clock::Manual, ..Options::default() };
        let simulator = Simulator::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let arguments = arguments(&simulator);
        let Some(window) = Window::open(folder.path(), &borrowed(&arguments)).await else { return };
        window.until_attribute("connection", "data-state", "live").await;
        press(&window, &(Key::Control + "3")).await;
        let grid = window.find("sessions-grid").await;
        // The grid is the first stop behind the filter.
        let script = "document.querySelector('[data-testid=filter]').focus()";
        window.run(script, vec![]).await;
        press(&window, &char::from(Key::Tab).to_string()).await;
        assert_eq!(active_testid(&window).await.as_deref(), Some("sessions-grid"));
        press(&window, &char::from(Key::Down).to_string()).await;
        press(&window, &char::from(Key::Enter).to_string()).await;
        window.find("session-panel").await;
        let id = "return Number(document.querySelector('[data-testid=sessions-grid] \
                  [aria-selected=true]').dataset.id)";
        let session = window.run(id, vec![]).await.as_i64().expect("an id");
        window.find("notes").await;
        for _ in 0..12 {
            if active_testid(&window).await.as_deref() == Some("notes") {
                break;
            }
            press(&window, &char::from(Key::Tab).to_string()).await;
        }
        assert_eq!(active_testid(&window).await.as_deref(), Some("notes"));
        press(&window, NOTES).await;
        window.until_attribute("notes-state", "data-state", "edited").await;
        press(&window, &(Key::Control + &char::from(Key::Enter).to_string())).await;
        window.until_attribute("notes-state", "data-state", "saved").await;
        let server = caller(&simulator).await;
        until("the notes", || async {
            let call = GetSession { session, parts: SessionParts::default() };
            let reply = server.send(&call).await.map_err(|error| error.to_string())?;
            let note = reply.call_note.map(|note| note.0);
            if note.as_deref() == Some(NOTES) { Ok(()) } else { Err(format!("{note:?}")) }
        })
        .await;
        press(&window, &char::from(Key::Escape).to_string()).await;
        until("the list", || async {
            let gone = window
                .run("return !document.querySelector(arguments[0])", vec![json!("aside")])
                .await;
            let active = active_testid(&window).await;
            if gone == true && active.as_deref() == Some("sessions-grid") {
                Ok(())
            } else {
                Err(format!("{gone} {active:?}"))
            }
        })
        .await;
        drop(grid);
        window.close().await;
    })
    .await;
}
