//! The document's samples, put right where its typesetting slipped, against both directions.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]
#![allow(clippy::print_stdout, reason = "a test prints what it dropped")]

mod damaged;
mod decoders;
mod samples;
