//! Sends a Web API method over HTTP with token, deadline and trace, and opens the live connection.
//!
//! It knows how calls travel, not what their answers are for.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod address;
mod clock;
mod error;
mod live;
mod send;
mod server;

pub use address::{Address, AddressError};
pub use clock::ServerClock;
pub use error::CallError;
pub use live::LiveError;
pub use send::Client;
pub use server::{Server, ServerOptions};
