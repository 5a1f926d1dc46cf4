//! A live connection on any transport, spoken by hand.

use std::collections::VecDeque;

use connect_signalr::Negotiation;
use connect_simulator::Transport;
use futures_util::{SinkExt, StreamExt};
use reqwest::{Method, Response, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use url::form_urlencoded::{Serializer, byte_serialize};

use crate::client::Client;

/// What carries the frames.
pub enum Way {
    Closed,
    Socket(Box<WebSocketStream<MaybeTlsStream<TcpStream>>>),
    /// The answer, and what of it has come in.
    Events(Response, String),
    /// The poll that is under way, if one is.
    Polls(Option<Response>),
}

pub struct Line {
    pub client: Client,
    pub transport: Transport,
    pub id: String,
    /// What goes behind the action in every request.
    pub query: String,
    pub way: Way,
    pub cursor: Option<String>,
    pub groups: Option<String>,
    /// Messages that have come and not been asked for yet.
    inbox: VecDeque<Value>,
}

impl Line {
    /// A connection with a name and no channel, in the hubs for tests and for data.
    pub async fn negotiate(client: &Client, transport: Transport) -> Self {
        let hubs = json!([{ "name": "testhub" }, { "name": "goldhub" }]);
        Self::negotiate_in(client, transport, &hubs).await
    }

    /// The same in these hubs.
    pub async fn negotiate_in(client: &Client, transport: Transport, hubs: &Value) -> Self {
        let hubs = encoded(&hubs.to_string());
        let path = format!("/webapi/signalr/negotiate?clientProtocol=2.1&connectionData={hubs}");
        let reply = client.send(Method::GET, &path, None).await.bytes().await.unwrap();
        let negotiation = Negotiation::read(&reply).unwrap();
        let token = encoded(&negotiation.connection_token);
        let query = format!(
            "transport={transport}&clientProtocol=2.1&connectionToken={token}&connectionData={hubs}"
        );
        Self {
            client: client.clone(),
            transport,
            id: negotiation.connection_id,
            query,
            way: Way::Closed,
            cursor: None,
            groups: None,
            inbox: VecDeque::new(),
        }
    }

    /// The same connection, about to take another way.
    pub fn on(&self, transport: Transport) -> Self {
        let (client, cursor, groups) =
            (self.client.clone(), self.cursor.clone(), self.groups.clone());
        Self {
            client,
            transport,
            id: self.id.clone(),
            query: self.query.replace(self.transport.name(), transport.name()),
            way: Way::Closed,
            cursor,
            groups,
            inbox: VecDeque::new(),
        }
    }

    /// The whole way to a connection that is up.
    pub async fn open(client: &Client, transport: Transport) -> Self {
        let mut line = Self::negotiate(client, transport).await;
        line.connect().await.unwrap();
        let first = line.frame().await.unwrap();
        assert_eq!((&first["S"], &first["M"]), (&json!(1), &json!([])), "{first}");
        let started = line.get("start", "").await.text().await.unwrap();
        assert_eq!(started, r#"{ "Response": "started" }"#);
        line
    }

    pub async fn get(&self, action: &str, more: &str) -> Response {
        let path = format!("/webapi/signalr/{action}?{}{more}", self.query);
        self.client.send(Method::GET, &path, None).await
    }

    /// With a form, and no word of what it is.
    pub async fn post(&self, action: &str, form: &[(&str, &str)]) -> Response {
        let body = Serializer::new(String::new()).extend_pairs(form).finish();
        let url = format!("{}/webapi/signalr/{action}?{}", self.client.root, self.query);
        self.client.http.post(url).bearer_auth(&self.client.token).body(body).send().await.unwrap()
    }

    /// Opens the first channel.
    pub async fn connect(&mut self) -> Result<(), StatusCode> {
        self.begin("connect").await
    }

    /// Goes on from the last cursor, over a new channel.
    pub async fn reconnect(&mut self) -> Result<(), StatusCode> {
        self.begin("reconnect").await
    }

    async fn begin(&mut self, action: &str) -> Result<(), StatusCode> {
        let mut more = String::new();
        for (name, value) in [("messageId", &self.cursor), ("groupsToken", &self.groups)] {
            if let Some(value) = value.as_ref().filter(|_| action == "reconnect") {
                more.push_str(&["&", name, "=", &encoded(value)].concat());
            }
        }
        self.inbox.clear();
        if self.transport == Transport::WebSockets {
            let root = self.client.root.replace("http://", "ws://");
            let query = format!("{}{more}&access_token={}", self.query, self.client.token);
            let url = format!("{root}/webapi/signalr/{action}?{query}");
            let (socket, _) = match tokio_tungstenite::connect_async(url).await {
                Err(tungstenite::Error::Http(refusal)) => return Err(refusal.status()),
                connected => connected.unwrap(),
            };
            self.way = Way::Socket(Box::new(socket));
            return Ok(());
        }
        let mut answer = self.get(action, &more).await;
        if answer.status() != StatusCode::OK {
            return Err(answer.status());
        }
        self.way = if self.transport == Transport::ServerSentEvents {
            assert_eq!(answer.headers()["content-type"], "text/event-stream");
            assert_eq!(answer.chunk().await.unwrap().unwrap(), "data: initialized\n\n");
            Way::Events(answer, String::new())
        } else {
            assert_eq!(answer.headers()["content-type"], "application/json; charset=UTF-8");
            Way::Polls(Some(answer))
        };
        Ok(())
    }

    /// What comes next, as it is on the wire; none at the end. For long polling it is the whole
    /// answer to a poll.
    pub async fn raw(&mut self) -> Option<String> {
        match &mut self.way {
            Way::Closed => None,
            Way::Socket(socket) => loop {
                match socket.next().await? {
                    Ok(Message::Text(text)) => return Some(text.as_str().to_owned()),
                    Ok(Message::Close(_)) | Err(_) => return None,
                    Ok(_) => {}
                }
            },
            Way::Events(answer, text) => loop {
                let end =
                    ["\r\n\r\n", "\n\n"].iter().filter_map(|end| Some(text.find(end)? + end.len()));
                if let Some(end) = end.min() {
                    let rest = text.split_off(end);
                    return Some(std::mem::replace(text, rest));
                }
                let chunk = answer.chunk().await.ok()??;
                text.push_str(std::str::from_utf8(&chunk).unwrap());
            },
            Way::Polls(under_way) => {
                let answer = match under_way.take() {
                    Some(answer) => answer,
                    None => self.poll().await?,
                };
                answer.text().await.ok()
            }
        }
    }

    /// One more poll; none if it is refused.
    pub async fn poll(&mut self) -> Option<Response> {
        let cursor = self.cursor.clone().unwrap_or_default();
        let groups = self.groups.clone().unwrap_or_default();
        let answer = self.post("poll", &[("messageId", &cursor), ("groupsToken", &groups)]).await;
        Some(answer).filter(|answer| answer.status() == StatusCode::OK)
    }

    /// The next frame that is no sign of life; none at the end, or if it is no JSON.
    pub async fn frame(&mut self) -> Option<Value> {
        if let Some(frame) = self.inbox.pop_front() {
            return Some(frame);
        }
        loop {
            let text = self.raw().await?;
            let text = text.strip_prefix("data: ").unwrap_or(&text).trim();
            let frame: Value = serde_json::from_str(text).ok()?;
            if frame.as_object().is_some_and(|frame| !frame.is_empty()) {
                if let Some(groups) = frame["G"].as_str() {
                    self.groups = Some(groups.to_owned());
                }
                if let Some(cursor) = frame["C"].as_str() {
                    self.cursor = Some(cursor.to_owned());
                }
                return Some(frame);
            }
        }
    }

    /// The next so many messages.
    pub async fn messages(&mut self, count: usize) -> Vec<Value> {
        let mut all = Vec::new();
        while all.len() < count {
            let frame = self.frame().await.expect("the connection is open");
            all.extend(frame["M"].as_array().unwrap().iter().cloned());
        }
        assert_eq!(all.len(), count, "{all:?}");
        all
    }

    /// What was heard in the next so many messages: where, and what.
    pub async fn heard(&mut self, count: usize) -> Vec<(String, Value)> {
        let messages = self.messages(count).await;
        let heard = messages.into_iter().map(|message| {
            assert_eq!((&message["H"], &message["M"]), (&json!("TestHub"), &json!("heard")));
            (message["A"][0].as_str().unwrap().to_owned(), message["A"][1].clone())
        });
        heard.collect()
    }

    /// Calls a method of the hub for tests and answers its result.
    pub async fn call(&mut self, method: &str, arguments: Value) -> Value {
        let call = json!({ "H": "testhub", "M": method, "A": arguments, "I": 7 }).to_string();
        let Way::Socket(socket) = &mut self.way else {
            let result = self.post("send", &[("data", &call)]).await;
            assert_eq!(result.headers()["content-type"], "application/json; charset=UTF-8");
            return serde_json::from_str(&result.text().await.unwrap()).unwrap();
        };
        socket.send(Message::text(call)).await.unwrap();
        let mut before = VecDeque::new();
        loop {
            let frame = self.frame().await.expect("the connection is open");
            if frame.get("I").is_some() {
                before.append(&mut self.inbox);
                self.inbox = before;
                return frame;
            }
            before.push_back(frame);
        }
    }
}

fn encoded(text: &str) -> String {
    byte_serialize(text.as_bytes()).collect()
}
