//! Servers that send elsewhere.

use connect_signalr::{RedirectCheck, connect};
use reqwest::header::{AUTHORIZATION, COOKIE, HeaderMap, HeaderValue};

use super::*;

fn headers() -> HeaderMap {
    HeaderMap::from_iter([(AUTHORIZATION, HeaderValue::from_static("Bearer ours"))])
}

fn redirect(to: &str) -> String {
    format!(r#"{{"ProtocolVersion":"2.0","RedirectUrl":"{to}","AccessToken":"theirs"}}"#)
}

#[tokio::test]
async fn a_redirect_is_put_to_the_check_and_followed() {
    let (mut first, mut second) = (Server::start().await, Server::start().await);
    let to = format!("{}?hub=1", second.root);
    let wanted = second.root.clone();
    let options = Options {
        headers: headers().into(),
        redirects: RedirectCheck::new(move |url| {
            if url.port() == wanted.port() { Ok(()) } else { Err("not listed".to_owned()) }
        }),
        ..options(&first, &[Transport::WebSockets])
    };
    let connecting = tokio::spawn(connect(options));
    let asked = first.take("negotiate").await;
    assert_eq!(asked.headers[AUTHORIZATION], "Bearer ours");
    let set = [("set-cookie", "node=a1")];
    asked.respond(axum::response::IntoResponse::into_response((set, redirect(&to))));
    let asked = second.take("negotiate").await;
    assert_eq!(asked.headers[AUTHORIZATION], "Bearer theirs");
    assert!(!asked.headers.contains_key(COOKIE));
    asked.answer(negotiation());
    let asked = second.take("connect").await;
    assert_eq!(asked.headers[AUTHORIZATION], "Bearer theirs");
    assert_eq!(asked.query["hub"], "1");
    let mut channel = asked.open(Transport::WebSockets).await;
    channel.send(FIRST).await;
    second.take("start").await.answer(STARTED.to_owned());
    connecting.await.unwrap().unwrap();
}

#[tokio::test]
async fn nothing_goes_where_the_check_says_no() {
    for (to, why) in [
        ("http://127.0.0.1:1/x", "negotiate: redirect to 127.0.0.1: redirects are not allowed"),
        ("file:///etc/hosts", "negotiate: redirect to : not an http(s) address"),
    ] {
        let mut server = Server::start().await;
        let connecting = tokio::spawn(connect(options(&server, &Transport::ALL)));
        server.take("negotiate").await.answer(redirect(to));
        let closed = connecting.await.unwrap().unwrap_err();
        assert_eq!(closed, Closed::NotStarted(why.to_owned()));
    }
}
