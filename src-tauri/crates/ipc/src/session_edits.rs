//! What is typed in a session: kept by the backend until the server has it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Failure;

/// What of a session can be edited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum EditField {
    /// The notes (S7).
    Notes,
    /// The disposition, both levels (S8).
    Disposition,
    /// One extra item (S6).
    Item {
        /// [`crate::ExtraItemView::key`].
        key: String,
    },
}

/// A value of such a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum EditValue {
    /// Of notes and extra items.
    Text {
        /// The text.
        text: String,
    },
    /// Of the disposition.
    Choice {
        /// The first level; none if nothing is chosen.
        disposition: Option<i64>,
        /// The second level.
        sub: Option<i64>,
    },
}

/// What became of what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum EditState {
    /// It is here alone.
    Edited,
    /// It is on its way to the server.
    Saving,
    /// The server has it.
    Saved {
        /// Since when, on the server's clock.
        at: i64,
    },
    /// It could not be saved, and is kept.
    Failed {
        /// Why.
        failure: Failure,
    },
    /// The server has something else than when it was begun: nothing was overwritten.
    Conflict {
        /// What the server has.
        theirs: EditValue,
    },
}

/// One field that somebody has typed into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditView {
    /// Which one.
    pub field: EditField,
    /// What was typed.
    pub value: EditValue,
    /// What became of it.
    pub state: EditState,
}

/// Everything that was typed in one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EditsView {
    /// The session.
    pub session: i64,
    /// The fields, in no particular order; a field that is not there is as the server has it.
    pub edits: Vec<EditView>,
}

/// Something typed, to be kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeepDraftArgs {
    /// The session.
    pub session: i64,
    /// Which field.
    pub field: EditField,
    /// The whole value; none takes back what was typed.
    pub value: Option<EditValue>,
    /// True to keep it although the server has something else meanwhile, which has been seen.
    pub over: bool,
}

/// Notes to save.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveNotesArgs {
    /// The session.
    pub session: i64,
    /// All of them.
    pub text: String,
    /// True to send it without a look at what the server has, which is then written over: where the
    /// session cannot be looked at any more.
    #[serde(default)]
    pub unseen: bool,
}

/// A disposition to save.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveDispositionsArgs {
    /// The session.
    pub session: i64,
    /// The first level.
    pub disposition: i64,
    /// The second level, if there is one.
    pub sub: Option<i64>,
    /// True to send it without a look at what the server has, which is then written over: where the
    /// session cannot be looked at any more.
    #[serde(default)]
    pub unseen: bool,
}

/// Extra items to save.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveExtraItemsArgs {
    /// The session.
    pub session: i64,
    /// Those that have changed.
    pub items: Vec<ItemValue>,
    /// True to send it without a look at what the server has, which is then written over: where the
    /// session cannot be looked at any more.
    #[serde(default)]
    pub unseen: bool,
}

/// An extra item with its new value.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemValue {
    /// [`crate::ExtraItemView::key`].
    pub key: String,
    /// The value.
    pub text: String,
}
