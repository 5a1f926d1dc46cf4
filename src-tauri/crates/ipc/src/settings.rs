//! The user's settings.

use connect_model::{AgentId, BusinessUnitId, GroupId, QueueId, Scope, TeamId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BoardSettings, Contrast, Density, Remembered};

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
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[allow(clippy::struct_excessive_bools, reason = "each is switched by itself")]
pub struct Settings {
    /// The server's address as the user typed it; empty before the first sign-in.
    pub server: String,
    /// The client id (a GUID); empty before the first sign-in.
    pub client_id: String,
    /// True if plain http to hosts other than this computer is allowed.
    pub allow_http: bool,
    /// The language (`en`, `fr`, `de`, `es`, `ar`); none follows the profile, before sign-in the system.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// How strongly things stand out.
    pub contrast: Contrast,
    /// How high the rows of tables are.
    pub density: Density,
    /// True if single letters do something outside of fields (`/`, `p`).
    pub letter_keys: bool,
    /// What is looked at.
    pub scope: ScopeView,
    /// How the boards are set up.
    pub board: BoardSettings,
    /// True if alerts are told outside of the window, too.
    pub notifications: bool,
    /// True if this program's warnings and errors go to the server's log.
    pub client_logs: bool,
    /// The account that signs in by itself at the next start, if its password is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub remembered: Option<Remembered>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            server: String::new(),
            client_id: String::new(),
            allow_http: false,
            language: None,
            theme: Theme::default(),
            contrast: Contrast::default(),
            density: Density::default(),
            letter_keys: true,
            scope: ScopeView::default(),
            board: BoardSettings::default(),
            notifications: true,
            client_logs: true,
            remembered: None,
        }
    }
}

/// Which part of the organisation is looked at, by ids; nothing chosen means everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs, reason = "the lists are named for what they hold")]
pub struct ScopeView {
    pub business_units: Vec<i64>,
    pub groups: Vec<i64>,
    pub teams: Vec<i64>,
    pub agents: Vec<i64>,
    pub queues: Vec<i64>,
}

impl From<&ScopeView> for Scope {
    fn from(view: &ScopeView) -> Self {
        Self {
            business_units: view.business_units.iter().copied().map(BusinessUnitId).collect(),
            groups: view.groups.iter().copied().map(GroupId).collect(),
            teams: view.teams.iter().copied().map(TeamId).collect(),
            agents: view.agents.iter().copied().map(AgentId).collect(),
            queues: view.queues.iter().copied().map(QueueId).collect(),
        }
    }
}
