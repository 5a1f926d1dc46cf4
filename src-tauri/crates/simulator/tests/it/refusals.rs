//! Every refusal of every row, as the methods list them; a pair without a case fails.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use connect_webapi::{METHODS, MethodInfo, Refusal, Verb};
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

/// A row, its refusal, who provokes it, and how; with a body, if one is sent. `{x}` stands for what
/// the world has at the time.
const CASES: &str = r#"
P1  AgentUnknown         nobody     GET    /profile
P2  AgentUnknown         nobody     GET    /profile/mbu
P3  AgentUnknown         nobody     GET    /profile/dashboardsettings
S1  MustBeTrue           supervisor GET    /sessions?agentId=5&activeOnly=false
S1  MustBeTrue           supervisor GET    /sessions?agentId=5
S1  NotVisible           agent      GET    /sessions?agentId=1&activeOnly=true
S1  NotVisible           supervisor GET    /sessions?agentId=31&activeOnly=true
S2  WindowNotSupported   supervisor GET    /sessions/{session}/transcript?size=3
S2  WindowNotSupported   supervisor GET    /sessions/{session}/transcript?startTimsetamp=2016-1-1&endTimestamp=2016-1-2&size=3
S3  NotVisible           agent      GET    /sessions/{session}
S3  SessionUnknown       supervisor GET    /sessions/999999999
S5  NotVisible           agent      GET    /sessions/customerHistory/{session}
S6  Incomplete           supervisor POST   /sessions/{session}/setextraitems
S6  Incomplete           supervisor POST   /sessions/{session}/setextraitem {"extraItemValue":"x"}
S6  Incomplete           supervisor GET    /sessions/{session}/setextraitems {"extraItemId":12,"extraItemValue":null}
S7  Incomplete           supervisor POST   /sessions/{session}/setcallnotes null
S8  Incomplete           supervisor GET    /sessions/{session}/setdispositions
S9  NotVisible           agent      POST   /sessions/callcontrol/startRecordingSessions/1
S9  NotRecordable        supervisor POST   /sessions/callcontrol/startRecordingSessions/{unrecordable}
S10 NotVisible           agent      POST   /sessions/callcontrol/stopRecordingSessions/1
S10 NotRecordable        supervisor POST   /sessions/callcontrol/stopRecordingSessions/{unrecordable}
S11 NotVisible           agent      POST   /sessions/callcontrol/silentJoin/{session}
S11 NotVisible           agent      POST   /sessions/callcontrol/leave/{session}
T1  MustBeTrue           supervisor GET    /agentStatus/5?currentOnly=false
T1  NotVisible           agent      GET    /agentStatus/5?currentOnly=true
T2  Incomplete           supervisor POST   /agentStatus/update/5
T2  Incomplete           supervisor POST   /agentStatus/update/5 {}
T2  StatusAndSuspension  supervisor POST   /agentStatus/update/5 {"agentStatusId":1,"isSuspended":true}
T2  ReasonNotAway        supervisor POST   /agentstatus/update/5 {"agentStatusId":1,"reasonCodeId":1}
T2  NotVisible           agent      POST   /agentStatus/update/5 {"agentStatusId":1}
T3  NotVisible           agent      GET    /agentStatus/list/5
M1  NotVisible           agent      GET    /metrics/agents/5
M2  NothingNamed         supervisor GET    /metrics/agents/?modalities=audio
M2  NotVisible           agent      GET    /metrics/agents/metrics?agentIds=10,5
M3  NothingNamed         supervisor POST   /metrics/agents/aggregateBy {}
M3  NotVisible           agent      GET    /metrics/agents/aggregateBy?teamIds=2
M4  NothingNamed         supervisor GET    /metrics/agents/groupBy?agentIds=1
M4  NotVisible           agent      GET    /metrics/agents/groupBy?teamIds=1,2
L1  LocaleUnknown        supervisor GET    /resources/dashboard/localization/tlh
U1  NothingNamed         supervisor POST   /subscriptions/agents {sub}
U1  NotVisible           agent      POST   /subscriptions/agents?agentIds=5 {sub}
U2  NothingNamed         supervisor POST   /subscriptions/agents/aggregateBy {sub}
U2  NotVisible           agent      POST   /subscriptions/agents/aggregateBy?agentIds=5 {sub}
U3  NothingNamed         supervisor POST   /subscriptions/agents/groupBy {sub}
U3  NotVisible           agent      POST   /subscriptions/agents/groupBy?teamIds=2 {sub}
U4  NothingNamed         supervisor POST   /subscriptions/queues {sub}
U4  NotVisible           agent      POST   /subscriptions/queues?teamIds=2 {sub}
U5  NotVisible           agent      POST   /subscriptions/queues/aggregateBy?queueIds=0 {sub}
U6  NothingNamed         supervisor POST   /subscriptions/queues/groupBy {sub}
U6  NotVisible           agent      POST   /subscriptions/queues/groupBy?teamIds=2 {sub}
U8  SubscriptionUnknown  supervisor POST   /subscriptions/abc123?agentIds=1 {sub}
U8  SubscriptionNotYours agent      POST   /subscriptions/{subscription}?agentIds=1 {sub}
U9  SubscriptionNotYours agent      DELETE /subscriptions/{subscription} {sub}
C1  Incomplete           supervisor POST   /clientlogs {"message":"","logLevel":"info"}
C1  Incomplete           supervisor POST   /clientlogs/
Q1  QueryEmpty           supervisor GET    /search/
Q1  QueryEmpty           supervisor GET    /search/%20
"#;

/// What a subscription is asked for with.
const SUB: &str = r#"{"connectionId":"{connection}","metricProperties":["answeredCount"]}"#;

/// A line of [`CASES`].
struct Case {
    row: &'static str,
    refusal: &'static str,
    by: By,
    verb: Method,
    route: &'static str,
    body: &'static str,
}

fn cases() -> impl Iterator<Item = Case> {
    CASES.lines().skip(1).map(|line| {
        let words: Vec<_> = line.split_whitespace().collect();
        let [row, refusal, by, verb, route, ref body @ ..] = words[..] else { panic!("{line}") };
        let by = match by {
            "supervisor" => By::Supervisor,
            "agent" => By::Agent,
            "nobody" => By::Nobody,
            other => panic!("who is {other}?"),
        };
        assert!(body.len() <= 1, "{line}");
        let (verb, body) = (verb.parse().unwrap(), body.first().copied().unwrap_or_default());
        Case { row, refusal, by, verb, route, body }
    })
}

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
    let of_method = |info: &'static MethodInfo| {
        info.refusals.iter().map(|refusal| ((info.row, format!("{refusal:?}")), *refusal))
    };
    let listed: BTreeMap<_, Refusal> = METHODS.iter().flat_map(of_method).collect();
    let tried: BTreeSet<_> = cases().map(|case| (case.row, case.refusal.to_owned())).collect();
    assert_eq!(listed.keys().cloned().collect::<BTreeSet<_>>(), tried);

    let simulator = start().await;
    let supervisor = Client::new(&simulator).await;
    let (agent, nobody) = (supervisor.of(&simulator, 10), supervisor.of(&simulator, 1_000_000));
    let unrecordable = unrecordable(&simulator, &supervisor).await.to_string();
    let session = unseen(&simulator).to_string();
    let theirs = Live::open(&supervisor).await;
    let body = json!({ "connectionId": theirs.id });
    let (_, subscription) = supervisor.post("/subscriptions/agents?agentIds=1", body).await;
    let mine = Live::open(&agent).await;
    for Case { row, refusal, by, verb, route, body } in cases() {
        let refusal = listed[&(row, refusal.to_owned())];
        let (client, live) = match by {
            By::Supervisor => (&supervisor, &theirs),
            By::Agent => (&agent, &mine),
            By::Nobody => (&nobody, &mine),
        };
        let values = [
            ("{sub}", SUB.to_owned()),
            ("{unrecordable}", unrecordable.clone()),
            ("{session}", session.clone()),
            ("{subscription}", subscription.as_str().unwrap().to_owned()),
            ("{connection}", live.id.clone()),
        ];
        let path = filled(&format!("/webapi/api/v2{route}"), &values);
        let response = client.send(verb, &path, Some(filled(body, &values))).await;
        assert_eq!(response.status().as_u16(), refusal.status(), "{row} {by:?} {route}");
        let challenge = response.headers().contains_key("www-authenticate");
        assert_eq!(challenge, refusal.status() == 401, "{row} {route}");
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
