//! Keeps the boards current: snapshot, then diffs, and honest about everything between.
//!
//! It knows neither network nor screen: updates and time go in, changed rows come out. What it
//! needs from the network it says as data ([`Wish`]).

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod board;
mod changes;
mod data_set;
mod details;
mod doubts;
mod history;
mod mix;
mod names;
mod pending;
mod phase;
mod row;
mod row_view;
mod session;
mod sessions;
mod slots;
mod staging;
mod store;
mod tally;
mod totals;
mod values;

pub use board::{Board, Table, Wish};
pub use changes::Changes;
pub use data_set::DataSet;
pub use phase::{Closing, Generation, Phase, Question};
pub use row::Row;
pub use row_view::{BreakdownView, RowView};
pub use session::LiveSession;
pub use sessions::{MergedSession, SessionChanges};
pub use slots::Key;
pub use store::{StoredRow, restored, saved};
pub use tally::AgentCounts;
pub use totals::{SumKey, Totals};
