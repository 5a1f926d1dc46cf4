//! What a method is: verb, route, query, body, reply, and whether it may be repeated.

use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny};
use serde::{Serialize, Serializer};

use crate::methods;

/// HTTP verbs in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the verbs name themselves")]
pub enum Verb {
    Get,
    Post,
    Delete,
}

impl Verb {
    /// The verb as it is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }
}

/// What a route hangs off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// `{root}/webapi/api`
    Api,
    /// `{root}/webapi/api/v2`
    V2,
    /// `{root}/webapi/api/v1.0`
    V1,
}

impl Base {
    /// The path below the server's root.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Api => "/webapi/api",
            Self::V2 => "/webapi/api/v2",
            Self::V1 => "/webapi/api/v1.0",
        }
    }
}

/// Whether a call may be sent again when its answer was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Sending it twice is the same as sending it once.
    Idempotent,
    /// Sending it twice may do it twice.
    Once,
}

/// What is the same for every call of a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MethodInfo {
    /// The row of the coverage table.
    pub row: &'static str,
    /// The verb.
    pub verb: Verb,
    /// What the route hangs off.
    pub base: Base,
    /// The route, `{name}` for a part that varies.
    pub route: &'static str,
    /// Whether it may be sent again.
    pub repeat: Repeat,
}

impl std::fmt::Display for MethodInfo {
    /// `P2 GET /profile/mbu`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} {}", self.row, self.verb.as_str(), self.route)
    }
}

/// A call of a method.
pub trait Method: Send + Sync {
    /// What is the same for every call.
    const INFO: MethodInfo;
    /// The answer.
    type Reply: DeserializeOwned + Send;

    /// The path below [`Base::path`], parts that vary filled in and percent-encoded.
    fn path(&self) -> String {
        Self::INFO.route.to_owned()
    }

    /// The query, not yet encoded.
    fn query(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The JSON body, if the method has one.
    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        Ok(None)
    }
}

/// Every method, in the order of the coverage table. Routes, names in logs and the coverage test
/// come from here.
pub const METHODS: &[MethodInfo] = &[
    methods::GetInfo::INFO,
    methods::GetProfile::INFO,
    methods::GetMbu::INFO,
    methods::GetStrings::INFO,
    methods::GetStringsV1::INFO,
    methods::GetSpecificServer::INFO,
    methods::SubscribeAgents::INFO,
    methods::SubscribeQueues::INFO,
    methods::DeleteSubscription::INFO,
];

/// The answer of a method that answers 204, or 200 with a body nobody needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoContent;

impl<'de> Deserialize<'de> for NoContent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

impl Serialize for NoContent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}
