//! What a connection needs.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use http::HeaderMap;
use url::Url;

use super::clock::WallClock;
use crate::{Endpoint, Transport};

/// What a connection needs.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where, and which hubs.
    pub endpoint: Endpoint,
    /// For everything but the socket. It must follow no redirects.
    pub http: reqwest::Client,
    /// Sent with everything: the authorization above all.
    pub headers: Headers,
    /// For `wss`; the default of the TLS library if absent.
    pub tls: Option<Arc<rustls::ClientConfig>>,
    /// The transports that may be used, in the order in which they are tried.
    pub transports: Vec<Transport>,
    /// What the server's redirects are put to.
    pub redirects: RedirectCheck,
    /// How long `/negotiate` and `/start` may take.
    pub answer_limit: Duration,
    /// How long the result of an invocation may take.
    pub invoke_limit: Duration,
    /// Tells a sleep of the computer.
    pub wall: WallClock,
}

impl Options {
    /// All transports, no headers, no redirects.
    pub fn new(endpoint: Endpoint, http: reqwest::Client) -> Self {
        let config = crate::Config::default();
        Self {
            endpoint,
            http,
            headers: Headers::default(),
            tls: None,
            transports: config.transports,
            redirects: RedirectCheck::default(),
            answer_limit: config.answer_limit,
            invoke_limit: config.invoke_limit,
            wall: WallClock::default(),
        }
    }
}

type Making = BoxFuture<'static, Result<HeaderMap, String>>;

/// Headers, made anew for each request: a token may have been renewed since the last one.
#[derive(Clone)]
pub struct Headers(Arc<dyn Fn() -> Making + Send + Sync>);

impl Headers {
    /// Headers made by a function; its error says why there are none.
    pub fn new<F>(make: impl Fn() -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Result<HeaderMap, String>> + Send + 'static,
    {
        Self(Arc::new(move || Box::pin(make())))
    }

    pub(super) async fn make(&self) -> Result<HeaderMap, String> {
        (self.0)().await
    }
}

impl Default for Headers {
    /// None.
    fn default() -> Self {
        HeaderMap::new().into()
    }
}

impl From<HeaderMap> for Headers {
    /// The same each time.
    fn from(headers: HeaderMap) -> Self {
        Self::new(move || std::future::ready(Ok(headers.clone())))
    }
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Headers")
    }
}

type Check = dyn Fn(&Url) -> Result<(), String> + Send + Sync;

/// Judges where a server redirects to, before anything is sent there.
#[derive(Clone)]
pub struct RedirectCheck(Arc<Check>);

impl RedirectCheck {
    /// A check whose error says why an address is refused.
    pub fn new(check: impl Fn(&Url) -> Result<(), String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(check))
    }

    pub(super) fn check(&self, url: &Url) -> Result<(), String> {
        if !matches!(url.scheme(), "http" | "https") {
            return Err("not an http(s) address".to_owned());
        }
        (self.0)(url)
    }
}

impl Default for RedirectCheck {
    /// Refuses every address.
    fn default() -> Self {
        Self::new(|_| Err("redirects are not allowed".to_owned()))
    }
}

impl fmt::Debug for RedirectCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RedirectCheck")
    }
}
