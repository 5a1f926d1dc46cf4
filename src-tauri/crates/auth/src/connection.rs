//! One HTTP/1.1 connection for one sign-in: every leg of a handshake goes over the same socket by
//! construction, a loss is visible, and nothing else can ride on it afterwards.

use std::sync::Arc;

use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper_util::rt::TokioIo;
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use url::Url;

use crate::{SignInError, binding};

/// A token answer is small; more than this is not one.
const BODY_LIMIT: usize = 256 * 1024;

/// The connection.
pub(crate) struct Connection {
    sender: SendRequest<Full<Bytes>>,
    /// What ties a sign-in to it; none over plain http.
    pub(crate) binding: Option<Vec<u8>>,
}

/// An answer, read whole.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: http::HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// True if the server will not go on over this connection.
    pub(crate) fn closes(&self) -> bool {
        let values = self.headers.get_all(http::header::CONNECTION).iter();
        let words = values.filter_map(|value| value.to_str().ok()).flat_map(|v| v.split(','));
        words.map(str::trim).any(|word| word.eq_ignore_ascii_case("close"))
    }
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
        let (stream, binding): (Box<dyn Stream>, _) = if url.scheme() == "https" {
            let refused = |detail: String| SignInError::Tls { host: host.to_owned(), detail };
            let name = ServerName::try_from(bare.to_owned()).map_err(|e| refused(e.to_string()))?;
            let connecting = TlsConnector::from(tls.clone()).connect(name, tcp);
            let stream = connecting.await.map_err(|error| refused(error.to_string()))?;
            let certificates = stream.get_ref().1.peer_certificates();
            let binding = certificates.and_then(|all| binding::of_certificate(all.first()?));
            // Without one a sign-in could be passed on by somebody in between.
            let binding = binding.ok_or_else(|| refused("certificate not readable".to_owned()))?;
            (Box::new(stream), Some(binding))
        } else {
            (Box::new(tcp), None)
        };
        let (sender, connection) =
            handshake(TokioIo::new(stream)).await.map_err(|error| SignInError::cut(&error))?;
        // Ends with the sender, or with the server's side; `send` reports either.
        tokio::spawn(async move { drop(connection.await) });
        Ok(Self { sender, binding })
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
        let body = body.map_err(|error| match error.downcast_ref::<LengthLimitError>() {
            Some(_) => SignInError::Malformed,
            None => SignInError::Cut { detail: error.to_string() },
        });
        let body = body?.to_bytes();
        Ok(Answer { status: head.status.as_u16(), headers: head.headers, body })
    }
}
