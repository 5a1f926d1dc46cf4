//! Alerts as they are pushed (U7). The document does not say what they look like.

use connect_model::EntityKind;
use connect_webapi::lenient::Time;
use serde::Serialize;

use super::select::word;
use crate::world::alerts::{Alert, Severity};
use crate::world::id_of;

/// An alert. It has no `type`, which would make Realtime Data of it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Pushed<'a> {
    alert_id: i64,
    time_stamp: Time,
    alert_type: &'static str,
    severity: &'static str,
    message: &'a str,
    entity_type: &'static str,
    entity_id: i64,
    entity_name: &'a str,
}

impl<'a> From<&'a Alert> for Pushed<'a> {
    fn from(alert: &'a Alert) -> Self {
        Self {
            alert_id: alert.id,
            time_stamp: Time(alert.at),
            alert_type: alert.kind.word(),
            severity: match alert.severity {
                Severity::Warning => "warning",
                Severity::Critical => "critical",
            },
            message: &alert.text,
            entity_type: word(alert.entity),
            entity_id: id_of(alert.index),
            entity_name: &alert.name,
        }
    }
}

/// Whether the agent of this index sees what an alert is about.
pub(super) fn is_for(alert: &Alert, world: &crate::world::World, agent: usize) -> bool {
    match alert.entity {
        EntityKind::Agent => world.can_see_agent(agent, alert.index),
        EntityKind::Queue => world.can_see_queue(agent, alert.index),
    }
}
