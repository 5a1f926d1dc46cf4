//! How long things of the live connection last.

use std::time::Duration;

use connect_simulator::{Options, Transport};
use connect_webapi::methods::SubscribeBody;
use reqwest::StatusCode;
use serde_json::json;

use super::*;
use crate::client::Client;
use crate::line::Line;
use crate::transports::with_test_hub;

async fn subscribe(client: &Client, line: &Line) -> StatusCode {
    let body = SubscribeBody { connection_id: line.id.clone(), ..SubscribeBody::default() };
    client.subscribe("queues?queueIds=1", &body).await.0
}

#[tokio::test]
async fn who_stays_away_is_declared_disconnected() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let line = Line::open(&client, transport).await;
        assert_eq!(subscribe(&client, &line).await, StatusCode::OK);
        tokio::time::pause();
        simulator.cut_connections();
        tokio::time::advance(Duration::from_secs(34)).await;
        tokio::task::yield_now().await;
        assert_eq!(simulator.counters().subscriptions, 1, "{transport}");
        // The server looks every five seconds.
        tokio::time::advance(Duration::from_secs(7)).await;
        tokio::task::yield_now().await;
        assert_eq!(simulator.counters().subscriptions, 0, "{transport}");
        tokio::time::resume();
        assert_eq!(subscribe(&client, &line).await, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_token_is_good_after_that_but_nothing_else_is() {
    let (simulator, client) = with_test_hub().await;
    let mut line = Line::open(&client, Transport::WebSockets).await;
    assert_eq!(subscribe(&client, &line).await, StatusCode::OK);
    line.messages(1).await;
    simulator.give_up_lost_connections();
    assert_eq!(simulator.counters().subscriptions, 1, "it is not lost");
    simulator.cut_connections();
    simulator.set_queue_name(1, "away");
    simulator.give_up_lost_connections();
    line.reconnect().await.unwrap();
    simulator.set_queue_name(1, "unheard");
    line.call("sendToCaller", json!([1])).await;
    assert_eq!(line.messages(1).await[0]["H"], "TestHub");
    assert_eq!(simulator.counters().subscriptions, 0);
}

#[tokio::test]
async fn signs_of_life_have_their_own_form() {
    let options = Options { keep_alive_timeout: Duration::from_secs(1), ..options() };
    let simulator = Simulator::start(Options { test_hub: true, ..options }).await.unwrap();
    let client = Client::new(&simulator).await;
    for (transport, beat) in
        [(Transport::WebSockets, "{}"), (Transport::ServerSentEvents, "data: {}\n\n")]
    {
        let mut line = Line::open(&client, transport).await;
        assert_eq!(line.raw().await.unwrap(), beat);
        assert_eq!(line.raw().await.unwrap(), beat);
    }
    let mut line = Line::open(&client, Transport::LongPolling).await;
    let mut poll = line.poll().await.unwrap();
    for _ in 0..2 {
        assert_eq!(poll.chunk().await.unwrap().unwrap(), " ");
    }
    line.call("sendToCaller", json!([1])).await;
    let rest = poll.text().await.unwrap();
    assert!(rest.starts_with("{\"C\":"), "{rest}");
}

#[tokio::test]
async fn a_poll_ends_when_its_time_is_over() {
    let options = Options {
        connection_timeout: Duration::from_millis(300),
        long_poll_delay: Duration::from_millis(50),
        transports: vec![Transport::LongPolling],
        ..options()
    };
    let simulator = Simulator::start(Options { test_hub: true, ..options }).await.unwrap();
    let client = Client::new(&simulator).await;
    let mut line = Line::open(&client, Transport::LongPolling).await;
    let before = line.cursor.clone();
    let empty = line.frame().await.unwrap();
    assert_eq!((&empty["M"], &empty["L"], empty.get("S")), (&json!([]), &json!(50), None));
    assert_eq!(line.cursor, before);
    assert_eq!(simulator.counters().live_connections, 1);
    // The cursor may as well be in the query.
    line.call("sendToCaller", json!([1])).await;
    let more = format!("&messageId={}", before.unwrap().replace('|', "%7C").replace(',', "%2C"));
    let answer = line.get("poll", &more).await.text().await.unwrap();
    assert!(answer.contains("\"heard\""), "{answer}");
    // Polls are no round trips on the way to live data.
    assert_eq!(simulator.counters().round_trips["R1"], 3);
}
