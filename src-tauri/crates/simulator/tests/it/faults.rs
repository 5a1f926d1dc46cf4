//! Every fault, as a client meets it.

use std::time::{Duration, Instant};

use connect_simulator::{Fault, FaultKind};
use connect_webapi::GRANT_TYPE;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::client::Client;
use crate::live::Live;

async fn raw(client: &Client, route: &str) -> reqwest::Result<reqwest::Response> {
    let request = client.http.get(format!("{}/webapi/api/v2{route}", client.root));
    request.bearer_auth(&client.token).header("Accept-Encoding", "gzip").send().await
}

#[tokio::test]
async fn late_answers_and_other_statuses() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    simulator.set_fault("P1", Fault::latency(Duration::from_millis(150)).times(1));
    let begun = Instant::now();
    assert_eq!(client.v2("/profile").await.0, StatusCode::OK);
    assert!(begun.elapsed() >= Duration::from_millis(150));

    let fault = Fault::status(503).retry_after(30).body("Busy, come back later.").times(2);
    simulator.set_fault("P1", fault);
    for _ in 0..2 {
        let response = raw(&client, "/profile").await.unwrap();
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(response.headers()["retry-after"], "30");
        assert_eq!(response.text().await.unwrap(), "Busy, come back later.");
    }
    assert_eq!(client.v2("/profile").await.0, StatusCode::OK, "twice, then fine");
    simulator.set_fault("*", Fault::status(502));
    simulator.set_fault("P2", Fault::status(429));
    assert_eq!(client.v2("/profile").await.0, StatusCode::BAD_GATEWAY);
    assert_eq!(client.v2("/profile/mbu").await.0, StatusCode::TOO_MANY_REQUESTS);
    simulator.clear_faults();
    assert_eq!(client.v2("/profile/mbu").await.0, StatusCode::OK);
}

#[tokio::test]
async fn connections_drop_before_or_after_the_effect() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    for (kind, written) in [(FaultKind::Dropped, 0), (FaultKind::DroppedAfter, 1)] {
        simulator.set_fault("C1", Fault::from(kind).times(1));
        let request = client.http.post(format!("{}/webapi/api/v2/clientlogs", client.root));
        let request = request.bearer_auth(&client.token).body(r#"{"message":"x"}"#);
        let error = request.send().await.expect_err("there is no answer");
        assert!(!error.is_status() && !error.is_body(), "{error:?}");
        assert_eq!(simulator.client_log().len(), written);
    }
    let (status, _) = client.post("/clientlogs", json!({ "message": "x" })).await;
    assert_eq!(status, StatusCode::OK);
}

#[tokio::test]
async fn bodies_that_are_not_what_they_should_be() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let plain = reqwest::Client::builder().no_gzip().build().unwrap();
    let plain = Client { http: plain, ..client.of(&simulator, 1) };

    simulator.set_fault("P2", FaultKind::TruncatedGzip.into());
    let packed = raw(&plain, "/profile/mbu").await.unwrap();
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    let packed = packed.bytes().await.unwrap();
    assert_eq!(packed[..2], [0x1f, 0x8b]);
    let unpacked = client.send(Method::GET, "/webapi/api/v2/profile/mbu", None).await;
    assert_eq!(unpacked.status(), StatusCode::OK);
    assert!(unpacked.bytes().await.is_err(), "the end is missing");

    simulator.set_fault("P1", FaultKind::Html.into());
    let page = raw(&plain, "/profile").await.unwrap();
    assert!(page.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(page.text().await.unwrap().starts_with("<!doctype html>"));

    for gzip in [false, true] {
        simulator.set_fault("P3", FaultKind::Large { megabytes: 3, gzip }.into());
        let response = raw(&plain, "/profile/dashboardsettings").await.unwrap();
        assert_eq!(response.headers().contains_key("content-encoding"), gzip);
        let size = response.bytes().await.unwrap().len();
        assert_eq!(size > 3 * 1024 * 1024, !gzip, "{size}");
        let text = client.send(Method::GET, "/webapi/api/v2/profile/dashboardsettings", None).await;
        let text = text.bytes().await.unwrap();
        assert_eq!(text.len(), 3 * 1024 * 1024 + r#"{"message":""}"#.len());
        let value: Value = serde_json::from_slice(&text).unwrap();
        assert!(value["message"].is_string());
    }
}

#[tokio::test]
async fn every_token_is_refused_until_the_storm_is_over() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    simulator.set_fault("*", FaultKind::Unauthorized.into());
    for _ in 0..2 {
        let (status, _) = client.ask_token(GRANT_TYPE, &simulator.client_id()).await;
        assert_eq!(status, StatusCode::OK, "tokens are issued all the same");
        let response = raw(&client, "/profile").await.unwrap();
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
        assert!(response.headers().contains_key("www-authenticate"));
    }
    simulator.clear_faults();
    assert_eq!(client.v2("/profile").await.0, StatusCode::OK);
}

#[tokio::test]
async fn the_sign_in_and_the_live_connection_have_faults_too() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    simulator.set_fault("A2", Fault::status(503).times(1));
    let (status, _) = client.ask_token(GRANT_TYPE, &simulator.client_id()).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    let (status, _) = client.ask_token(GRANT_TYPE, &simulator.client_id()).await;
    assert_eq!(status, StatusCode::OK);
    simulator.set_fault("R1", Fault::status(503).times(1));
    let path = "/webapi/signalr/negotiate?clientProtocol=1.5";
    let status = client.send(Method::GET, path, None).await.status();
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    // Then all is well.
    Live::open(&client).await;
    simulator.set_fault("R1", FaultKind::Dropped.into());
    let request = client.http.get(format!("{}{path}", client.root)).bearer_auth(&client.token);
    assert!(request.send().await.is_err());
}
