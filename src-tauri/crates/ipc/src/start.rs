//! The first words between window and backend, and the small payloads.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BoardSettings, Contrast, Density, MessagesView, ScopeView, Settings, Theme};

/// Which screen the console is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// No server is known, or the sign-in failed and nothing is cached.
    FirstStart,
    /// The board: live, or the last one known.
    Board,
}

/// What the window needs before it can draw anything.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StartView {
    /// Which screen.
    pub phase: Phase,
    /// The language.
    pub messages: MessagesView,
    /// The user's settings.
    pub settings: Settings,
    /// The program's version.
    pub version: String,
    /// The languages to choose from, as BCP 47 tags.
    pub languages: Vec<String>,
}

/// No arguments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, TS)]
pub struct NoArgs {}

/// Which batch was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct AckArgs {
    /// The batch's number.
    pub seq: u32,
}

/// Whether the window can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct VisibleArgs {
    /// True if it can.
    pub visible: bool,
}

/// Settings to change; what is absent stays.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
#[ts(optional_fields)]
pub struct SettingsArgs {
    /// A language from [`StartView::languages`], or empty to follow the profile.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Option<Theme>,
    /// How strongly things stand out.
    pub contrast: Option<Contrast>,
    /// How high the rows of tables are.
    pub density: Option<Density>,
    /// Whether single letters do something outside of fields.
    pub letter_keys: Option<bool>,
    /// What is looked at.
    pub scope: Option<ScopeView>,
    /// How the boards are set up: all of it.
    pub board: Option<BoardSettings>,
    /// Whether alerts are told outside of the window, too.
    pub notifications: Option<bool>,
    /// Whether this program's warnings and errors go to the server's log.
    pub client_logs: Option<bool>,
}

/// What was painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Painted {
    /// Any screen.
    Screen,
    /// A board with rows.
    Board,
    /// A board with rows that is live.
    Live,
}

/// What was painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
pub struct PaintedArgs {
    /// What.
    pub what: Painted,
}
