//! A live connection for tests, and what comes over it.

use connect_model::LiveUpdate;
use connect_signalr::Negotiation;
use connect_signalr::frame::{Frame, decode};
use connect_webapi::realtime::read_argument;
use futures_util::StreamExt;
use serde_json::Value;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use url::form_urlencoded::byte_serialize;

use crate::client::Client;
use crate::model::Model;

/// Both hubs.
pub const BOTH: &str = "%5B%7B%22name%22%3A%22goldhub%22%7D%2C%7B%22name%22%3A%22alerthub%22%7D%5D";
pub const HUBS: &str = "%5B%7B%22name%22%3A%22goldhub%22%7D%5D";

pub struct Live {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub id: String,
    /// What goes behind the action in every later request.
    pub query: String,
    pub cursors: Vec<String>,
    pub invocations: usize,
    pub largest: usize,
}

impl Live {
    /// Negotiates, connects, and starts.
    pub async fn open(client: &Client) -> Self {
        Self::open_in(client, HUBS).await
    }

    /// The same with these hubs.
    pub async fn open_in(client: &Client, hubs: &str) -> Self {
        let mut live = Self::connect(client, hubs).await;
        live.frame().await.unwrap();
        let start = format!("/webapi/signalr/start?{}", live.query);
        let reply = client.send(reqwest::Method::GET, &start, None).await.text().await.unwrap();
        assert_eq!(reply, r#"{ "Response": "started" }"#);
        live
    }

    pub async fn connect(client: &Client, hubs: &str) -> Self {
        let path = format!("/webapi/signalr/negotiate?clientProtocol=1.5&connectionData={hubs}");
        let reply = client.send(reqwest::Method::GET, &path, None).await.bytes().await.unwrap();
        let negotiation = Negotiation::read(&reply).unwrap();
        assert!(["+", "/", "="].iter().all(|c| negotiation.connection_token.contains(c)));
        let token: String = byte_serialize(negotiation.connection_token.as_bytes()).collect();
        let query = format!(
            "transport=webSockets&clientProtocol=1.5&connectionToken={token}&connectionData={hubs}"
        );
        let root = client.root.replace("http://", "ws://");
        let url = format!("{root}/webapi/signalr/connect?{query}&access_token={}", client.token);
        let (socket, _) = tokio_tungstenite::connect_async(url).await.unwrap();
        Self {
            socket,
            id: negotiation.connection_id,
            query,
            cursors: Vec::new(),
            invocations: 0,
            largest: 0,
        }
    }

    /// The text of the next frame; none at the end.
    pub async fn text(&mut self) -> Option<String> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Text(text)) => return Some(text.as_str().to_owned()),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    /// The next frame's updates, decoded as a client would; none at the end.
    pub async fn frame(&mut self) -> Option<Vec<LiveUpdate>> {
        let text = self.text().await?;
        let Frame::Envelope(envelope) = decode(&text).unwrap() else { return Some(Vec::new()) };
        self.cursors.push(envelope.cursor.as_deref().unwrap().to_owned());
        let mut updates = Vec::new();
        for invocation in envelope.invocations() {
            assert_eq!((&*invocation.hub, &*invocation.method), ("GoldHub", "realtimeData"));
            self.invocations += 1;
            for argument in &invocation.arguments {
                let read = read_argument(argument.get()).unwrap();
                self.largest = self.largest.max(read.len());
                updates.extend(read);
            }
        }
        Some(updates)
    }

    /// The next frame's arguments as they came, with the hubs and methods they came to; none at
    /// the end.
    pub async fn arguments(&mut self) -> Option<Vec<(String, String, Value)>> {
        let text = self.text().await?;
        let Frame::Envelope(envelope) = decode(&text).unwrap() else { return Some(Vec::new()) };
        let read = |of: &connect_signalr::frame::Invocation<'_>| {
            let argument = serde_json::from_str(of.arguments[0].get()).unwrap();
            (of.hub.to_string(), of.method.to_string(), argument)
        };
        Some(envelope.invocations().map(|invocation| read(&invocation)).collect())
    }

    /// Everything pushed until the first thing that fits, each entity, sum or alert by itself.
    pub async fn all_until(&mut self, fits: impl Fn(&Value) -> bool) -> Vec<Value> {
        let mut all = Vec::new();
        while !all.last().is_some_and(&fits) {
            for (_, _, argument) in self.arguments().await.expect("the connection is open") {
                match argument {
                    Value::Array(list) => all.extend(list),
                    one => all.push(one),
                }
            }
            if let Some(place) = all.iter().position(&fits) {
                all.truncate(place + 1);
            }
        }
        all
    }

    /// Reads into the model until queue 1 has this name: what was pushed before has come in then.
    pub async fn until(&mut self, model: &mut Model, name: &str) {
        while model.queues.get(&1).is_none_or(|queue| queue.name != name) {
            let updates = self.frame().await.expect("the connection is open");
            for update in updates {
                model.apply(update);
            }
        }
    }
}
