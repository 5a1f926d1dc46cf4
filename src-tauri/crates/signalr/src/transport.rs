//! The three ways to keep a channel open.

use std::str::FromStr;

use thiserror::Error;

/// The transports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Transport {
    /// A web socket: both ways, one frame a message.
    WebSockets,
    /// An HTTP answer that does not end; what goes out is posted.
    ServerSentEvents,
    /// An HTTP request for each envelope; what goes out is posted.
    LongPolling,
}

/// A word that names no transport.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no transport is called {0}")]
pub struct UnknownTransport(String);

impl Transport {
    /// All, the best first: the order in which they are tried.
    pub const ALL: [Self; 3] = [Self::WebSockets, Self::ServerSentEvents, Self::LongPolling];

    /// The protocol's word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::WebSockets => "webSockets",
            Self::ServerSentEvents => "serverSentEvents",
            Self::LongPolling => "longPolling",
        }
    }
}

impl std::fmt::Display for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Transport {
    type Err = UnknownTransport;

    /// Reads the protocol's word, in whatever case.
    fn from_str(text: &str) -> Result<Self, UnknownTransport> {
        let named = |transport: &Self| transport.as_str().eq_ignore_ascii_case(text.trim());
        Self::ALL.into_iter().find(named).ok_or_else(|| UnknownTransport(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_any_case() {
        for transport in Transport::ALL {
            assert_eq!(transport.as_str().to_uppercase().parse(), Ok(transport));
        }
        assert!("foreverFrame".parse::<Transport>().is_err());
    }
}
