//! The Connect Web API v2: one small module per method of the coverage table, lenient JSON, both
//! directions. The client sends what is defined here, the simulator answers with it.
//!
//! It knows the wire and turns it into `connect-model`; it knows no HTTP library.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod decode;
pub mod lenient;
mod method;
pub mod methods;
mod names;
pub mod realtime;
mod scope;
mod token;

pub use decode::{DecodeError, decode};
pub use method::{Base, METHODS, Method, MethodInfo, NoContent, Repeat, Verb};
pub use names::Names;
pub use scope::Scope;
pub use token::{GRANT_TYPE, TokenRefusal, TokenReply};
