//! The same server over https.

use connect_simulator::{Error, Options, Simulator, Tls, Transport};
use futures_util::StreamExt;
use reqwest::{Method, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::{Connector, connect_async_tls_with_config};
use url::form_urlencoded::byte_serialize;

use super::*;
use crate::client::Client;
use crate::lab::{WITH_SHA256, certificate, trusting};
use crate::line::Line;
use crate::live::HUBS;

async fn start_secure(tls: &Tls) -> (Simulator, Client) {
    let options = Options { test_hub: true, tls: Some(tls.clone()), ..options() };
    let simulator = Simulator::start(options).await.unwrap();
    let config = trusting(&tls.certificate).as_ref().clone();
    let http = reqwest::Client::builder().tls_backend_preconfigured(config).build().unwrap();
    let client = Client::by(http, &simulator).await;
    (simulator, client)
}

#[tokio::test]
async fn methods_and_live_data_come_over_https() {
    let folder = tempfile::tempdir().unwrap();
    let tls = certificate(&folder, "server", WITH_SHA256).await;
    let (mut simulator, client) = start_secure(&tls).await;
    assert!(simulator.root().starts_with("https://127.0.0.1:"));
    assert_eq!(client.v2("/profile").await.0, StatusCode::OK);
    let stranger = Client { token: String::new(), ..client.clone() };
    let answer = stranger.send(Method::GET, "/webapi/api/v2/profile", None).await;
    let way = answer.headers()["www-authenticate"].to_str().unwrap();
    assert!(way.starts_with(&format!("{}/webauth/token,", simulator.root())), "{way}");

    Line::open(&client, Transport::ServerSentEvents).await;
    let query = negotiate(&client).await;
    let root = client.root.replace("https://", "wss://");
    let url = format!("{root}/webapi/signalr/connect?{query}&access_token={}", client.token);
    let connector = Connector::Rustls(trusting(&tls.certificate));
    let socket = connect_async_tls_with_config(url, None, false, Some(connector)).await;
    let (mut socket, _) = socket.unwrap();
    assert!(socket.next().await.unwrap().unwrap().is_text());

    simulator.stop().await;
    while socket.next().await.is_some_and(|frame| frame.is_ok()) {}
    simulator.restart().await.unwrap();
    assert_eq!(client.v2("/profile").await.0, StatusCode::OK);
}

/// What goes behind the action for a web socket.
async fn negotiate(client: &Client) -> String {
    let path = format!("/webapi/signalr/negotiate?clientProtocol=1.5&connectionData={HUBS}");
    let reply = client.send(Method::GET, &path, None).await.bytes().await.unwrap();
    let token = connect_signalr::Negotiation::read(&reply).unwrap().connection_token;
    let token: String = byte_serialize(token.as_bytes()).collect();
    format!("transport=webSockets&clientProtocol=1.5&connectionToken={token}&connectionData={HUBS}")
}

#[tokio::test]
async fn who_says_nothing_or_nonsense_keeps_nobody_waiting() {
    let folder = tempfile::tempdir().unwrap();
    let tls = certificate(&folder, "server", WITH_SHA256).await;
    let (simulator, client) = start_secure(&tls).await;
    let address = simulator.root().replace("https://", "");
    let _silent = TcpStream::connect(&address).await.unwrap();
    let mut plain = TcpStream::connect(&address).await.unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
    // Refused in the language of secure connections: an alert, and the end.
    let mut answer = Vec::new();
    drop(plain.read_to_end(&mut answer).await);
    assert!(!answer.starts_with(b"HTTP"));
    assert_eq!(client.v2("/profile").await.0, StatusCode::OK);
}

#[tokio::test]
async fn a_certificate_that_does_not_do_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let tls = certificate(&folder, "server", WITH_SHA256).await;
    let other = certificate(&folder, "other", WITH_SHA256).await;
    let refused = |certificate: &std::path::Path, key: &std::path::Path| {
        let tls = Some(Tls { certificate: certificate.into(), key: key.into() });
        Simulator::start(Options { tls, ..options() })
    };
    let missing = folder.path().join("missing");
    for (certificate, key) in
        [(&*missing, &*tls.key), (&tls.certificate, &missing), (&tls.key, &tls.key)]
    {
        assert!(matches!(refused(certificate, key).await, Err(Error::Pem { .. })));
    }
    assert!(matches!(refused(&tls.certificate, &other.key).await, Err(Error::Tls(_))));
}
