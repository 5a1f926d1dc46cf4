//! A session as the REST methods answer it: "Session Base", "Model Session", and what S3 adds.

mod parts;
mod record;

pub use parts::{
    AfterCallOptions, Disposition, ExtraItem, ImPrompt, IvrData, IvrNode, Offer, Participation,
    SelectedDisposition, SelectedSubDisposition, SessionEvent, SessionMessage, SubDisposition,
    TranscriptMessage,
};
pub use record::{SessionDetail, SessionRecord};
