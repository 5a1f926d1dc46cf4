//! Transports that do not work.

use connect_signalr::connect;

use super::*;

#[tokio::test]
async fn the_next_one_is_tried_with_the_same_token() {
    let mut server = Server::start().await;
    let connecting = tokio::spawn(connect(options(&server, &Transport::ALL)));
    server.take("negotiate").await.answer(negotiation());
    server.take("connect").await.refuse(501);
    // A page of a proxy instead of events.
    let asked = server.take("connect").await;
    assert_eq!(asked.query["transport"], "serverSentEvents");
    asked.answer("<html>".to_owned());
    let mut channel = server.open("connect", Transport::LongPolling).await;
    channel.send(FIRST).await;
    server.take("start").await.answer(STARTED.to_owned());
    let mut connection = connecting.await.unwrap().unwrap();
    assert_eq!(connection.transport(), Transport::LongPolling);
    channel.next(&mut server).await;
    channel.send(&envelope(1)).await;
    assert_eq!(numbers(&mut connection).await, [1]);
}

#[tokio::test]
async fn if_none_works_each_says_why() {
    let mut server = Server::start().await;
    let connecting = tokio::spawn(connect(options(&server, &Transport::ALL)));
    server.take("negotiate").await.answer(negotiation());
    server.take("connect").await.refuse(501);
    drop(server.take("connect").await.open(Transport::ServerSentEvents).await);
    server.take("connect").await.refuse(400);
    let closed = connecting.await.unwrap().unwrap_err();
    let why = "webSockets: answered 501; serverSentEvents: the server ended the channel; \
        longPolling: answered 400";
    assert_eq!(closed, Closed::NotStarted(why.to_owned()));
}

#[tokio::test]
async fn what_is_no_server_of_ours_is_named() {
    let core = r#"{"connectionId":"x","availableTransports":[]}"#;
    for (body, why) in [
        (core, "negotiate: the server speaks ASP.NET Core SignalR, not the classic protocol"),
        (r#"{"ProtocolVersion":"3.0"}"#, "negotiate: protocol version 3.0 is not known"),
    ] {
        let mut server = Server::start().await;
        let connecting = tokio::spawn(connect(options(&server, &Transport::ALL)));
        server.take("negotiate").await.answer(body.to_owned());
        let closed = connecting.await.unwrap().unwrap_err();
        assert_eq!(closed, Closed::NotStarted(why.to_owned()));
    }
}

#[tokio::test]
async fn nobody_at_the_address() {
    let server = Server::start().await;
    let options = options(&server, &Transport::ALL);
    drop(server);
    // No token and no address in what is said.
    let closed = connect(options).await.unwrap_err();
    assert!(matches!(closed, Closed::NotStarted(why) if !why.contains("http")));
}
