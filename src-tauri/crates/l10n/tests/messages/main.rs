//! Every language says the same things, and says all that the program may ask for.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod failures;
mod ftl;
mod parity;
mod words;
