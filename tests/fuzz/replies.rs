//! Everything the server answers and pushes: a reader gives a value or an error, whatever comes.
//!
//! The first byte of an input picks the reader, the rest is what it reads. What begins as JSON does
//! goes to all readers, so that samples are inputs as they are.

#![cfg_attr(fuzzing, no_main)]

use connect_model::{Mbu, Profile};
use connect_webapi::lenient::{List, OneOrMany};
use connect_webapi::methods::{
    AgentStatusReply, BatchAnswer, BatchPart, DashboardSettingsReply, Gruu, InfoReply, MbuReply,
    ProfileReply, RecordingStatus, SearchReply, SetExtraItemBody, StringsReply, SubscribeBody,
    SubscriptionId, UpdateAgentStatusBody, WriteLogBody,
};
use connect_webapi::realtime::{Realtime, StatusDto, read_argument};
use connect_webapi::session::{SessionDetail, SessionRecord, TranscriptMessage};
use connect_webapi::{MetricProperties, NoContent, decode};

connect_fuzz::target!(read);

/// A line for each type of reply; after `=>` what the client turns it into.
macro_rules! readers {
    ($($reply:ty $(=> $model:ty)?,)*) => {
        const READERS: &[fn(&[u8])] = &[
            pushed,
            $(|bytes| {
                let reply = decode::<$reply>(bytes);
                $(let reply = reply.map(<$model>::from);)?
                drop(reply);
            },)*
        ];
    };
}

readers! {
    InfoReply,
    ProfileReply => Profile,
    MbuReply => Mbu,
    StringsReply,
    // V1.
    String,
    SubscriptionId,
    NoContent,
    DashboardSettingsReply,
    List<SessionRecord>,
    List<TranscriptMessage>,
    SessionDetail,
    Gruu,
    List<RecordingStatus>,
    AgentStatusReply,
    List<StatusDto>,
    OneOrMany<Realtime>,
    Vec<BatchAnswer>,
    SearchReply,
    // What the simulator reads.
    SubscribeBody,
    MetricProperties,
    UpdateAgentStatusBody,
    SetExtraItemBody,
    WriteLogBody,
    Vec<BatchPart>,
}

/// The argument of a pushed invocation (U1 to U6), and the answers of M1 to M4.
fn pushed(bytes: &[u8]) {
    if let Ok(text) = str::from_utf8(bytes) {
        drop(read_argument(text));
    }
}

/// Reads an input with the reader, or the readers, that it is for.
fn read(input: &[u8]) {
    match input {
        [] => {}
        [b'{' | b'[' | b'"', ..] => READERS.iter().for_each(|reader| reader(input)),
        [first, rest @ ..] => READERS[usize::from(*first) % READERS.len()](rest),
    }
}
