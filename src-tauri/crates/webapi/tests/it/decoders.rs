//! What each sample is read as.

use connect_webapi::lenient::{List, OneOrMany};
use connect_webapi::methods::*;
use connect_webapi::realtime::{Realtime, StatusDto};
use connect_webapi::session::{
    ExtraItem, Offer, Participation, SelectedDisposition, SelectedSubDisposition, SessionDetail,
    SessionMessage, SessionRecord, TranscriptMessage,
};
use connect_webapi::{DecodeError, MetricProperties, TokenRefusal, TokenReply, decode_noting};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads text, notes what nothing was made of, and writes what was read.
pub type Decoder = fn(&[u8], &mut Vec<String>) -> Result<Value, DecodeError>;

fn read<T: DeserializeOwned + Serialize>(
    text: &[u8],
    dropped: &mut Vec<String>,
) -> Result<Value, DecodeError> {
    let value: T = decode_noting(text, |path| dropped.push(path))?;
    Ok(serde_json::to_value(value).expect("what was read can be written"))
}

/// The decoder of a sample, by the name of its file.
pub fn of(name: &str) -> Option<Decoder> {
    let (row, what) = name.split_once('-')?;
    Some(match (row, what.strip_prefix("dictionary-").unwrap_or(what)) {
        ("A2", "token") => read::<TokenReply>,
        ("A2", "refusal") => read::<TokenRefusal>,
        // Read by nobody: the token is opaque to its holder.
        ("A2", _) => read::<Value>,
        ("I1", _) => read::<InfoReply>,
        ("P1", _) => read::<ProfileReply>,
        ("P2", _) => read::<MbuReply>,
        ("P3", _) => read::<DashboardSettingsReply>,
        ("S1" | "S5", _) => read::<List<SessionRecord>>,
        ("S2", _) => read::<List<TranscriptMessage>>,
        ("S3", "session") => read::<SessionDetail>,
        ("S3", "extra-item") => read::<ExtraItem>,
        ("S3", "offer") => read::<Offer>,
        ("S3", "participation") => read::<Participation>,
        ("S3", "selected-disposition") => read::<SelectedDisposition>,
        ("S3", "selected-sub-disposition") => read::<SelectedSubDisposition>,
        ("S3", "session-message") => read::<SessionMessage>,
        ("S4", _) => read::<Gruu>,
        ("S6", _) => read::<SetExtraItemBody>,
        ("S7", _) => read::<SetCallNotesBody>,
        ("S8", _) => read::<SetDispositionsBody>,
        ("S9" | "S10", _) => read::<List<RecordingStatus>>,
        ("T1", _) => read::<AgentStatusReply>,
        ("T2", _) => read::<UpdateAgentStatusBody>,
        ("T3", _) => read::<List<StatusDto>>,
        ("M1" | "M2" | "M3" | "M4", "body") => read::<MetricProperties>,
        ("M1" | "M2" | "M3" | "M4", _) => read::<OneOrMany<Realtime>>,
        ("L1", _) => read::<StringsReply>,
        ("V1", _) => read::<String>,
        ("U7", _) => read::<SubscribeAlertsBody>,
        ("U9", _) => read::<DeleteSubscriptionBody>,
        ("U1" | "U2" | "U3" | "U4" | "U5" | "U6" | "U8", _) => read::<SubscribeBody>,
        ("B1", "body") => read::<Vec<BatchPart>>,
        ("B1", _) => read::<Vec<BatchAnswer>>,
        ("C1", _) => read::<WriteLogBody>,
        ("Q1", _) => read::<SearchReply>,
        _ => return None,
    })
}
