//! The doctor in a terminal, as a program.

use std::process::{Command, Stdio};

use connect_simulator::{FaultKind, Options, Simulator};
use connect_tests::programs::console;
use connect_tests::rogue::{Fault, Rogue};
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};

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

/// The token goes where the trust rules let it go, and that it does not go elsewhere is said.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_for_live_data_that_gets_no_token_is_told() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let (root, id) = (simulator.root(), simulator.client_id());
    for (named, host) in [
        ("https://live.evil.example", "live.evil.example"),
        ("http://live.evil.example", "live.evil.example"),
        ("no address", "no address/webapi"),
    ] {
        simulator.set_specific_server(Some(named));
        let run = doctor(&["--server", &root, "--client-id", &id]).await;
        // The root serves as well.
        assert_eq!(run.code, Some(0), "{} {}", run.out, run.err);
        let told = format!("The server names {host} for live data, which is not trusted");
        let plain: String =
            run.out.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
        assert!(plain.contains(&told), "{plain}");
    }
    simulator.set_specific_server(None);
    let run = doctor(&["--server", &root, "--client-id", &id]).await;
    assert!(!run.out.contains("live data, which is not trusted"), "{}", run.out);
}

#[tokio::test(flavor = "multi_thread")]
async fn on_sample_data_every_method_is_called() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    let run = doctor(&["--demo", "--methods", "--json", "--data-dir", dir]).await;
    assert_eq!(run.code, Some(0), "{} {}", run.out, run.err);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let steps = report["steps"].as_array().unwrap();
    for method in connect_webapi::METHODS {
        let rows: Vec<_> = steps.iter().filter(|step| step["id"] == method.row).collect();
        assert_eq!(rows.len(), 1, "{method}");
        assert_eq!(rows[0]["status"], "ok", "{}", rows[0]);
        assert!(!rows[0]["name"].as_str().unwrap().contains("step-"), "{}", rows[0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn on_a_server_only_reading_methods_are_called() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let (root, id) = (simulator.root(), simulator.client_id());
    let run = doctor(&["--server", &root, "--client-id", &id, "--methods", "--json"]).await;
    assert_eq!(run.code, Some(0), "{} {}", run.out, run.err);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let asked = simulator.counters().round_trips;
    for row in ["P4", "S6", "S7", "S8", "S9", "S10", "S11", "T2", "C1"] {
        let step = report["steps"].as_array().unwrap().iter().find(|step| step["id"] == row);
        assert_eq!(step.unwrap()["status"], "skipped", "{row}");
        assert!(!asked.contains_key(row), "{row}");
    }
}

/// The most memory a doctor has used once it has made the step U8, in KiB.
async fn memory_of_a_doctor(simulator: &Simulator) -> u64 {
    let (root, id) = (simulator.root(), simulator.client_id());
    let mut command = tokio::process::Command::new(console());
    command.args(["doctor", "--server", &root, "--client-id", &id, "--methods", "--watch", "60"]);
    command.args(["--language", "en"]).stdout(Stdio::piped()).kill_on_drop(true);
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    loop {
        let line = lines.next_line().await.unwrap().expect("the step U8");
        if line.starts_with("U8 ") {
            break;
        }
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id().unwrap())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    child.kill().await.unwrap();
    peak.trim().trim_end_matches(" kB").parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_100_mb_is_not_held_in_memory() {
    let simulator = Simulator::start(Options::default()).await.unwrap();
    let usual = memory_of_a_doctor(&simulator).await;
    for gzip in [false, true] {
        simulator.set_fault("S5", FaultKind::Large { megabytes: 100, gzip }.into());
        let peak = memory_of_a_doctor(&simulator).await;
        assert!(peak < usual + 48 * 1024, "{usual} KiB, then {peak} KiB");
    }
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
