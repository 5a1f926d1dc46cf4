//! Sign-in: the challenge, the trust rules, the token exchange, one renewal for all callers.
//!
//! Who signs in is proven by one of three engines behind one trait: the system's own sign-in on
//! Windows, its Kerberos elsewhere, and NTLM by a library where there is only a password. The
//! handshake goes over one connection, and over https it is tied to that connection.
//!
//! It knows nothing of Connect but the challenge. Tokens live in memory only and are erased when
//! dropped; nothing here writes one to a log. Passwords are kept by the system's keyring alone.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod account;
mod binding;
mod challenge;
mod connection;
mod engine;
mod error;
mod exchange;
mod handshake;
mod logon;
mod offer;
mod rules;
mod source;
mod tls;
mod trust;
mod vault;

pub use account::{Account, AccountError, Credentials, UserName};
pub use challenge::{ChallengeError, find_token_url};
pub use engine::Mechanism;
pub use error::SignInError;
pub use exchange::TokenRequest;
pub use handshake::Proof;
pub use logon::Logon;
pub use rules::{HandshakeRules, NtlmRule};
pub use source::{Token, TokenSource};
pub use tls::{TlsError, client_config};
pub use trust::{HostRule, Trust, TrustError, is_loopback};
pub use vault::{Vault, VaultError};
