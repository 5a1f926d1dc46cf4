//! Sends a method and reads its answer.

use std::error::Error;
use std::time::Duration;

use connect_auth::{Token, TokenSource};
use connect_webapi::{DecodeError, Method, MethodInfo, Verb, decode};
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, DATE, HeaderValue};
use reqwest::{Response, StatusCode};
use url::Url;

use crate::{Address, CallError, Server, ServerClock};

/// A call may take this long, its answer included.
const DEADLINE: Duration = Duration::from_secs(30);
/// The largest answer taken: the structure of 50,000 entities is a tenth of it.
const BODY_LIMIT: usize = 64 * 1024 * 1024;
/// The largest text of a refusal that is read.
const MESSAGE_LIMIT: usize = 64 * 1024;

/// A signed-in client. Clones share connections and token.
#[derive(Debug, Clone)]
pub struct Client {
    pub(crate) server: Server,
    pub(crate) tokens: TokenSource,
    root: Address,
}

impl Client {
    pub(crate) fn new(server: Server, tokens: TokenSource) -> Self {
        let root = server.address.clone();
        Self { server, tokens, root }
    }

    /// The same client talking to another root of the deployment (row V1). None if the trust rules
    /// do not let the token go there.
    pub fn at(&self, root: &str) -> Option<Self> {
        let root = Address::parse(root).ok()?;
        self.server.trust.check(root.url()).ok()?;
        Some(Self { root, ..self.clone() })
    }

    /// The root in use.
    pub fn root(&self) -> &Address {
        &self.root
    }

    /// The server's clock.
    pub fn clock(&self) -> &ServerClock {
        &self.server.clock
    }

    /// Sends a method. A 401 renews the token once and repeats the call once; a fresh token that is
    /// refused as well means that the call is not allowed (spec note 2).
    pub async fn send<M: Method>(&self, call: &M) -> Result<M::Reply, CallError> {
        let token = self.tokens.token().await?;
        let mut answer = self.once(call, &token).await?;
        if answer.status() == StatusCode::UNAUTHORIZED {
            let token = self.tokens.renew(&token).await?;
            answer = self.once(call, &token).await?;
            if answer.status() == StatusCode::UNAUTHORIZED {
                return Err(CallError::Forbidden { method: M::INFO });
            }
        }
        self.read::<M>(answer).await
    }

    async fn once<M: Method>(&self, call: &M, token: &Token) -> Result<Response, CallError> {
        let method = M::INFO;
        let malformed =
            |detail: String| CallError::Malformed { method, path: "request".to_owned(), detail };
        let url = self.url(call).map_err(|error| malformed(error.to_string()))?;
        let verb = match call.place().verb {
            Verb::Get => reqwest::Method::GET,
            Verb::Post => reqwest::Method::POST,
            Verb::Delete => reqwest::Method::DELETE,
        };
        let mut request = self.server.http.request(verb, url).timeout(DEADLINE);
        request = request.header(ACCEPT, "application/json").header(AUTHORIZATION, bearer(token));
        if let Some(body) = call.body().map_err(|error| malformed(error.to_string()))? {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        let sent = jiff::Timestamp::now().as_millisecond();
        let answer = request.send().await;
        let answer = answer.map_err(|error| failed(method, &self.root, DEADLINE, &error))?;
        let received = jiff::Timestamp::now().as_millisecond();
        if let Some(date) = date(&answer) {
            self.server.clock.observe(date, sent, received);
        }
        tracing::debug!(%method, status = answer.status().as_u16(), ms = received - sent, "answered");
        Ok(answer)
    }

    fn url<M: Method>(&self, call: &M) -> Result<Url, url::ParseError> {
        let place = call.place();
        let path = call.path(place.route);
        let path = format!("{}{}{path}", self.root.canonical(), place.base.path());
        let mut url = Url::parse(&path)?;
        let query = call.query();
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        Ok(url)
    }

    async fn read<M: Method>(&self, mut answer: Response) -> Result<M::Reply, CallError> {
        let method = M::INFO;
        let status = answer.status();
        let limit = if status.is_success() { BODY_LIMIT } else { MESSAGE_LIMIT };
        let mut body = Vec::new();
        while let Some(chunk) =
            answer.chunk().await.map_err(|error| failed(method, &self.root, DEADLINE, &error))?
        {
            if body.len() + chunk.len() > limit {
                if !status.is_success() {
                    break;
                }
                let limit_mb = u32::try_from(limit / 1024 / 1024).unwrap_or(u32::MAX);
                return Err(CallError::TooLarge { method, limit_mb });
            }
            body.extend_from_slice(&chunk);
        }
        if !status.is_success() {
            let message = message(&body);
            return Err(CallError::Status { method, status: status.as_u16(), message });
        }
        decode(&body).map_err(|error| match error {
            DecodeError::NotJson { found } => {
                CallError::NotConnect { method, found: found.to_owned() }
            }
            DecodeError::Shape { path, source } => {
                CallError::Malformed { method, path, detail: source.to_string() }
            }
        })
    }
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

/// The `message` of a refusal.
fn message(body: &[u8]) -> Option<String> {
    let value: serde_json::Value = serde_json::from_slice(body).ok()?;
    let map = value.as_object()?;
    let (_, text) = map.iter().find(|(key, _)| key.eq_ignore_ascii_case("message"))?;
    Some(text.as_str()?.chars().take(300).collect())
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
    let mut tls = false;
    while let Some(deeper) = cause.source() {
        cause = deeper;
        tls = tls || cause.downcast_ref::<rustls::Error>().is_some();
        // An I/O error of the TLS layer keeps the reason inside, not behind.
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            tls = tls || io.get_ref().is_some_and(<dyn Error + Send + Sync>::is::<rustls::Error>);
        }
    }
    if error.is_timeout() {
        return CallError::TimedOut { method, seconds: limit.as_secs() };
    }
    let detail = cause.to_string();
    if tls {
        CallError::Tls { host, detail }
    } else if error.is_decode() || error.is_body() && !error.is_connect() {
        CallError::Malformed { method, path: "body".to_owned(), detail }
    } else {
        CallError::Unreachable { host, detail }
    }
}
