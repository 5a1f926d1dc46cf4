//! The vocabulary of Connect Console: ids, entities, statuses, the MBU structure, pure rules.
//!
//! It knows no wire format, no store and no screen.

#![cfg_attr(
    test,
    allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")
)]

mod catalogue;
mod columns;
mod details;
mod diff;
mod fold;
mod ids;
mod links;
mod mbu;
mod metric;
mod modality;
mod profile;
mod rights;
mod scope;
mod session_state;
mod status;
mod sum;
mod time;

pub use catalogue::{Catalogue, MetricText, Strings};
pub use columns::{Column, ColumnKind, Columns, MetricRoles};
pub use details::{BreakdownDiff, BreakdownsDiff, DetailsDiff, StatusSpan};
pub use diff::{
    EntityDiff, EntityKind, LiveUpdate, SessionDiff, SessionFlags, SessionsDiff, StatusDiff,
};
pub use fold::{fold, same};
pub use ids::{AgentId, BusinessUnitId, GroupId, QueueId, SessionId, TeamId};
pub use mbu::{Agent, BusinessUnit, Group, Mbu, Queue, Team};
pub use metric::{Metric, MetricValue, combine};
pub use modality::Modality;
pub use profile::{Profile, ProfileRights};
pub use rights::{Action, Denial, Facts, JoinedHow, SessionFacts, allows};
pub use scope::Scope;
pub use session_state::SessionState;
pub use status::{AgentStatus, StatusKind};
pub use sum::{GroupKind, SumDiff};
pub use time::Millis;
