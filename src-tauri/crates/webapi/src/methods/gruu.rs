//! S4: the address by which a softphone reaches a session.

use serde::de::{Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use super::fill;
use crate::{Method, MethodInfo, Place};

/// S4. Answers 200, or 500.
#[derive(Debug, Clone, Copy)]
pub struct GetGruu {
    /// The session.
    pub session: i64,
}

impl Method for GetGruu {
    const INFO: MethodInfo = MethodInfo::new("S4", &[Place::get("/sessions/{sessionId}/gruu")]);
    type Reply = Gruu;

    fn path(&self, route: &str) -> String {
        fill(route, &self.session.to_string())
    }
}

/// The answer of S4: a bare string by the text, an object with `gruu` by the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gruu(pub String);

impl<'de> Deserialize<'de> for Gruu {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        #[serde(untagged, expecting = "a string, or an object with gruu")]
        enum Either {
            Bare(String),
            Object { gruu: String },
        }
        Either::deserialize(deserializer).map(|either| match either {
            Either::Bare(gruu) | Either::Object { gruu } => Self(gruu),
        })
    }
}

impl Serialize for Gruu {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
