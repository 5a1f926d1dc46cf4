//! I1: versions and transports.

use serde::{Deserialize, Serialize};

use crate::lenient::or_default;
use crate::{Base, Method, MethodInfo, Place};

/// I1. Answers 200, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetInfo;

impl Method for GetInfo {
    const INFO: MethodInfo = MethodInfo::new("I1", &[Place::get("/info").off(Base::Api)]);
    type Reply = InfoReply;
}

/// The answer of I1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InfoReply {
    /// The version of Connect.
    pub connect_version: String,
    /// The API versions offered.
    #[serde(default, deserialize_with = "or_default")]
    pub api_versions: Vec<ApiVersion>,
    /// The live transports switched on, in the protocol's words.
    #[serde(default, rename = "signalRTransports", deserialize_with = "or_default")]
    pub signalr_transports: Vec<String>,
}

/// One API version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiVersion {
    /// The version (`2`).
    pub version: String,
    /// Its path below the API's root (`/v2`).
    #[serde(default)]
    pub relative_url: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documents_sample_decodes() {
        let text = br#"{"connectVersion":"4.0.1.0","apiVersions":[
            {"version":"1.0","relativeUrl":"/v1.0"},{"version":"2","relativeUrl":"/v2"}],
            "signalRTransports":["webSockets","serverSentEvents","longPolling"]}"#;
        let reply = crate::decode::<InfoReply>(text).expect("decodes");
        let written = serde_json::to_string(&reply).expect("writes");
        insta::assert_snapshot!(written, @r#"{"connectVersion":"4.0.1.0","apiVersions":[{"version":"1.0","relativeUrl":"/v1.0"},{"version":"2","relativeUrl":"/v2"}],"signalRTransports":["webSockets","serverSentEvents","longPolling"]}"#);
    }
}
