//! Each row's answer has what the document's samples and dictionary have, in the same types.

use std::time::Duration;

use connect_simulator::SessionTruth;
use connect_webapi::lenient::Time;
use connect_webapi::methods::{
    GetAgentStatus, GetCustomerHistory, GetDashboardSettings, GetGruu, GetInfo, GetMbu, GetProfile,
    GetSession, GetTranscript, HistoryWindow, ListAgentStatuses, ListSessions, Search,
    SessionParts, TranscriptWindow, Unregister,
};
use serde_json::{Value, json};

use super::*;
use crate::client::Client;

/// Panics unless every key of the sample is in the value, with a value of the same type. What a
/// sample list holds must be so of each item of the list, which must not be empty.
fn assert_fits(sample: &Value, value: &Value, at: &str) {
    match (sample, value) {
        (Value::Object(sample), Value::Object(value)) => {
            for (key, sample) in sample {
                let found = value.get(key).unwrap_or_else(|| panic!("{at}.{key} is missing"));
                assert_fits(sample, found, &format!("{at}.{key}"));
            }
        }
        (Value::Array(sample), Value::Array(list)) => {
            assert!(!list.is_empty() || sample.is_empty(), "{at} is empty");
            for (sample, item) in list.iter().filter_map(|item| Some((sample.first()?, item))) {
                assert_fits(sample, item, at);
            }
        }
        (Value::String(sample), Value::String(text)) if sample.ends_with('Z') => {
            assert!(Time::parse(text).is_some(), "{at}: {text} is no time");
        }
        _ => {
            let same = std::mem::discriminant(sample) == std::mem::discriminant(value);
            assert!(same, "{at}: {value} is not like {sample}");
        }
    }
}

fn list(item: &Value) -> Value {
    json!({ "items": [item], "count": 1 })
}

/// "Session Base".
fn base() -> Value {
    json!({
        "sessionId": 66033, "sessionType": "Queued", "queueName": "Jonah Queue", "queueId": 3,
        "customerId": "DG", "customerName": "DG", "customerPhone": "sip:dg@claritycon.com",
        "agentName": "Jonah", "modalityId": 1, "modality": "InstantMessage",
        "startTimeStamp": "2016-08-31T17:40:38.51Z",
    })
}

/// "Model Session", of one in conversation.
fn whole() -> Value {
    let mut whole = base();
    let more = json!({
        "agentId": 16, "isRecording": true, "canBeRecorded": true, "isSilentJoined": false,
        "isWhisperJoined": false, "sessionStatus": "Active", "queuedMs": 0, "activeMs": 0,
        "canBeSilentJoined": true, "canBeWhisperJoined": true, "isOnHold": false,
        "answeredTimeStamp": "2016-08-31T17:40:45.9Z", "sessionHasEnded": false,
        "activeTimeStamp": "2016-08-31T17:40:45.9Z", "sessionDurationMs": 60000,
        "callFlowName": "Intro Call Flow", "callFlowId": 1,
        "agents": list(&json!({
            "agentId": 5, "agentName": "Bob", "agentParticipationTypeId": 1,
            "agentParticipationType": "Agent", "agentParticipationStatusId": 3,
            "agentParticipationStatus": "Accepted", "isPrimaryAgent": true, "activeMs": 55000,
            "allocatedTimeStamp": "2016-08-31T17:41:16.967Z",
            "acceptedTimeStamp": "2016-08-31T17:41:16.967Z",
        })),
        "offers": { "items": [], "count": 0 },
    });
    whole.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    whole
}

/// A session of a modality in conversation that came through a queue, with its agent.
fn talking(simulator: &Simulator, modality: &str) -> (i64, SessionTruth) {
    for _ in 0..500 {
        let truth = simulator.truth();
        let found = truth.agents.into_iter().find_map(|agent| {
            let fits = |session: &&SessionTruth| {
                let of = (session.modality.as_str(), session.agent);
                of == (modality, Some(agent.id)) && session.status == "Active" && session.queue > 0
            };
            Some((agent.id, agent.sessions.iter().find(fits)?.clone()))
        });
        if let Some(found) = found {
            return found;
        }
        simulator.advance(Duration::from_secs(20));
    }
    panic!("no session of {modality}")
}

#[tokio::test]
async fn the_profile_and_what_is_set_up() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let (_, profile) = client.v2("/profile").await;
    let sample = json!({
        "type": "agent", "id": 15, "teamId": 1, "name": "Peter Miller", "emailAddress": "p@x",
        "localeKey": "en-us", "enabledModalities": ["audio"], "isDirectProxyEnabled": false,
        "isFederatedDeployment": false, "canMarkSelfAsSuspended": true,
        "useSilverlightAgentConsole": false, "hideRecordButton": false, "attendantSipUri": "sip:x",
        "domain": "x", "hideRecordingButton": false, "discoveryXFrameUrlOverride": "",
        "discoveryUserUrlOverride": "", "agentGRUU": "x", "proxyDirectCalls": false,
        "hiddenQueues": list(&json!({ "queueId": -1, "queueName": "Direct Inbound" })),
    });
    assert_fits(&sample, &profile, "P1");
    let (_, dashboard) = client.v2("/profile/dashboardsettings").await;
    let sample = json!({
        "templateId": 1, "templateRevision": 1, "definition": {}, "agentConsoleTemplateId": 0,
        "agentConsoleTemplateRevision": 0, "agentConsoleDefinition": {}, "attendantEndpoint": "x",
    });
    assert_fits(&sample, &dashboard, "P3");
    // Every metric of the definition is one of the catalogue.
    let (_, strings) = client.v2("/resources/dashboard/localization/en-us").await;
    for column in dashboard["definition"]["pages"][0]["widgets"][0]["columns"].as_array().unwrap() {
        assert!(strings[column.as_str().unwrap()].is_string(), "{column}");
    }
    let (_, info) = client.get("/webapi/api/info").await;
    let version = json!({ "version": "1.0", "relativeUrl": "/v1.0" });
    let sample = json!({
        "connectVersion": "4.0.1.0", "apiVersions": [version], "signalRTransports": ["x"],
    });
    assert_fits(&sample, &info, "I1");
    let mbu = client.call(&GetMbu).await.unwrap();
    assert!(mbu.business_units.iter().all(|unit| unit.kind == "Business Unit"));
    client.call(&GetProfile).await.unwrap();
    client.call(&GetDashboardSettings).await.unwrap();
    client.call(&GetInfo).await.unwrap();
    let sip = profile["emailAddress"].as_str().unwrap().to_owned();
    let unregister = Unregister { sip, gruu: "1234".into(), sessions: vec![1, 2, 3] };
    client.call(&unregister).await.unwrap();
}

#[tokio::test]
async fn a_session_in_full() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let (agent, chat) = talking(&simulator, "instantMessage");
    let (_, sessions) = client.v2(&format!("/sessions?agentId={agent}&activeOnly=true")).await;
    assert_fits(&list(&whole()), &sessions, "S1");
    assert_eq!(sessions["items"][0]["sessionId"], chat.id);

    let (_, bare) = client.v2(&format!("/sessions/{}", chat.id)).await;
    assert_fits(&whole(), &bare, "S3");
    for part in ["customerHistory", "imPrompts", "ivrData", "transcript", "holdTimerThreshold"] {
        assert!(bare.get(part).is_none(), "{part} was not asked for");
    }
    let call = GetSession { session: chat.id, parts: SessionParts::all(50) };
    client.call(&call).await.unwrap();
    let query: Vec<_> = connect_webapi::Method::query(&call)
        .into_iter()
        .map(|(key, value)| format!("{key}={value}"))
        .collect();
    let (_, full) = client.v2(&format!("/sessions/{}?{}", chat.id, query.join("&"))).await;
    let sample = json!({
        "aftercallOptions": {
            "isManualAfterCallEnabled": true, "afterCalltimeSeconds": 10, "id": 0,
        },
        "holdTimerThreshold": 10,
        "imPrompts": list(&json!({
            "promptName": "CustomerName", "promptValue": "Welcome!", "type": "imPrompt", "id": 8,
        })),
        "ivrData": list(&json!({
            "callFlowName": "Starter Quick Ivr", "type": "ivrData", "id": 78,
            "ivrNodes": list(&json!({
                "nodeName": "Jonah", "nodeNote": "Set Queue.", "duration": 0, "type": "ivrNode",
                "id": 80,
            })),
        })),
        "callDispositions": list(&json!({
            "dispositionId": 4, "disposition": "Accounts", "businessUnitId": 1, "id": 4,
            "type": "callDisposition", "subDispositions": { "items": [], "count": 0 },
        })),
        "transcript": list(&json!({
            "timeStamp": "2015-07-20T20:28:09.893Z", "to": "a", "from": "b", "message": "1",
            "fromAgent": false, "type": "imMessage", "id": 23,
        })),
        "extraItems": list(&json!({
            "extraItemId": -1, "key": "CallerPhoneNumber", "value": "1", "type": "extraItem",
            "id": 137, "isSearchable": false,
        })),
        "sessionEventHistory": list(&json!({
            "eventText": "Session created.", "lastUpdated": "2016-12-19T19:06:03.817Z",
            "updatedBy": "APP-01", "id": 186,
        })),
        "sessionMessages": { "items": [], "count": 0 },
        "customerHistory": { "items": [], "count": 0 },
    });
    assert_fits(&sample, &full, "S3");
    let gruu = client.call(&GetGruu { session: chat.id }).await.unwrap();
    assert!(gruu.0.starts_with("sip:") && gruu.0.contains("gruu"), "{}", gruu.0);
}

#[tokio::test]
async fn transcripts_come_in_windows() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let (_, chat) = talking(&simulator, "instantMessage");
    simulator.advance(Duration::from_secs(60));
    let ask = async |window| {
        let call = GetTranscript { session: chat.id, window };
        let lines = client.call(&call).await.unwrap().0;
        lines
            .into_iter()
            .map(|line| (line.id.unwrap().0, line.time_stamp.unwrap()))
            .collect::<Vec<_>>()
    };
    let all = ask(TranscriptWindow::All).await;
    assert!(all.len() >= 3, "{all:?}");
    let (second, last) = (all[1].1, all[all.len() - 1].1);
    assert_eq!(ask(TranscriptWindow::From(second, None)).await, all[1..]);
    assert_eq!(ask(TranscriptWindow::From(second, Some(1))).await, all[1..2]);
    assert_eq!(ask(TranscriptWindow::Until(last, Some(2))).await, all[all.len() - 2..]);
    assert_eq!(ask(TranscriptWindow::Between(second, second)).await, all[1..2]);
}

#[tokio::test]
async fn a_customers_history_comes_in_pages() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    // A customer with more history than fits a page.
    let mut session = 0;
    for _ in 0..300 {
        let truth = simulator.truth();
        for live in truth.queues.iter().flat_map(|queue| &queue.sessions) {
            let call = GetCustomerHistory { session: live.id, window: HistoryWindow::All };
            if client.call(&call).await.unwrap().0.len() == 50 {
                session = live.id;
            }
        }
        if session != 0 {
            break;
        }
        simulator.advance(Duration::from_secs(60));
    }
    let ask = async |window| {
        let call = GetCustomerHistory { session, window };
        let records = client.call(&call).await.unwrap().0;
        records
            .iter()
            .map(|r| (r.start_time_stamp.unwrap(), r.session_id.unwrap().0))
            .collect::<Vec<_>>()
    };
    let latest = ask(HistoryWindow::All).await;
    assert_eq!(latest.len(), 50);
    assert!(latest.is_sorted());
    let before = Time(latest[0].0.0 - 1);
    let earlier = ask(HistoryWindow::Until(before, Some(50))).await;
    assert!(!earlier.is_empty() && earlier.iter().all(|one| one.0 <= before));
    let oldest = earlier[0].0;
    assert_eq!(ask(HistoryWindow::From(oldest, Some(2))).await[0], earlier[0]);
    assert_eq!(ask(HistoryWindow::Between(latest[3].0, latest[5].0)).await, latest[3..6]);
    // What is in the history is there by its id, too.
    let (_, old) = client.v2(&format!("/sessions/{}", earlier[0].1)).await;
    assert_fits(&base(), &old, "S3");
    assert_eq!(old["sessionHasEnded"], true);
    let (status, _) = client.v2(&format!("/sessions/customerHistory/{session}?limit=10")).await;
    assert_eq!(status.as_u16(), 400);
}

#[tokio::test]
async fn statuses_and_finds() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut unknown = 0;
    for agent in &simulator.truth().agents {
        let (_, status) = client.v2(&format!("/agentStatus/{}?currentOnly=true", agent.id)).await;
        client.call(&GetAgentStatus { agent: agent.id }).await.unwrap();
        if status["currentStatus"]["agentStatus"] == "unknown" {
            unknown += 1;
            let all = json!({
                "type": "agent", "id": agent.id,
                "currentStatus": { "agentStatus": "unknown", "agentStatusId": 4 },
            });
            assert_eq!(status, all);
            continue;
        }
        let sample = json!({
            "type": "agent", "id": 15, "name": "Peter Miller",
            "currentStatus": {
                "agentStatus": "unavailable", "agentStatusId": 3, "isSuspended": false,
                "startTime": "2016-10-14T13:59:54.993Z",
            },
        });
        assert_fits(&sample, &status, "T1");
        assert_eq!(status["currentStatus"]["agentStatus"], agent.status.as_str());
    }
    assert_eq!(unknown, 1, "one agent has an address that is not valid");
    let statuses = client.call(&ListAgentStatuses { agent: 5 }).await.unwrap().0;
    let words: Vec<_> = statuses
        .iter()
        .map(|s| (s.agent_status.clone().unwrap(), s.reason_code_id.map(|id| id.0)))
        .collect();
    assert_eq!(
        words[..3],
        [
            ("Available".to_owned(), None),
            ("Unavailable".to_owned(), None),
            ("Unavailable".to_owned(), Some(1)),
        ]
    );
    let _ = client.call(&ListSessions { agent: 5 }).await.unwrap();

    let name = simulator.truth().queues[0].name.clone();
    let found = client.call(&Search::new(&name).unwrap()).await.unwrap();
    assert_eq!(found.queues_found.unwrap()[0].queue_id.unwrap().0, 1);
    let (_, found) = client.v2("/search/sip").await;
    let sample = json!({
        "agentsFound": [{
            "agentId": 53, "firstName": "Test", "lastName": "User", "publicName": "Test",
            "loginName": "x", "sipAddress": "x", "emailAddress": "x", "phoneNumber": "NOTSET",
            "status": 4, "callsAnswered": 0, "ronas": 0, "type": "agentSearch", "id": 53,
        }],
        "queuesFound": [],
        "message": "Query 'sip' found 3 agent(s) and 2 queue(s).",
    });
    assert_fits(&sample, &found, "Q1");
    assert_eq!(found["message"], "Query 'sip' found 30 agent(s) and 0 queue(s).");
}
