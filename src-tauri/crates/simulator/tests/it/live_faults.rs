//! Every fault of the live connection, as it is on the wire.

use std::time::{Duration, Instant};

use connect_simulator::{LiveFault, LiveFaultKind, Options, Transport};
use connect_webapi::lenient::Time;
use connect_webapi::methods::SubscribeBody;
use reqwest::StatusCode;
use serde_json::json;

use super::*;
use crate::client::Client;
use crate::line::Line;
use crate::transports::{said, with_test_hub};

const BEAT: Duration = Duration::from_millis(500);

/// Its signs of life come every half second.
async fn lively() -> (Simulator, Client) {
    let options = Options { keep_alive_timeout: 2 * BEAT, test_hub: true, ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let client = Client::new(&simulator).await;
    (simulator, client)
}

/// Whether nothing comes in the time of two signs of life, blanks before the answer to a poll among
/// what can come.
async fn is_silent(line: &mut Line) -> bool {
    let next = async {
        if line.transport == Transport::LongPolling {
            let mut poll = line.poll().await.unwrap();
            poll.chunk().await.unwrap();
        } else {
            line.raw().await;
        }
    };
    tokio::time::timeout(2 * BEAT, next).await.is_err()
}

#[tokio::test]
async fn silence_keeps_the_channel_and_loses_nothing() {
    let (simulator, client) = lively().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let mut other = Line::open(&client, Transport::LongPolling).await;
        let silence = LiveFault::from(LiveFaultKind::Silence).on(transport);
        simulator.set_live_fault(silence);
        other.call("sendToAll", json!([1])).await;
        assert!(is_silent(&mut line).await, "{transport}");
        simulator.clear_live_faults();
        assert_eq!(line.heard(1).await, said("all", [1]), "{transport}");
    }
}

#[tokio::test]
async fn only_the_channels_of_now_fall_silent() {
    let (simulator, client) = lively().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        line.reconnect().await.unwrap();
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Silence).once());
        let mut other = Line::open(&client, transport).await;
        other.call("sendToAll", json!([1])).await;
        assert_eq!(other.heard(1).await, said("all", [1]), "{transport}");
        let next = tokio::time::timeout(2 * BEAT, line.raw());
        assert!(next.await.is_err(), "{transport}");
        line.reconnect().await.unwrap();
        assert_eq!(line.heard(1).await, said("all", [1]), "{transport}");
    }
}

#[tokio::test]
async fn data_goes_on_without_signs_of_life() {
    let (simulator, client) = lively().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::NoKeepAlives).on(transport));
        assert!(is_silent(&mut line).await, "{transport}");
        line.call("sendToCaller", json!([1])).await;
        assert_eq!(line.heard(1).await, said("caller", [1]), "{transport}");
        simulator.clear_live_faults();
    }
}

#[tokio::test]
async fn upgrades_are_refused_and_the_others_go_on() {
    let (simulator, client) = with_test_hub().await;
    simulator.set_live_fault(LiveFault::from(LiveFaultKind::UpgradeRefused).times(2));
    let mut line = Line::negotiate(&client, Transport::WebSockets).await;
    assert_eq!(line.connect().await, Err(StatusCode::BAD_REQUEST));
    assert_eq!(line.reconnect().await, Err(StatusCode::BAD_REQUEST));
    let mut fallback = line.on(Transport::ServerSentEvents);
    fallback.connect().await.unwrap();
    assert_eq!(fallback.frame().await.unwrap()["S"], 1);
    line.connect().await.unwrap();
}

#[tokio::test]
async fn nobody_says_that_the_channel_is_up() {
    let (simulator, client) = lively().await;
    for transport in Transport::ALL {
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Uninitialized).once());
        let mut line = Line::negotiate(&client, transport).await;
        line.connect().await.unwrap();
        let mut other = Line::open(&client, Transport::LongPolling).await;
        other.call("sendToAll", json!([1])).await;
        let frame = line.frame().await.unwrap();
        assert!(frame.get("S").is_none() && frame["M"][0]["A"][1] == 1, "{frame}");
    }
}

#[tokio::test]
async fn starts_and_reconnects_have_other_statuses() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let starts = LiveFault::from(LiveFaultKind::StartFails(503)).on(transport).once();
        simulator.set_live_fault(starts);
        assert_eq!(line.get("start", "").await.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(line.get("start", "").await.status(), StatusCode::OK);
        for status in [400, 403, 500] {
            let fault = LiveFault::from(LiveFaultKind::ReconnectRefused(status)).on(transport);
            simulator.set_live_fault(fault.times(2));
            let other = if transport == Transport::WebSockets {
                Transport::LongPolling
            } else {
                Transport::WebSockets
            };
            line.on(other).reconnect().await.unwrap();
            for _ in 0..2 {
                let refused = line.reconnect().await.unwrap_err();
                assert_eq!(refused.as_u16(), status, "{transport}");
            }
            line.reconnect().await.unwrap();
        }
    }
}

#[tokio::test]
async fn another_process_behind_the_same_port_knows_nobody() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let body = SubscribeBody { connection_id: line.id.clone(), ..SubscribeBody::default() };
        assert_eq!(client.subscribe("queues?queueIds=1", &body).await.0, StatusCode::OK);
        line.messages(1).await;
        line.reconnect().await.unwrap();
        let before = line.cursor.clone().unwrap();
        simulator.set_live_fault(LiveFaultKind::Restart);
        assert_eq!(line.raw().await, None);
        let counters = simulator.counters();
        assert_eq!((counters.live_connections, counters.subscriptions), (0, 0));
        line.reconnect().await.unwrap();
        line.call("sendToCaller", json!([1])).await;
        assert_eq!(line.heard(1).await, said("caller", [1]));
        let after = line.cursor.clone().unwrap();
        assert_ne!(before.split('-').nth(1), after.split('-').nth(1), "{transport}");
    }
}

#[tokio::test]
async fn a_ring_runs_over_on_purpose() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Overflow).times(2));
        for word in 0..4 {
            line.call("sendToCaller", json!([word])).await;
        }
        assert_eq!(line.heard(2).await, said("caller", [2, 3]), "{transport}");
    }
}

#[tokio::test]
async fn a_frame_comes_twice() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Duplicated).on(transport).once());
        line.call("sendToCaller", json!([1])).await;
        let first = line.frame().await.unwrap();
        assert_eq!(line.frame().await.unwrap(), first, "{transport}");
        line.call("sendToCaller", json!([2])).await;
        assert_eq!(line.heard(1).await, said("caller", [2]), "{transport}");
    }
}

#[tokio::test]
async fn two_frames_come_the_wrong_way_round() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        line.reconnect().await.unwrap();
        let mut other = Line::open(&client, Transport::LongPolling).await;
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Reordered).on(transport).once());
        other.call("sendToAll", json!([1])).await;
        other.call("sendToAll", json!([2])).await;
        assert_eq!(line.heard(2).await, said("all", [2, 1]), "{transport}");
    }
}

#[tokio::test]
async fn half_a_frame_comes_and_a_reconnect_brings_the_whole() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        line.reconnect().await.unwrap();
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Malformed).on(transport).once());
        let mut other = Line::open(&client, Transport::LongPolling).await;
        other.call("sendToAll", json!(["\u{20ac}\u{20ac}\u{20ac}"])).await;
        let raw = line.raw().await.unwrap();
        let text = raw.trim_start_matches("data: ").trim();
        assert!(text.starts_with("{\"C\":") && !text.ends_with('}'), "{raw}");
        line.reconnect().await.unwrap();
        assert_eq!(line.heard(1).await[0].1, "\u{20ac}\u{20ac}\u{20ac}", "{transport}");
        line.post("abort", &[]).await;
        other.post("abort", &[]).await;
    }
}

#[tokio::test]
async fn one_frame_is_very_large() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        let before = line.cursor.clone();
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Large(3)).on(transport).once());
        let frame = line.frame().await.unwrap();
        let filling = frame["M"][0]["A"][0].as_str().unwrap();
        assert_eq!(filling.len(), 3 * 1024 * 1024, "{transport}");
        assert_eq!(line.cursor, before);
        line.call("sendToCaller", json!([1])).await;
        assert_eq!(line.heard(1).await, said("caller", [1]), "{transport}");
    }
}

#[tokio::test]
async fn a_token_runs_out_in_mid_stream() {
    let (simulator, _) = with_test_hub().await;
    for transport in Transport::ALL {
        let client = Client::new(&simulator).await;
        let mut line = Line::open(&client, transport).await;
        line.reconnect().await.unwrap();
        simulator.set_live_fault(LiveFaultKind::Unauthorized);
        match transport {
            Transport::LongPolling => assert_eq!(line.frame().await.unwrap()["M"], json!([])),
            _ => assert_eq!(line.raw().await, None, "{transport}"),
        }
        assert_eq!(line.reconnect().await, Err(StatusCode::UNAUTHORIZED));
        let refused = line.get("reconnect", "").await;
        assert!(refused.headers().contains_key("www-authenticate"));
        line.client.token = Client::new(&simulator).await.token;
        line.reconnect().await.unwrap();
        line.call("sendToCaller", json!([1])).await;
        assert_eq!(line.heard(1).await, said("caller", [1]), "{transport}");
    }
}

#[tokio::test]
async fn negotiate_sends_elsewhere_once() {
    let (simulator, client) = with_test_hub().await;
    let kind = LiveFaultKind::Redirect {
        url: "http://127.0.0.1:9/signalr?a=b".to_owned(),
        access_token: Some("t".to_owned()),
    };
    simulator.set_live_fault(LiveFault::from(kind).once());
    let path = "/webapi/signalr/negotiate?clientProtocol=2.1";
    let redirect = json!({
        "ProtocolVersion": "2.0",
        "RedirectUrl": "http://127.0.0.1:9/signalr?a=b",
        "AccessToken": "t",
    });
    assert_eq!(client.get(path).await.1, redirect);
    assert!(client.get(path).await.1["ConnectionId"].is_string());
}

#[tokio::test]
async fn answers_are_late() {
    let (simulator, client) = with_test_hub().await;
    let late = Duration::from_millis(150);
    let mut line = Line::open(&client, Transport::ServerSentEvents).await;
    let fault = LiveFault::from(LiveFaultKind::Late(late));
    simulator.set_live_fault(fault.on(Transport::ServerSentEvents).once());
    line.on(Transport::LongPolling).get("start", "").await;
    let begun = Instant::now();
    line.reconnect().await.unwrap();
    assert!(begun.elapsed() >= late);
}

#[tokio::test]
async fn the_server_says_that_it_goes_or_cannot_go_on() {
    let (simulator, client) = with_test_hub().await;
    for transport in Transport::ALL {
        let mut line = Line::open(&client, transport).await;
        for (kind, key, value) in [
            (LiveFaultKind::ShouldReconnect, "T", json!(1)),
            (LiveFaultKind::Error("No more.".to_owned()), "E", json!("No more.")),
        ] {
            simulator.set_live_fault(LiveFault::from(kind).once());
            let frame = line.frame().await.unwrap();
            assert_eq!((&frame[key], &frame["M"]), (&value, &json!([])), "{transport}");
        }
    }
}

#[tokio::test]
async fn the_clock_is_an_hour_off() {
    let options = Options { epoch: Some(1_800_000_000_000), ..options() };
    let simulator = Simulator::start(Options { test_hub: true, ..options }).await.unwrap();
    let client = Client::new(&simulator).await;
    let mut line = Line::open(&client, Transport::WebSockets).await;
    let route = "/agentStatus/1?currentOnly=true";
    let start = async || {
        client.v2(route).await.1["currentStatus"]["startTime"].as_str().unwrap().to_owned()
    };
    let right = start().await;
    simulator.set_live_fault(LiveFaultKind::ClockOff(3600));
    let answer = client.send(reqwest::Method::GET, "/webapi/api/info", None).await;
    assert_eq!(answer.headers()["date"], "Fri, 15 Jan 2027 09:00:00 GMT");
    let body = SubscribeBody::new(&line.id, Vec::new()).with_status();
    assert_eq!(client.subscribe("agents?agentIds=1", &body).await.0, StatusCode::OK);
    let pushed = line.messages(1).await[0]["A"][0].clone();
    let off = start().await;
    assert_eq!(pushed["currentStatus"]["startTime"], off.as_str());
    simulator.clear_live_faults();
    assert_ne!(start().await, off);
    assert_eq!(Time::parse(&off).unwrap().0 - Time::parse(&right).unwrap().0, 3_600_000);
}

#[tokio::test]
async fn one_transport_is_cut() {
    let (simulator, client) = with_test_hub().await;
    for transport in [Transport::WebSockets, Transport::ServerSentEvents] {
        let mut one = Line::open(&client, Transport::WebSockets).await;
        let mut two = Line::open(&client, Transport::ServerSentEvents).await;
        simulator.set_live_fault(LiveFault::from(LiveFaultKind::Cut).on(transport));
        let (cut, other) =
            if one.transport == transport { (&mut one, &mut two) } else { (&mut two, &mut one) };
        assert_eq!(cut.raw().await, None);
        other.call("sendToCaller", json!([1])).await;
        assert_eq!(other.heard(1).await, said("caller", [1]));
    }
}

#[tokio::test]
async fn between_two_polls_the_next_one_is_cut() {
    let (simulator, client) = with_test_hub().await;
    for fault in
        [LiveFault::from(LiveFaultKind::Cut).on(Transport::LongPolling), LiveFaultKind::Cut.into()]
    {
        let mut line = Line::open(&client, Transport::LongPolling).await;
        assert_eq!(simulator.counters().live_connections, 1);
        simulator.set_live_fault(fault);
        assert_eq!(simulator.counters().live_connections, 0);
        let mut poll = line.poll().await.unwrap();
        // It has begun, so that nobody takes it for the end of an idle connection.
        assert_eq!(poll.chunk().await.unwrap().unwrap(), " ");
        assert!(poll.chunk().await.is_err());
        line.reconnect().await.unwrap();
        line.call("sendToCaller", json!([1])).await;
        assert_eq!(line.heard(1).await, said("caller", [1]));
        line.post("abort", &[]).await;
    }
}
