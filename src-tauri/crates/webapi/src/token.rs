//! The sign-in service's side of rows A1 to A3, as far as the simulator speaks it. The client's
//! side is the crate `connect-auth`, which knows nothing of this one.

use serde::{Deserialize, Serialize};

/// The only value of `grant_type`.
pub const GRANT_TYPE: &str = "urn:connect.auth:windows";

/// The answer 200.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenReply {
    /// The JWT.
    pub access_token: String,
    /// Always `bearer`.
    pub token_type: String,
    /// Seconds from issue until the token expires.
    pub expires_in: u64,
}

/// The answer 400.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TokenRefusal {
    /// `invalid_clientId`
    pub error: String,
    /// The same in words.
    pub error_description: String,
}
