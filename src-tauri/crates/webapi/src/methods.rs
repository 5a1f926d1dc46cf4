//! The methods, a module each.

use std::fmt::Write;

mod delete_subscription;
mod info;
mod mbu;
mod profile;
#[cfg(test)]
mod samples;
mod specific_server;
mod strings;
mod subscribe;

pub use delete_subscription::{DeleteSubscription, DeleteSubscriptionBody};
pub use info::{ApiVersion, GetInfo, InfoReply};
pub use mbu::{AgentDto, BusinessUnitDto, GetMbu, GroupDto, MbuReply, QueueDto, TeamDto};
pub use profile::{GetProfile, HiddenQueue, ProfileReply};
pub use specific_server::GetSpecificServer;
pub use strings::{GetStrings, GetStringsV1, StringsReply};
pub use subscribe::{SubscribeAgents, SubscribeBody, SubscribeQueues, SubscriptionId};

/// One path segment, percent-encoded.
pub(crate) fn segment(text: &str) -> String {
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
