//! The transports of the live connection.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

/// A way that a live connection can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Transport {
    /// Frames both ways on one web socket.
    WebSockets,
    /// One endless answer of events; calls are requests of their own.
    ServerSentEvents,
    /// A request that is answered once there is something to say, and again.
    LongPolling,
}

/// There is no such transport.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{0:?} is no transport; there are webSockets, serverSentEvents and longPolling")]
pub struct TransportError(String);

impl Transport {
    /// All of them, in the order in which clients try them.
    pub const ALL: [Self; 3] = [Self::WebSockets, Self::ServerSentEvents, Self::LongPolling];

    /// The protocol's word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WebSockets => "webSockets",
            Self::ServerSentEvents => "serverSentEvents",
            Self::LongPolling => "longPolling",
        }
    }
}

impl fmt::Display for Transport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Transport {
    type Err = TransportError;

    fn from_str(text: &str) -> Result<Self, TransportError> {
        let found = Self::ALL.into_iter().find(|it| it.name().eq_ignore_ascii_case(text));
        found.ok_or_else(|| TransportError(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back_whatever_their_case() {
        for transport in Transport::ALL {
            assert_eq!(transport.name().to_uppercase().parse(), Ok(transport));
        }
        assert!("foreverFrame".parse::<Transport>().is_err());
    }
}
