//! What belongs to a session. Each has the fields of "Entity" (`type`, `id`, `name`) where the
//! document gives it those.

use crate::dto::dto;
use crate::lenient::{Bool, Int, List, Text, Time};

dto! {
    /// An agent's part in a session ("Agent Participation"). Type ids: 1 agent, 4 consult,
    /// 5 transfer, 6 contact, 7 whisper, 8 silent, 9 invited, 10 barged in; status ids: 3 accepted,
    /// 4 after call.
    Participation {
        agent_id: Int,
        agent_name: Text,
        agent_participation_type_id: Int,
        agent_participation_type: Text,
        agent_participation_status_id: Int,
        agent_participation_status: Text,
        allocated_time_stamp: Time,
        offered_time_stamp: Time,
        accepted_time_stamp: Time,
        after_call_start_time_stamp: Time,
        is_primary_agent: Bool,
        primary_agent_start_time_stamp: Time,
        initiating_agent_id: Int,
        initiating_agent_name: Text,
        active_ms: Int,
    }

    /// An agent who is being offered a session ("Agent Offer"); status id 2.
    Offer {
        agent_id: Int,
        agent_name: Text,
        agent_participation_type_id: Int,
        agent_participation_type: Text,
        agent_participation_status_id: Int,
        agent_participation_status: Text,
        allocated_time_stamp: Time,
        offered_time_stamp: Time,
        initiating_agent_id: Int,
        initiating_agent_name: Text,
    }

    /// The disposition chosen.
    SelectedDisposition { call_disposition_id: Int, name: Text, }

    /// The sub-disposition chosen.
    SelectedSubDisposition { call_sub_disposition_id: Int, name: Text, }

    /// A published message of a session.
    SessionMessage {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        session_id: Int,
        agent_id: Int,
        session_message_type_id: Int,
        published: Time,
    }

    /// A text to answer an instant message with.
    ImPrompt {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        prompt_name: Text,
        prompt_value: Text,
    }

    /// The way through one call flow.
    IvrData {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        call_flow_name: Text,
        ivr_nodes: List<IvrNode>,
    }

    /// A step of that way; its duration has no documented unit.
    IvrNode {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        node_name: Text,
        selected_result: Text,
        node_note: Text,
        #[serde(alias = "Duration")]
        duration: Int,
    }

    /// A disposition to choose, with its second level.
    Disposition {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        disposition_id: Int,
        #[serde(alias = "Disposition")]
        disposition: Text,
        business_unit_id: Int,
        sub_dispositions: List<SubDisposition>,
    }

    /// A disposition of the second level.
    SubDisposition {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        sub_disposition_id: Int,
        sub_disposition: Text,
    }

    /// A datum that came with the session or was noted on it.
    ExtraItem {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        extra_item_id: Int,
        key: Text,
        value: Text,
        is_searchable: Bool,
    }

    /// Something that happened to the session.
    SessionEvent {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        event_text: Text,
        last_updated: Time,
        updated_by: Text,
    }

    /// How after-call work ends: after so many seconds, or when the agent says so.
    AfterCallOptions {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        #[serde(alias = "Name")]
        name: Text,
        #[serde(alias = "IsManualAfterCallEnabled")]
        is_manual_after_call_enabled: Bool,
        #[serde(rename = "afterCalltimeSeconds", alias = "afterCallTimeSeconds")]
        after_call_time_seconds: Int,
    }

    /// A line of a conversation by instant message.
    TranscriptMessage {
        #[serde(rename = "type")]
        kind: Text,
        id: Int,
        time_stamp: Time,
        to: Text,
        from: Text,
        message: Text,
        from_agent: Bool,
    }
}
