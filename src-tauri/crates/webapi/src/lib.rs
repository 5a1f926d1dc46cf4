//! The Connect Web API v2: one small module per method of the coverage table, lenient JSON, both
//! directions. The client sends what is defined here, the simulator answers with it.
//!
//! It knows the wire and turns it into `connect-model`; it knows no HTTP library.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod decode;
mod dto;
pub mod lenient;
mod method;
pub mod methods;
mod metric_query;
mod names;
pub mod realtime;
mod scope;
pub mod session;
mod token;

pub use decode::{DecodeError, decode, decode_noting};
pub use method::{Base, Choice, Method, MethodInfo, NoContent, Place, Refusal, Repeat, Verb};
pub use methods::METHODS;
pub use metric_query::{MetricPart, MetricProperties};
pub use names::{JoinRoutes, Names};
pub use scope::{Scope, View};
pub use token::{GRANT_TYPE, TokenRefusal, TokenReply};
