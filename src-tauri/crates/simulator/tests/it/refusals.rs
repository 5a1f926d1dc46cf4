//! Every refusal of every row, as the methods list them; a pair without a case fails.

use std::collections::BTreeSet;
use std::time::Duration;

use connect_webapi::{METHODS, Refusal, Verb};
use reqwest::{Method, StatusCode};
use serde_json::json;

use super::*;
use crate::client::Client;
use crate::live::Live;

/// Who calls.
#[derive(Clone, Copy, Debug)]
enum By {
    /// Agent 1, who sees everything.
    Supervisor,
    /// Agent 10, who sees itself alone.
    Agent,
    /// A token of an agent that does not exist.
    Nobody,
}

use By::{Agent, Nobody, Supervisor};
use Refusal as R;

/// A row, its refusal, who provokes it, and how. `{x}` stands for what the world has at the time.
type Case = (&'static str, Refusal, By, &'static str, &'static str);

const SUB: &str = r#"{"connectionId":"{connection}","metricProperties":["answeredCount"]}"#;

const CASES: &[Case] = &[
    ("P1", R::AgentUnknown, Nobody, "GET /profile", ""),
    ("P2", R::AgentUnknown, Nobody, "GET /profile/mbu", ""),
    ("P3", R::AgentUnknown, Nobody, "GET /profile/dashboardsettings", ""),
    ("S1", R::MustBeTrue, Supervisor, "GET /sessions?agentId=5&activeOnly=false", ""),
    ("S1", R::MustBeTrue, Supervisor, "GET /sessions?agentId=5", ""),
    ("S1", R::NotVisible, Agent, "GET /sessions?agentId=1&activeOnly=true", ""),
    ("S1", R::NotVisible, Supervisor, "GET /sessions?agentId=31&activeOnly=true", ""),
    ("S2", R::WindowNotSupported, Supervisor, "GET /sessions/{session}/transcript?size=3", ""),
    (
        "S2",
        R::WindowNotSupported,
        Supervisor,
        "GET /sessions/{session}/transcript?startTimsetamp=2016-1-1&endTimestamp=2016-1-2&size=3",
        "",
    ),
    ("S3", R::NotVisible, Agent, "GET /sessions/{session}", ""),
    ("S3", R::SessionUnknown, Supervisor, "GET /sessions/999999999", ""),
    ("S5", R::NotVisible, Agent, "GET /sessions/customerHistory/{session}", ""),
    ("S6", R::Incomplete, Supervisor, "POST /sessions/{session}/setextraitems", ""),
    (
        "S6",
        R::Incomplete,
        Supervisor,
        "POST /sessions/{session}/setextraitem",
        r#"{"extraItemValue":"x"}"#,
    ),
    (
        "S6",
        R::Incomplete,
        Supervisor,
        "GET /sessions/{session}/setextraitems",
        r#"{"extraItemId":12,"extraItemValue":null}"#,
    ),
    ("S7", R::Incomplete, Supervisor, "POST /sessions/{session}/setcallnotes", "null"),
    ("S8", R::Incomplete, Supervisor, "GET /sessions/{session}/setdispositions", ""),
    ("S9", R::NotVisible, Agent, "POST /sessions/callcontrol/startRecordingSessions/1", ""),
    (
        "S9",
        R::NotRecordable,
        Supervisor,
        "POST /sessions/callcontrol/startRecordingSessions/{unrecordable}",
        "",
    ),
    ("S10", R::NotVisible, Agent, "POST /sessions/callcontrol/stopRecordingSessions/1", ""),
    (
        "S10",
        R::NotRecordable,
        Supervisor,
        "POST /sessions/callcontrol/stopRecordingSessions/{unrecordable}",
        "",
    ),
    ("S11", R::NotVisible, Agent, "POST /sessions/callcontrol/silentJoin/{session}", ""),
    ("S11", R::NotVisible, Agent, "POST /sessions/callcontrol/leave/{session}", ""),
    ("T1", R::MustBeTrue, Supervisor, "GET /agentStatus/5?currentOnly=false", ""),
    ("T1", R::NotVisible, Agent, "GET /agentStatus/5?currentOnly=true", ""),
    ("T2", R::Incomplete, Supervisor, "POST /agentStatus/update/5", ""),
    ("T2", R::Incomplete, Supervisor, "POST /agentStatus/update/5", "{}"),
    (
        "T2",
        R::StatusAndSuspension,
        Supervisor,
        "POST /agentStatus/update/5",
        r#"{"agentStatusId":1,"isSuspended":true}"#,
    ),
    (
        "T2",
        R::ReasonNotAway,
        Supervisor,
        "POST /agentstatus/update/5",
        r#"{"agentStatusId":1,"reasonCodeId":1}"#,
    ),
    ("T2", R::NotVisible, Agent, "POST /agentStatus/update/5", r#"{"agentStatusId":1}"#),
    ("T3", R::NotVisible, Agent, "GET /agentStatus/list/5", ""),
    ("M1", R::NotVisible, Agent, "GET /metrics/agents/5", ""),
    ("M2", R::NothingNamed, Supervisor, "GET /metrics/agents/?modalities=audio", ""),
    ("M2", R::NotVisible, Agent, "GET /metrics/agents/metrics?agentIds=10,5", ""),
    ("M3", R::NothingNamed, Supervisor, "POST /metrics/agents/aggregateBy", "{}"),
    ("M3", R::NotVisible, Agent, "GET /metrics/agents/aggregateBy?teamIds=2", ""),
    ("M4", R::NothingNamed, Supervisor, "GET /metrics/agents/groupBy?agentIds=1", ""),
    ("M4", R::NotVisible, Agent, "GET /metrics/agents/groupBy?teamIds=1,2", ""),
    ("L1", R::LocaleUnknown, Supervisor, "GET /resources/dashboard/localization/tlh", ""),
    ("U1", R::NothingNamed, Supervisor, "POST /subscriptions/agents", SUB),
    ("U1", R::NotVisible, Agent, "POST /subscriptions/agents?agentIds=5", SUB),
    ("U2", R::NothingNamed, Supervisor, "POST /subscriptions/agents/aggregateBy", SUB),
    ("U2", R::NotVisible, Agent, "POST /subscriptions/agents/aggregateBy?agentIds=5", SUB),
    ("U3", R::NothingNamed, Supervisor, "POST /subscriptions/agents/groupBy", SUB),
    ("U3", R::NotVisible, Agent, "POST /subscriptions/agents/groupBy?teamIds=2", SUB),
    ("U4", R::NothingNamed, Supervisor, "POST /subscriptions/queues", SUB),
    ("U4", R::NotVisible, Agent, "POST /subscriptions/queues?teamIds=2", SUB),
    ("U5", R::NotVisible, Agent, "POST /subscriptions/queues/aggregateBy?queueIds=0", SUB),
    ("U6", R::NothingNamed, Supervisor, "POST /subscriptions/queues/groupBy", SUB),
    ("U6", R::NotVisible, Agent, "POST /subscriptions/queues/groupBy?teamIds=2", SUB),
    ("U8", R::SubscriptionUnknown, Supervisor, "POST /subscriptions/abc123?agentIds=1", SUB),
    ("U8", R::SubscriptionNotYours, Agent, "POST /subscriptions/{subscription}?agentIds=1", SUB),
    ("U9", R::SubscriptionNotYours, Agent, "DELETE /subscriptions/{subscription}", SUB),
    ("C1", R::Incomplete, Supervisor, "POST /clientlogs", r#"{"message":"","logLevel":"info"}"#),
    ("C1", R::Incomplete, Supervisor, "POST /clientlogs/", ""),
    ("Q1", R::QueryEmpty, Supervisor, "GET /search/", ""),
    ("Q1", R::QueryEmpty, Supervisor, "GET /search/%20", ""),
];

/// An agent whose sessions nobody may record, in a conversation.
async fn unrecordable(simulator: &Simulator, client: &Client) -> i64 {
    let (_, mbu) = client.v2("/profile/mbu").await;
    let agents = mbu["agents"].as_array().unwrap().clone();
    for _ in 0..500 {
        for agent in agents.iter().filter(|agent| agent["canRecord"] == json!(false)) {
            let id = agent["id"].as_i64().unwrap();
            let (_, sessions) = client.v2(&format!("/sessions?agentId={id}&activeOnly=true")).await;
            if sessions["items"][0]["sessionStatus"] == "Active" {
                return id;
            }
        }
        simulator.advance(Duration::from_secs(30));
    }
    panic!("nobody who may not be recorded has a session")
}

/// A session of an agent of another team than that of agent 10, in conversation.
fn unseen(simulator: &Simulator) -> i64 {
    let truth = simulator.truth();
    let others = truth.agents.iter().filter(|agent| agent.team != truth.agents[9].team);
    let mut sessions = others.flat_map(|agent| &agent.sessions);
    sessions.find(|session| session.status == "Active").expect("somebody talks").id
}

fn filled(text: &str, values: &[(&str, String)]) -> String {
    values.iter().fold(text.to_owned(), |text, (name, value)| text.replace(name, value))
}

#[tokio::test]
async fn every_refusal_of_every_row() {
    let listed = METHODS.iter().flat_map(|info| info.refusals.iter().map(|one| (info.row, *one)));
    let tried = CASES.iter().map(|case| (case.0, case.1));
    let word = |(row, refusal): (&'static str, Refusal)| format!("{row} {refusal:?}");
    let (listed, tried): (BTreeSet<_>, BTreeSet<_>) =
        (listed.map(word).collect(), tried.map(word).collect());
    assert_eq!(listed, tried);

    let simulator = start().await;
    let supervisor = Client::new(&simulator).await;
    let (agent, nobody) = (supervisor.of(&simulator, 10), supervisor.of(&simulator, 1_000_000));
    let unrecordable = unrecordable(&simulator, &supervisor).await.to_string();
    let session = unseen(&simulator).to_string();
    let theirs = Live::open(&supervisor).await;
    let body = json!({ "connectionId": theirs.id });
    let (_, subscription) = supervisor.post("/subscriptions/agents?agentIds=1", body).await;
    let mine = Live::open(&agent).await;
    for (row, refusal, by, call, body) in CASES {
        let (client, live) = match by {
            Supervisor => (&supervisor, &theirs),
            Agent => (&agent, &mine),
            Nobody => (&nobody, &mine),
        };
        let values = [
            ("{unrecordable}", unrecordable.clone()),
            ("{session}", session.clone()),
            ("{subscription}", subscription.as_str().unwrap().to_owned()),
            ("{connection}", live.id.clone()),
        ];
        let (verb, route) = call.split_once(' ').unwrap();
        let verb = Method::from_bytes(verb.as_bytes()).unwrap();
        let path = filled(&format!("/webapi/api/v2{route}"), &values);
        let response = client.send(verb, &path, Some(filled(body, &values))).await;
        assert_eq!(response.status().as_u16(), refusal.status(), "{row} {by:?} {call}");
        let challenge = response.headers().contains_key("www-authenticate");
        assert_eq!(challenge, refusal.status() == 401, "{row} {call}");
        let body: serde_json::Value =
            serde_json::from_slice(&response.bytes().await.unwrap()).unwrap();
        assert!(body["message"].as_str().is_some_and(|text| !text.is_empty()), "{row} {body}");
    }
    // None of that had any effect.
    assert_eq!(simulator.counters().subscriptions, 1);
}

#[tokio::test]
async fn without_a_token_or_in_trouble_every_row_refuses() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut stranger = client.of(&simulator, 1);
    stranger.token = "x.y.z".to_owned();
    for info in METHODS {
        let place = info.places[0];
        let route = place.route.replace("{query}", "x").replace("{locale}", "en-us");
        let (start, end) = (route.find('{'), route.find('}'));
        let route = match start.zip(end) {
            Some((start, end)) => format!("{}1{}", &route[..start], &route[end + 1..]),
            None => route,
        };
        let path = format!("{}{route}", place.base.path());
        let verb = match place.verb {
            Verb::Get => Method::GET,
            Verb::Post => Method::POST,
            Verb::Delete => Method::DELETE,
        };
        let response = stranger.send(verb.clone(), &path, None).await;
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED, "{info}");
        assert!(response.headers().contains_key("www-authenticate"));
        simulator.set_fault(info.row, connect_simulator::Fault::status(500).times(1));
        let response = client.send(verb, &path, None).await;
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR, "{info}");
        assert_eq!(simulator.counters().round_trips[info.row], 2, "{info}");
    }
}
