//! How it may be proven who signs in.

use serde::{Deserialize, Serialize};

/// What an administrator may say of the handshake.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandshakeRules {
    /// Whether NTLM may be used.
    pub ntlm: NtlmRule,
    /// The service name (`HTTP/host`) where it is not that of the address' host.
    pub service: Option<String>,
}

/// Whether NTLM may be used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NtlmRule {
    /// Where Kerberos is not possible, over connections that it can be tied to.
    #[default]
    Allowed,
    /// Not at all.
    Never,
}
