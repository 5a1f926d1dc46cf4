//! P3: the dashboard's settings.

use serde_json::Value;

use crate::dto::dto;
use crate::lenient::{Int, Text};
use crate::{Method, MethodInfo, Place, Refusal};

/// P3. Answers 200, 404 if the token's agent has none, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetDashboardSettings;

impl Method for GetDashboardSettings {
    const INFO: MethodInfo = MethodInfo::new("P3", &[Place::get("/profile/dashboardsettings")])
        .refused(&[Refusal::AgentUnknown]);
    type Reply = DashboardSettingsReply;
}

dto! {
    /// The answer of P3. The definitions are free-form; metric names in them are text (spec note 8).
    DashboardSettingsReply {
        template_id: Int,
        template_revision: Int,
        definition: Value,
        agent_console_template_id: Int,
        agent_console_template_revision: Int,
        agent_console_definition: Value,
        attendant_endpoint: Text,
    }
}
