//! A server that hands every request to the test, and lets it answer.

use std::collections::{BTreeMap, VecDeque};
use std::convert::Infallible;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use connect_signalr::{Endpoint, Transport};
use futures_util::stream::unfold;
use tokio::net::TcpListener;
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use url::{Url, form_urlencoded};

use crate::{FIRST, STARTED, negotiation};

/// A test that waits longer than this for a request has failed.
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Server {
    pub root: Url,
    asked: mpsc::Receiver<Asked>,
    /// Requests that came before the ones the test wanted.
    early: VecDeque<Asked>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// A request.
pub struct Asked {
    pub action: String,
    pub query: BTreeMap<String, String>,
    pub form: BTreeMap<String, String>,
    pub headers: HeaderMap,
    upgrade: Option<WebSocketUpgrade>,
    reply: oneshot::Sender<Response>,
}

type Asking = mpsc::Sender<Asked>;

impl Server {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let root = format!("http://{}/signalr", listener.local_addr().unwrap());
        let (asking, asked) = mpsc::channel(64);
        let app = Router::new().fallback(hand_over).with_state(asking);
        let task = tokio::spawn(async move { drop(axum::serve(listener, app).await) });
        Self { root: Url::parse(&root).unwrap(), asked, early: VecDeque::new(), task }
    }

    pub fn endpoint(&self) -> Endpoint {
        Endpoint::new(&self.root, &["Hub".to_owned()])
    }

    /// The next request for this.
    pub async fn take(&mut self, action: &str) -> Asked {
        if let Some(place) = self.early.iter().position(|asked| asked.action == action) {
            return self.early.remove(place).unwrap();
        }
        loop {
            let asked = tokio::time::timeout(PATIENCE, self.asked.recv()).await;
            let asked = asked.unwrap_or_else(|_| panic!("nobody asks for {action}")).unwrap();
            if asked.action == action {
                return asked;
            }
            self.early.push_back(asked);
        }
    }

    /// Goes through the whole start.
    pub async fn let_in(&mut self, transport: Transport) -> Channel {
        self.take("negotiate").await.answer(negotiation());
        let mut channel = self.open("connect", transport).await;
        channel.send(FIRST).await;
        self.take("start").await.answer(STARTED.to_owned());
        channel.next(self).await;
        channel
    }

    /// Lets the client open a channel.
    pub async fn open(&mut self, action: &str, transport: Transport) -> Channel {
        let asked = self.take(action).await;
        assert_eq!(asked.query["transport"], transport.as_str());
        assert_eq!(asked.query["connectionToken"], "t+/=");
        assert_eq!(asked.query["connectionData"], r#"[{"name":"hub"}]"#);
        assert_eq!(asked.query["clientProtocol"], "2.1");
        asked.open(transport).await
    }
}

impl Asked {
    pub fn answer(self, body: String) {
        self.respond(body.into_response());
    }

    pub fn refuse(self, status: u16) {
        self.respond(StatusCode::from_u16(status).unwrap().into_response());
    }

    pub fn respond(self, response: Response) {
        // The client may have gone.
        let _ = self.reply.send(response);
    }

    pub async fn open(self, transport: Transport) -> Channel {
        match transport {
            Transport::WebSockets => {
                let (sender, socket) = oneshot::channel();
                let upgrade = self.upgrade.expect("an upgrade");
                let response = upgrade.on_upgrade(async move |socket| drop(sender.send(socket)));
                let _ = self.reply.send(response);
                Channel::Socket(Box::new(socket.await.unwrap()))
            }
            Transport::ServerSentEvents => {
                assert_eq!(self.headers[header::ACCEPT], "text/event-stream");
                let body = self.stream("text/event-stream");
                let mut channel = Channel::Stream(body);
                channel.write("data: initialized\n\n").await;
                channel
            }
            Transport::LongPolling => Channel::Poll(Some(self.stream("application/json"))),
        }
    }

    /// Answers piece by piece; the answer ends when the sender is dropped.
    fn stream(self, kind: &str) -> mpsc::Sender<Bytes> {
        let (sender, pieces) = mpsc::channel::<Bytes>(1);
        let pieces = unfold(pieces, async |mut pieces| {
            Some((Ok::<_, Infallible>(pieces.recv().await?), pieces))
        });
        let body = Body::from_stream(pieces);
        self.respond(([(header::CONTENT_TYPE, kind.to_owned())], body).into_response());
        sender
    }
}

/// The server's end of a channel. Dropping it ends the channel.
pub enum Channel {
    Socket(Box<WebSocket>),
    Stream(mpsc::Sender<Bytes>),
    Poll(Option<mpsc::Sender<Bytes>>),
}

impl Channel {
    /// Sends a frame; a poll ends with it.
    pub async fn send(&mut self, frame: &str) {
        match self {
            Self::Socket(socket) => socket.send(Message::text(frame)).await.unwrap(),
            Self::Stream(_) => self.write(&format!("data: {frame}\r\n\r\n")).await,
            Self::Poll(_) => {
                self.write(" ").await;
                self.write(frame).await;
                let Self::Poll(poll) = self else { return };
                *poll = None;
            }
        }
    }

    /// Bytes as they are.
    pub async fn write(&mut self, text: &str) {
        let (Self::Stream(body) | Self::Poll(Some(body))) = self else { panic!("a body") };
        body.send(Bytes::copy_from_slice(text.as_bytes())).await.unwrap();
    }

    /// A poll that has ended is followed by another.
    pub async fn next(&mut self, server: &mut Server) -> Option<BTreeMap<String, String>> {
        let Self::Poll(poll) = self else { return None };
        let asked = server.take("poll").await;
        let form = asked.form.clone();
        *poll = Some(asked.stream("application/json"));
        Some(form)
    }

    /// What the client writes.
    pub async fn receive(&mut self) -> String {
        let Self::Socket(socket) = self else { panic!("a socket") };
        socket.recv().await.unwrap().unwrap().into_text().unwrap().as_str().to_owned()
    }

    /// Waits until the client closes its socket as it should.
    pub async fn closed(self) {
        if let Self::Socket(mut socket) = self {
            let last = socket.recv().await;
            assert!(matches!(last, Some(Ok(Message::Close(_)))), "{last:?}");
        }
    }
}

async fn hand_over(State(asking): State<Asking>, request: Request) -> Response {
    let (mut parts, body) = request.into_parts();
    let pairs = |text: &[u8]| form_urlencoded::parse(text).into_owned().collect();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    let (reply, answer) = oneshot::channel();
    let asked = Asked {
        action: parts.uri.path().rsplit('/').next().unwrap().to_owned(),
        query: pairs(parts.uri.query().unwrap_or_default().as_bytes()),
        form: pairs(&body),
        headers: parts.headers.clone(),
        upgrade: WebSocketUpgrade::from_request_parts(&mut parts, &()).await.ok(),
        reply,
    };
    let gone = || StatusCode::SERVICE_UNAVAILABLE.into_response();
    if asking.send(asked).await.is_err() {
        return gone();
    }
    answer.await.unwrap_or_else(|_| gone())
}

/// A client that follows no redirects.
pub fn client() -> reqwest::Client {
    reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap()
}
