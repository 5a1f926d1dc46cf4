//! The doctor in a terminal, as a program.

use std::process::Command;

use connect_simulator::{Options, Simulator};
use connect_tests::programs::console;
use connect_tests::rogue::{Fault, Rogue};
use serde_json::Value;

struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Runs the doctor without a display.
async fn doctor(arguments: &[&str]) -> Run {
    let mut command = Command::new(console());
    command.arg("doctor").args(arguments).args(["--language", "en"]);
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY");
    let run = tokio::task::spawn_blocking(move || command.output()).await.unwrap().unwrap();
    Run {
        code: run.status.code(),
        out: String::from_utf8(run.stdout).unwrap(),
        err: String::from_utf8(run.stderr).unwrap(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sample_data_every_step_is_ok_and_updates_come() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    let run = doctor(&["--demo", "--watch", "5", "--json", "--data-dir", dir]).await;
    assert_eq!(run.code, Some(0), "{} {}", run.out, run.err);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["ok"], Value::Bool(true));
    assert!(report["updates"].as_u64().unwrap() > 0);
    let steps = report["steps"].as_array().unwrap();
    for id in ["A1", "A2", "I1", "P1", "P2", "P3", "L1", "V1", "U1", "U4", "U9", "R1"] {
        let step = steps.iter().find(|step| step["id"] == id).unwrap();
        assert_eq!(step["status"], "ok", "{step}");
        assert!(!step["name"].as_str().unwrap().is_empty());
        assert!(step["ms"].is_u64() && step["detail"].is_string());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn against_a_server_it_cleans_up_behind_itself() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let (root, id) = (simulator.root(), simulator.client_id());
    let run = doctor(&["--server", &root, "--client-id", &id]).await;
    assert_eq!(run.code, Some(0), "{} {}", run.out, run.err);
    let counters = simulator.counters();
    assert_eq!((counters.live_connections, counters.subscriptions), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_step_says_what_went_wrong_and_what_to_do() {
    let rogue = Rogue::start(Fault::HtmlProfile).await;
    let id = "0224C392-3845-4AC0-B1A0-D63706181BA7";
    let run = doctor(&["--server", &rogue.root(), "--client-id", id, "--json"]).await;
    assert_eq!(run.code, Some(1));
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let steps = report["steps"].as_array().unwrap();
    let status = |id: &str| &steps.iter().find(|step| step["id"] == id).unwrap()["status"];
    assert_eq!((status("A2"), status("P1")), (&Value::from("ok"), &Value::from("failed")));
    assert_eq!(status("R1"), "skipped");
    let detail = steps.iter().find(|step| step["id"] == "P1").unwrap()["detail"].as_str().unwrap();
    assert!(detail.contains("P1") && detail.contains("HTML"), "{detail}");

    let rogue = Rogue::start(Fault::BadFrame).await;
    let run = doctor(&["--server", &rogue.root(), "--client-id", id, "--watch", "5"]).await;
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("R1") && run.out.contains("malformed frame"), "{}", run.out);

    for (arguments, code, word) in [
        (vec!["--server", "not a host", "--client-id", id], 1, "not a host"),
        (vec!["--server", "http://127.0.0.1:9", "--client-id", id], 1, "127.0.0.1:9"),
        (vec!["--server", "http://127.0.0.1:9", "--client-id", "x"], 1, "x"),
        (vec!["--watch", "soon", "--demo"], 2, "soon"),
        (vec![], 2, "--demo"),
    ] {
        let run = doctor(&arguments).await;
        let said = format!("{}{}", run.out, run.err);
        assert_eq!(run.code, Some(code), "{arguments:?}: {said}");
        assert!(said.contains(word), "{arguments:?}: {said}");
    }
}
