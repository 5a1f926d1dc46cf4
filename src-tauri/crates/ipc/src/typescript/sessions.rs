//! The payloads of sessions.

use ts_rs::Config;

use crate::{
    AfterCallView, Choice, Direct, DispositionView, EditField, EditRefusal, EditRights, EditState,
    EditValue, EditView, EditsView, ExtraItemView, HistoryArgs, HistoryPage, ItemValue, IvrPath,
    IvrStep, KeepDraftArgs, OpenScreenPopArgs, Participant, PastSession, Prompt,
    SaveDispositionsArgs, SaveExtraItemsArgs, SaveNotesArgs, ScreenPop, SessionArgs, SessionEvent,
    SessionMessage, SessionNow, SessionRow, SessionState, SessionView, SubChoice, TranscriptArgs,
    TranscriptLine, UnsavedSession,
};

/// Writes them.
pub(super) fn declare(out: &mut String, cfg: &Config) {
    declare!(out, cfg;
        AfterCallView,
        Choice,
        Direct,
        DispositionView,
        EditField,
        EditRefusal,
        EditRights,
        EditState,
        EditValue,
        EditView,
        EditsView,
        ExtraItemView,
        HistoryArgs,
        HistoryPage,
        ItemValue,
        IvrPath,
        IvrStep,
        KeepDraftArgs,
        OpenScreenPopArgs,
        Participant,
        PastSession,
        Prompt,
        SaveDispositionsArgs,
        SaveExtraItemsArgs,
        SaveNotesArgs,
        ScreenPop,
        SessionArgs,
        SessionEvent,
        SessionMessage,
        SessionNow,
        SessionRow,
        SessionState,
        SessionView,
        SubChoice,
        TranscriptArgs,
        TranscriptLine,
        UnsavedSession,
    );
}
