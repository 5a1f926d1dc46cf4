//! The classic ASP.NET SignalR 2 protocol: the frame codec for both sides, a client machine without
//! I/O, and the drivers that give it a network over each of the three transports.
//!
//! It knows nothing of Connect. Not ASP.NET Core SignalR, which is another protocol.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod cursor;
mod driver;
mod endpoint;
pub mod frame;
mod hubs;
mod invoke;
pub mod longpoll;
mod machine;
mod messages;
mod negotiate;
mod pushed;
mod random;
pub mod sse;
mod transport;
mod usual;

pub use driver::{Connection, Event, Headers, Options, RedirectCheck, WallClock, connect, open};
pub use endpoint::{Action, ConnectionData, Endpoint, Request};
pub use hubs::hub_names;
pub use invoke::{InvokeError, Outcome};
pub use machine::{
    Closed, Config, Effect, Fault, GapReason, Input, Machine, Moment, Outgoing, State,
};
pub use messages::{Call, Messages};
pub use negotiate::{Answer, NegotiateError, Negotiation, Redirect, protocol_version};
pub use transport::{Transport, UnknownTransport};
