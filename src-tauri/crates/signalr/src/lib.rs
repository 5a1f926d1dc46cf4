//! The classic ASP.NET SignalR 2 protocol: the frame codec for both sides, a client machine without
//! I/O, and the driver that gives it a network.
//!
//! It knows nothing of Connect. Not ASP.NET Core SignalR, which is another protocol.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod driver;
mod endpoint;
pub mod frame;
mod hubs;
mod machine;
mod messages;
mod negotiate;

pub use driver::{Connection, Event, Options, connect, open};
pub use endpoint::{ConnectionData, Endpoint, Transport};
pub use hubs::hub_names;
pub use machine::{Closed, Effect, Input, Machine, Moment, State};
pub use messages::Messages;
pub use negotiate::{NegotiateError, Negotiation, protocol_version};
