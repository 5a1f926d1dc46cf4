//! The server's address as a user types it.

use connect_auth::{HostRule, Trust, TrustError};
use thiserror::Error;
use url::Url;

/// Why an address cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressError {
    /// It is no http(s) URL with a host.
    #[error("not a server address")]
    Invalid,
    /// Plain http to a host that is not this computer.
    #[error("plain http to {host}")]
    PlainHttp {
        /// The host.
        host: String,
    },
}

/// A server's root: scheme, host, port, and the path before `/webapi` if a proxy adds one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Reads a host, or a URL with or without `/webapi…` behind it. Without a scheme it is https.
    pub fn parse(input: &str) -> Result<Self, AddressError> {
        let text = input.trim();
        let has_scheme = text.split_once("://").is_some();
        let full = if has_scheme { text.to_owned() } else { format!("https://{text}") };
        let mut url = Url::parse(&full).map_err(|_| AddressError::Invalid)?;
        let http = matches!(url.scheme(), "http" | "https");
        let plain = url.username().is_empty() && url.password().is_none();
        let blank = text.is_empty() || text.chars().any(char::is_whitespace);
        if blank || !http || !plain || url.host().is_none() {
            return Err(AddressError::Invalid);
        }
        let lower = url.path().to_ascii_lowercase();
        let end = lower.find("/webapi").unwrap_or(lower.len());
        let path = url.path().get(..end).unwrap_or_default().trim_end_matches('/').to_owned();
        url.set_path(&path);
        url.set_query(None);
        url.set_fragment(None);
        Ok(Self(url))
    }

    /// The root as a URL.
    pub fn url(&self) -> &Url {
        &self.0
    }

    /// The root without a slash at its end: the deployment's name in the cache.
    pub fn canonical(&self) -> String {
        self.0.as_str().trim_end_matches('/').to_owned()
    }

    /// The host, with the port if it is not the usual one.
    pub fn host(&self) -> String {
        let host = self.0.host_str().unwrap_or_default();
        self.0.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// The trust rules for this server.
    pub fn trust(&self, allow_http: bool, listed: Vec<HostRule>) -> Result<Trust, AddressError> {
        Trust::new(&self.0, allow_http, listed).map_err(|error| match error {
            TrustError::PlainHttp { host } => AddressError::PlainHttp { host },
            TrustError::Malformed | TrustError::NotListed { .. } => AddressError::Invalid,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_users_type() {
        for (input, root) in [
            ("connect.example", Some("https://connect.example")),
            (" Connect.Example ", Some("https://connect.example")),
            ("https://connect.example/webapi/api/v2/", Some("https://connect.example")),
            ("https://gate.example/cc/WebApi", Some("https://gate.example/cc")),
            ("http://127.0.0.1:8080", Some("http://127.0.0.1:8080")),
            ("localhost:8443", Some("https://localhost:8443")),
            ("", None),
            ("not a host", None),
            ("ftp://connect.example", None),
            ("https://user:pw@connect.example", None),
            ("https://", None),
        ] {
            let read = Address::parse(input).ok().map(|address| address.canonical());
            assert_eq!(read.as_deref(), root, "{input:?}");
        }
    }
}
