//! What a program that signs in reports, for tests that start it in an environment of its own.

use serde::{Deserialize, Serialize};

/// How one sign-in went.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// How long it took, in milliseconds.
    pub ms: f64,
    /// The name of the error; none if a token came.
    pub error: Option<String>,
    /// What the error says.
    pub detail: String,
    /// `Kerberos` or `Ntlm`; none if nothing was asked for.
    pub mechanism: Option<String>,
    /// Whether the server has proven itself by the same.
    pub mutual: bool,
    /// Whether the proof was tied to the secure connection.
    pub bound: bool,
    /// How many requests it took.
    pub round_trips: u32,
}

/// The name of an error's variant: how `Debug` begins.
pub fn name_of(error: &impl std::fmt::Debug) -> String {
    format!("{error:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}
