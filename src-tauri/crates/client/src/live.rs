//! Opens the live connection (row R1) with the token of the client.

use connect_signalr::{
    Closed, Connection, Endpoint, Headers, Options, RedirectCheck, Transport, hub_names,
};
use reqwest::header::{AUTHORIZATION, HeaderMap};
use thiserror::Error;

use crate::exchange::bearer;
use crate::{CallError, Client};

/// The largest hubs script that is read.
const SCRIPT_LIMIT: usize = 4 * 1024 * 1024;

/// Why there is no live connection.
#[derive(Debug, Clone, Error)]
pub enum LiveError {
    /// There was no token for it.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The protocol's reason.
    #[error("{0}")]
    Protocol(String),
}

impl From<Closed> for LiveError {
    fn from(closed: Closed) -> Self {
        match closed {
            Closed::NotStarted(why)
            | Closed::Lost(why)
            | Closed::Refused(why)
            | Closed::Malformed(why) => Self::Protocol(why),
            Closed::Stopped | Closed::Slept => Self::Protocol("no answer".to_owned()),
        }
    }
}

impl Client {
    /// The hubs of the generated script, of which all are taken part in (spec note 10).
    pub async fn live_hubs(&self, path: &str) -> Result<Vec<String>, LiveError> {
        let token = self.tokens.token().await.map_err(CallError::from)?;
        let headers = HeaderMap::from_iter([(AUTHORIZATION, bearer(&token))]);
        self.discover(&Endpoint::new(&self.live_base(path)?, &[]), &headers).await
    }

    /// Opens a connection to `{root}/webapi{path}` as far as the server's first frame: it can be
    /// subscribed with while it starts. The transports are tried in their order.
    pub async fn open_live(
        &self,
        path: &str,
        hubs: &[String],
        transports: &[Transport],
    ) -> Result<Connection, LiveError> {
        let base = self.live_base(path)?;
        // Without a token there is a better reason to give than the connection's.
        self.tokens.token().await.map_err(CallError::from)?;
        let (tokens, trust) = (self.tokens.clone(), self.server.trust.clone());
        let options = Options {
            // A connection may outlive its first token.
            headers: Headers::new(move || {
                let tokens = tokens.clone();
                async move {
                    let token = tokens.token().await.map_err(|error| error.to_string())?;
                    Ok(HeaderMap::from_iter([(AUTHORIZATION, bearer(&token))]))
                }
            }),
            tls: Some(self.server.tls.clone()),
            transports: transports.to_vec(),
            redirects: RedirectCheck::new(move |url| {
                trust.check(url).map_err(|error| error.to_string())
            }),
            ..Options::new(Endpoint::new(&base, hubs), self.server.http.clone())
        };
        connect_signalr::open(options).await.map_err(LiveError::from)
    }

    fn live_base(&self, path: &str) -> Result<url::Url, LiveError> {
        let base = format!("{}/webapi{path}", self.root().canonical());
        url::Url::parse(&base).map_err(|error| LiveError::Protocol(error.to_string()))
    }

    async fn discover(
        &self,
        endpoint: &Endpoint,
        headers: &HeaderMap,
    ) -> Result<Vec<String>, LiveError> {
        let fault = |detail: String| LiveError::Protocol(format!("hubs: {detail}"));
        let request = self.server.http.get(endpoint.hubs()).headers(headers.clone());
        let request = request.timeout(std::time::Duration::from_secs(15));
        let mut answer = request.send().await.map_err(|e| fault(e.without_url().to_string()))?;
        if !answer.status().is_success() {
            return Err(fault(format!("answered {}", answer.status().as_u16())));
        }
        let mut script = Vec::new();
        while let Some(chunk) =
            answer.chunk().await.map_err(|e| fault(e.without_url().to_string()))?
        {
            script.extend_from_slice(&chunk);
            if script.len() > SCRIPT_LIMIT {
                return Err(fault("script too large".to_owned()));
            }
        }
        let names = hub_names(&String::from_utf8_lossy(&script));
        if names.is_empty() {
            return Err(fault("no hub in the script".to_owned()));
        }
        Ok(names)
    }
}
