//! Row B1.

use connect_simulator::Fault;
use connect_webapi::METHODS;
use connect_webapi::lenient::Int;
use connect_webapi::methods::{
    BatchPart, GetInfo, GetMbu, GetProfile, GetSpecificServer, GetStrings, SendBatch,
};
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::*;
use crate::client::Client;
use crate::live::Live;

#[tokio::test]
async fn each_part_is_answered_as_if_it_had_come_alone() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let strings = GetStrings { locale: "fr-fr".into() };
    let parts = vec![
        BatchPart::of(&GetProfile).unwrap(),
        BatchPart::of(&GetMbu).unwrap(),
        BatchPart::of(&GetInfo).unwrap(),
        BatchPart::of(&strings).unwrap(),
        BatchPart::of(&GetSpecificServer).unwrap(),
    ];
    let answers = client.call(&SendBatch { parts }).await.unwrap();
    let routes = [
        "/v2/profile",
        "/v2/profile/mbu",
        "/info",
        "/v2/resources/dashboard/localization/fr-fr",
        "/v2/metrics/specificserver",
    ];
    assert_eq!(answers.len(), routes.len());
    for (answer, route) in answers.iter().zip(routes) {
        assert_eq!(answer.code, Int(200));
        let (_, alone) = client.get(&format!("/webapi/api{route}")).await;
        let body: Value = serde_json::from_str(answer.body.as_ref().unwrap().get()).unwrap();
        assert_eq!(body, alone, "{route}");
    }
    let counters = simulator.counters();
    assert_eq!((counters.round_trips["B1"], counters.batch_parts["P2"]), (1, 1));
    assert_eq!(counters.round_trips["P2"], 1, "the one that came alone");
}

#[tokio::test]
async fn a_part_that_fails_fails_alone() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let live = Live::open(&client).await;
    let subscription = json!({ "connectionId": live.id, "metricProperties": ["answeredCount"] });
    let note = json!({ "message": "x" });
    let (status, answers) = client
        .post(
            "/",
            json!([
                { "method": "POST", "relativeUrl": "../v2/subscriptions/agents/?modalities=2&agentIds=5" },
                { "method": "GET", "relativeUrl": "../v2/profile" },
                { "method": "POST", "relativeUrl": "/subscriptions/agents?agentIds=5", "body": subscription },
                { "method": "GET", "relativeUrl": "../v2/nowhere" },
                { "method": "PUT", "relativeUrl": "/v2/profile" },
                { "method": "GET", "relativeUrl": "../v2/agentStatus/500?currentOnly=true" },
                { "method": "post", "relativeUrl": "clientlogs", "body": note },
                { "method": "POST", "relativeUrl": "../v2/", "body": [] },
            ]),
        )
        .await;
    assert_eq!(status, StatusCode::OK);
    let codes: Vec<_> =
        answers.as_array().unwrap().iter().map(|answer| answer["code"].as_i64().unwrap()).collect();
    assert_eq!(codes, [400, 200, 200, 404, 405, 401, 200, 400]);
    assert_eq!(answers[1]["body"]["id"], 1);
    assert!(answers[2]["body"].is_string() && answers[6].get("body").is_none());
    assert!(answers[5]["body"]["message"].is_string());
    assert_eq!(simulator.counters().subscriptions, 1);
    assert_eq!(simulator.client_log().len(), 1);
    assert_eq!(client.post("/", json!({ "method": "GET" })).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn parts_meet_the_faults_that_a_part_can_have() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    simulator.set_fault("P1", Fault::status(503).times(1));
    simulator.set_fault("P2", connect_simulator::FaultKind::Dropped.into());
    let part = |row: &str| {
        let info = METHODS.iter().find(|info| info.row == row).unwrap();
        json!({ "method": "GET", "relativeUrl": format!("../v2{}", info.places[0].route) })
    };
    let parts = json!([part("P1"), part("P1"), part("P2")]);
    let (_, answers) = client.post("/", parts).await;
    let codes = [0, 1, 2].map(|index| answers[index]["code"].clone());
    assert_eq!(codes, [503, 200, 200]);
}
