//! Bad input and bad servers: each is told apart, nothing is lost, nothing panics.

use connect_ipc::{ConnectionState, Failure, Handlers, Phase, SignInArgs};
use connect_simulator::{Options, Simulator};
use connect_tests::desk::{Desk, Screen};
use connect_tests::rogue::{Fault, Rogue};

use crate::{CLIENT_ID, args, at};

/// Signs in and answers why it failed.
async fn failure(args: SignInArgs) -> Failure {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), None).await;
    if let Err(failure) = desk.app.sign_in(args).await {
        return failure;
    }
    desk.until("a failure", |screen| screen.failure().is_some()).await.failure().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_none_is_named() {
    let failed = failure(at("not a host")).await;
    assert_eq!(failed, Failure::AddressInvalid { input: "not a host".to_owned() });
    let failed = failure(at("http://connect.example")).await;
    assert_eq!(failed, Failure::HttpNotAllowed { host: "connect.example".to_owned() });
    let wrong = SignInArgs { client_id: "1234".to_owned(), ..at("connect.example") };
    assert_eq!(failure(wrong).await, Failure::ClientIdInvalid { input: "1234".to_owned() });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_is_down_is_unreachable() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let free = listener.local_addr().unwrap();
    drop(listener);
    let failed = failure(at(&format!("http://{free}"))).await;
    assert!(
        matches!(&failed, Failure::Unreachable { host, .. } if *host == free.to_string()),
        "{failed:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn something_else_than_connect_is_told() {
    let page = Rogue::start(Fault::WebPage).await;
    assert!(matches!(failure(at(&page.root())).await, Failure::NotConnect { .. }));
    let profile = Rogue::start(Fault::HtmlProfile).await;
    let failed = failure(at(&profile.root())).await;
    assert!(
        matches!(&failed, Failure::NotConnect { method, found } if method.starts_with("P1") && found == "HTML"),
        "{failed:?}"
    );
    let mbu = Rogue::start(Fault::BadMbu).await;
    let failed = failure(at(&mbu.root())).await;
    assert!(
        matches!(&failed, Failure::Malformed { path, .. } if path == "queues[0].id"),
        "{failed:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sign_in_service_gets_nothing() {
    let rogue = Rogue::start(Fault::OtherHost).await;
    let failed = failure(at(&rogue.root())).await;
    assert!(
        matches!(&failed, Failure::HostNotTrusted { host, .. } if host == "evil.example"),
        "{failed:?}"
    );
    let rogue = Rogue::start(Fault::WantsNegotiate).await;
    let failed = failure(at(&rogue.root())).await;
    assert_eq!(failed, Failure::SignInUnsupported { offered: "Negotiate".to_owned() });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_client_id_and_an_unknown_agent_are_told_apart() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let failed = failure(at(&simulator.root())).await;
    assert_eq!(failed, Failure::ClientIdUnknown { client_id: CLIENT_ID.to_owned() });
    let options = Options { agent: Some("Nobody At All".to_owned()), ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    assert_eq!(failure(args(&simulator)).await, Failure::AgentUnknown);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_malformed_frame_ends_the_connection_and_keeps_the_board() {
    let rogue = Rogue::start(Fault::BadFrame).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(at(&rogue.root()))).await;
    let offline = |state| state == Some(ConnectionState::Offline);
    desk.until("offline", |screen| offline(screen.state()) && screen.queues.len() == 1).await;
    let told = desk.screen.connection.as_ref().unwrap().failure.as_ref();
    assert!(
        matches!(told, Some(Failure::Malformed { method, .. }) if method.starts_with("R1")),
        "{told:?}"
    );
    assert_eq!(desk.screen.phase, Some(Phase::Board));
    assert!(desk.screen.queues.values().all(|row| row.stale));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_that_cannot_be_read_is_a_gap_and_those_beside_it_count() {
    let rogue = Rogue::start(Fault::BadEntity).await;
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start(folder.path(), Some(at(&rogue.root()))).await;
    // The row is of now until the loss is told.
    let known = |screen: &Screen| screen.sessions.contains_key(&7);
    let stale = |screen: &Screen| screen.queues.values().all(|row| row.stale);
    desk.until("live", |screen| known(screen) && !stale(screen)).await;
    desk.until("catching up", |screen| {
        known(screen) && stale(screen) && screen.state() == Some(ConnectionState::CatchingUp)
    })
    .await;
}
