//! What people do, and that it is so afterwards: P4, S6 to S10, T2.

use std::time::Duration;

use connect_model::AgentStatus;
use connect_simulator::Options;
use connect_webapi::methods::{
    ExtraItemKey, SetCallNotes, SetDispositions, SetExtraItem, StartRecording, StatusChange,
    StopRecording, UpdateAgentStatus,
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::client::Client;

/// An agent in an audio conversation that can be recorded, and its session.
async fn talking(simulator: &Simulator, client: &Client) -> (i64, i64) {
    for _ in 0..500 {
        for agent in simulator.truth().agents {
            let route = format!("/sessions?agentId={}&activeOnly=true", agent.id);
            let (_, sessions) = client.v2(&route).await;
            let session = &sessions["items"][0];
            let wanted = session["sessionStatus"] == "Active"
                && session["modality"] == "AudioVideo"
                && session["canBeRecorded"] == true
                && session["sessionType"] == "Queued";
            if wanted {
                return (agent.id, session["sessionId"].as_i64().unwrap());
            }
        }
        simulator.advance(Duration::from_secs(20));
    }
    panic!("nobody talks")
}

/// An agent who answers an e-mail and whose calls may be recorded.
fn mailing(simulator: &Simulator) -> i64 {
    for _ in 0..500 {
        let truth = simulator.truth();
        let mail = truth.agents.iter().find(|agent| {
            let mut sessions = agent.sessions.iter();
            sessions.any(|s| {
                s.modality == "message" && s.status == "Active" && s.agent == Some(agent.id)
            })
        });
        if let Some(agent) = mail {
            return agent.id;
        }
        simulator.advance(Duration::from_secs(20));
    }
    panic!("nobody answers an e-mail")
}

#[tokio::test]
async fn what_is_written_is_read() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let (_, session) = talking(&simulator, &client).await;
    let note = SetCallNotes { session, note: "Ruft \u{201e}morgen\u{201c} an".into() };
    client.call(&note).await.unwrap();
    let read = async || {
        let parts =
            "includeDispositions=true&includeExtraItems=true&includeSessionEventHistory=true";
        client.v2(&format!("/sessions/{session}?{parts}")).await.1
    };
    let full = read().await;
    assert_eq!(full["callNote"], note.note.as_str());
    let disposition = &full["callDispositions"]["items"][1];
    let sub = &disposition["subDispositions"]["items"][0];
    client
        .call(&SetDispositions {
            session,
            disposition: disposition["dispositionId"].as_i64().unwrap(),
            sub_disposition: sub["subDispositionId"].as_i64(),
        })
        .await
        .unwrap();
    for (item, value) in
        [(ExtraItemKey::Id(12), "by id"), (ExtraItemKey::Name("Priority".into()), "9")]
    {
        let call = SetExtraItem { session, item, value: value.to_owned() };
        client.call(&call).await.unwrap();
    }
    // As the document heads it: a GET with a body, and the short route of the sample.
    let body = json!({ "extraItemName": "AccountNumber", "extraItemValue": "777" }).to_string();
    let path = format!("/webapi/api/v2/sessions/{session}/setextraitem");
    let response = client.send(Method::GET, &path, Some(body)).await;
    assert_eq!(response.status(), StatusCode::NO_CONTENT);

    let full = read().await;
    assert_eq!(full["selectedCallDisposition"]["name"], disposition["disposition"]);
    assert_eq!(full["selectedCallSubDisposition"]["name"], sub["subDisposition"]);
    let items = full["extraItems"]["items"].as_array().unwrap();
    let value = |key: &str| items.iter().find(|item| item["key"] == key).unwrap()["value"].clone();
    assert_eq!(
        [value("Subject"), value("Priority"), value("AccountNumber")],
        ["by id", "9", "777"]
    );
    let events = full["sessionEventHistory"]["items"].to_string();
    assert!(events.contains("Call notes saved"), "{events}");

    for (route, body) in [
        ("setextraitems", json!({ "extraItemId": 999, "extraItemValue": "x" })),
        ("setdispositions", json!({ "dispositionId": 999 })),
    ] {
        let path = format!("/sessions/{session}/{route}");
        assert_eq!(client.post(&path, body).await.0, StatusCode::BAD_REQUEST);
    }
    let path = "/sessions/999999999/setcallnotes";
    let (status, _) = client.post(path, json!({ "note": "x" })).await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn recordings_start_and_stop() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let (agent, session) = talking(&simulator, &client).await;
    client.call(&StopRecording { agent }).await.unwrap();
    for on in [true, false] {
        let told = if on {
            client.call(&StartRecording { agent }).await.unwrap().0
        } else {
            client.call(&StopRecording { agent }).await.unwrap().0
        };
        let told = serde_json::to_value(&told).unwrap();
        assert_eq!(
            told[0],
            json!({
                "sessionId": session, "isRecording": on, "canBeRecorded": true,
                "requestDenied": false, "requestFailed": false,
            })
        );
        let truth = simulator.truth();
        assert_eq!(truth.agent(agent).unwrap().sessions[0].recording, on);
    }
    // An e-mail cannot be recorded by anybody, which is said of the session.
    let mail = mailing(&simulator);
    let told = client.call(&StartRecording { agent: mail }).await.unwrap().0;
    let flags = (told[0].can_be_recorded.unwrap().0, told[0].request_denied.unwrap().0);
    assert_eq!(flags, (false, true));
    let idle = simulator.truth().agents.iter().find(|a| a.sessions.is_empty()).unwrap().id;
    assert!(client.call(&StartRecording { agent: idle }).await.unwrap().0.is_empty());

    let options = Options { recorder_fails: true, ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    let (agent, _) = talking(&simulator, &client).await;
    let told = client.call(&StartRecording { agent }).await.unwrap().0;
    assert_eq!(told[0].request_failed.map(|failed| failed.0), Some(true));
}

#[tokio::test]
async fn statuses_are_set() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let truth = simulator.truth();
    let agent = truth.agents.iter().find(|agent| agent.status == "available").unwrap().id;
    let read = async || {
        let (_, status) = client.v2(&format!("/agentStatus/{agent}?currentOnly=true")).await;
        status["currentStatus"].clone()
    };
    let set = async |change| client.call(&UpdateAgentStatus { agent, change }).await.unwrap();
    set(StatusChange::away(Some(2))).await;
    let status = read().await;
    assert_eq!((&status["agentStatusId"], &status["reasonCodeId"]), (&json!(3), &json!(2)));
    assert_eq!(simulator.truth().agent(agent).unwrap().reason.as_deref(), Some("At Lunch"));
    // A reason code alone means Unavailable.
    let path = format!("/agentstatus/update/{agent}");
    let (status, _) = client.post(&path, json!({ "reasonCodeId": "1" })).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(read().await["reasonCodeName"], "On Break");
    set(StatusChange::suspend(true)).await;
    assert_eq!(read().await["isSuspended"], true);
    set(StatusChange::suspend(false)).await;
    set(StatusChange::to(&AgentStatus::parse("available")).unwrap()).await;
    assert_ne!(read().await["agentStatus"], "unavailable");
    for wrong in [json!({ "agentStatusId": 2 }), json!({ "agentStatusId": 3, "reasonCodeId": 99 })]
    {
        assert_eq!(client.post(&path, wrong).await.0, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn who_unregisters_ends_its_sessions() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let (agent, session) = talking(&simulator, &client).await;
    let own = client.of(&simulator, agent);
    let path = format!("/profile/unregister?sip=a@b.c&gruu=1234&sids=1,{session}");
    let other = client.of(&simulator, agent % 30 + 1);
    assert_eq!(other.post(&path, Value::Null).await.0, StatusCode::OK);
    let ended =
        async || client.v2(&format!("/sessions/{session}")).await.1["sessionHasEnded"].clone();
    assert_eq!(ended().await, false, "it is not the other agent's");
    assert_eq!(own.post(&path, Value::Null).await.0, StatusCode::OK);
    assert_eq!(ended().await, true);
}
