//! Calls of hubs' methods.

use connect_signalr::{InvokeError, connect};

use super::*;

#[tokio::test]
async fn over_a_socket() {
    let mut server = Server::start().await;
    let transport = Transport::WebSockets;
    let (connection, mut channel) =
        tokio::join!(connect(options(&server, &[transport])), server.let_in(transport));
    let mut connection = connection.unwrap();
    let mut outcome = connection.invoke("GoldHub", "echo", &(1, "é"));
    let call = r#"{"H":"GoldHub","M":"echo","A":[1,"é"],"I":0}"#;
    assert_eq!(channel.receive().await, call);
    channel.send(r#"{"C":"d-1-A,1","M":[{"I":"P|0","P":{"I":"0","D":50}}]}"#).await;
    assert_eq!(outcome.progress().await.unwrap().get(), "50");
    channel.send(r#"{"I":"0","R":[1]}"#).await;
    assert_eq!(outcome.await.unwrap().get(), "[1]");

    let lost = connection.invoke("GoldHub", "echo", &[0]);
    channel.receive().await;
    drop(channel);
    assert_eq!(lost.await.unwrap_err(), InvokeError::Lost);
    assert_eq!(state(&mut connection).await, State::Reconnecting);
    let early = connection.invoke("GoldHub", "echo", &[0]);
    assert_eq!(early.await.unwrap_err(), InvokeError::NotConnected);
    let wrong = connection.invoke("GoldHub", "echo", &7);
    assert!(matches!(wrong.await, Err(InvokeError::Malformed(_))));
}

#[tokio::test]
async fn over_the_others_they_are_posted() {
    for transport in [Transport::ServerSentEvents, Transport::LongPolling] {
        let mut server = Server::start().await;
        let (connection, _channel) =
            tokio::join!(connect(options(&server, &[transport])), server.let_in(transport));
        let mut connection = connection.unwrap();
        let outcome = connection.invoke("GoldHub", "echo", &("a&b=+", 1));
        let asked = server.take("send").await;
        assert_eq!(asked.query["transport"], transport.as_str());
        assert_eq!(asked.form["data"], r#"{"H":"GoldHub","M":"echo","A":["a&b=+",1],"I":0}"#);
        let failure = r#"{"I":"0","E":"no","H":true,"D":{"a":1}}"#;
        asked.answer(failure.to_owned());
        let data = Some(r#"{"a":1}"#.to_owned());
        let wanted = InvokeError::Hub { message: "no".to_owned(), data };
        assert_eq!(outcome.await.unwrap_err(), wanted);

        let outcome = connection.invoke("GoldHub", "echo", &[0; 0]);
        server.take("send").await.refuse(500);
        assert_eq!(outcome.await.unwrap_err(), InvokeError::NotSent("answered 500".to_owned()));
        connection.stop();
        server.take("abort").await.answer(String::new());
        end(&mut connection).await;
        let late = connection.invoke("GoldHub", "echo", &[0]);
        assert_eq!(late.await.unwrap_err(), InvokeError::NotConnected);
    }
}
