//! What is the same on all three transports.

use connect_simulator::{Options, Transport};
use connect_webapi::methods::SubscribeBody;
use reqwest::StatusCode;
use serde_json::{Value, json};

use super::*;
use crate::client::Client;
use crate::line::Line;

/// A small centre with a hub for tests.
pub async fn with_test_hub() -> (Simulator, Client) {
    let simulator = Simulator::start(Options { test_hub: true, ..options() }).await.unwrap();
    let client = Client::new(&simulator).await;
    (simulator, client)
}

pub fn said(place: &str, words: impl IntoIterator<Item = i64>) -> Vec<(String, Value)> {
    words.into_iter().map(|word| (place.to_owned(), json!(word))).collect()
}

#[tokio::test]
async fn calls_have_results_progress_and_errors() {
    let (_simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        for (method, arguments, expected) in [
            ("ECHO", json!([{ "a": [1, null] }]), json!({ "R": { "a": [1, null] }, "I": "7" })),
            ("add", json!([2, 3]), json!({ "R": 5, "I": "7" })),
            ("sendToCaller", json!([1]), json!({ "I": "7" })),
            (
                "refuse",
                json!(["no", { "why": 1 }]),
                json!({ "I": "7", "H": true, "E": "no", "D": { "why": 1 } }),
            ),
            (
                "add",
                json!([1]),
                json!({ "I": "7", "E": "There was an error invoking Hub method 'testhub.add'." }),
            ),
        ] {
            assert_eq!(line.call(method, arguments).await, expected, "{transport} {method}");
        }
        assert_eq!(line.heard(1).await, said("caller", [1]), "{transport}");
        assert_eq!(line.call("progress", json!([4])).await, json!({ "R": "done", "I": "7" }));
        let steps = line.messages(4).await;
        assert_eq!(line.call("finish", json!([])).await, json!({ "I": "7" }));
        assert_eq!(line.call("report", json!([1])).await, json!({ "R": "done", "I": "7" }));
        assert_eq!(line.messages(1).await[0]["P"]["D"], 100);
        let expected =
            [25, 50, 75, 100].map(|done| json!({ "I": "P|7", "P": { "I": "7", "D": done } }));
        assert_eq!(steps, expected, "{transport}");
    }
}

#[tokio::test]
async fn data_comes_over_all_of_them() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let body = SubscribeBody { connection_id: line.id.clone(), ..SubscribeBody::default() };
        assert_eq!(client.subscribe("queues?queueIds=1", &body).await.0, StatusCode::OK);
        assert_eq!(line.messages(1).await[0]["H"], "GoldHub");
        // Nobody reads meanwhile: this thread does not wait.
        for round in 0..25 {
            simulator.set_queue_name(1, &round.to_string());
        }
        let mut names = Vec::new();
        while names.len() < 25 {
            let frame = line.frame().await.unwrap();
            let messages = frame["M"].as_array().unwrap();
            let most = if transport == Transport::LongPolling { 250 } else { 10 };
            assert!(messages.len() <= most, "{transport}");
            names.extend(messages.iter().map(|message| message["A"][0]["name"].clone()));
        }
        let expected = (0..25).map(|round: i32| Value::from(round.to_string()));
        assert!(names.iter().eq(expected.collect::<Vec<_>>().iter()), "{names:?}");
    }
}

#[tokio::test]
async fn after_a_cut_nothing_is_lost_and_nothing_comes_twice() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        line.call("sendToCaller", json!([1])).await;
        assert_eq!(line.heard(1).await, said("caller", [1]));
        let mut other = Line::open(&client, Transport::WebSockets).await;
        for round in 0..3 {
            if transport == Transport::LongPolling {
                line.reconnect().await.unwrap();
            }
            simulator.cut_connections();
            assert_eq!(line.raw().await, None, "{transport}");
            other.reconnect().await.unwrap();
            for word in 0..15 {
                other.call("sendToAll", json!([100 * round + word])).await;
            }
            line.reconnect().await.unwrap();
            other.call("sendToAll", json!([100 * round + 15])).await;
            let expected = said("all", (0..16).map(|word| 100 * round + word));
            assert_eq!(line.heard(16).await, expected, "{transport}");
        }
    }
}

#[tokio::test]
async fn who_is_away_too_long_loses_the_oldest_and_is_not_told() {
    let options = Options { test_hub: true, message_buffer: 32, ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let mut other = Line::open(&client, Transport::LongPolling).await;
        simulator.cut_connections();
        for word in 0..40 {
            other.call("sendToAll", json!([word])).await;
        }
        line.reconnect().await.unwrap();
        assert_eq!(line.heard(32).await, said("all", 8..40), "{transport}");
    }
}

#[tokio::test]
async fn a_group_goes_with_its_token() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let mut other = Line::open(&client, Transport::LongPolling).await;
        let group = format!("of {transport}");
        other.call("sendToGroup", json!([group, 0])).await;
        line.call("joinGroup", json!([group])).await;
        let joined = line.frame().await.unwrap();
        assert!(joined["G"].is_string() && joined["M"] == json!([]), "{joined}");
        other.call("sendToGroup", json!([group, 1])).await;
        assert_eq!(line.heard(1).await, said(&group, [1]));

        simulator.cut_connections();
        other.call("sendToGroup", json!([group, 2])).await;
        line.reconnect().await.unwrap();
        assert_eq!(line.heard(1).await, said(&group, [2]), "{transport}");

        // Without the token it is in no group.
        let token = line.groups.take();
        line.reconnect().await.unwrap();
        other.call("sendToGroup", json!([group, 3])).await;
        other.call("sendToAll", json!([4])).await;
        assert_eq!(line.heard(1).await, said("all", [4]), "{transport}");
        // The cursor has moved on without the group: it is not read, token or not.
        line.groups = token;
        line.reconnect().await.unwrap();
        other.call("sendToGroup", json!([group, 5])).await;
        line.call("leaveGroup", json!([group])).await;
        let left = line.frame().await.unwrap();
        assert!(left["G"].is_string() && left["M"] == json!([]), "{left}");
        other.call("sendToAll", json!([6])).await;
        assert_eq!(line.heard(1).await, said("all", [6]), "{transport}");
    }
}

#[tokio::test]
async fn an_abort_ends_the_channel_and_the_subscriptions() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let body = SubscribeBody { connection_id: line.id.clone(), ..SubscribeBody::default() };
        assert_eq!(client.subscribe("queues?queueIds=1", &body).await.0, StatusCode::OK);
        line.messages(1).await;
        line.reconnect().await.unwrap();
        assert_eq!(simulator.counters().subscriptions, 1);
        assert_eq!(line.post("abort", &[]).await.status(), StatusCode::OK);
        match transport {
            // A poll has its answer.
            Transport::LongPolling => assert_eq!(line.frame().await.unwrap()["M"], json!([])),
            _ => assert_eq!(line.raw().await, None, "{transport}"),
        }
        let counters = simulator.counters();
        assert_eq!((counters.live_connections, counters.subscriptions), (0, 0));
    }
}

#[tokio::test]
async fn a_new_channel_takes_the_place_of_the_old_one() {
    let (simulator, client) = with_test_hub().await;
    for before in Transport::ALL {
        for after in Transport::ALL {
            let mut old = Line::open(&client, before).await;
            let body = SubscribeBody { connection_id: old.id.clone(), ..SubscribeBody::default() };
            assert_eq!(client.subscribe("queues?queueIds=1", &body).await.0, StatusCode::OK);
            old.messages(1).await;
            old.reconnect().await.unwrap();
            let mut new = old.on(after);
            new.connect().await.unwrap();
            match before {
                Transport::LongPolling => assert_eq!(old.frame().await.unwrap()["M"], json!([])),
                _ => assert_eq!(old.raw().await, None, "{before} {after}"),
            }
            assert_eq!(new.frame().await.unwrap()["S"], 1);
            simulator.set_queue_name(1, &format!("{before} {after}"));
            let pushed = new.messages(1).await;
            assert_eq!(pushed[0]["A"][0]["name"], format!("{before} {after}"));
            new.post("abort", &[]).await;
        }
    }
}

#[tokio::test]
async fn cursors_of_another_run_start_at_the_present() {
    let (_simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let old = line.cursor.clone();
        line.call("sendToCaller", json!([1])).await;
        line.cursor = Some("d-0-A,0".to_owned());
        line.reconnect().await.unwrap();
        line.call("sendToCaller", json!([2])).await;
        assert_eq!(line.heard(1).await, said("caller", [2]), "{transport}");
        // From where it was: both.
        line.cursor = old;
        line.reconnect().await.unwrap();
        assert_eq!(line.heard(2).await, said("caller", [1, 2]), "{transport}");
        let prefix = line.cursor.clone().unwrap().rsplit_once('-').unwrap().0.to_owned();
        line.cursor = Some(format!("{prefix}-A"));
        match transport {
            Transport::WebSockets => {
                line.reconnect().await.unwrap();
                assert_eq!(line.raw().await, None);
            }
            _ => assert_eq!(line.reconnect().await, Err(StatusCode::INTERNAL_SERVER_ERROR)),
        }
    }
}
