//! What a method is: verb, route, query, body, reply, the refusals it can have, and whether it may
//! be repeated.

use std::fmt;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny};
use serde::{Serialize, Serializer};

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

    /// The same seen from `{root}/webapi/api/v2/`, as a batch writes it (row B1).
    pub const fn relative(self) -> &'static str {
        match self {
            Self::Api => "..",
            Self::V2 => "../v2",
            Self::V1 => "../v1.0",
        }
    }
}

/// Where a method is: verb and route, `{name}` for a part of the route that varies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are named for their types")]
pub struct Place {
    pub verb: Verb,
    pub base: Base,
    pub route: &'static str,
}

impl Place {
    /// GET off the v2 root.
    pub(crate) const fn get(route: &'static str) -> Self {
        Self { verb: Verb::Get, base: Base::V2, route }
    }

    /// POST off the v2 root.
    pub(crate) const fn post(route: &'static str) -> Self {
        Self { verb: Verb::Post, base: Base::V2, route }
    }

    /// The same off another root.
    pub(crate) const fn off(self, base: Base) -> Self {
        Self { base, ..self }
    }
}

impl fmt::Display for Place {
    /// `GET /profile/mbu`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.verb.as_str(), self.route)
    }
}

/// Who decides where a method with several places is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// The call itself: what it asks for says where.
    Call,
    /// The server: the places are tried in order until it has one (spec notes 6 and 8).
    Server,
}

/// Whether a call may be sent again when its answer was lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeat {
    /// Sending it twice is the same as sending it once.
    Idempotent,
    /// Sending it twice may do it twice.
    Once,
}

/// A refusal of the document. Every method can also answer 401 without a valid token, and 500.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// The token's agent does not exist: 404.
    AgentUnknown,
    /// The caller's place in the organisation does not show it this agent, queue or session: 401.
    NotVisible,
    /// The query names no entity: 401.
    NothingNamed,
    /// The caller may not record the session's primary agent, or nobody may record it: 401.
    NotRecordable,
    /// `activeOnly` or `currentOnly` is not true: 400.
    MustBeTrue,
    /// A combination of start, end and size that is not supported: 400.
    WindowNotSupported,
    /// No session has this id: 500 (spec note 16).
    SessionUnknown,
    /// The body is missing, or a part of it that must be there: 400.
    Incomplete,
    /// A status together with a suspension: 400.
    StatusAndSuspension,
    /// A reason code with another status than Unavailable: 400.
    ReasonNotAway,
    /// The server has no strings of this language: 404.
    LocaleUnknown,
    /// No subscription has this id: 404.
    SubscriptionUnknown,
    /// The subscription is somebody else's: 401.
    SubscriptionNotYours,
    /// The query is blank: 400.
    QueryEmpty,
}

impl Refusal {
    /// The HTTP status.
    pub const fn status(self) -> u16 {
        match self {
            Self::MustBeTrue
            | Self::WindowNotSupported
            | Self::Incomplete
            | Self::StatusAndSuspension
            | Self::ReasonNotAway
            | Self::QueryEmpty => 400,
            Self::NotVisible
            | Self::NothingNamed
            | Self::NotRecordable
            | Self::SubscriptionNotYours => 401,
            Self::AgentUnknown | Self::LocaleUnknown | Self::SubscriptionUnknown => 404,
            Self::SessionUnknown => 500,
        }
    }
}

/// The largest answer that is taken of a method that says nothing else, in megabytes.
const LIMIT_MB: u32 = 8;

/// What is the same for every call of a method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MethodInfo {
    /// The row of the coverage table.
    pub row: &'static str,
    /// Where it is; never empty.
    pub places: &'static [Place],
    /// Who decides among the places.
    pub choice: Choice,
    /// Whether it may be sent again.
    pub repeat: Repeat,
    /// How it can be refused.
    pub refusals: &'static [Refusal],
    /// The largest answer that is taken, in megabytes.
    pub limit_mb: u32,
}

impl MethodInfo {
    /// A method that may be repeated and whose calls know their place.
    pub(crate) const fn new(row: &'static str, places: &'static [Place]) -> Self {
        Self {
            row,
            places,
            choice: Choice::Call,
            repeat: Repeat::Idempotent,
            refusals: &[],
            limit_mb: LIMIT_MB,
        }
    }

    /// The same, not to be repeated.
    pub(crate) const fn once(self) -> Self {
        Self { repeat: Repeat::Once, ..self }
    }

    /// The same, the server deciding where.
    pub(crate) const fn first_of(self) -> Self {
        Self { choice: Choice::Server, ..self }
    }

    /// The same with these refusals.
    pub(crate) const fn refused(self, refusals: &'static [Refusal]) -> Self {
        Self { refusals, ..self }
    }

    /// The same with larger answers.
    pub(crate) const fn up_to_mb(self, limit_mb: u32) -> Self {
        Self { limit_mb, ..self }
    }
}

impl fmt::Display for MethodInfo {
    /// `P2 GET /profile/mbu`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.row, self.places[0])
    }
}

/// A call of a method.
pub trait Method: Send + Sync {
    /// What is the same for every call.
    const INFO: MethodInfo;
    /// The answer.
    type Reply: DeserializeOwned + Send;

    /// Which of its places this call goes to, if the call decides.
    fn place(&self) -> &'static Place {
        &Self::INFO.places[0]
    }

    /// The path below [`Base::path`] out of the place's route: parts that vary filled in and
    /// percent-encoded.
    fn path(&self, route: &str) -> String {
        route.to_owned()
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
