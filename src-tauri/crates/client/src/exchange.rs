//! One request and its answer, read whole within bounds.

use std::error::Error;
use std::time::Duration;

use connect_auth::Token;
use connect_webapi::{MethodInfo, Verb};
use reqwest::header::{
    ACCEPT, ALLOW, AUTHORIZATION, CONTENT_TYPE, DATE, HeaderName, HeaderValue, RETRY_AFTER,
};
use reqwest::{Response, StatusCode};
use url::Url;

use crate::retry::retry_after;
use crate::{Address, CallError, Server};

/// The largest text of a refusal that is read.
const MESSAGE_LIMIT: usize = 64 * 1024;

/// An answer of any status.
#[derive(Debug, Clone)]
pub(crate) struct Raw {
    pub(crate) status: StatusCode,
    pub(crate) body: Vec<u8>,
    /// The verbs that `Allow` names.
    pub(crate) allow: Option<String>,
    /// How long `Retry-After` says to wait.
    pub(crate) retry_after: Option<Duration>,
}

impl Raw {
    /// An answer without headers, such as a part of a batch.
    pub(crate) fn of(status: u16, body: Vec<u8>) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self { status, body, allow: None, retry_after: None }
    }

    /// The server has no such method at that place.
    pub(crate) fn is_elsewhere(&self) -> bool {
        matches!(self.status.as_u16(), 404 | 405 | 501)
    }
}

/// What is sent.
pub(crate) struct Request<'a> {
    pub(crate) info: MethodInfo,
    pub(crate) verb: Verb,
    pub(crate) url: Url,
    pub(crate) body: Option<&'a [u8]>,
}

/// Sends a request and reads its answer, all within `limit`.
pub(crate) async fn exchange(
    server: &Server,
    root: &Address,
    token: &Token,
    request: Request<'_>,
    limit: Duration,
) -> Result<Raw, CallError> {
    let method = request.info;
    let verb = match request.verb {
        Verb::Get => reqwest::Method::GET,
        Verb::Post => reqwest::Method::POST,
        Verb::Delete => reqwest::Method::DELETE,
    };
    let mut sending = server.http.request(verb, request.url).timeout(limit);
    sending = sending.header(ACCEPT, "application/json").header(AUTHORIZATION, bearer(token));
    if let Some(body) = request.body {
        sending = sending.header(CONTENT_TYPE, "application/json").body(body.to_vec());
    }
    let sent = jiff::Timestamp::now().as_millisecond();
    let answer = sending.send().await.map_err(|error| {
        let why = failed(method, root, limit, &error);
        if error.is_connect() { CallError::NotSent(Box::new(why)) } else { why }
    })?;
    let received = jiff::Timestamp::now().as_millisecond();
    if let Some(date) = date(&answer) {
        server.clock.observe(date, sent, received);
    }
    tracing::debug!(%method, status = answer.status().as_u16(), ms = received - sent, "answered");
    let text = |name: HeaderName| answer.headers().get(name)?.to_str().ok().map(str::to_owned);
    let allow = text(ALLOW);
    let retry_after = text(RETRY_AFTER).and_then(|text| retry_after(&text, server.clock.now()));
    let status = answer.status();
    let body = read(method, root, limit, answer).await?;
    Ok(Raw { status, body, allow, retry_after })
}

/// Reads the body as far as it may go; what is too large is not taken further.
async fn read(
    method: MethodInfo,
    root: &Address,
    limit: Duration,
    mut answer: Response,
) -> Result<Vec<u8>, CallError> {
    let success = answer.status().is_success();
    let most = if success { method.limit_mb as usize * 1024 * 1024 } else { MESSAGE_LIMIT };
    let mut body = Vec::new();
    while let Some(chunk) =
        answer.chunk().await.map_err(|error| failed(method, root, limit, &error))?
    {
        if body.len() + chunk.len() > most {
            if !success {
                break;
            }
            return Err(CallError::TooLarge { method, limit_mb: method.limit_mb });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// The header that carries a token; marked so that it is written to no log.
pub(crate) fn bearer(token: &Token) -> HeaderValue {
    let text = format!("Bearer {}", token.expose());
    // Tokens are checked to be printable ASCII when they are issued.
    let mut value = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static("Bearer"));
    value.set_sensitive(true);
    value
}

fn date(answer: &Response) -> Option<i64> {
    let text = answer.headers().get(DATE)?.to_str().ok()?;
    let at = httpdate::parse_http_date(text).ok()?;
    let since = at.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}

/// What reqwest says, in our words; the URL stays out, it may hold names.
pub(crate) fn failed(
    method: MethodInfo,
    root: &Address,
    limit: Duration,
    error: &reqwest::Error,
) -> CallError {
    let host = root.host();
    let mut cause: &dyn Error = error;
    let (mut tls, mut ended) = (false, false);
    while let Some(deeper) = cause.source() {
        cause = deeper;
        tls = tls || is_of_tls(cause);
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            ended = ended || io.kind() == std::io::ErrorKind::ConnectionReset;
        }
    }
    if error.is_timeout() {
        return CallError::TimedOut { method, seconds: limit.as_secs() };
    }
    let detail = cause.to_string();
    if tls {
        CallError::Tls { host, detail }
    } else if error.is_decode() || error.is_body() && !error.is_connect() {
        // Cut off in its middle, or compressed wrongly: the two look alike.
        if ended {
            return CallError::Unreachable { host, detail };
        }
        CallError::Cut { method, detail }
    } else {
        CallError::Unreachable { host, detail }
    }
}

/// True of an error of the TLS layer. I/O errors keep it inside, not behind, and one within another.
fn is_of_tls(cause: &(dyn Error + 'static)) -> bool {
    let inside = cause.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
    cause.is::<rustls::Error>() || inside.is_some_and(|inside| is_of_tls(inside))
}
