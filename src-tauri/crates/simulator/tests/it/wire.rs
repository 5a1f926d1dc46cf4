//! The protocol as it is on the wire: refusals, other origins, what is switched off.

use connect_simulator::{Options, Quirk, SERVERS, Transport};
use connect_webapi::methods::InfoReply;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::client::Client;
use crate::line::Line;
use crate::transports::with_test_hub;

#[tokio::test]
async fn a_transport_that_is_switched_off_is_not_known() {
    let options = Options { transports: vec![Transport::LongPolling], ..options() };
    let simulator = Simulator::start(Options { test_hub: true, ..options }).await.unwrap();
    let client = Client::new(&simulator).await;
    let info: InfoReply = serde_json::from_value(client.get("/webapi/api/info").await.1).unwrap();
    assert_eq!(info.signalr_transports, ["longPolling"]);
    let (_, negotiated) = client.get("/webapi/signalr/negotiate?clientProtocol=2.1").await;
    assert_eq!(negotiated["TryWebSockets"], json!(false));
    for transport in Transport::ALL {
        let mut line = Line::negotiate(&client, transport).await;
        let on = transport == Transport::LongPolling;
        assert_eq!(line.connect().await.is_ok(), on, "{transport}");
        for action in ["start", "abort"] {
            let answer = line.get(action, "").await;
            assert_eq!(answer.status().is_success(), on);
            let unknown = answer.text().await.unwrap() == "Protocol error: Unknown transport.";
            assert_ne!(unknown, on);
        }
    }
}

#[tokio::test]
async fn nobody_takes_over_the_connection_of_another() {
    let (simulator, client) = with_test_hub().await;
    for transport in [Transport::ServerSentEvents, Transport::LongPolling] {
        let mut line = Line::open(&client, transport).await;
        let own = std::mem::replace(&mut line.client, client.of(&simulator, 2));
        for action in ["connect", "reconnect", "poll", "send", "start", "abort"] {
            let answer = line.post(action, &[]).await;
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{action}");
            assert!(answer.text().await.unwrap().starts_with("Unrecognized user identity.  The"));
        }
        line.client = own;
        line.query = line.query.replace("connectionToken=", "connectionToken=x");
        let answer = line.get("reconnect", "").await;
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
        let text = answer.text().await.unwrap();
        assert_eq!(text, "The ConnectionId is in the incorrect format.");
    }
}

#[tokio::test]
async fn calls_that_are_none_are_refused() {
    let (_simulator, client) = with_test_hub().await;
    for transport in [Transport::ServerSentEvents, Transport::LongPolling] {
        let line = Line::open(&client, transport).await;
        for call in [r#"{"H":"nohub","M":"echo","A":[],"I":0}"#, "{", ""] {
            let answer = line.post("send", &[("data", call)]).await;
            assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR, "{call}");
        }
        // Text stays text.
        let call = r#"{"H":"TestHub","M":"echo","A":["a+b&c"],"I":"x"}"#;
        let answer = line.post("send", &[("data", call)]).await.text().await.unwrap();
        assert_eq!(answer, r#"{"R":"a+b&c","I":"x"}"#);
        let in_query = line.get("send", "&data=%7B%22H%22%3A%22TestHub%22%2C%22M%22%3A%22x%22%7D");
        let status = in_query.await.status();
        assert_eq!(status.is_success(), transport == Transport::LongPolling);
    }
    let line = Line::negotiate(&client, Transport::WebSockets).await;
    let answer = line.post("send", &[("data", "{}")]).await;
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    assert_eq!(answer.text().await.unwrap(), "Not a valid web socket request.");
}

#[tokio::test]
async fn pages_of_other_origins_may_ask_with_credentials() {
    let (_simulator, client) = with_test_hub().await;
    let url = format!("{}/webapi/signalr/negotiate?clientProtocol=2.1", client.root);
    let ask = client.http.request(Method::OPTIONS, &url).header("origin", "https://page.example");
    let preflight = ask
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "authorization")
        .send()
        .await
        .unwrap();
    let plain = client.http.get(&url).bearer_auth(&client.token);
    let asked = plain.header("origin", "https://page.example").send().await.unwrap();
    for answer in [&preflight, &asked] {
        assert_eq!(answer.status(), StatusCode::OK);
        let headers = answer.headers();
        assert_eq!(headers["access-control-allow-origin"], "https://page.example");
        assert_eq!(headers["access-control-allow-credentials"], "true");
    }
    assert_eq!(preflight.headers()["access-control-allow-headers"], "authorization");
    assert_eq!(preflight.headers()["access-control-allow-methods"], "GET");
}

#[tokio::test]
async fn the_hub_for_tests_is_there_only_when_it_is_asked_for() {
    let simulator = start().await;
    let client = Client::new(&simulator).await;
    let path = "/webapi/signalr/negotiate?connectionData=%5B%7B%22name%22%3A%22testhub%22%7D%5D";
    assert_eq!(client.get(path).await.0, StatusCode::INTERNAL_SERVER_ERROR);
    let (_simulator, client) = with_test_hub().await;
    assert_eq!(client.get(path).await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_long_snapshot_fits_into_a_short_ring() {
    let options = Options { agents: 9000, message_buffer: 32, test_hub: true, ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    let mut line = Line::open(&client, Transport::LongPolling).await;
    let body = connect_webapi::methods::SubscribeBody::new(&line.id, Vec::new()).with_status();
    let units: Vec<_> =
        simulator.truth().queues.iter().map(|it| it.business_unit.to_string()).collect();
    let route = format!("agents?businessUnitIds={}", units.join(","));
    assert_eq!(client.subscribe(&route, &body).await.0, StatusCode::OK);
    let mut agents = 0;
    while agents < 9000 {
        let frame = line.frame().await.unwrap();
        let lists = frame["M"].as_array().unwrap().iter().map(|message| &message["A"][0]);
        agents += lists.map(|list| list.as_array().map_or(1, Vec::len)).sum::<usize>();
    }
    assert_eq!(agents, 9000);
}

#[tokio::test]
async fn another_server_is_named_when_it_is_to_take_over() {
    let (one, client) = with_test_hub().await;
    let (other, _) = with_test_hub().await;
    let path = "/webapi/api/v2/metrics/specificserver";
    let own = json!(format!("{}/webapi", one.root()));
    assert_eq!(client.get(path).await.1, own);
    one.set_specific_server(Some(&other.root()));
    assert_eq!(client.get(path).await.1, json!(format!("{}/webapi", other.root())));
    // It has the same seed, and takes the same token.
    let there = Client { root: other.root(), ..client.clone() };
    let line = Line::open(&there, Transport::WebSockets).await;
    let here = Line::open(&client, Transport::WebSockets).await;
    assert_ne!(line.cursor.unwrap().split(',').next(), here.cursor.unwrap().split(',').next());
    one.set_specific_server(None);
    assert_eq!(client.get(path).await.1, own);
}

#[tokio::test]
async fn a_further_server_is_the_same_centre_until_it_is_gone() {
    let (simulator, client) = with_test_hub().await;
    let [second, third] = SERVERS;
    let there = |name| Client { root: simulator.root_of(name), ..client.clone() };
    let path = "/webapi/api/v2/profile";
    assert_eq!(there(second).get(path).await, client.get(path).await);
    drop(Line::open(&there(second), Transport::WebSockets).await);
    assert!(simulator.counters().servers[second] > 1);
    simulator.stop_server(second);
    let url = format!("{}{path}", simulator.root_of(second));
    assert!(reqwest::get(url).await.is_err());
    assert_eq!(there(third).get(path).await.0, StatusCode::OK);
    assert_eq!(client.get(path).await.0, StatusCode::OK);
}

#[tokio::test]
async fn random_names_are_those_of_the_topics_too() {
    let options = Options { quirks: [Quirk::RandomNames].into(), ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    let script = client.send(Method::GET, "/webapi/signalr/hubs", None).await.text().await.unwrap();
    let hubs = connect_signalr::hub_names(&script);
    let data: Vec<Value> = hubs.iter().map(|name| json!({ "name": name })).collect();
    let mut line = Line::negotiate_in(&client, Transport::WebSockets, &json!(data)).await;
    line.connect().await.unwrap();
    line.frame().await.unwrap();
    let body = connect_webapi::methods::SubscribeBody::new(&line.id, Vec::new());
    assert_eq!(client.subscribe("queues?queueIds=1", &body).await.0, StatusCode::OK);
    assert_eq!(line.messages(1).await[0]["H"], hubs[0]);
}
