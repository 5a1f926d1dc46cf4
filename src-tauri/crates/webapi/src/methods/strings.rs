//! L1: the server's strings of one language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fill;
use crate::{Base, Method, MethodInfo, Place, Refusal};

const ROUTE: &str = "/resources/dashboard/localization/{locale}";

/// L1, by the v1.0 route of the sample where the server has no newer one (spec note 8). Answers
/// 200, 404 for a language it does not have, or 500.
#[derive(Debug, Clone)]
pub struct GetStrings {
    /// The language, such as `en-us`.
    pub locale: String,
}

impl Method for GetStrings {
    const INFO: MethodInfo =
        MethodInfo::new("L1", &[Place::get(ROUTE), Place::get(ROUTE).off(Base::V1)])
            .first_of()
            .refused(&[Refusal::LocaleUnknown]);
    type Reply = StringsReply;

    fn path(&self, route: &str) -> String {
        fill(route, &self.locale)
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
