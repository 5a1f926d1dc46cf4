//! The list of sessions is the simulator's truth, also after an outage; a session in full has all
//! that the server knows of it.

use std::time::Duration;

use connect_ipc::{
    ConnectionState, Failure, Handlers, HistoryArgs, OpenScreenPopArgs, SessionArgs, SessionState,
    TranscriptArgs,
};
use connect_simulator::{Clock, Fault, Options, Quirk, Simulator};
use connect_tests::desk::{Desk, Screen};
use connect_tests::sessions::differ;

use crate::args;

pub async fn started(options: Options) -> (Simulator, tempfile::TempDir, Desk) {
    let simulator = Simulator::start(Options { clock: Clock::Manual, ..options }).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(args(&simulator))).await;
    desk.until_true("the snapshot", &simulator).await;
    (simulator, folder, desk)
}

async fn until_listed(desk: &mut Desk, what: &str, simulator: &Simulator) {
    desk.until_ok(what, |screen| match screen.state() {
        Some(ConnectionState::Live) => differ(screen, &simulator.truth()),
        other => Err(format!("{other:?}")),
    })
    .await;
}

/// A session in this state that is with somebody, of this modality.
pub fn one(screen: &Screen, modality: &str, state: SessionState) -> i64 {
    let of = |row: &&connect_ipc::SessionRow| {
        row.state == state && row.modality == modality && row.direct.is_none()
    };
    screen.sessions.values().filter(of).map(|row| row.id).min().expect("there is one")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_session_is_listed_once_and_follows_the_truth() {
    let (simulator, _folder, mut desk) = started(Options::default()).await;
    until_listed(&mut desk, "the first", &simulator).await;
    assert!(desk.screen.sessions.len() > 10, "{}", desk.screen.sessions.len());
    for step in 0..20 {
        simulator.advance(Duration::from_secs(30));
        until_listed(&mut desk, &format!("step {step}"), &simulator).await;
    }
    let states: std::collections::HashSet<_> =
        desk.screen.sessions.values().map(|row| row.status.as_str()).collect();
    assert!(states.len() >= 3, "{states:?}");
    assert!(desk.screen.sessions.values().all(|row| !row.stale && row.as_of.is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_an_outage_the_list_is_right_again() {
    let (mut simulator, folder, mut desk) = started(Options::default()).await;
    until_listed(&mut desk, "the first", &simulator).await;
    let before = desk.screen.sessions.len();
    simulator.stop().await;
    desk.until("stale sessions", |screen| {
        screen.state() == Some(ConnectionState::Offline)
            && screen.sessions.values().all(|row| row.stale)
    })
    .await;
    assert_eq!(desk.screen.sessions.len(), before);
    simulator.advance(Duration::from_secs(600));
    simulator.restart().await.unwrap();
    until_listed(&mut desk, "right again", &simulator).await;
    desk.app.finish().await;
    // Another start without a server has the last ones out of the store.
    simulator.stop().await;
    let mut again = Desk::start(folder.path(), Some(args(&simulator))).await;
    again
        .until("the stored ones", |screen| {
            !screen.sessions.is_empty() && screen.sessions.values().all(|row| row.stale)
        })
        .await;
    let failure = again.app.session(SessionArgs { id: 1 }).await.unwrap_err();
    assert_eq!(failure, Failure::NotConnected);
}

#[tokio::test(flavor = "multi_thread")]
async fn odd_words_and_forms_make_no_difference() {
    let options = Options {
        quirks: [Quirk::TextValues, Quirk::AfterCallBlank, Quirk::UnknownFields].into(),
        ..Options::default()
    };
    let (simulator, _folder, mut desk) = started(options).await;
    for _ in 0..5 {
        simulator.advance(Duration::from_secs(60));
        desk.until_true("a minute", &simulator).await;
    }
    let listed = desk.screen.sessions.values();
    assert!(listed.clone().all(|row| row.state != SessionState::Unknown));
    assert!(listed.clone().any(|row| row.status == "After Call"));
    let id = one(&desk.screen, "audio", SessionState::Active);
    let shown = desk.app.session(SessionArgs { id }).await.unwrap();
    assert_eq!(shown.now.state, SessionState::Active);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_shown_in_full() {
    let (simulator, _folder, mut desk) = started(Options::default()).await;
    until_listed(&mut desk, "the first", &simulator).await;
    let id = one(&desk.screen, "audio", SessionState::Active);
    let row = desk.screen.sessions[&id].clone();
    let shown = desk.app.session(SessionArgs { id }).await.unwrap();
    assert_eq!((shown.id, &shown.customer, &shown.queue), (id, &row.customer, &row.queue));
    assert_eq!(shown.now.modality, "audio");
    assert!(
        shown.participants.iter().any(|part| {
            part.primary && part.agent == row.agent && part.agent_id == row.agent_id
        })
    );
    assert!(shown.events.len() > 3 && shown.events[0].at >= shown.events[1].at);
    assert!(shown.ivr[0].nodes.len() > 1 && !shown.call_flow.is_empty());
    assert!(shown.items.len() > 3 && shown.disposition.choices.len() > 3);
    assert!(shown.disposition.choices.iter().any(|choice| choice.subs.len() > 1));
    assert!(shown.now.hold_limit.is_some_and(|limit| limit >= 10_000));
    let since = shown.now.active_since.unwrap();
    assert!(row.active_since.unwrap().abs_diff(since) < 3_000, "{since} {row:?}");
    assert_eq!((shown.rights.notes, shown.edits.len()), (None, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chats_transcript_grows_and_only_what_is_new_is_asked_for() {
    let (simulator, _folder, desk) = started(Options::default()).await;
    let id = one(&desk.screen, "instantMessage", SessionState::Active);
    let shown = desk.app.session(SessionArgs { id }).await.unwrap();
    let mut lines = shown.transcript.unwrap();
    assert!(!lines.is_empty() && lines[0].at.is_some());
    assert!(
        shown.prompts.iter().all(|prompt| !prompt.text.is_empty()) && !shown.prompts.is_empty()
    );
    for _ in 0..20 {
        simulator.advance(Duration::from_secs(5));
        let from = lines.last().unwrap().at;
        let new = desk.app.transcript(TranscriptArgs { id, from }).await.unwrap();
        assert!(new.len() < 10, "{} lines in five seconds", new.len());
        for line in new {
            if lines.iter().all(|known| known.key != line.key) {
                lines.push(line);
            }
        }
    }
    let all = desk.app.transcript(TranscriptArgs { id, from: None }).await.unwrap();
    assert_eq!(all, lines);
    assert!(all.iter().any(|line| line.agent) && all.iter().any(|line| !line.agent));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_customers_history_comes_page_by_page() {
    let (_simulator, _folder, desk) = started(Options::default()).await;
    let mut most = 0;
    let mut ids: Vec<_> = desk.screen.sessions.keys().copied().collect();
    ids.sort_unstable();
    for id in ids {
        let mut page = desk.app.session(SessionArgs { id }).await.unwrap().history;
        let mut all = page.sessions.clone();
        while page.more && all.len() < 60 {
            let before = all.last().and_then(|past| past.started);
            page = desk.app.customer_history(HistoryArgs { id, before }).await.unwrap();
            let known = all.len();
            for past in page.sessions.clone() {
                if all.iter().all(|known| known.id != past.id) {
                    all.push(past);
                }
            }
            if all.len() == known {
                break;
            }
        }
        let started: Vec<_> = all.iter().map(|past| past.started).collect();
        assert!(started.is_sorted_by(|a, b| a >= b), "{id}: {started:?}");
        let whole = HistoryArgs { id, before: None };
        let whole = desk.app.customer_history(whole).await.unwrap().sessions;
        assert_eq!(all.len(), whole.len(), "{id}");
        most = most.max(all.len());
        if most > 13 {
            return;
        }
    }
    panic!("nobody has several pages: {most} at most");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_says_why() {
    let (simulator, _folder, desk) = started(Options::default()).await;
    let unknown = desk.app.session(SessionArgs { id: 1_999_999_999 }).await.unwrap_err();
    assert!(matches!(unknown, Failure::SessionUnknown { .. }), "{unknown:?}");
    let id = one(&desk.screen, "audio", SessionState::Active);
    simulator.set_fault("S3", Fault::from(connect_simulator::FaultKind::Unauthorized).times(1));
    let refused = desk.app.session(SessionArgs { id }).await.unwrap_err();
    assert!(matches!(refused, Failure::Forbidden { .. }), "{refused:?}");
    assert!(desk.app.session(SessionArgs { id }).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_text_is_text_and_only_web_pages_are_opened() {
    let options = Options { hostile_names: true, ..Options::default() };
    let (_simulator, _folder, desk) = started(options).await;
    let mut ids: Vec<_> = desk.screen.sessions.keys().copied().collect();
    ids.sort_unstable();
    let (mut pages, mut refused) = (0, 0);
    for id in ids {
        let shown = desk.app.session(SessionArgs { id }).await.unwrap();
        let Some(page) = shown.screen_pop else { continue };
        let open = |address: &str| {
            desk.app.open_screen_pop(OpenScreenPopArgs { id, address: address.to_owned() })
        };
        let opened = desk.shell().opened().len();
        assert!(open("https://evil.example/").await.is_err());
        assert_eq!(desk.shell().opened().len(), opened);
        if page.allowed {
            open(&page.address).await.unwrap();
            assert_eq!(desk.shell().opened().last(), Some(&page.address));
            pages += 1;
        } else {
            let failure = open(&page.address).await.unwrap_err();
            assert!(matches!(failure, Failure::NotOpened { .. }), "{failure:?}");
            refused += 1;
        }
    }
    assert!(pages > 0 && refused > 0, "{pages} {refused}");
    assert!(desk.shell().opened().iter().all(|address| address.starts_with("https://crm.")));
}
