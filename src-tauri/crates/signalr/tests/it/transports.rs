//! The way of a connection, over each transport.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use connect_signalr::{GapReason, Headers, connect, open};
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderValue};

use super::*;
use crate::server::Channel;

async fn up(transport: Transport) -> (Server, Connection, Channel) {
    let mut server = Server::start().await;
    let options = options(&server, &[transport]);
    let (connection, channel) = tokio::join!(connect(options), server.let_in(transport));
    (server, connection.unwrap(), channel)
}

/// Takes the channel away. A poll that ends is as it should be: it has to fail.
async fn lose(channel: Channel, server: &mut Server) {
    match channel {
        Channel::Poll(None) => server.take("poll").await.refuse(503),
        other => drop(other),
    }
}

#[tokio::test]
async fn a_whole_life() {
    for transport in Transport::ALL {
        let (mut server, mut connection, mut channel) = up(transport).await;
        assert_eq!((connection.id.as_str(), connection.transport()), ("88cf", transport));
        channel.send(&envelope(1)).await;
        assert_eq!(numbers(&mut connection).await, [1]);
        let form = channel.next(&mut server).await;
        assert!(form.is_none_or(|form| form["messageId"] == "d-1-A,1"));
        channel.send(r#"{"C":"d-1-A,2","G":"g+/=","M":[{"H":"h","M":"m","A":[2]}]}"#).await;
        assert_eq!(numbers(&mut connection).await, [2]);

        // The channel is lost, and goes on where it was.
        lose(channel, &mut server).await;
        assert_eq!(state(&mut connection).await, State::Reconnecting);
        let asked = server.take("reconnect").await;
        let polls = transport == Transport::LongPolling;
        let (place, other) =
            if polls { (&asked.form, &asked.query) } else { (&asked.query, &asked.form) };
        assert_eq!(
            (place["messageId"].as_str(), place["groupsToken"].as_str()),
            ("d-1-A,2", "g+/=")
        );
        assert!(!other.contains_key("messageId"));
        let mut channel = asked.open(transport).await;
        assert_eq!(state(&mut connection).await, State::Connected);
        channel.send(&envelope(3)).await;
        assert_eq!(numbers(&mut connection).await, [3]);

        connection.stop();
        let abort = server.take("abort").await;
        assert_eq!(abort.query["transport"], transport.as_str());
        abort.answer(String::new());
        channel.closed().await;
        assert_eq!(end(&mut connection).await, Closed::Stopped);
    }
}

#[tokio::test]
async fn a_server_that_was_restarted_leaves_a_gap() {
    for transport in Transport::ALL {
        let (mut server, mut connection, mut channel) = up(transport).await;
        channel.send(&envelope(1)).await;
        assert_eq!(numbers(&mut connection).await, [1]);
        lose(channel, &mut server).await;
        let mut channel = server.take("reconnect").await.open(transport).await;
        assert_eq!(state(&mut connection).await, State::Reconnecting);
        assert_eq!(state(&mut connection).await, State::Connected);
        channel.send(&envelope(9).replace("d-1-", "d-2-")).await;
        let gap = connection.next().await;
        assert!(matches!(gap, Some(Event::Gap(GapReason::OtherServer))), "{gap:?}");
        assert_eq!(numbers(&mut connection).await, [9]);
    }
}

#[tokio::test]
async fn a_server_that_knows_it_no_longer_ends_it() {
    for transport in Transport::ALL {
        let (mut server, mut connection, mut channel) = up(transport).await;
        channel.send(&envelope(1)).await;
        lose(channel, &mut server).await;
        server.take("reconnect").await.refuse(403);
        let why = Closed::Lost("reconnect: answered 403".to_owned());
        assert_eq!(end(&mut connection).await, why);
    }
}

#[tokio::test]
async fn it_is_known_before_it_has_started() {
    for transport in Transport::ALL {
        let mut server = Server::start().await;
        let opening = tokio::spawn(open(options(&server, &[transport])));
        server.take("negotiate").await.answer(negotiation());
        let mut channel = server.open("connect", transport).await;
        channel.send(FIRST).await;
        let mut connection = opening.await.unwrap().unwrap();
        assert_eq!(connection.id, "88cf");
        channel.next(&mut server).await;
        channel.send(&envelope(1)).await;
        // What comes before the start has ended waits for it. Another poll shows that it came.
        channel.next(&mut server).await;
        server.take("start").await.answer(STARTED.to_owned());
        connection.started().await.unwrap();
        assert_eq!(numbers(&mut connection).await, [1]);
    }
}

#[tokio::test]
async fn a_start_that_is_not_answered_as_it_should_ends_it() {
    for (body, why) in [
        (Some(r#"{ "Response": "stopped" }"#), "start: not answered as it should"),
        (Some("<html>"), "start: expected value at line 1 column 1"),
        (None, "start: answered 500"),
    ] {
        let mut server = Server::start().await;
        let connecting = tokio::spawn(connect(options(&server, &Transport::ALL)));
        server.take("negotiate").await.answer(negotiation());
        let mut channel = server.open("connect", Transport::WebSockets).await;
        channel.send(FIRST).await;
        let start = server.take("start").await;
        match body {
            Some(body) => start.answer(body.to_owned()),
            None => start.refuse(500),
        }
        server.take("abort").await.answer(String::new());
        let closed = connecting.await.unwrap().unwrap_err();
        assert_eq!(closed, Closed::NotStarted(why.to_owned()));
    }
}

#[tokio::test]
async fn a_connection_that_is_dropped_is_aborted() {
    for transport in Transport::ALL {
        let (mut server, connection, channel) = up(transport).await;
        drop(connection);
        server.take("abort").await.answer(String::new());
        channel.closed().await;
    }
}

#[tokio::test]
async fn streams_may_come_in_any_pieces() {
    let (_server, mut connection, mut channel) = up(Transport::ServerSentEvents).await;
    let text = format!("data: {}\r\n\r\ndata: {{}}\n\n", envelope(1).replace("\"m\"", "\"é\""));
    let (front, back) = text.split_at(20);
    channel.write(front).await;
    channel.write(back).await;
    channel.write(&format!("data: {}\n\ndata: {}\n\n", envelope(2), envelope(3))).await;
    for number in 1..=3 {
        assert_eq!(numbers(&mut connection).await, [number]);
    }
}

#[tokio::test]
async fn a_malformed_frame_ends_it() {
    for transport in Transport::ALL {
        let (mut server, mut connection, mut channel) = up(transport).await;
        channel.send("<html>").await;
        server.take("abort").await.answer(String::new());
        assert!(matches!(end(&mut connection).await, Closed::Malformed(_)));
    }
}

#[tokio::test]
async fn cookies_and_renewed_headers_go_with_everything() {
    for transport in Transport::ALL {
        let mut server = Server::start().await;
        let count = Arc::new(AtomicU32::new(0));
        let make = move || {
            let token = format!("Bearer {}", count.fetch_add(1, Ordering::Relaxed));
            let token = HeaderValue::from_str(&token).unwrap();
            std::future::ready(Ok(HeaderMap::from_iter([(AUTHORIZATION, token)])))
        };
        let options = Options { headers: Headers::new(make), ..options(&server, &[transport]) };
        let connecting = tokio::spawn(connect(options));
        let asked = server.take("negotiate").await;
        assert_eq!(asked.headers[AUTHORIZATION], "Bearer 0");
        let set = [("set-cookie", "node=a1; Path=/")];
        asked.respond(axum::response::IntoResponse::into_response((set, negotiation())));
        let asked = server.take("connect").await;
        assert_eq!(asked.headers[AUTHORIZATION], "Bearer 1");
        assert_eq!(asked.headers[COOKIE], "node=a1");
        let mut channel = asked.open(transport).await;
        channel.send(FIRST).await;
        let asked = server.take("start").await;
        assert_eq!(asked.headers[COOKIE], "node=a1");
        asked.answer(STARTED.to_owned());
        connecting.await.unwrap().unwrap();
    }
}
