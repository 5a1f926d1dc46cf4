//! Row R1, and U1, U4, U9 over it.

use std::time::Duration;

use connect_signalr::{Endpoint, Event};
use connect_simulator::Options;
use connect_webapi::methods::SubscribeBody;
use futures_util::SinkExt;
use reqwest::{Method, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio_tungstenite::tungstenite::Message;

use super::*;
use crate::client::Client;
use crate::live::{HUBS, Live};
use crate::model::Model;

/// Everything of everybody.
pub async fn subscribe_to_all(simulator: &Simulator, client: &Client, live: &Live) -> Vec<String> {
    let truth = simulator.truth();
    let names = |bags: &connect_simulator::Metrics| {
        bags.values().flat_map(|bag| bag.keys().map(|name| name.to_uppercase())).collect::<Vec<_>>()
    };
    let units: Vec<_> = truth.queues.iter().map(|queue| queue.business_unit.to_string()).collect();
    let mut ids = Vec::new();
    for (route, metrics) in
        [("queues", names(&truth.queues[0].metrics)), ("agents", names(&truth.agents[0].metrics))]
    {
        let all: Vec<_> = truth.queues.iter().flat_map(|queue| names(&queue.metrics)).collect();
        let metrics = if route == "queues" { all } else { metrics };
        let body = SubscribeBody::new(&live.id.to_uppercase(), metrics).with_status();
        let (status, id) =
            client.subscribe(&format!("{route}?businessUnitIds={}", units.join(",")), &body).await;
        assert_eq!(status, StatusCode::OK);
        ids.push(id.as_str().unwrap().to_owned());
    }
    ids
}

#[tokio::test]
async fn snapshot_and_diffs_make_the_truth() {
    let options = Options { hostile_names: true, agents: 130, queues: 20, ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    let mut model = Model::default();
    simulator.set_queue_name(1, "start");
    simulator.advance(Duration::from_secs(5));
    subscribe_to_all(&simulator, &client, &live).await;
    for (round, seconds) in [0, 1, 30, 1, 600, 3].into_iter().enumerate() {
        simulator.advance(Duration::from_secs(seconds));
        let marker = format!("round {round}");
        assert!(simulator.set_queue_name(1, &marker));
        live.until(&mut model, &marker).await;
        model.assert_is(&simulator.truth());
    }
    let truth = simulator.truth();
    let session = truth.agents.iter().find_map(|agent| agent.sessions.first()).unwrap().id;
    assert!(simulator.set_customer(session, "<b>"));
    simulator.set_queue_name(1, "end");
    live.until(&mut model, "end").await;
    model.assert_is(&simulator.truth());
    assert_eq!(live.largest, 100);
    let mut sorted = live.cursors.clone();
    sorted.dedup();
    assert_eq!(sorted.len(), live.cursors.len());
    assert!(!simulator.set_queue_name(999, "x") && !simulator.set_customer(1, "x"));
}

#[tokio::test]
async fn the_consoles_own_client_gets_on_with_it() {
    let simulator =
        Simulator::start(Options { hub: "PlatinumHub".into(), ..options() }).await.unwrap();
    let client = Client::new(&simulator).await;
    let base = url::Url::parse(&format!("{}/webapi/signalr", simulator.root())).unwrap();
    let mut headers = reqwest::header::HeaderMap::new();
    headers.insert("authorization", format!("Bearer {}", client.token).parse().unwrap());
    let hubs = Endpoint::new(&base, &[]).hubs();
    let script = client.http.get(hubs).headers(headers.clone()).send().await.unwrap();
    let hubs = connect_signalr::hub_names(&script.text().await.unwrap());
    let endpoint = Endpoint::new(&base, &hubs);
    let mut connection = connect_signalr::connect(connect_signalr::Options {
        headers: headers.into(),
        ..connect_signalr::Options::new(endpoint, client.http.clone())
    })
    .await
    .unwrap();
    let body = SubscribeBody::new(&connection.id, vec!["handledCount".into()]).with_status();
    assert_eq!(client.subscribe("agents?teamIds=1,2,3", &body).await.0, StatusCode::OK);
    let mut model = Model::default();
    while model.agents.len() < 30 {
        if let Event::Messages(messages) = connection.next().await.unwrap() {
            for argument in messages.arguments() {
                connect_webapi::realtime::read_argument(argument)
                    .unwrap()
                    .into_iter()
                    .for_each(|update| model.apply(update));
            }
        }
    }
    connection.stop();
    while connection.next().await.is_some() {}
}

#[tokio::test]
async fn only_what_was_asked_for_comes() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    let mut model = Model::default();
    let body = SubscribeBody {
        connection_id: live.id.clone(),
        session_property_type: vec!["CustomerName".into()],
        metric_properties: vec!["QueuedCount".into(), "noSuchMetric".into()],
        ..SubscribeBody::default()
    };
    assert_eq!(client.subscribe("queues?queueIds=1,3&modalities=2", &body).await.0, StatusCode::OK);
    for round in 0..20 {
        simulator.advance(Duration::from_secs(20));
        simulator.set_queue_name(1, &format!("{round}"));
    }
    live.until(&mut model, "19").await;
    assert!(model.queues.keys().eq(&[1, 3]) && model.agents.is_empty());
    let truth = simulator.truth();
    for (id, known) in &model.queues {
        let of = &truth.queues[*id as usize - 1];
        assert_eq!(known.metrics.len(), 1);
        let audio = &known.metrics["audio"];
        assert_eq!(audio.len(), 1);
        assert_eq!(audio.get("queuedCount").copied(), of.metric("audio", "queuedCount"));
        let calls = of.sessions.iter().filter(|session| session.modality == "audio");
        assert!(known.sessions.keys().copied().eq(calls.map(|session| session.id)));
        assert!(known.sessions.values().all(|session| session.status.is_none()));
    }
}

#[tokio::test]
async fn subscriptions_that_are_refused() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let live = Live::open(&client).await;
    let body = SubscribeBody::new(&live.id, vec!["queuedCount".into()]);
    for (route, status) in [
        ("queues", 401),
        ("agents?modalities=audio", 401),
        ("agents?agentIds=31", 401),
        ("queues?queueIds=0", 401),
        ("queues?teamIds=1&groupIds=99", 401),
        ("agents?teamIds=1", 200),
    ] {
        assert_eq!(client.subscribe(route, &body).await.0.as_u16(), status, "{route}");
    }
    let other = SubscribeBody::new("88cfebc8-e9f5-47a5-bfea-01b949ff9247", Vec::new());
    assert_eq!(client.subscribe("queues?queueIds=1", &other).await.0, StatusCode::NOT_FOUND);
    let path = "/webapi/api/v2/subscriptions/queues?queueIds=1";
    let response = client.send(Method::POST, path, Some("{".into())).await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_deleted_subscription_is_silent() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::open(&client).await;
    let mut model = Model::default();
    simulator.set_queue_name(1, "start");
    let ids = subscribe_to_all(&simulator, &client, &live).await;
    live.until(&mut model, "start").await;
    while model.agents.len() < 30 {
        live.frame().await.unwrap().into_iter().for_each(|update| model.apply(update));
    }
    let body = format!(r#"{{"connectionId":"{}"}}"#, live.id);
    let path = format!("/webapi/api/v2/subscriptions/{}", ids[1]);
    for status in [StatusCode::NO_CONTENT, StatusCode::NOT_FOUND] {
        assert_eq!(client.send(Method::DELETE, &path, Some(body.clone())).await.status(), status);
    }
    assert_eq!(simulator.counters().subscriptions, 1);
    model.agents.clear();
    simulator.advance(Duration::from_secs(600));
    simulator.set_queue_name(1, "end");
    live.until(&mut model, "end").await;
    assert!(model.agents.is_empty());
}

#[tokio::test]
async fn the_protocol_is_the_genuine_servers() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let mut live = Live::connect(&client, HUBS).await;
    let first = live.text().await.unwrap();
    assert!(
        first.starts_with(r#"{"C":"d-"#) && first.ends_with(r#"-A,1|B,0|C,0","S":1,"M":[]}"#),
        "{first}"
    );
    live.socket.send(Message::text(r#"{"H":"goldhub","M":"Do","A":[],"I":7}"#)).await.unwrap();
    let answer = live.text().await.unwrap();
    assert!(answer.contains(r#""I":"7""#) && answer.contains("goldhub.Do"), "{answer}");
    // The next is a sign of life, within half the keep-alive timeout.
    let beat = tokio::time::timeout(Duration::from_millis(3500), live.text()).await.unwrap();
    assert_eq!(beat.as_deref(), Some("{}"));
    assert_eq!(simulator.counters().live_connections, 1);

    let path = format!("/webapi/signalr/Abort?{}", live.query);
    assert_eq!(
        client.send(Method::POST, &path, Some(String::new())).await.status(),
        StatusCode::OK
    );
    loop {
        use futures_util::StreamExt;
        match live.socket.next().await {
            Some(Ok(Message::Close(frame))) => {
                break assert_eq!(u16::from(frame.unwrap().code), 1000);
            }
            Some(Ok(_)) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn refusals_of_the_protocol() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let live = Live::open(&client).await;
    let query = &live.query;
    let frame = query.replace("webSockets", "foreverFrame");
    let unknown = query.replace("goldhub", "otherhub");
    for (call, status, text) in [
        ("connect", 400, "Protocol error: Unknown transport."),
        ("start?transport=x", 400, "Protocol error: Unknown transport."),
        ("start?transport=WEBSOCKETS", 400, "Protocol error: Missing connection token."),
        (
            "start?transport=webSockets&connectionToken=a+b",
            400,
            "The ConnectionId is in the incorrect format.",
        ),
        (&format!("connect?{query}"), 400, "Not a valid web socket request."),
        (&format!("start?{frame}"), 400, "Protocol error: Unknown transport."),
        (&format!("start?{unknown}"), 500, ""),
        ("ping", 200, r#"{ "Response": "pong" }"#),
    ] {
        let response = client.send(Method::GET, &format!("/webapi/signalr/{call}"), None).await;
        assert_eq!(response.status().as_u16(), status, "{call}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        assert!(response.text().await.unwrap().contains(text), "{call}");
    }
    let script = client.send(Method::GET, "/webapi/signalr/hubs", None).await.text().await.unwrap();
    assert_eq!(connect_signalr::hub_names(&script), ["goldHub", "alertHub"]);
}

#[tokio::test]
async fn negotiate_as_it_is_on_the_wire() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    for (asked, settled) in [("2.1", "2.0"), ("1.5", "1.5"), ("1.0", "1.2"), ("x", "1.2")] {
        let address = simulator.root().replace("http://", "");
        let mut stream = tokio::net::TcpStream::connect(&address).await.unwrap();
        let request = format!(
            "GET /webapi/signalr/NEGOTIATE?ClientProtocol={asked}&connectionData=[%7B%22Name%22:%22GoldHub%22%7D] HTTP/1.1\r\n\
             Host: {address}\r\nAuthorization: Bearer {}\r\nConnection: close\r\n\r\n",
            client.token
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
        assert!(answer.contains("content-type: application/json; charset=UTF-8\r\n"));
        assert!(answer.contains(r#"{"Url":"/webapi/signalr","ConnectionToken":"+/+/"#));
        assert!(answer.contains(r#""KeepAliveTimeout":6.0,"DisconnectTimeout":30.0,"#));
        assert!(answer.contains(&format!(r#""ProtocolVersion":"{settled}""#)));
    }
}
