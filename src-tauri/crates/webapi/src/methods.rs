//! The methods, a module each.

use std::fmt::Write;

use serde::Serialize;

mod agent_metrics;
mod agent_status;
mod agents_metrics;
mod aggregate_metrics;
mod batch;
mod client_log;
mod customer_history;
mod dashboard;
mod delete_subscription;
mod group_metrics;
mod gruu;
mod info;
mod join;
mod list_agent_statuses;
mod mbu;
mod profile;
mod recording;
#[cfg(test)]
mod samples;
mod search;
mod session;
mod sessions_by_agent;
mod set_call_notes;
mod set_dispositions;
mod set_extra_item;
mod specific_server;
mod strings;
mod subscribe;
mod subscribe_alerts;
mod transcript;
mod unregister;
mod update_agent_status;
mod update_subscription;

pub use agent_metrics::GetAgentMetrics;
pub use agent_status::{AgentStatusReply, GetAgentStatus};
pub use agents_metrics::GetAgentsMetrics;
pub use aggregate_metrics::AggregateAgentMetrics;
pub use batch::{BatchAnswer, BatchPart, SendBatch};
pub use client_log::{WriteLog, WriteLogBody};
pub use customer_history::{GetCustomerHistory, HistoryWindow};
pub use dashboard::{DashboardSettingsReply, GetDashboardSettings};
pub use delete_subscription::{DeleteSubscription, DeleteSubscriptionBody};
pub use group_metrics::GroupAgentMetrics;
pub use gruu::{GetGruu, Gruu};
pub use info::{ApiVersion, GetInfo, InfoReply};
pub use join::{JoinKind, JoinSession};
pub use list_agent_statuses::ListAgentStatuses;
pub use mbu::{AgentDto, BusinessUnitDto, GetMbu, GroupDto, MbuReply, QueueDto, TeamDto};
pub use profile::{GetProfile, HiddenQueue, ProfileReply};
pub use recording::{RecordingStatus, StartRecording, StopRecording};
pub use search::{AgentFound, QueueFound, Search, SearchReply};
pub use session::{GetSession, SessionParts};
pub use sessions_by_agent::ListSessions;
pub use set_call_notes::{SetCallNotes, SetCallNotesBody};
pub use set_dispositions::{SetDispositions, SetDispositionsBody};
pub use set_extra_item::{ExtraItemKey, SetExtraItem, SetExtraItemBody};
pub use specific_server::GetSpecificServer;
pub use strings::{GetStrings, StringsReply};
pub use subscribe::{
    SubscribeAgentAggregate, SubscribeAgentGroups, SubscribeAgents, SubscribeBody,
    SubscribeQueueAggregate, SubscribeQueueGroups, SubscribeQueues, SubscriptionId,
};
pub use subscribe_alerts::{SubscribeAlerts, SubscribeAlertsBody};
pub use transcript::{GetTranscript, TranscriptWindow};
pub use unregister::Unregister;
pub use update_agent_status::{StatusChange, UpdateAgentStatus, UpdateAgentStatusBody};
pub use update_subscription::UpdateSubscription;

use crate::{Method, MethodInfo};

macro_rules! all_methods {
    ($($name:ident,)*) => {
        /// Every method, in the order of the coverage table. Routes, names in logs and the coverage
        /// test come from here.
        pub const METHODS: &[MethodInfo] = &[$($name::INFO,)*];
    };
}

all_methods! {
    GetInfo, GetProfile, GetMbu, GetDashboardSettings, Unregister,
    ListSessions, GetTranscript, GetSession, GetGruu, GetCustomerHistory,
    SetExtraItem, SetCallNotes, SetDispositions, StartRecording, StopRecording, JoinSession,
    GetAgentStatus, UpdateAgentStatus, ListAgentStatuses,
    GetAgentMetrics, GetAgentsMetrics, AggregateAgentMetrics, GroupAgentMetrics,
    GetStrings, GetSpecificServer,
    SubscribeAgents, SubscribeAgentAggregate, SubscribeAgentGroups,
    SubscribeQueues, SubscribeQueueAggregate, SubscribeQueueGroups,
    SubscribeAlerts, UpdateSubscription, DeleteSubscription,
    SendBatch, WriteLog, Search,
}

/// A body in JSON.
pub(crate) fn json(body: &impl Serialize) -> Result<Option<Vec<u8>>, serde_json::Error> {
    serde_json::to_vec(body).map(Some)
}

/// A route with its one varying part filled in.
pub(crate) fn fill(route: &str, value: &str) -> String {
    match (route.find('{'), route.find('}')) {
        (Some(open), Some(close)) if open < close => {
            format!("{}{}{}", &route[..open], segment(value), &route[close + 1..])
        }
        _ => route.to_owned(),
    }
}

/// One path segment, percent-encoded.
fn segment(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}
