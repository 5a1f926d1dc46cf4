//! A small HTTP/1.1 server whose connections have a memory of their own, as those of IIS have
//! during a sign-in, and which can do what no good server does.

use std::future::{Future, ready};
use std::net::SocketAddr;
use std::sync::Arc;

use rustls::ServerConfig;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

/// A request, whole.
#[derive(Debug, Clone)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The target, as it came.
    pub target: String,
    /// The headers; their names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Request {
    /// The first header of this name (in small letters).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// What happens to the connection after an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    /// It goes on.
    Keep,
    /// It is closed, and the answer says so.
    Close,
    /// It is closed, and the answer does not say so.
    Vanish,
    /// It is cut instead of an answer.
    Cut,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// The headers beside those of the body and the connection.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
    /// What happens then.
    pub then: Then,
}

impl Reply {
    /// An answer without a body.
    pub fn of(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: String::new(), then: Then::Keep }
    }

    /// A 401 with these challenges.
    pub fn challenge<T: ToString>(values: impl IntoIterator<Item = T>) -> Self {
        let values = values.into_iter().map(|value| ("WWW-Authenticate", value.to_string()));
        Self { headers: values.collect(), ..Self::of(401) }
    }

    /// A token, as Connect's sign-in service gives it.
    pub fn token() -> Self {
        let body = r#"{"access_token":"a.b.c","token_type":"bearer","expires_in":3600}"#;
        Self { body: body.to_owned(), ..Self::of(200) }
    }

    /// The same with another header.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// The same, after which the connection ends in this way.
    #[must_use]
    pub fn then(self, then: Then) -> Self {
        Self { then, ..self }
    }
}

/// The server's side of one connection.
pub trait Conversation: Send + 'static {
    /// The answer to the next request.
    fn answer(&mut self, request: &Request) -> impl Future<Output = Reply> + Send;
}

impl<F: FnMut(&Request) -> Reply + Send + 'static> Conversation for F {
    fn answer(&mut self, request: &Request) -> impl Future<Output = Reply> + Send {
        ready(self(request))
    }
}

/// The server; it ends when dropped.
pub struct Site {
    address: SocketAddr,
    secure: bool,
    task: JoinHandle<()>,
    seen: mpsc::UnboundedReceiver<Request>,
}

impl Drop for Site {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Site {
    /// Starts it on loopback. Every connection gets a conversation of its own.
    pub async fn start<C: Conversation>(
        tls: Option<Arc<ServerConfig>>,
        mut converse: impl FnMut() -> C + Send + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let (told, seen) = mpsc::unbounded_channel();
        let secure = tls.is_some();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(connection(stream, tls.clone(), converse(), told.clone()));
            }
        });
        Self { address, secure, task, seen }
    }

    /// Its port on loopback.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Its address by the name of this computer, without a slash at its end.
    pub fn root(&self) -> String {
        let scheme = if self.secure { "https" } else { "http" };
        format!("{scheme}://localhost:{}", self.port())
    }

    /// The requests that came since this was asked last.
    pub fn seen(&mut self) -> Vec<Request> {
        std::iter::from_fn(|| self.seen.try_recv().ok()).collect()
    }
}

async fn connection<C: Conversation>(
    stream: TcpStream,
    tls: Option<Arc<ServerConfig>>,
    conversation: C,
    told: mpsc::UnboundedSender<Request>,
) {
    match tls {
        None => talk(stream, conversation, told).await,
        // Who does not trust the certificate goes away.
        Some(tls) => {
            if let Ok(stream) = TlsAcceptor::from(tls).accept(stream).await {
                talk(stream, conversation, told).await;
            }
        }
    }
}

async fn talk<S: AsyncRead + AsyncWrite + Send + Unpin, C: Conversation>(
    stream: S,
    mut conversation: C,
    told: mpsc::UnboundedSender<Request>,
) {
    let mut stream = BufReader::new(stream);
    while let Some(request) = read(&mut stream).await {
        // The test may have seen enough.
        drop(told.send(request.clone()));
        let reply = conversation.answer(&request).await;
        if reply.then == Then::Cut || stream.write_all(&bytes_of(&reply)).await.is_err() {
            return;
        }
        if stream.flush().await.is_err() || reply.then != Then::Keep {
            drop(stream.shutdown().await);
            return;
        }
    }
}

async fn read<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> Option<Request> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).await.ok().filter(|length| *length > 0)?;
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let mut lines = lines.into_iter();
    let first = lines.next()?;
    let mut words = first.split(' ');
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        Some((name.to_ascii_lowercase(), value.trim().to_owned()))
    });
    let mut request = Request { method, target, headers: headers.collect(), body: String::new() };
    let length = request.header("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    request.body = String::from_utf8_lossy(&body).into_owned();
    Some(request)
}

fn bytes_of(reply: &Reply) -> Vec<u8> {
    let mut text =
        format!("HTTP/1.1 {} -\r\nContent-Length: {}\r\n", reply.status, reply.body.len());
    for (name, value) in &reply.headers {
        text.extend([name, ": ", value, "\r\n"]);
    }
    if reply.then == Then::Close {
        text.push_str("Connection: close\r\n");
    }
    text.extend(["\r\n", &reply.body]);
    text.into_bytes()
}
