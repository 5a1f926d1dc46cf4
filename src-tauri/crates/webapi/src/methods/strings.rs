//! L1: the server's strings of one language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::segment;
use crate::{Base, Method, MethodInfo, Repeat, Verb};

/// L1. Answers 200, 404 for a language it does not have, or 500.
#[derive(Debug, Clone)]
pub struct GetStrings {
    /// The language, such as `en-us`.
    pub locale: String,
}

impl Method for GetStrings {
    const INFO: MethodInfo = MethodInfo {
        row: "L1",
        verb: Verb::Get,
        base: Base::V2,
        route: "/resources/dashboard/localization/{locale}",
        repeat: Repeat::Idempotent,
    };
    type Reply = StringsReply;

    fn path(&self) -> String {
        Self::INFO.route.replace("{locale}", &segment(&self.locale))
    }
}

/// L1 as the document's sample has it, for servers without the v2 route (spec note 8).
#[derive(Debug, Clone)]
pub struct GetStringsV1 {
    /// The language, such as `en-us`.
    pub locale: String,
}

impl Method for GetStringsV1 {
    const INFO: MethodInfo = MethodInfo { base: Base::V1, ..GetStrings::INFO };
    type Reply = StringsReply;

    fn path(&self) -> String {
        Self::INFO.route.replace("{locale}", &segment(&self.locale))
    }
}

/// The answer of L1: key to text. A value that is no text is dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BTreeMap<String, serde_json::Value>")]
pub struct StringsReply(pub BTreeMap<String, String>);

impl From<BTreeMap<String, serde_json::Value>> for StringsReply {
    fn from(map: BTreeMap<String, serde_json::Value>) -> Self {
        let text = |(key, value)| match value {
            serde_json::Value::String(text) => Some((key, text)),
            _ => None,
        };
        Self(map.into_iter().filter_map(text).collect())
    }
}
