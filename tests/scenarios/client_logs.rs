//! The server is told of this program's warnings, and of nothing that stands in them.

use connect_app::ClientLog;
use connect_tests::desk::Desk;
use connect_tests::rogue::{Fault, Rogue};
use serde_json::json;
use tracing_subscriber::layer::SubscriberExt;

use crate::at;

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
