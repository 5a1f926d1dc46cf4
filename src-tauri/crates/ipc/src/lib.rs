//! The contract with the UI: the command list, payloads, failures and feed batches.
//!
//! It knows the vocabulary of `connect-model` in words, never a server's DTO. Everything here is
//! written to TypeScript by [`typescript::module`].

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod account;
mod actions;
mod agent_detail;
mod alerts;
mod board;
mod commands;
mod connection;
mod export;
mod failure;
mod feed;
mod journal;
mod limits;
mod look;
mod own;
mod pause;
mod rows;
mod scope;
mod search;
mod session_detail;
mod session_edits;
mod session_rows;
mod settings;
mod sign_in;
mod start;
mod trends;
pub mod typescript;

pub use account::{AccountArgs, KeyringProblem, LogonView, Password, Remembered, TrustArgs};
pub use actions::{
    ActArgs, ActionKind, ActionState, ActionView, ActionsView, AgentArgs, DenialKind, HeardBy,
    JoinedKind, JoinedView, OfferSession, OfferView, OffersView, OpenSoftphoneArgs,
    RecordingAnswer, StatusChoice,
};
pub use agent_detail::{AgentMetric, AgentNow, AgentPlaceView, AgentQueue, AgentSpan, AgentView};
pub use alerts::{AlertTarget, AlertView, AlertsState, AlertsView, LeadView};
pub use board::{BoardSettings, ColumnChoices, GroupRow, Grouping, SumRow, SumsView};
pub use commands::{Handlers, command_names};
pub use connection::{ConnectionState, ConnectionView, Mechanism, ProofView, RefusedTables};
pub use export::{ExportArgs, ExportView};
pub use failure::Failure;
pub use feed::{Batch, FEED_COMMAND, MessagesView, ProfileView, RowsView};
pub use journal::{JournalArgs, JournalKind, JournalPage, JournalView, SaveKind};
pub use limits::{LimitRule, LimitTable};
pub use look::{Contrast, Density};
pub use own::OwnStatusView;
pub use pause::{PauseArgs, PauseView};
pub use rows::{AgentRow, AgentSession, Cell, ColumnKind, ColumnView, ColumnsView, StatusKind};
pub use rows::{QueueAgents, QueueRow};
pub use scope::{OrganisationView, SavedView};
pub use search::{FoundView, SearchArgs, SearchView};
pub use session_detail::{
    AfterCallView, Choice, DispositionView, EditRefusal, EditRights, ExtraItemView, HistoryArgs,
    HistoryPage, IvrPath, IvrStep, OpenScreenPopArgs, Participant, PastSession, Prompt, ScreenPop,
    SessionArgs, SessionEvent, SessionMessage, SessionNow, SessionView, SubChoice, TranscriptArgs,
    TranscriptLine,
};
pub use session_edits::{
    EditField, EditState, EditValue, EditView, EditsView, ItemValue, KeepDraftArgs,
    SaveDispositionsArgs, SaveExtraItemsArgs, SaveNotesArgs,
};
pub use session_rows::{Direct, SessionRow, SessionState, UnsavedSession};
pub use settings::{ScopeView, Settings, Theme};
pub use sign_in::{DoctorReport, DoctorStep, SignInArgs, SignInView, StepStatus};
pub use start::{
    AckArgs, NoArgs, Painted, PaintedArgs, Phase, SettingsArgs, StartView, VisibleArgs,
};
pub use trends::{QueueArgs, QueueTrendPoint, QueueTrendView, TrendMinute, TrendsView};
