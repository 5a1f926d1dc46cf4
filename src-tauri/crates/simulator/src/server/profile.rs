//! P1 and P3: the signed-in agent, and what its console is set up with.

use connect_webapi::Refusal;
use connect_webapi::lenient::{Bool, Int, List};
use connect_webapi::methods::{DashboardSettingsReply, HiddenQueue, ProfileReply};
use serde_json::{Value, json};

use super::call::{Answer, Call, Outcome};
use crate::quirks::Quirk;
use crate::world::org::HIDDEN_QUEUES;
use crate::world::sessions::MODALITIES;
use crate::world::{DOMAIN, id_of};

/// The attendant that consoles call.
fn attendant() -> String {
    format!("sip:Connect.41.Attendant@{DOMAIN}")
}

/// P1
pub(super) fn profile(call: &Call<'_>) -> Outcome {
    let state = call.simulated.state();
    let index = call.caller_index(&state.world).ok_or(Refusal::AgentUnknown)?;
    let agent = &state.world.agents[index];
    let hides_own = call.simulated.options.quirks.has(Quirk::OwnQueueHidden);
    let of_all = HIDDEN_QUEUES.iter().map(|(id, name)| (*id, (*name).to_owned()));
    let own = state.world.queues.iter().enumerate().next_back().filter(|_| hides_own);
    let own = own.map(|(index, queue)| (id_of(index), queue.name.to_string()));
    let hidden =
        of_all.chain(own).map(|(id, queue_name)| HiddenQueue { queue_id: Int(id), queue_name });
    Answer::json(&ProfileReply {
        kind: "agent".to_owned(),
        id: Int(call.caller),
        team_id: Some(Int(id_of(agent.team))),
        name: agent.name.to_string(),
        email_address: agent.email(),
        locale_key: Some(call.simulated.options.locale.clone()),
        enabled_modalities: MODALITIES.iter().map(|m| m.as_str().to_owned()).collect(),
        can_mark_self_as_suspended: Bool(true),
        hide_recording_button: Bool(!agent.recordable),
        attendant_sip_uri: attendant(),
        domain: DOMAIN.to_owned(),
        agent_gruu: agent.gruu(index),
        hidden_queues: List(hidden.collect()),
        ..ProfileReply::default()
    })
}

/// P3
pub(super) fn dashboard(call: &Call<'_>) -> Outcome {
    let state = call.simulated.state();
    call.caller_index(&state.world).ok_or(Refusal::AgentUnknown)?;
    Answer::json(&DashboardSettingsReply {
        template_id: Some(Int(1)),
        template_revision: Some(Int(7)),
        definition: Some(definition()),
        agent_console_template_id: Some(Int(0)),
        agent_console_template_revision: Some(Int(0)),
        agent_console_definition: Some(json!({})),
        attendant_endpoint: Some(attendant().into()),
    })
}

/// The dashboard of an administrator's choice. Metrics in it are names of the catalogue (L1).
fn definition() -> Value {
    json!({
        "name": "Floor",
        "refreshSeconds": 5,
        "pages": [
            {
                "title": "Queues",
                "widgets": [
                    {
                        "type": "queueGrid",
                        "columns": [
                            "queuedCount", "longestQueuedTime", "serviceLevelPercent",
                            "offeredCount", "answeredCount", "abandonedCount", "handleTime",
                        ],
                    },
                    {
                        "type": "gauge",
                        "metric": { "name": "serviceLevelPercent", "modality": "audio" },
                        "thresholds": [ { "below": 80, "color": "red" } ],
                    },
                ],
            },
            {
                "title": "Agents",
                "widgets": [
                    {
                        "type": "agentGrid",
                        "columns": [
                            "answeredCount", "ronaCount", "handleTime", "afterCallTime",
                            "availableTime",
                        ],
                    },
                ],
            },
        ],
    })
}
