//! I1, L1 and V1: what the deployment is and what it calls things.

use connect_webapi::Refusal;
use connect_webapi::methods::{ApiVersion, InfoReply};

use super::call::{Answer, Call, Outcome};
use crate::strings;

/// I1
pub(super) fn info(call: &Call<'_>) -> Outcome {
    let transports = call.simulated.options.transports.iter();
    let signalr_transports = transports.map(|transport| transport.name().to_owned()).collect();
    let version = |version: &str, url: &str| ApiVersion {
        version: version.to_owned(),
        relative_url: url.to_owned(),
    };
    Answer::json(&InfoReply {
        connect_version: "4.1.1.0".to_owned(),
        api_versions: vec![version("1.0", "/v1.0"), version("2", "/v2")],
        signalr_transports,
    })
}

/// L1, under both versions.
pub(super) fn strings(call: &Call<'_>) -> Outcome {
    match strings::of(&call.varying) {
        Some(strings) => Answer::json(&strings),
        None => Err(Refusal::LocaleUnknown.into()),
    }
}

/// V1
pub(super) fn specific_server(call: &Call<'_>) -> Outcome {
    let elsewhere = call.simulated.state().specific_server.clone();
    let root = elsewhere.unwrap_or_else(|| call.simulated.root.clone());
    Answer::json(&format!("{root}/webapi"))
}
