//! The first answer of a server, and which protocol versions it means.

use std::time::Duration;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The version this client asks for: the newest there is. Servers answer with what they have of it.
pub const CLIENT_PROTOCOL: &str = "2.1";

/// The answer to `/negotiate`. Times are in seconds, as the wire has them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Negotiation {
    /// The request's path less `/negotiate`; not followed (proxies rewrite paths).
    #[serde(default)]
    pub url: String,
    /// To be sent with everything that follows.
    pub connection_token: String,
    /// The name the server has for this connection.
    pub connection_id: String,
    /// Silence this long means that the connection is lost; none where there are no keep-alives.
    #[serde(default)]
    pub keep_alive_timeout: Option<f64>,
    /// How long a reconnect is worth trying.
    #[serde(default = "thirty")]
    pub disconnect_timeout: f64,
    /// How long a poll lasts.
    #[serde(default = "hundred_and_ten")]
    pub connection_timeout: f64,
    /// Whether the server takes web sockets.
    #[serde(default)]
    pub try_web_sockets: bool,
    /// The version the server settled on.
    pub protocol_version: String,
    /// How long a transport may take to start.
    #[serde(default = "five")]
    pub transport_connect_timeout: f64,
    /// Pause between polls.
    #[serde(default)]
    pub long_poll_delay: f64,
}

fn thirty() -> f64 {
    30.0
}

fn hundred_and_ten() -> f64 {
    110.0
}

fn five() -> f64 {
    5.0
}

/// The three things that a server answers `/negotiate` with.
#[derive(Debug, PartialEq)]
pub enum Answer {
    /// A connection.
    Connection(Negotiation),
    /// Another place to negotiate at.
    Redirect(Redirect),
    /// No; in the server's words.
    Refused(String),
}

/// Another place to negotiate at.
#[derive(Clone, PartialEq, Eq)]
pub struct Redirect {
    /// Where.
    pub url: String,
    /// What to authorize with there, in place of what was sent here.
    pub access_token: Option<String>,
}

impl std::fmt::Debug for Redirect {
    /// Without the token.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "redirect to {}", self.url)
    }
}

/// Why a server cannot be talked to.
#[derive(Debug, Error)]
pub enum NegotiateError {
    /// The answer is ASP.NET Core's.
    #[error("the server speaks ASP.NET Core SignalR, not the classic protocol")]
    AspNetCore,
    /// The answer cannot be read.
    #[error("unreadable answer to negotiate: {0}")]
    Unreadable(#[from] serde_json::Error),
    /// The version is none of 1.2 to 2.1.
    #[error("protocol version {0} is not known")]
    Version(String),
    /// The server sends to another place, where a connection was wanted.
    #[error("redirect to {0}")]
    Redirect(String),
    /// The server's words.
    #[error("{0}")]
    Refused(String),
}

/// What tells the kinds of answer apart.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Probe {
    #[serde(rename = "availableTransports")]
    core: Option<IgnoredAny>,
    protocol_version: Option<String>,
    error: Option<String>,
    redirect_url: Option<String>,
    access_token: Option<String>,
}

impl Answer {
    /// Reads the answer and checks its version.
    pub fn read(body: &[u8]) -> Result<Self, NegotiateError> {
        let probe: Probe = serde_json::from_slice(body)?;
        if probe.core.is_some() {
            return Err(NegotiateError::AspNetCore);
        }
        if let Some(words) = probe.error {
            return Ok(Self::Refused(words));
        }
        let version = probe.protocol_version.unwrap_or_default();
        match protocol_version(&version) {
            Some(version) if ((1, 2)..=(2, 1)).contains(&version) => {}
            _ => return Err(NegotiateError::Version(version)),
        }
        match probe.redirect_url {
            Some(url) => Ok(Self::Redirect(Redirect { url, access_token: probe.access_token })),
            None => Ok(Self::Connection(serde_json::from_slice(body)?)),
        }
    }
}

impl Negotiation {
    /// Reads an answer that must be a connection.
    pub fn read(body: &[u8]) -> Result<Self, NegotiateError> {
        match Answer::read(body)? {
            Answer::Connection(negotiation) => Ok(negotiation),
            Answer::Redirect(redirect) => Err(NegotiateError::Redirect(redirect.url)),
            Answer::Refused(words) => Err(NegotiateError::Refused(words)),
        }
    }

    /// Whether `/start` is part of the settled version.
    pub fn has_start(&self) -> bool {
        protocol_version(&self.protocol_version).is_some_and(|version| version >= (1, 4))
    }

    /// How long a transport may take to start.
    pub(crate) fn connect_limit(&self) -> Duration {
        seconds(self.transport_connect_timeout, 1.0, 60.0)
    }

    /// How long reconnecting is worth it.
    pub(crate) fn reconnect_limit(&self) -> Duration {
        seconds(self.disconnect_timeout, 1.0, 600.0)
    }

    /// How long an answer to a poll may take.
    pub(crate) fn poll_limit(&self) -> Duration {
        seconds(self.connection_timeout, 1.0, 3600.0) + POLL_GRACE
    }

    /// Silence this long means that the connection is lost; none where there are no keep-alives.
    pub(crate) fn silence_limit(&self) -> Option<Duration> {
        self.keep_alive_timeout
            .filter(|limit| *limit > 0.0)
            .map(|limit| seconds(limit, 0.0, 3600.0))
    }
}

/// What a poll's answer may take beyond the server's own limit.
const POLL_GRACE: Duration = Duration::from_secs(10);

/// A server's number is taken within reason.
fn seconds(number: f64, least: f64, most: f64) -> Duration {
    let number = if number.is_nan() { least } else { number.clamp(least, most) };
    Duration::from_secs_f64(number)
}

/// Reads `major.minor`.
pub fn protocol_version(text: &str) -> Option<(u32, u32)> {
    let (major, minor) = text.trim().split_once('.')?;
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(version: &str) -> String {
        format!(
            r#"{{"Url":"/signalr","ConnectionToken":"a+/=","ConnectionId":"88cf","KeepAliveTimeout":20.0,
            "DisconnectTimeout":30.0,"ConnectionTimeout":110.0,"TryWebSockets":true,
            "ProtocolVersion":"{version}","TransportConnectTimeout":5.0,"LongPollDelay":0.0}}"#
        )
    }

    #[test]
    fn versions_from_1_2_to_2_1_are_known() {
        for (version, start) in [
            ("1.2", Some(false)),
            ("1.4", Some(true)),
            ("2.1", Some(true)),
            ("2.2", None),
            ("x", None),
        ] {
            let read = Negotiation::read(body(version).as_bytes());
            assert_eq!(read.ok().map(|n| n.has_start()), start, "{version}");
        }
    }

    #[test]
    fn asp_net_core_is_named() {
        let core = br#"{"connectionId":"x","availableTransports":[]}"#;
        assert!(matches!(Negotiation::read(core), Err(NegotiateError::AspNetCore)));
    }

    #[test]
    fn redirects_and_errors_need_no_connection() {
        let redirect =
            br#"{"ProtocolVersion":"2.0","RedirectUrl":"https://b/x","AccessToken":"t"}"#;
        let wanted = Redirect { url: "https://b/x".to_owned(), access_token: Some("t".to_owned()) };
        assert_eq!(format!("{wanted:?}"), "redirect to https://b/x");
        assert_eq!(Answer::read(redirect).unwrap(), Answer::Redirect(wanted));
        let error = br#"{"ProtocolVersion":"2.0","Error":"too many connections"}"#;
        let words = "too many connections".to_owned();
        assert_eq!(Answer::read(error).unwrap(), Answer::Refused(words));
        assert!(matches!(Negotiation::read(error), Err(NegotiateError::Refused(_))));
        assert!(matches!(Answer::read(b"<html>"), Err(NegotiateError::Unreadable(_))));
        assert!(matches!(Answer::read(b"{}"), Err(NegotiateError::Version(_))));
    }

    #[test]
    fn times_are_taken_within_reason() {
        let text = body("1.5").replace("30.0", "1e300").replace("110.0", "-4").replace("20.0", "0");
        let negotiation = Negotiation::read(text.as_bytes()).unwrap();
        assert_eq!(negotiation.reconnect_limit(), Duration::from_secs(600));
        assert_eq!(negotiation.poll_limit(), Duration::from_secs(11));
        assert_eq!(negotiation.silence_limit(), None);
    }

    #[test]
    fn keep_alives_may_be_off() {
        let text = body("1.5").replace("20.0", "null");
        assert_eq!(
            Negotiation::read(text.as_bytes()).ok().and_then(|n| n.keep_alive_timeout),
            None
        );
    }
}
