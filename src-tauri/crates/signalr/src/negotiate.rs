//! The first answer of a server, and which protocol versions it means.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The version this client asks for: the widest understood (servers from 2.0 to 2.4).
pub const CLIENT_PROTOCOL: &str = "1.5";

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
}

impl Negotiation {
    /// Reads the answer and checks its version.
    pub fn read(body: &[u8]) -> Result<Self, NegotiateError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Core {
            #[serde(rename = "availableTransports")]
            _available_transports: serde_json::Value,
        }
        if serde_json::from_slice::<Core>(body).is_ok() {
            return Err(NegotiateError::AspNetCore);
        }
        let reply: Self = serde_json::from_slice(body)?;
        match protocol_version(&reply.protocol_version) {
            Some(version) if ((1, 2)..=(2, 1)).contains(&version) => Ok(reply),
            _ => Err(NegotiateError::Version(reply.protocol_version)),
        }
    }

    /// Whether `/start` is part of the settled version.
    pub fn has_start(&self) -> bool {
        protocol_version(&self.protocol_version).is_some_and(|version| version >= (1, 4))
    }
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
    fn keep_alives_may_be_off() {
        let text = body("1.5").replace("20.0", "null");
        assert_eq!(
            Negotiation::read(text.as_bytes()).ok().and_then(|n| n.keep_alive_timeout),
            None
        );
    }
}
