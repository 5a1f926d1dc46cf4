//! Gives the machine a network: requests by reqwest, the channel by tokio-tungstenite.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use http::HeaderMap;
use tokio::net::TcpStream;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::{Connector, MaybeTlsStream, WebSocketStream};

use crate::machine::{Closed, Effect, Input, Machine, State};
use crate::{Endpoint, Messages, Negotiation, Transport};

/// The largest frame that is taken; a server sends a batch in one frame of any size.
const FRAME_LIMIT: usize = 64 * 1024 * 1024;
/// Frames on their way to the application. When it does not keep up, the socket is read no more.
const EVENTS: usize = 64;
/// How long a parting word may take.
const ABORT_LIMIT: Duration = Duration::from_secs(2);

/// What a connection needs.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where, and which hubs.
    pub endpoint: Endpoint,
    /// For negotiate, start and abort. It must follow no redirects.
    pub http: reqwest::Client,
    /// Sent with everything: the authorization above all.
    pub headers: HeaderMap,
    /// For `wss`; the default of the TLS library if absent.
    pub tls: Option<Arc<rustls::ClientConfig>>,
}

/// What comes from a connection.
#[derive(Debug)]
pub enum Event {
    /// How it is. [`State::Closed`] is always the last event.
    State(State),
    /// What the server pushed.
    Messages(Messages),
}

/// A connection. Dropping it stops it.
#[derive(Debug)]
pub struct Connection {
    /// The name the server has for it.
    pub id: String,
    events: mpsc::Receiver<Event>,
    stop: Option<oneshot::Sender<()>>,
}

impl Connection {
    /// Waits until the connection is up; what was pushed before comes after that.
    pub async fn started(&mut self) -> Result<(), Closed> {
        self.reach(State::Connected).await
    }

    async fn reach(&mut self, wanted: State) -> Result<(), Closed> {
        loop {
            match self.next().await {
                Some(Event::State(state)) if state == wanted => return Ok(()),
                Some(Event::State(State::Closed(why))) => return Err(why),
                Some(_) => {}
                None => return Err(Closed::NotStarted("the connection's task ended".to_owned())),
            }
        }
    }

    /// The next event; none after [`State::Closed`].
    pub async fn next(&mut self) -> Option<Event> {
        self.events.recv().await
    }

    /// Says goodbye to the server; the last event follows.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The task may have ended by itself already.
            let _ = stop.send(());
        }
    }
}

/// Connects: negotiate, connect, the first frame, start.
pub async fn connect(options: Options) -> Result<Connection, Closed> {
    let mut connection = open(options).await?;
    connection.started().await?;
    Ok(connection)
}

/// Opens a connection as far as the first frame: the server knows its id from then on. It goes on
/// to start by itself; see [`Connection::started`].
pub async fn open(options: Options) -> Result<Connection, Closed> {
    let (events, received) = mpsc::channel(EVENTS);
    let (stop, stopped) = oneshot::channel();
    let (ids, id) = oneshot::channel();
    let mut task = Task {
        options,
        machine: Machine::new(Duration::ZERO),
        began: Instant::now(),
        socket: None,
        events,
        ids: Some(ids),
    };
    tokio::spawn(async move { task.run(stopped).await });
    let mut connection = Connection { id: String::new(), events: received, stop: Some(stop) };
    connection.reach(State::Initialized).await?;
    let gone = |_| Closed::NotStarted("the connection's task ended".to_owned());
    connection.id = id.await.map_err(gone)?;
    Ok(connection)
}

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

struct Task {
    options: Options,
    machine: Machine,
    began: Instant,
    socket: Option<Socket>,
    events: mpsc::Sender<Event>,
    ids: Option<oneshot::Sender<String>>,
}

impl Task {
    async fn run(&mut self, mut stopped: oneshot::Receiver<()>) {
        loop {
            while let Some(effect) = self.machine.effect() {
                if !self.carry_out(effect, &mut stopped).await {
                    return;
                }
            }
            let deadline = self.machine.deadline().map(|moment| self.began + moment);
            // Frames before time: after a full mailbox both are ready, and a frame that waits in the
            // socket is a sign of life.
            let input = tokio::select! {
                biased;
                _ = &mut stopped => Input::Stop,
                input = next_frame(&mut self.socket) => input,
                () = sleep_until(deadline) => Input::Tick,
            };
            self.handle(input);
        }
    }

    fn handle(&mut self, input: Input) {
        self.machine.handle(self.began.elapsed(), input);
    }

    /// False once the connection is over.
    async fn carry_out(&mut self, effect: Effect, stopped: &mut oneshot::Receiver<()>) -> bool {
        let event = match effect {
            Effect::Deliver(messages) => Event::Messages(messages),
            Effect::Report(state) => Event::State(state),
            Effect::Abort(token) => {
                self.abort(&token).await;
                return true;
            }
            request => return self.ask(request, stopped).await,
        };
        let over = matches!(event, Event::State(State::Closed(_)));
        // No time limit here: giving up on a full mailbox would lose what the server pushed.
        tokio::select! {
            sent = self.events.send(event) => sent.is_ok() && !over,
            _ = &mut *stopped, if !over => {
                self.handle(Input::Stop);
                true
            }
        }
    }

    /// Requests have their time limit in the machine, which hears of it by a tick.
    async fn ask(&mut self, request: Effect, stopped: &mut oneshot::Receiver<()>) -> bool {
        let limit = self.machine.deadline().map(|moment| self.began + moment);
        let work = async {
            match request {
                Effect::Negotiate => self.negotiate().await,
                Effect::Open(token) => self.open(&token).await,
                Effect::Start(token) => self.start(&token).await,
                Effect::Abort(_) | Effect::Deliver(_) | Effect::Report(_) => Ok(()),
            }
        };
        let input = tokio::select! {
            done = work => match done {
                Ok(()) => return true,
                Err(reason) => Input::Failed(reason),
            },
            () = sleep_until(limit) => Input::Tick,
            _ = &mut *stopped => Input::Stop,
        };
        self.handle(input);
        true
    }

    async fn negotiate(&mut self) -> Result<(), String> {
        let body = self.get(self.options.endpoint.negotiate(), "negotiate").await?;
        let negotiation = Negotiation::read(&body).map_err(|error| error.to_string())?;
        if let Some(ids) = self.ids.take() {
            // Nobody waits for the id if the caller went away.
            let _ = ids.send(negotiation.connection_id.clone());
        }
        self.handle(Input::Negotiated(negotiation));
        Ok(())
    }

    async fn open(&mut self, token: &str) -> Result<(), String> {
        let url = self.options.endpoint.connect(Transport::WebSockets, token);
        let mut request = url.as_str().into_client_request().map_err(|e| e.to_string())?;
        request.headers_mut().extend(self.options.headers.clone());
        let config = WebSocketConfig::default()
            .max_message_size(Some(FRAME_LIMIT))
            .max_frame_size(Some(FRAME_LIMIT));
        let connector = self.options.tls.clone().map(Connector::Rustls);
        let connecting = tokio_tungstenite::connect_async_tls_with_config(
            request,
            Some(config),
            true,
            connector,
        );
        let (socket, _) = connecting.await.map_err(|error| format!("connect: {error}"))?;
        self.socket = Some(socket);
        Ok(())
    }

    async fn start(&mut self, token: &str) -> Result<(), String> {
        #[derive(serde::Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Answer {
            response: String,
        }
        let url = self.options.endpoint.start(Transport::WebSockets, token);
        let body = self.get(url, "start").await?;
        let answer: Answer = serde_json::from_slice(&body).map_err(|e| format!("start: {e}"))?;
        if answer.response != "started" {
            return Err("start was not answered as it should".to_owned());
        }
        self.handle(Input::Started);
        Ok(())
    }

    async fn abort(&mut self, token: &str) {
        let url = self.options.endpoint.abort(Transport::WebSockets, token);
        let request = self.options.http.post(url).headers(self.options.headers.clone());
        // A parting word: whether it arrives changes nothing.
        let _ = tokio::time::timeout(ABORT_LIMIT, request.send()).await;
        if let Some(mut socket) = self.socket.take() {
            let _ = tokio::time::timeout(ABORT_LIMIT, socket.close(None)).await;
        }
    }

    async fn get(&self, url: url::Url, action: &str) -> Result<Vec<u8>, String> {
        let request = self.options.http.get(url).headers(self.options.headers.clone());
        let answer =
            request.send().await.map_err(|error| format!("{action}: {}", reason(&error)))?;
        let status = answer.status();
        let body = answer.bytes().await.map_err(|e| format!("{action}: {}", reason(&e)))?;
        if !status.is_success() {
            return Err(format!("{action} was answered {}", status.as_u16()));
        }
        Ok(body.to_vec())
    }
}

/// The innermost cause, without the address: that holds the connection token.
fn reason(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    if std::ptr::addr_eq(cause, error) { "no answer".to_owned() } else { cause.to_string() }
}

async fn sleep_until(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => tokio::time::sleep_until(deadline).await,
        None => std::future::pending().await,
    }
}

async fn next_frame(socket: &mut Option<Socket>) -> Input {
    let Some(open) = socket else { return std::future::pending().await };
    loop {
        match open.next().await {
            Some(Ok(Message::Text(text))) => return Input::Frame(text.to_string()),
            Some(Ok(Message::Close(_))) | None => {
                *socket = None;
                return Input::Ended;
            }
            // Pings are answered on the next flush; binary frames are no part of the protocol.
            Some(Ok(_)) => drop(open.flush().await),
            Some(Err(error)) => {
                *socket = None;
                return Input::Failed(error.to_string());
            }
        }
    }
}
