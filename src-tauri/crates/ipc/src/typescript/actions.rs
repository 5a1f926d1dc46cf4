//! The payloads of what the user does.

use ts_rs::Config;

use crate::{
    ActArgs, ActionKind, ActionState, ActionView, ActionsView, AgentArgs, DenialKind, HeardBy,
    JoinedKind, JoinedView, JournalArgs, JournalKind, JournalPage, JournalView, OfferSession,
    OfferView, OffersView, OpenSoftphoneArgs, RecordingAnswer, SaveKind, StatusChoice,
};

/// Writes them.
pub(super) fn declare(out: &mut String, cfg: &Config) {
    declare!(out, cfg;
        ActArgs,
        ActionKind,
        ActionState,
        ActionView,
        ActionsView,
        AgentArgs,
        DenialKind,
        HeardBy,
        JoinedKind,
        JoinedView,
        JournalArgs,
        JournalKind,
        JournalPage,
        JournalView,
        OfferSession,
        OfferView,
        OffersView,
        OpenSoftphoneArgs,
        RecordingAnswer,
        SaveKind,
        StatusChoice,
    );
}
