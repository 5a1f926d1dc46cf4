//! The user's settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// The user's settings; what is absent in a settings file has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// The server's address as the user typed it; empty before the first sign-in.
    pub server: String,
    /// The client id (a GUID); empty before the first sign-in.
    pub client_id: String,
    /// True if plain http to hosts other than this computer is allowed.
    pub allow_http: bool,
    /// The language (`en`, `fr`, `ar`); none follows the profile, before sign-in the system.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
}
