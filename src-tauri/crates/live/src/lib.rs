//! Keeps the boards current: snapshot, then diffs, and honest about everything between.
//!
//! It knows neither network nor screen: updates and time go in, changed rows come out.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod board;
mod changes;
mod data_set;
mod row;
mod store;
mod tally;

pub use board::Board;
pub use changes::Changes;
pub use data_set::{DataSet, Phase};
pub use row::{LiveSession, Row};
pub use store::{restored, saved};
pub use tally::{AgentCounts, Tally};
