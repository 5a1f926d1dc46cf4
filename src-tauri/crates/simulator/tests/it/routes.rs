//! Paths, verbs, and what is counted.

use std::time::Duration;

use connect_simulator::Fault;
use reqwest::{Method, StatusCode};
use serde_json::json;

use super::*;
use crate::client::Client;
use crate::live::Live;

#[tokio::test]
async fn the_documents_own_forms_are_understood() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let live = Live::open(&client).await;
    for path in [
        "/WebAPI/API/info/",
        "/webapi/api/v2/metrics/agents/?agentIds=5",
        "/webapi/api/v2/metrics/agents?AGENTIDS=5&modalities=2",
        "/webapi/api/v2/agentstatus/5?currentonly=true",
        "/webapi/api/v2/sessions/customerhistory/82000?start=2016-6-15 5:30:00.13&end=2016-11-15",
    ] {
        let status = client.get(path).await.0;
        assert!(status.is_success() || path.contains("82000"), "{path} {status}");
        assert_ne!(status, StatusCode::NOT_FOUND, "{path}");
    }
    // The sample of U1, with session properties by number and a key with a capital.
    let body = json!({
        "ConnectionId": live.id,
        "sessionPropertyType": [2, "4"],
        "statusProperties": ["agentStatus", 2],
        "metricProperties": ["AnsweredCount"],
    });
    let route = "/subscriptions/agents/?modalities=2&agentIds=5&includeStatusHistory=true";
    assert_eq!(client.post(route, body).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_wrong_verb_is_told_the_right_one() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    for (verb, route, allow) in [
        (Method::PUT, "/profile", "GET"),
        (Method::POST, "/profile", "GET"),
        (Method::GET, "/clientlogs", "POST"),
        (Method::GET, "/subscriptions/abc123", "POST, DELETE"),
        (Method::DELETE, "/metrics/agents/5", "GET, POST"),
    ] {
        let response = client.send(verb, &format!("/webapi/api/v2{route}"), None).await;
        assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED, "{route}");
        assert_eq!(response.headers()["allow"], allow);
    }
    for path in ["/webapi/api/v2/nowhere", "/webapi/api/v1.0/profile", "/nowhere"] {
        assert_eq!(client.get(path).await.0, StatusCode::NOT_FOUND, "{path}");
    }
    let answer = client.v2("/agentStatus/x?currentOnly=true").await;
    assert_eq!(answer.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn round_trips_one_after_the_other_are_waves() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    simulator.reset_counters();
    for _ in 0..3 {
        client.v2("/profile").await;
    }
    let counters = simulator.counters();
    assert_eq!((counters.waves, counters.max_parallel, counters.under_way), (3, 1, 0));

    // Late answers make sure that those that begin together overlap.
    simulator.reset_counters();
    simulator.set_fault("*", Fault::latency(Duration::from_millis(300)));
    let mbu = client.v2("/profile/mbu");
    tokio::join!(client.v2("/profile"), mbu, client.v2("/metrics/specificserver"));
    let path = "/webapi/signalr/negotiate?clientProtocol=1.5";
    client.send(Method::GET, path, None).await;
    let counters = simulator.counters();
    assert_eq!((counters.waves, counters.max_parallel), (2, 3));
    assert_eq!(counters.round_trips.values().sum::<u64>(), 4);
    assert_eq!((counters.round_trips["R1"], counters.tokens_issued), (1, 0));
}

#[tokio::test]
async fn what_consoles_log_is_kept() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let simple = json!({ "message": "test", "logLevel": "verbose" });
    let complex = json!({ "message": "x", "sessionId": 2, "component": "auth" });
    for body in [simple, complex] {
        assert_eq!(client.post("/clientlogs", body).await.0, StatusCode::OK);
    }
    let log = simulator.client_log();
    let line = |index: usize| {
        let line = &log[index];
        (line.message.as_str(), line.level.as_str(), line.component.as_str(), line.session)
    };
    assert_eq!(line(0), ("test", "verbose", "other", None));
    assert_eq!(line(1), ("x", "debug", "auth", Some(2)));
    assert_eq!((log[1].agent, log[1].at), (1, simulator.now()));
}
