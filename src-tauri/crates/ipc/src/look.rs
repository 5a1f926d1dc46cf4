//! How the window looks and answers, beside light and dark.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How strongly things stand out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Contrast {
    /// As the system has it.
    #[default]
    System,
    /// As strongly as can be.
    High,
}

/// How high the rows of tables are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Density {
    /// 32 px.
    #[default]
    Comfortable,
    /// 24 px.
    Compact,
}
