//! A sign-in comes to its end: by itself, over a night, or because somebody is let in no more.

use std::time::Duration;

use connect_ipc::{ConnectionState, Failure, Handlers, NoArgs, Phase, SettingsArgs};
use connect_simulator::{Clock, Options, Simulator};
use connect_tests::caller::caller;
use connect_tests::desk::{Desk, Screen, keyring};
use connect_tests::guarded::{PASSWORD, guarded, requests};
use connect_webapi::methods::GetProfile;

use crate::accounts::{desk, kept, with};
use crate::args;

/// Tokens live an hour, and time passes when told to.
fn hourly() -> Options {
    Options {
        clock: Clock::Manual,
        updates_per_second: 1,
        token_life: Duration::from_secs(3600),
        // Who is not there is soon given up.
        keep_alive_timeout: Duration::from_secs(2),
        disconnect_timeout: Duration::from_secs(6),
        ..Options::default()
    }
}

const NIGHT: Duration = Duration::from_secs(10 * 3600);

/// The states since the last one that was live.
fn since_live(desk: &Desk) -> &[ConnectionState] {
    let live = |state: &ConnectionState| *state == ConnectionState::Live;
    let at = desk.states.iter().rposition(live).map_or(0, |at| at + 1);
    &desk.states[at..]
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_night_the_board_is_back_without_a_prompt() {
    let open = Simulator::start(hourly()).await.unwrap();
    let logon = args(&open);
    let (guarded, user) = guarded(hourly()).await;
    let typed = with(args(&guarded), &user, Some(PASSWORD));
    for (mut simulator, sign_in) in [(open, logon), (guarded, typed)] {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk(folder.path(), &keyring(), Some(sign_in)).await;
        desk.until_true("the evening", &simulator).await;
        let (issued, asked) = (simulator.counters().tokens_issued, requests(&simulator));
        // A computer that sleeps reaches nobody.
        simulator.stop().await;
        desk.until("asleep", |screen| screen.state() == Some(ConnectionState::Offline)).await;
        simulator.advance(NIGHT);
        simulator.restart().await.unwrap();
        desk.until_true("the morning", &simulator).await;
        assert_eq!(simulator.counters().tokens_issued, issued + 1);
        // As many requests as the first sign-in: the password was tried once.
        assert_eq!(requests(&simulator), asked * 2);
        assert_eq!(desk.screen.phase, Some(Phase::Board));
        assert!(!desk.states.contains(&ConnectionState::SignedOut), "{:?}", desk.states);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_expires_while_connected_is_renewed_unseen() {
    let simulator = Simulator::start(hourly()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    let issued = simulator.counters().tokens_issued;
    let shown = desk.states.len();
    simulator.advance(Duration::from_secs(2 * 3600));
    desk.until_true("two hours later", &simulator).await;
    // Only a call finds out. Two languages in a row are several.
    for (tag, server) in [("fr", "fr-fr"), ("ar", "ar-sa")] {
        let before = simulator.counters().round_trips.get("L1").copied().unwrap_or_default();
        let language = SettingsArgs { language: Some(tag.to_owned()), ..SettingsArgs::default() };
        desk.app.set_settings(language).await.unwrap();
        desk.until(server, |_| {
            simulator.counters().round_trips.get("L1").copied().unwrap_or_default() > before
                && simulator.counters().tokens_issued > issued
        })
        .await;
    }
    desk.until_true("still right", &simulator).await;
    assert_eq!(simulator.counters().tokens_issued, issued + 1);
    assert_eq!(desk.states.len(), shown, "{:?}", desk.states);
}

/// The domain locks accounts that are tried too often.
#[tokio::test(flavor = "multi_thread")]
async fn a_locked_account_is_one_attempt_and_one_prompt() {
    let (simulator, user) = guarded(hourly()).await;
    let (root, vault, folder) = (simulator.root(), keyring(), tempfile::tempdir().unwrap());
    let typed = with(args(&simulator), &user, Some(PASSWORD));
    let mut desk = desk(folder.path(), &vault, Some(typed)).await;
    desk.until_true("the snapshot", &simulator).await;
    let asked = requests(&simulator);
    simulator.set_locked(user.split_once('\\').unwrap().1, true);
    simulator.advance(NIGHT);
    simulator.cut_connections();
    simulator.give_up_lost_connections();
    let refused = |screen: &Screen| {
        let failure = screen.connection.as_ref().and_then(|view| view.failure.clone());
        failure == Some(Failure::PasswordWrong)
    };
    desk.until("the prompt", refused).await;
    assert_eq!(desk.screen.phase, Some(Phase::Board), "the last known board stays");
    let offline = desk.screen.connection.clone().unwrap();
    assert_eq!((offline.state, offline.next_attempt), (ConnectionState::Offline, None));
    assert_eq!(requests(&simulator), asked * 2, "one attempt");
    for _ in 0..3 {
        desk.app.retry(NoArgs {}).await.unwrap();
        desk.look(Duration::from_millis(300)).await;
    }
    assert_eq!(requests(&simulator), asked * 2, "and no other");
    desk.until("the same prompt", refused).await;
    assert_eq!(kept(&vault, &root, &user).await, None);
    // Unlocked, and typed anew.
    simulator.set_locked(user.split_once('\\').unwrap().1, false);
    desk.app.sign_in(with(args(&simulator), &user, Some(PASSWORD))).await.unwrap();
    desk.until_true("back", &simulator).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logon_that_is_let_in_no_more_is_one_prompt_until_the_user_tries_again() {
    let simulator = Simulator::start(hourly()).await.unwrap();
    let profile = caller(&simulator).await.send(&GetProfile).await.unwrap();
    let name = profile.email_address.split_once('@').unwrap().0.to_owned();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    simulator.set_locked(&name, true);
    simulator.revoke_tokens();
    let asked = requests(&simulator);
    simulator.cut_connections();
    simulator.give_up_lost_connections();
    desk.until("the prompt", |screen| {
        let view = screen.connection.as_ref();
        view.is_some_and(|view| view.failure == Some(Failure::SignInRefused))
    })
    .await;
    let view = desk.screen.connection.clone().unwrap();
    assert_eq!((view.state, view.next_attempt), (ConnectionState::Offline, None));
    assert_eq!(requests(&simulator), asked + 1);
    let offline = |state: &&ConnectionState| **state == ConnectionState::Offline;
    assert_eq!(since_live(&desk).iter().filter(offline).count(), 1, "{:?}", desk.states);
    simulator.set_locked(&name, false);
    desk.app.retry(NoArgs {}).await.unwrap();
    desk.until_true("back", &simulator).await;
}
