//! The console in its real window, against the simulator. A start of the program takes seconds, so
//! that one story tells as much as belongs together.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]

mod acting;
mod actions;
mod board;
mod finding;
mod first_start;
mod keyboard;
mod language;
mod notification;
mod outage;
mod restart;
mod sessions;
mod sign_in;
mod states;
mod story;
mod untrusted;
