//! Writes the contract as one TypeScript module.

use ts_rs::Config;

use crate::commands::command_signatures;
use crate::{
    AccountArgs, AckArgs, AgentRow, AgentSession, AlertTarget, AlertView, AlertsState, AlertsView,
    Batch, BoardSettings, Cell, ColumnChoices, ColumnKind, ColumnView, ColumnsView,
    ConnectionState, ConnectionView, Contrast, Density, DoctorReport, DoctorStep, ExportArgs,
    ExportView, FEED_COMMAND, Failure, FoundView, GroupRow, Grouping, KeyringProblem, LeadView,
    LimitRule, LimitTable, LogonView, Mechanism, MessagesView, NoArgs, OrganisationView,
    OwnStatusView, Painted, PaintedArgs, PauseArgs, PauseView, Phase, ProfileView, ProofView,
    QueueAgents, QueueArgs, QueueRow, QueueTrendPoint, QueueTrendView, RefusedTables, Remembered,
    RowsView, SavedView, ScopeView, SearchArgs, SearchView, Settings, SettingsArgs, SignInArgs,
    SignInView, StartView, StatusKind, StepStatus, SumRow, SumsView, Theme, TrendMinute,
    TrendsView, TrustArgs, VisibleArgs,
};

macro_rules! declare {
    ($out:expr, $cfg:expr; $($ty:ty),* $(,)?) => {
        $($out.push_str(&$crate::typescript::docs(<$ty as ts_rs::TS>::docs()));
        $out.push_str("export ");
        $out.push_str(&<$ty as ts_rs::TS>::decl($cfg));
        $out.push_str("\n\n");)*
    };
}

mod actions;
mod agent;
mod sessions;

/// The whole module: payloads, the command map and the feed's command.
pub fn module() -> String {
    let cfg = Config::new().with_large_int("number");
    let mut out = String::from(
        "// Written by `cargo xtask gen` from the crate `connect-ipc`. Do not edit.\n\n",
    );
    declare!(out, &cfg;
        AccountArgs,
        AckArgs,
        AgentRow,
        AgentSession,
        StatusKind,
        AlertTarget,
        AlertView,
        AlertsState,
        AlertsView,
        Batch,
        BoardSettings,
        Cell,
        ColumnChoices,
        ColumnKind,
        ColumnView,
        ColumnsView,
        ConnectionState,
        ConnectionView,
        Contrast,
        Density,
        DoctorReport,
        DoctorStep,
        ExportArgs,
        ExportView,
        Failure,
        FoundView, GroupRow, Grouping,
        KeyringProblem,
        LeadView,
        LimitRule,
        LimitTable,
        LogonView,
        Mechanism,
        MessagesView,
        NoArgs,
        Painted,
        PaintedArgs,
        PauseArgs,
        PauseView,
        Phase,
        ProfileView,
        ProofView,
        QueueAgents,
        QueueRow,
        RefusedTables,
        Remembered,
        RowsView<QueueRow>,
        ScopeView,
        SearchArgs,
        SearchView,
        SavedView,
        OrganisationView,
        OwnStatusView,
        Settings,
        SettingsArgs,
        SignInArgs,
        SignInView,
        StartView,
        StepStatus,
        SumRow,
        SumsView,
        Theme,
        TrustArgs,
        VisibleArgs,
        QueueArgs,
        QueueTrendPoint,
        QueueTrendView,
        TrendMinute,
        TrendsView,
    );
    actions::declare(&mut out, &cfg);
    agent::declare(&mut out, &cfg);
    sessions::declare(&mut out, &cfg);
    out.push_str(
        "/** Every command with its arguments and its reply. */\nexport type Commands = {\n",
    );
    for line in command_signatures(&cfg) {
        out.push_str("  ");
        out.push_str(&line);
        out.push('\n');
    }
    out.push_str("};\n\n");
    out.push_str("/** The command that hands the feed's channel over. */\n");
    out.push_str("export const FEED_COMMAND = \"");
    out.push_str(FEED_COMMAND);
    out.push_str("\";\n");
    out
}

fn docs(docs: Option<String>) -> String {
    docs.map(|text| text.trim_end().to_owned() + "\n").unwrap_or_default()
}
