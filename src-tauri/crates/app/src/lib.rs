//! The application: sign-in and session, the board and its feed, settings, the doctor.
//!
//! It connects the crates below and knows no Tauri; the shell gives it a window's channel, a data
//! folder and the built-in simulator.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod actions;
mod agent_view;
mod alerts;
mod app;
mod backoff;
#[cfg(test)]
mod bare;
mod client_log;
mod config;
mod connection;
mod console;
mod doctor;
mod drafts;
mod export;
mod failure;
mod feed;
mod gathering;
mod journal;
mod language;
mod link;
mod look;
mod mention;
mod notifier;
mod opener;
mod organisation;
mod outlet;
mod own;
mod pause;
mod sample;
mod saves;
mod scope;
mod search;
mod session;
mod session_view;
mod settings_file;
mod shelf;
mod steps;
mod subscriptions;
mod sums;
mod target;
mod trends;
mod view;
mod who;

pub use app::{App, AppOptions};
pub use client_log::ClientLog;
pub use config::{Config, ConfigError};
/// The system's keyring.
pub use connect_auth::Vault;
/// A transport of the live connection.
pub use connect_signalr::Transport;
pub use doctor::{Doctor, DoctorOptions, MethodCheck};
pub use feed::Sink;
pub use notifier::{Notification, Notifier};
pub use opener::Opener;
pub use sample::{Sample, SampleServer};
