//! A server before anybody is signed in: finds the sign-in service (row A1) and signs in (A2).

use std::sync::Arc;
use std::time::Duration;

use connect_auth::{
    ChallengeError, Credentials, HandshakeRules, HostRule, TokenRequest, TokenSource, Trust,
    TrustError, client_config, find_token_url,
};
use connect_webapi::Method;
use connect_webapi::methods::GetProfile;
use reqwest::header::WWW_AUTHENTICATE;
use reqwest::redirect::Policy;
use url::Url;

use crate::exchange::failed;
use crate::places::KnownPlaces;
use crate::share::UnderWay;
use crate::{Address, CallError, Client, ServerClock};

/// Connecting may take this long; the call's own deadline comes on top.
const CONNECT_LIMIT: Duration = Duration::from_secs(10);
/// The challenge may take this long.
const CHALLENGE_LIMIT: Duration = Duration::from_secs(20);

/// Which server, and how far it is trusted.
#[derive(Debug, Clone)]
pub struct ServerOptions {
    /// The root.
    pub address: Address,
    /// Allows plain http to hosts other than this computer.
    pub allow_http: bool,
    /// Hosts that may get credentials beside the server itself.
    pub listed: Vec<HostRule>,
}

/// Who signs in.
#[derive(Debug, Clone, Default)]
pub struct SignIn {
    /// The registered client's id.
    pub client_id: String,
    /// As whom.
    pub credentials: Credentials,
    /// How it may be proven.
    pub rules: HandshakeRules,
}

/// A server nobody is signed in to yet.
#[derive(Debug, Clone)]
pub struct Server {
    pub(crate) http: reqwest::Client,
    pub(crate) tls: Arc<rustls::ClientConfig>,
    pub(crate) address: Address,
    pub(crate) trust: Arc<Trust>,
    pub(crate) clock: ServerClock,
    pub(crate) places: KnownPlaces,
    pub(crate) under_way: UnderWay,
}

impl Server {
    /// Makes the HTTP client; nothing is sent yet.
    pub fn new(options: ServerOptions) -> Result<Self, CallError> {
        let trust = options.address.trust(options.allow_http, options.listed)?;
        let tls = client_config()?;
        // The same certificate store and rules for REST, sign-in and web sockets. Redirects are
        // not followed: the token would go where the trust rules have not looked.
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured((*tls).clone())
            .redirect(Policy::none())
            .connect_timeout(CONNECT_LIMIT)
            .pool_idle_timeout(Duration::from_secs(60))
            .gzip(true)
            .user_agent(concat!("ConnectConsole/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| CallError::Store(error.to_string()))?;
        let clock = ServerClock::default();
        Ok(Self {
            http,
            tls,
            address: options.address,
            trust: Arc::new(trust),
            clock,
            places: KnownPlaces::default(),
            under_way: UnderWay::default(),
        })
    }

    /// A1: calls without a token and reads the challenge. No credential leaves before the address
    /// has passed the trust rules.
    pub async fn find_sign_in(&self) -> Result<Url, CallError> {
        let method = GetProfile::INFO;
        let place = method.places[0];
        let url = format!("{}{}{}", self.address.canonical(), place.base.path(), place.route);
        let request = self.http.get(&url).header("Accept", "application/json");
        let answer = request.timeout(CHALLENGE_LIMIT).send().await;
        let answer =
            answer.map_err(|error| failed(method, &self.address, CHALLENGE_LIMIT, &error))?;
        let status = answer.status().as_u16();
        if status != 401 {
            let found = format!("HTTP {status}");
            return Err(CallError::NotConnect { method, found });
        }
        let values = answer.headers().get_all(WWW_AUTHENTICATE);
        let values = values.iter().filter_map(|value| value.to_str().ok());
        find_token_url(values, &self.trust).map_err(|error| match error {
            ChallengeError::Unreadable { header } => CallError::Challenge { header },
            ChallengeError::Refused(TrustError::NotListed { host }) => {
                CallError::HostNotTrusted { host }
            }
            ChallengeError::Refused(TrustError::PlainHttp { host }) => {
                CallError::SignInPlainHttp { host }
            }
            ChallengeError::Refused(TrustError::Malformed) => {
                CallError::Challenge { header: String::new() }
            }
        })
    }

    /// A2: signs in at the address that [`Self::find_sign_in`] answered. The token is renewed in
    /// the same way.
    pub async fn sign_in(&self, url: Url, sign_in: &SignIn) -> Result<Client, CallError> {
        let request = Arc::new(TokenRequest {
            url,
            client_id: sign_in.client_id.clone(),
            credentials: sign_in.credentials.clone(),
            rules: sign_in.rules.clone(),
            tls: self.tls.clone(),
        });
        let tokens = TokenSource::new(move || {
            let request = request.clone();
            async move { request.send().await }
        });
        let proof = tokens.token().await?.proof();
        Ok(Client::new(self.clone(), tokens, proof))
    }
}
