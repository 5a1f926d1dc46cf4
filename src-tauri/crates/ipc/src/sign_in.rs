//! Signing in, and the same steps as a diagnosis.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{AccountArgs, Failure};

/// Where to sign in, and as whom.
#[derive(Debug, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(optional_fields)]
pub struct SignInArgs {
    /// The server's address: a host, or a URL.
    pub server: String,
    /// The client id, a GUID from the server's administrator.
    pub client_id: String,
    /// Allows plain http to hosts other than this computer.
    pub allow_http: bool,
    /// Another account than the one that is logged on to this computer.
    #[serde(default)]
    pub account: Option<AccountArgs>,
}

/// How a sign-in is getting on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SignInView {
    /// True while it runs.
    pub running: bool,
    /// What was done so far, in order; the last one may be under way.
    pub steps: Vec<DoctorStep>,
    /// Why it ended, if it failed.
    pub failure: Option<Failure>,
}

/// How a step ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum StepStatus {
    /// Under way.
    Running,
    /// It worked.
    Ok,
    /// It did not.
    Failed,
    /// It was not tried, because an earlier step failed or there was nothing to ask.
    Skipped,
    /// The server has no such method.
    NotOffered,
}

/// One step, named by its row of the coverage table; the message `step-<id>` names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoctorStep {
    /// The row id (`A2`).
    pub id: String,
    /// How it ended.
    pub status: StepStatus,
    /// How long it took, in milliseconds.
    pub ms: u32,
    /// What was found, in words of the server or of the protocol; untrusted text.
    pub detail: String,
    /// Why it failed; of a step that worked, what is to be said of it.
    pub failure: Option<Failure>,
}

/// The result of a diagnosis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DoctorReport {
    /// True if no step failed.
    pub ok: bool,
    /// How many live updates came in while watching.
    pub updates: u32,
    /// The steps in the order they were made.
    pub steps: Vec<DoctorStep>,
}
