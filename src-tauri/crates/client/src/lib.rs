//! Sends Web API methods over HTTP, alone or together, with token, deadline and trace, again where
//! that is safe, and opens the live connection.
//!
//! It knows how calls travel, not what their answers are for.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod address;
mod batch;
mod clock;
mod error;
mod exchange;
mod live;
mod places;
mod prepared;
mod retry;
mod send;
mod server;
mod share;

pub use address::{Address, AddressError};
pub use batch::{Answers, Batch, Ticket};
pub use clock::ServerClock;
pub use error::CallError;
pub use live::LiveError;
pub use send::Client;
pub use server::{Server, ServerOptions, SignIn};
