//! C1: a line for the server's log.

use serde::{Deserialize, Serialize};

use super::json;
use crate::lenient::Int;
use crate::{Method, MethodInfo, NoContent, Place, Refusal};

/// C1. Answers 200, 400 without a message, or 500.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WriteLog(pub WriteLogBody);

/// The body of C1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct WriteLogBody {
    /// The session it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_id: Option<Int>,
    /// Which of the server's logs it goes to; another one without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub component: Option<String>,
    /// `verbose`, `info`, `error` …; debug without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log_level: Option<String>,
    /// The line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

impl Method for WriteLog {
    const INFO: MethodInfo =
        MethodInfo::new("C1", &[Place::post("/clientlogs")]).once().refused(&[Refusal::Incomplete]);
    type Reply = NoContent;

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        json(&self.0)
    }
}
