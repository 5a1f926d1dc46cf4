//! Gives the machine a network: HTTP by reqwest, the socket by tokio-tungstenite.

mod channel;
mod clock;
mod connection;
mod cookies;
mod http;
mod options;
mod poll;
mod socket;
mod stream;
mod task;

pub use self::clock::WallClock;
pub use self::connection::{Connection, Event, connect, open};
pub use self::options::{Headers, Options, RedirectCheck};

/// The largest frame that is taken; a server sends a batch in one frame of any size.
const FRAME_LIMIT: usize = 64 * 1024 * 1024;
