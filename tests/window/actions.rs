//! Stepping in by the keyboard alone: listen to an agent's call, see it confirmed, leave, and find
//! both in the journal.

use connect_simulator::{Clock, Options, Simulator};
use connect_tests::wait::until;
use connect_tests::webdriver::{Window, within_limit};
use fantoccini::key::Key;
use serde_json::json;

use crate::{arguments, borrowed};

/// Types where the keyboard is.
async fn press(window: &Window, keys: &str) {
    let element = window.client.active_element().await.unwrap();
    element.send_keys(keys).await.unwrap();
}

async fn key(window: &Window, key: Key) {
    press(window, &char::from(key).to_string()).await;
}

async fn until_focused(window: &Window, testid: &str) {
    until(testid, || async {
        let script = "return document.activeElement?.dataset.testid ?? null";
        let found = window.run(script, vec![]).await;
        if found == testid { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
}

/// Waits until a script answers true.
async fn until_true(window: &Window, what: &str, script: &str) {
    until(what, || async {
        let found = window.run(script, vec![]).await;
        if found == json!(true) { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_listened_to_and_left_by_the_keyboard_alone() {
    within_limit(async {
        let options = Options { clock: Clock::Manual, ..Options::default() };
        let simulator = Simulator::start(options).await.unwrap();
        let truth = simulator.truth();
        let talks = |agent: &&connect_simulator::AgentTruth| {
            let joinable = |one: &connect_simulator::SessionTruth| {
                one.status == "Active" && one.can_be_joined && one.agent == Some(agent.id)
            };
            agent.id != 1 && agent.sessions.first().is_some_and(joinable)
        };
        let agent = truth.agents.iter().find(talks).expect("somebody talks");
        let joined = || {
            let truth = simulator.truth();
            truth.agent(agent.id).unwrap().sessions[0].silent_joined
        };
        let folder = tempfile::tempdir().unwrap();
        let arguments = arguments(&simulator);
        let Some(window) = Window::open(folder.path(), &borrowed(&arguments)).await else { return };
        window.until_attribute("connection", "data-state", "live").await;
        press(&window, &format!("{}2", char::from(Key::Control))).await;
        window.find("agents-grid").await;
        press(&window, "/").await;
        until_focused(&window, "filter").await;
        press(&window, &agent.name).await;
        let one =
            "return document.querySelectorAll('[data-testid=agents-grid] [data-id]').length === 1";
        until_true(&window, "one row", one).await;
        key(&window, Key::Tab).await;
        key(&window, Key::Tab).await;
        until_focused(&window, "agents-grid").await;
        key(&window, Key::Down).await;

        press(&window, ".").await;
        until_focused(&window, "offer-silentJoin").await;
        key(&window, Key::Enter).await;
        until_focused(&window, "confirm-yes").await;
        let says = "return document.querySelector('[data-testid=confirm-what]').textContent\
            .includes('Nobody will hear you.')";
        until_true(&window, "who hears what", says).await;
        assert!(!joined(), "nothing is done before it is confirmed");
        key(&window, Key::Enter).await;
        let confirmed = "return !!document.querySelector('[data-testid=outcome]\
            [data-action=silentJoin][data-state=confirmed]')";
        until_true(&window, "confirmed", confirmed).await;
        assert!(joined());
        window.until_attribute("joined", "data-how", "silent").await;

        until_focused(&window, "agents-grid").await;
        press(&window, ".").await;
        until_focused(&window, "offer-leave").await;
        key(&window, Key::Enter).await;
        let left = "return !document.querySelector('[data-testid=joined]')";
        until_true(&window, "left", left).await;
        assert!(!joined());

        press(&window, &format!("{}5", char::from(Key::Control))).await;
        until("the journal", || async {
            let script = "return [...document.querySelectorAll(\
                '[data-testid=journal-grid] tbody tr')]\
                .map((row) => [row.dataset.action, row.dataset.state])";
            let found = window.run(script, vec![]).await;
            let expected = json!([["leave", "confirmed"], ["silentJoin", "confirmed"]]);
            if found == expected { Ok(()) } else { Err(found.to_string()) }
        })
        .await;
        window.close().await;
    })
    .await;
}
