//! Tables as files.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A table to write.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct ExportArgs {
    /// What to call the file, without folder and ending; what no file can be called is left out.
    pub name: String,
    /// The table as CSV.
    pub csv: String,
}

/// A file that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ExportView {
    /// Where it is.
    pub path: String,
}
