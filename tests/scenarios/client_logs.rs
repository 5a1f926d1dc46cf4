//! The server is told of this program's warnings, and of nothing that stands in them.

use connect_app::ClientLog;
use connect_ipc::{Handlers, SettingsArgs};
use connect_simulator::{Options, Simulator};
use connect_tests::desk::Desk;
use connect_tests::rogue::{Fault, Rogue};
use connect_tests::wait;
use serde_json::json;
use tracing_subscriber::layer::SubscriberExt;

use crate::{args, at};

/// On one thread, so that everything is traced to the same subscriber.
#[tokio::test]
async fn a_server_is_told_that_its_live_connection_is_malformed() {
    let mut rogue = Rogue::start(Fault::BadFrame).await;
    let log = ClientLog::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(log.layer()));
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start_with(folder.path(), Some(at(&rogue.root())), log).await;
    desk.until("a board", |screen| screen.queues.len() == 1).await;
    let line = rogue.line().await;
    assert_eq!((&line["component"], &line["logLevel"]), (&json!("app"), &json!("warning")));
    assert!(line["message"].as_str().unwrap().starts_with("not connected"), "{line}");
    for detail in ["goldHub", "127.0.0.1", "R1 live connection"] {
        assert!(!line.to_string().contains(detail), "{line}");
    }
}

#[tokio::test]
async fn lines_go_in_a_batch_with_component_and_session_unless_switched_off() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let log = ClientLog::default();
    let _guard = tracing::subscriber::set_default(tracing_subscriber::registry().with(log.layer()));
    let folder = tempfile::tempdir().unwrap();
    let mut desk = Desk::start_with(folder.path(), Some(args(&simulator)), log.clone()).await;
    desk.until_live().await;
    let name = simulator.truth().agents[0].name.clone();
    tracing::warn!(target: "connect_live", session = 66033, customer = %name, "first");
    tracing::error!(target: "connect_live", status = 503, "second");
    wait::until("two lines", || async {
        let lines = simulator.client_log();
        if lines.len() == 2 { Ok(()) } else { Err(format!("{lines:?}")) }
    })
    .await;
    let lines = simulator.client_log();
    assert_eq!((lines[0].session, lines[0].component.as_str()), (Some(66033), "live"));
    assert_eq!((lines[0].level.as_str(), lines[1].level.as_str()), ("warning", "error"));
    assert!(lines[1].message.contains("503"), "{lines:?}");
    assert!(lines.iter().all(|line| !line.message.contains(&name)), "{lines:?}");
    assert_eq!(simulator.counters().batch_parts.get("C1"), Some(&2));

    let off = SettingsArgs { client_logs: Some(false), ..SettingsArgs::default() };
    assert!(desk.app.set_settings(off).await.is_ok());
    tracing::warn!(target: "connect_live", "third");
    assert_eq!(log.waiting(), 0);
}
