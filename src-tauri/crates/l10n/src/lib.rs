//! The words of the program: Fluent messages in every language, which language to use, and the
//! server's strings laid over ours.
//!
//! It knows message ids and values, never what they are about. The messages are in `/locales`, one
//! folder per language, and are part of the program.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod languages;
mod messages;
mod negotiate;
mod overlay;
mod plain;
mod value;

pub use languages::{languages, sources};
pub use messages::Messages;
pub use negotiate::{negotiate, system_languages};
pub use overlay::status_strings;
pub use plain::plain;
pub use value::Value;
