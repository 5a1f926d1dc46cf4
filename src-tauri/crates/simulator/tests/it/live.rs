//! A live connection for tests, and what comes over it.

use connect_model::LiveUpdate;
use connect_signalr::Negotiation;
use connect_signalr::frame::{Frame, decode};
use connect_webapi::realtime::read_argument;
use futures_util::StreamExt;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};
use url::form_urlencoded::byte_serialize;

use crate::client::Client;
use crate::model::Model;

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
        let mut live = Self::connect(client, HUBS).await;
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
