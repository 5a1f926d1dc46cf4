//! Addresses: the endpoint's base with action and query, every value percent-encoded.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::negotiate::CLIENT_PROTOCOL;

/// The transports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transport {
    /// Web sockets.
    WebSockets,
}

impl Transport {
    /// The protocol's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WebSockets => "webSockets",
        }
    }
}

/// One hub in `connectionData`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConnectionData {
    /// The hub's name in lower case.
    #[serde(alias = "Name")]
    pub name: String,
}

/// Where a SignalR application lives and which hubs are wanted of it.
#[derive(Debug, Clone)]
pub struct Endpoint {
    base: Url,
    connection_data: String,
}

impl Endpoint {
    /// An endpoint at `base` (`https://host/webapi/signalr`) with these hubs.
    pub fn new(base: &Url, hubs: &[String]) -> Self {
        let data: Vec<_> =
            hubs.iter().map(|hub| ConnectionData { name: hub.to_lowercase() }).collect();
        // A list of names cannot fail to be written.
        let connection_data = serde_json::to_string(&data).unwrap_or_else(|_| "[]".to_owned());
        Self { base: base.clone(), connection_data }
    }

    /// `/negotiate`, which names no transport.
    pub fn negotiate(&self) -> Url {
        let mut url = self.action("negotiate");
        url.query_pairs_mut()
            .append_pair("clientProtocol", CLIENT_PROTOCOL)
            .append_pair("connectionData", &self.connection_data);
        url
    }

    /// `/connect`, with `ws` for `http` where the transport wants it.
    pub fn connect(&self, transport: Transport, token: &str) -> Url {
        let mut url = self.with_token("connect", transport, token);
        let scheme = if url.scheme() == "https" { "wss" } else { "ws" };
        match transport {
            // Cannot fail between special schemes.
            Transport::WebSockets => drop(url.set_scheme(scheme)),
        }
        url
    }

    /// `/start`
    pub fn start(&self, transport: Transport, token: &str) -> Url {
        self.with_token("start", transport, token)
    }

    /// `/abort`
    pub fn abort(&self, transport: Transport, token: &str) -> Url {
        self.with_token("abort", transport, token)
    }

    /// `/hubs`, the generated script.
    pub fn hubs(&self) -> Url {
        self.action("hubs")
    }

    fn action(&self, action: &str) -> Url {
        let mut url = self.base.clone();
        let path = format!("{}/{action}", url.path().trim_end_matches('/'));
        url.set_path(&path);
        url.set_query(None);
        url
    }

    fn with_token(&self, action: &str, transport: Transport, token: &str) -> Url {
        let mut url = self.action(action);
        url.query_pairs_mut()
            .append_pair("transport", transport.as_str())
            .append_pair("clientProtocol", CLIENT_PROTOCOL)
            .append_pair("connectionToken", token)
            .append_pair("connectionData", &self.connection_data);
        url
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_encoded() -> Result<(), url::ParseError> {
        let base = Url::parse("https://app-01.example/webapi/signalr/")?;
        let endpoint = Endpoint::new(&base, &["GoldHub".to_owned()]);
        insta::assert_snapshot!(endpoint.connect(Transport::WebSockets, "a+/="), @"wss://app-01.example/webapi/signalr/connect?transport=webSockets&clientProtocol=1.5&connectionToken=a%2B%2F%3D&connectionData=%5B%7B%22name%22%3A%22goldhub%22%7D%5D");
        insta::assert_snapshot!(endpoint.negotiate(), @"https://app-01.example/webapi/signalr/negotiate?clientProtocol=1.5&connectionData=%5B%7B%22name%22%3A%22goldhub%22%7D%5D");
        Ok(())
    }
}
