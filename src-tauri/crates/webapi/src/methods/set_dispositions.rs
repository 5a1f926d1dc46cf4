//! S8: writes the disposition of a session.

use serde::{Deserialize, Serialize};

use super::{fill, json};
use crate::lenient::Int;
use crate::{Method, MethodInfo, NoContent, Place, Refusal};

const ROUTE: &str = "/sessions/{sessionId}/setdispositions";

/// S8. Answers 204, 400 without a body, or 500. GET by its heading, POST by its body (spec note 6).
#[derive(Debug, Clone, Copy)]
pub struct SetDispositions {
    /// The session.
    pub session: i64,
    /// The disposition.
    pub disposition: i64,
    /// The one of the second level, if there is one.
    pub sub_disposition: Option<i64>,
}

/// The body of S8.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs, reason = "the fields are those of the document's dictionary")]
pub struct SetDispositionsBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disposition_id: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sub_disposition_id: Option<Int>,
}

impl Method for SetDispositions {
    const INFO: MethodInfo = MethodInfo::new("S8", &[Place::post(ROUTE), Place::get(ROUTE)])
        .first_of()
        .refused(&[Refusal::Incomplete]);
    type Reply = NoContent;

    fn path(&self, route: &str) -> String {
        fill(route, &self.session.to_string())
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        json(&SetDispositionsBody {
            disposition_id: Some(Int(self.disposition)),
            sub_disposition_id: self.sub_disposition.map(Int),
        })
    }
}
