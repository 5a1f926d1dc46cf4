//! A server that is not what it should be: enough of Connect to be signed in to, and one fault.

use std::net::SocketAddr;

use axum::extract::State;
use axum::extract::ws::{Message, WebSocketUpgrade};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use crate::wait::LIMIT;

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Every page is HTML with status 200.
    WebPage,
    /// The challenge names a sign-in service on another host.
    OtherHost,
    /// The profile is a web page.
    HtmlProfile,
    /// The organisation has an id that is none.
    BadMbu,
    /// The live connection sends a frame that is none.
    BadFrame,
    /// The live connection sends a queue with an id that is none, beside one that has one.
    BadEntity,
    /// The sign-in service wants Windows authentication.
    WantsNegotiate,
}

/// The server; it ends when dropped.
pub struct Rogue {
    address: SocketAddr,
    task: JoinHandle<()>,
    lines: mpsc::UnboundedReceiver<Value>,
}

impl Drop for Rogue {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[derive(Clone)]
struct Shared {
    fault: Fault,
    address: SocketAddr,
    lines: mpsc::UnboundedSender<Value>,
}

impl Rogue {
    /// Starts it on loopback.
    pub async fn start(fault: Fault) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (told, lines) = mpsc::unbounded_channel();
        let shared = Shared { fault, address, lines: told };
        let app = Router::new()
            .route("/webauth/token", post(token))
            .route("/webapi/api/v2/profile", get(profile))
            .route("/webapi/api/v2/profile/mbu", get(mbu))
            .route("/webapi/signalr/negotiate", get(negotiate))
            .route("/webapi/signalr/connect", any(connect))
            .route("/webapi/signalr/start", get(async || r#"{ "Response": "started" }"#))
            .route("/webapi/signalr/hubs", get(async || "createHubProxy('goldHub')"))
            .route("/webapi/api/v2/subscriptions/{kind}", post(async || "\"1\""))
            .route("/webapi/api/v2/clientlogs", post(log))
            .fallback(async || StatusCode::NOT_FOUND)
            .with_state(shared);
        let task = tokio::spawn(async move { drop(axum::serve(listener, app).await) });
        Self { address, task, lines }
    }

    /// The next line that a console writes into its log (row C1).
    pub async fn line(&mut self) -> Value {
        let line = timeout(LIMIT, self.lines.recv()).await;
        line.ok().flatten().expect("a line for the log")
    }

    /// Its address.
    pub fn root(&self) -> String {
        format!("http://{}", self.address)
    }
}

fn html() -> Response {
    ([(header::CONTENT_TYPE, "text/html")], "<!doctype html><title>IIS</title>").into_response()
}

async fn profile(State(shared): State<Shared>, headers: HeaderMap) -> Response {
    if shared.fault == Fault::WebPage {
        return html();
    }
    if !headers.contains_key(header::AUTHORIZATION) {
        let host = match shared.fault {
            Fault::OtherHost => "https://evil.example".to_owned(),
            _ => format!("http://{}", shared.address),
        };
        let challenge = format!("{host}/webauth/token,grant_type=\"urn:connect.auth:windows\"");
        return (StatusCode::UNAUTHORIZED, [(header::WWW_AUTHENTICATE, challenge)]).into_response();
    }
    if shared.fault == Fault::HtmlProfile {
        return html();
    }
    json!({ "type": "agent", "id": 5, "name": "Rob T.", "localeKey": "en-us" })
        .to_string()
        .into_response()
}

async fn token(State(shared): State<Shared>) -> Response {
    if shared.fault == Fault::WantsNegotiate {
        let offered = [(header::WWW_AUTHENTICATE, "Negotiate")];
        return (StatusCode::UNAUTHORIZED, offered).into_response();
    }
    json!({ "access_token": "a.b.c", "token_type": "bearer", "expires_in": 3600 })
        .to_string()
        .into_response()
}

async fn mbu(State(shared): State<Shared>) -> String {
    let id = if shared.fault == Fault::BadMbu { json!("none") } else { json!(1) };
    let unit = json!({ "id": 1, "name": "Retail", "queueIds": [1] });
    let queue = json!({ "id": id, "name": "Billing", "businessUnitId": 1 });
    json!({ "queues": [queue], "businessUnits": [unit] }).to_string()
}

async fn log(State(shared): State<Shared>, Json(line): Json<Value>) {
    // The test may have seen enough.
    drop(shared.lines.send(line));
}

async fn negotiate() -> String {
    json!({
        "Url": "/webapi/signalr", "ConnectionToken": "t", "ConnectionId": "c",
        "KeepAliveTimeout": 20.0, "DisconnectTimeout": 30.0, "ConnectionTimeout": 110.0,
        "TryWebSockets": true, "ProtocolVersion": "1.5", "TransportConnectTimeout": 5.0,
        "LongPollDelay": 0.0
    })
    .to_string()
}

async fn connect(State(shared): State<Shared>, upgrade: WebSocketUpgrade) -> Response {
    upgrade.on_upgrade(async move |mut socket| {
        let mut frames = vec![r#"{"C":"d-1","S":1,"M":[]}"#];
        if shared.fault == Fault::BadFrame {
            frames.push(r#"{"C":"d-2","M":[{"H":"goldHub","#);
        }
        if shared.fault == Fault::BadEntity {
            frames.push(
                r#"{"C":"d-2","M":[{"H":"goldHub","M":"update","A":[[{"type":"queue","id":{}},
                {"type":"queue","id":1,"sessions":{"audio":{"addedSessions":[{"sessionId":7,
                "sessionStatus":"Queued","queuedMs":1000}]}}}]]}]}"#,
            );
        }
        for frame in frames {
            if socket.send(Message::Text(frame.into())).await.is_err() {
                return;
            }
        }
        // Stays open until the other side goes.
        while socket.recv().await.is_some() {}
    })
}
