//! Every row of the coverage table: a method of the client, a route of the simulator, a sample in the
//! document's shape, a failure.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use connect_auth::{Trust, find_token_url};
use connect_client::{Batch, CallError, Client};
use connect_model::AgentStatus;
use connect_simulator::{Clock, Fault, Options, Simulator};
use connect_tests::caller::caller;
use connect_webapi::methods::*;
use connect_webapi::{METHODS, Method, Names, Scope, View};
use futures_util::future::join_all;

/// The rows of the coverage table, and those of them that are no calls of the API: the sign-in, its
/// renewal, the live connection.
const ROWS: &[&str] = &[
    "A1", "A2", "A3", "I1", "P1", "P2", "P3", "P4", "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8",
    "S9", "S10", "S11", "T1", "T2", "T3", "M1", "M2", "M3", "M4", "L1", "V1", "U1", "U2", "U3",
    "U4", "U5", "U6", "U7", "U8", "U9", "B1", "C1", "Q1", "R1",
];
const NO_CALLS: &[&str] = &["A1", "A2", "A3", "R1"];
/// Rows that the document shows no shape of: A3 is A1 again, S11 is not documented, the frames of R1
/// are another protocol's and tested where that is.
const SHAPELESS: &[&str] = &["A3", "S11", "R1"];

type Sent = Pin<Box<dyn Future<Output = Result<(), CallError>> + Send>>;
/// A row and a call of it that works.
type Case = (&'static str, Box<dyn Fn(Client) -> Sent + Send>);

/// A call as a case. Every method of the client makes one.
fn case<M: Method + 'static>(call: M) -> Case {
    let call = Arc::new(call);
    let send = move |client: Client| -> Sent {
        let call = call.clone();
        Box::pin(async move { client.send(&*call).await.map(drop) })
    };
    (M::INFO.row, Box::new(send))
}

/// What the calls are about.
struct Subjects<'a> {
    agent: i64,
    /// A session of that agent, and a disposition it may have.
    session: i64,
    disposition: i64,
    /// A live connection with two subscriptions, of which the second is to go.
    connection: &'a str,
    kept: &'a str,
    gone: &'a str,
}

/// A call with each method.
fn cases(subjects: &Subjects<'_>) -> Vec<Case> {
    let &Subjects { agent, session, disposition, connection, kept, gone } = subjects;
    let agents = || Scope { agents: vec![agent], ..Scope::default() };
    let teams = || Scope { teams: vec![1], ..Scope::default() };
    let queues = || Scope { queues: vec![1], ..Scope::default() };
    let body = || SubscribeBody::new(connection, vec!["answeredCount".to_owned()]);
    let view = View::default;
    let connection_id = connection.to_owned();
    let available = StatusChange::to(&AgentStatus::parse("available")).unwrap();
    let log = WriteLogBody { message: Some("test".to_owned()), ..WriteLogBody::default() };
    let item = ExtraItemKey::Name("Subject".to_owned());
    let joins = Names::default().joins;
    let goodbye = Unregister { sip: String::new(), gruu: String::new(), sessions: vec![] };
    vec![
        case(GetInfo),
        case(GetProfile),
        case(GetMbu),
        case(GetDashboardSettings),
        case(goodbye),
        case(ListSessions { agent }),
        case(GetTranscript { session, window: TranscriptWindow::All }),
        case(GetSession { session, parts: SessionParts::all(3) }),
        case(GetGruu { session }),
        case(GetCustomerHistory { session, window: HistoryWindow::All }),
        case(SetExtraItem { session, item, value: "test".to_owned() }),
        case(SetCallNotes { session, note: "test".to_owned() }),
        case(SetDispositions { session, disposition, sub_disposition: None }),
        case(StartRecording { agent }),
        case(StopRecording { agent }),
        case(JoinSession::new(session, JoinKind::Silent, &joins)),
        case(GetAgentStatus { agent }),
        case(UpdateAgentStatus { agent: 1, change: available }),
        case(ListAgentStatuses { agent }),
        case(GetAgentMetrics { agent, ..GetAgentMetrics::default() }),
        case(GetAgentsMetrics { scope: agents(), ..GetAgentsMetrics::default() }),
        case(AggregateAgentMetrics { scope: agents(), ..AggregateAgentMetrics::default() }),
        case(GroupAgentMetrics { scope: teams(), ..GroupAgentMetrics::default() }),
        case(GetStrings { locale: "en-us".to_owned() }),
        case(GetSpecificServer),
        case(SubscribeAgents { scope: agents(), view: view(), body: body() }),
        case(SubscribeAgentAggregate { scope: agents(), view: view(), body: body() }),
        case(SubscribeAgentGroups { scope: teams(), view: view(), body: body() }),
        case(SubscribeQueues { scope: queues(), view: view(), body: body() }),
        case(SubscribeQueueAggregate { scope: queues(), view: view(), body: body() }),
        case(SubscribeQueueGroups { scope: teams(), view: view(), body: body() }),
        case(SubscribeAlerts { connection_id: connection_id.clone() }),
        case(UpdateSubscription {
            subscription_id: kept.to_owned(),
            scope: agents(),
            view: view(),
            body: body(),
        }),
        case(DeleteSubscription { subscription_id: gone.to_owned(), connection_id }),
        case(SendBatch::default()),
        case(WriteLog(log)),
        case(Search::new("a").unwrap()),
    ]
}

struct Deployment {
    simulator: Simulator,
    client: Client,
    connection: connect_signalr::Connection,
}

async fn deployment() -> (Deployment, Vec<Case>) {
    let options = Options { clock: Clock::Manual, ..Options::default() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = caller(&simulator).await;
    let hubs = client.live_hubs("/signalr").await.unwrap();
    let mut connection =
        client.open_live("/signalr", &hubs, &connect_signalr::Transport::ALL).await.unwrap();
    connection.started().await.unwrap();
    let truth = simulator.truth();
    let free = |agent: &&connect_simulator::AgentTruth| {
        agent.id != 1 && agent.sessions.iter().any(|session| session.can_be_joined)
    };
    let agent = truth.agents.iter().find(free).expect("somebody is in a session");
    let session = agent.sessions.iter().find(|session| session.can_be_joined).unwrap().id;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let scope = Scope { agents: vec![agent.id], ..Scope::default() };
        let body = SubscribeBody::new(&connection.id, vec![]);
        let call = SubscribeAgents { scope, view: View::default(), body };
        ids.push(client.send(&call).await.unwrap().0.unwrap());
    }
    let parts = SessionParts { dispositions: true, ..SessionParts::default() };
    let detail = client.send(&GetSession { session, parts }).await.unwrap();
    let disposition = detail.call_dispositions.unwrap().0[0].disposition_id.unwrap().0;
    let cases = cases(&Subjects {
        agent: agent.id,
        session,
        disposition,
        connection: &connection.id,
        kept: &ids[0],
        gone: &ids[1],
    });
    (Deployment { simulator, client, connection }, cases)
}

#[test]
fn every_row_has_a_method() {
    let listed: BTreeSet<&str> = ROWS.iter().copied().collect();
    let methods: BTreeSet<&str> = METHODS.iter().map(|method| method.row).collect();
    let others: BTreeSet<&str> = NO_CALLS.iter().copied().collect();
    assert_eq!(listed, methods.union(&others).copied().collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_has_a_route_and_a_failure() {
    let (deployment, cases) = deployment().await;
    let Deployment { simulator, client, connection } = &deployment;
    assert!(!connection.id.is_empty());
    let rows: Vec<&str> = cases.iter().map(|(row, _)| *row).collect();
    let methods: Vec<&str> = METHODS.iter().map(|method| method.row).collect();
    assert_eq!(rows, methods);
    for row in &rows {
        simulator.set_fault(row, Fault::status(500));
    }
    // At the same time: some wait in vain for the server to get well.
    let failed = join_all(cases.iter().map(|(_, send)| send(client.clone()))).await;
    for (row, failed) in rows.iter().zip(failed) {
        let error = failed.unwrap_err().to_string();
        assert!(error.starts_with(&format!("{row} ")), "{row}: {error}");
    }
    simulator.clear_faults();
    for (row, send) in &cases {
        let counted = |row: &str| simulator.counters().round_trips.get(row).copied();
        let before = counted(row);
        let answer = send(client.clone()).await;
        assert!(answer.is_ok(), "{row}: {answer:?}");
        assert_eq!(counted(row), before.map(|count| count + 1), "{row}");
    }
    // The rows that are no calls were made on the way here: the challenge, the token, the live
    // connection; renewal is seen when tokens are worth nothing any more.
    let counters = simulator.counters();
    assert!(["A1", "A2", "R1"].iter().all(|row| counters.round_trips.contains_key(*row)));
    simulator.revoke_tokens();
    assert!(client.send(&GetProfile).await.is_ok());
    assert_eq!(simulator.counters().tokens_issued, counters.tokens_issued + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_sign_in_service_every_row_says_so() {
    let (deployment, cases) = deployment().await;
    let Deployment { simulator, client, .. } = &deployment;
    simulator.revoke_tokens();
    simulator.set_fault("A2", Fault::status(503));
    for (row, send) in &cases {
        let error = send(client.clone()).await.unwrap_err();
        assert!(matches!(error, CallError::SignIn(_)), "{row}: {error}");
    }
}

fn samples() -> Vec<String> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/webapi/tests/samples");
    let names = fs::read_dir(folder).unwrap();
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn sample(name: &str) -> String {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/webapi/tests/samples");
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn every_row_has_a_sample_of_the_document() {
    let samples = samples();
    for row in ROWS {
        let has = samples.iter().any(|name| name.starts_with(&format!("{row}-")));
        assert_eq!(has, !SHAPELESS.contains(row), "{row}");
    }
    for name in &samples {
        let row = name.split('-').next().unwrap();
        assert!(ROWS.contains(&row), "{name}");
    }
}

#[test]
fn the_challenge_of_the_document_is_read() {
    let root = "https://41.ccdev2015.internal/".parse().unwrap();
    let trust = Trust::new(&root, false, Vec::new()).unwrap();
    let url = find_token_url([sample("A1-challenge.txt").trim()], &trust).unwrap();
    assert_eq!(url.as_str(), "https://41.ccdev2015.internal/webauth/token");
}

#[test]
fn unregistering_is_asked_as_the_document_does() {
    let call = Unregister {
        sip: "test.user@domain.com".to_owned(),
        gruu: "1234".to_owned(),
        sessions: vec![1, 2, 3],
    };
    let place = call.place();
    let query: Vec<String> =
        call.query().iter().map(|(key, value)| format!("{key}={value}")).collect();
    let asked =
        format!("{} {}{}?{}", place.verb.as_str(), place.base.path(), place.route, query.join("&"));
    assert_eq!(asked, sample("P4-request.txt").trim());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_of_everything_answers_everything() {
    let (deployment, _) = deployment().await;
    let mut batch = Batch::default();
    let info = batch.add(&GetInfo).unwrap();
    let profile = batch.add(&GetProfile).unwrap();
    let search = batch.add(&Search::new("a").unwrap()).unwrap();
    let answers = deployment.client.send_batch(batch).await.unwrap();
    assert!(answers.get(&info).is_ok() && answers.get(&profile).is_ok());
    assert!(answers.get(&search).is_ok());
}
