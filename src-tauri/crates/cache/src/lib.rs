//! The offline store on `SQLite`: what a start without a server shows, per deployment.
//!
//! One file, [`FILE_NAME`], in a data directory, owned by one thread; [`Cache`] is the handle to
//! that thread. It knows the model and nothing of the server, the live data or the screen.
//!
//! The file is kept apart from its content: a damaged file is set aside, never deleted, and one
//! written by a newer version is left alone.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod cache;
mod changes;
mod error;
mod migrations;
mod open;
mod saved;
mod tables;
mod thread;

pub use cache::{Cache, Opened};
pub use error::CacheError;
pub use open::FILE_NAME;
pub use saved::Saved;
pub use tables::deployment::Deployment;
pub use tables::drafts::{DraftKey, SavedDraft};
pub use tables::journal::{JournalEntry, JournalKey, JournalQuery};
pub use tables::rows::SavedRow;
pub use tables::trends::TrendPoint;
pub use thread::Reply;
