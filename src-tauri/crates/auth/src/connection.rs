//! One HTTP/1.1 connection for one sign-in: every leg of a handshake goes over the same socket by
//! construction, a loss is visible, and nothing else can ride on it afterwards.

use std::sync::Arc;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::Url;

use crate::SignInError;

/// A token answer is small; more than this is not one.
const BODY_LIMIT: usize = 256 * 1024;

/// The connection.
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Stream for T {}

impl Connection {
    /// Opens a connection to the URL's host.
    pub(crate) async fn open(url: &Url, tls: &Arc<ClientConfig>) -> Result<Self, SignInError> {
        let host = url.host_str().unwrap_or_default();
        let port = url.port_or_known_default().unwrap_or(443);
        // An IPv6 literal stands in brackets in a URL, not in a socket address.
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let unreachable = |error: std::io::Error| SignInError::Unreachable {
            host: host.to_owned(),
            detail: error.to_string(),
        };
        let tcp = TcpStream::connect((bare, port)).await.map_err(unreachable)?;
        let stream: Box<dyn Stream> = if url.scheme() == "https" {
            let refused = |detail: String| SignInError::Tls { host: host.to_owned(), detail };
            let name = ServerName::try_from(bare.to_owned()).map_err(|e| refused(e.to_string()))?;
            let connecting = TlsConnector::from(tls.clone()).connect(name, tcp);
            Box::new(connecting.await.map_err(|error| refused(error.to_string()))?)
        } else {
            Box::new(tcp)
        };
        let (sender, connection) =
            handshake(TokioIo::new(stream)).await.map_err(|error| SignInError::cut(&error))?;
        // Ends with the sender, or with the server's side; `send` reports either.
        tokio::spawn(async move { drop(connection.await) });
        Ok(Self { sender })
    }

    /// Sends one request and reads its answer whole, so that the next leg may follow.
    pub(crate) async fn send(
        &mut self,
        request: http::Request<Full<Bytes>>,
    ) -> Result<Answer, SignInError> {
        self.sender.ready().await.map_err(|error| SignInError::cut(&error))?;
        let answer =
            self.sender.send_request(request).await.map_err(|error| SignInError::cut(&error))?;
        let (head, body): (_, Incoming) = answer.into_parts();
        let body = Limited::new(body, BODY_LIMIT).collect().await;
        let body = body.map_err(|error| SignInError::Cut { detail: error.to_string() })?.to_bytes();
        Ok(Answer { status: head.status.as_u16(), headers: head.headers, body })
    }
}
