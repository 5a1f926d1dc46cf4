//! Shared parts of the tests across crates: the application without a window, a server that
//! misbehaves, the real window, and the comparison with the simulator's truth.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "tests fail by panicking"
)]

#[path = "support/caller.rs"]
pub mod caller;
#[path = "support/desk.rs"]
pub mod desk;
#[path = "support/expected.rs"]
pub mod expected;
#[path = "support/guarded.rs"]
pub mod guarded;
#[path = "support/keyboard.rs"]
pub mod keyboard;
#[cfg(unix)]
#[path = "support/notifications.rs"]
pub mod notifications;
#[path = "support/programs.rs"]
pub mod programs;
#[path = "support/rogue.rs"]
pub mod rogue;
#[path = "support/sessions.rs"]
pub mod sessions;
#[path = "support/shell.rs"]
pub mod shell;
#[path = "support/signin.rs"]
pub mod signin;
#[path = "support/site.rs"]
pub mod site;
#[path = "support/wait.rs"]
pub mod wait;
#[path = "support/webdriver.rs"]
pub mod webdriver;
