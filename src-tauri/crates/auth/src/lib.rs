//! Sign-in: the challenge, the trust rules, the token exchange, one renewal for all callers.
//!
//! It knows nothing of Connect but the challenge. Tokens live in memory only and are erased when
//! dropped; nothing here writes one to a log.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod challenge;
mod connection;
mod exchange;
mod source;
mod tls;
mod trust;

pub use challenge::{ChallengeError, find_token_url};
pub use exchange::{SignInError, request_token};
pub use source::{Token, TokenSource};
pub use tls::{TlsError, client_config};
pub use trust::{HostRule, Trust, TrustError, is_loopback};
