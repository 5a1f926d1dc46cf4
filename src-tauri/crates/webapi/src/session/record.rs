//! The session itself.

use super::parts::{
    AfterCallOptions, Disposition, ExtraItem, ImPrompt, IvrData, Offer, Participation,
    SelectedDisposition, SelectedSubDisposition, SessionEvent, SessionMessage, TranscriptMessage,
};
use crate::dto::dto;
use crate::lenient::{Bool, Int, List, Text, Time};

/// Two structs, of which the second has the fields of the first and more: the wire has them side by
/// side, and flattening would lose the place of a fault.
macro_rules! sessions {
    ($common:tt $more:tt) => {
        sessions! { @record $common }
        sessions! { @detail $common $more }
    };
    (@record { $($common:tt)* }) => {
        dto! {
            /// "Session Base" and "Model Session": S1 answers both, a customer's history only the
            /// former. Times running are in milliseconds.
            SessionRecord { $($common)* }
        }
    };
    (@detail { $($common:tt)* } { $($more:tt)* }) => {
        dto! {
            /// The answer of S3: the session, and the parts that were asked for.
            SessionDetail { $($common)* $($more)* }
        }
    };
}

sessions! {
    {
        session_id: Int,
        session_type: Text,
        queue_name: Text,
        queue_id: Int,
        // An integer by the dictionary, a name in every sample.
        customer_id: Text,
        customer_name: Text,
        customer_phone: Text,
        agent_id: Int,
        agent_name: Text,
        modality_id: Int,
        modality: Text,
        start_time_stamp: Time,
        call_flow_name: Text,
        call_flow_id: Int,
        call_note: Text,
        selected_call_disposition: SelectedDisposition,
        selected_call_sub_disposition: SelectedSubDisposition,
        is_recording: Bool,
        can_be_recorded: Bool,
        is_silent_joined: Bool,
        is_whisper_joined: Bool,
        session_status: Text,
        queued_ms: Int,
        active_ms: Int,
        can_be_silent_joined: Bool,
        can_be_whisper_joined: Bool,
        is_on_hold: Bool,
        hold_start_time: Time,
        recording_start_time: Time,
        answered_time_stamp: Time,
        session_has_ended: Bool,
        agents: List<Participation>,
        offers: List<Offer>,
        screen_pop_url: Text,
        active_time_stamp: Time,
        end_time_stamp: Time,
        session_duration_ms: Int,
    }
    {
        customer_history: List<SessionRecord>,
        // The dictionary's and the sample's names (spec note 5).
        #[serde(alias = "aftercallConfig")]
        aftercall_options: AfterCallOptions,
        hold_timer_threshold: Int,
        #[serde(alias = "imPropts")]
        im_prompts: List<ImPrompt>,
        ivr_data: List<IvrData>,
        call_dispositions: List<Disposition>,
        transcript: List<TranscriptMessage>,
        extra_items: List<ExtraItem>,
        session_event_history: List<SessionEvent>,
        session_messages: List<SessionMessage>,
    }
}
