//! The server's words in the language that was chosen, whenever that was.

use std::time::Duration;

use connect_ipc::{ConnectionState, Handlers, SettingsArgs};
use connect_simulator::{Clock, Fault, Options, Simulator};
use connect_tests::desk::{Desk, Screen};

use crate::{args, centre};

async fn speak(desk: &Desk, tag: &str) {
    let args = SettingsArgs { language: Some(tag.to_owned()), ..SettingsArgs::default() };
    desk.app.set_settings(args).await.unwrap();
}

/// What the server calls after-call.
fn after_call(screen: &Screen) -> Option<&str> {
    let messages = screen.messages.as_ref()?;
    messages.strings.get("afterCall").map(String::as_str)
}

fn in_french(screen: &Screen) -> bool {
    after_call(screen) == Some("Après appel")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_language_chosen_while_the_server_is_away_is_its_language_once_it_is_back() {
    let mut simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    simulator.stop().await;
    desk.until("away", |screen| screen.state() == Some(ConnectionState::Offline)).await;
    speak(&desk, "fr").await;
    desk.until("spoken", |screen| {
        screen.messages.as_ref().is_some_and(|messages| messages.locale == "fr")
    })
    .await;
    simulator.restart().await.unwrap();
    desk.until_true("back", &simulator).await;
    desk.until("French", in_french).await;
    // Nothing comes after it in another language.
    desk.look(Duration::from_millis(500)).await;
    assert!(in_french(&desk.screen), "{:?}", after_call(&desk.screen));
}

#[tokio::test(flavor = "multi_thread")]
async fn strings_that_failed_are_asked_for_again() {
    let simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    // As often as one call is repeated.
    simulator.set_fault("L1", Fault::status(503).times(3));
    speak(&desk, "fr").await;
    desk.until("French", in_french).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_changes_their_mind_gets_the_language_of_the_last_choice() {
    let simulator = centre(None).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    simulator.set_fault("L1", Fault::latency(Duration::from_millis(500)));
    for tag in ["fr", "de", "es", "ar", "de", "fr", "de", "es", "ar", "de", "fr", "en"] {
        speak(&desk, tag).await;
    }
    let english = |screen: &Screen| after_call(screen) == Some("After Call");
    desk.look(Duration::from_secs(2)).await;
    assert!(english(&desk.screen), "{:?}", after_call(&desk.screen));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_do_not_wait_for_the_words() {
    let options =
        Options { clock: Clock::Manual, locale: "fr-fr".to_owned(), ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    simulator.set_fault("L1", Fault::latency(Duration::from_secs(2)));
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("live", &simulator).await;
    assert!(!in_french(&desk.screen));
    desk.until("French", in_french).await;
    // The next connection asks for French at once.
    let asked = simulator.counters().asked("L1");
    simulator.cut_connections();
    simulator.give_up_lost_connections();
    simulator.advance(Duration::from_secs(60));
    desk.until_true("live again", &simulator).await;
    assert!(in_french(&desk.screen));
    assert_eq!(simulator.counters().asked("L1"), asked + 1);
}
