//! S6: writes an extra item of a session.

use serde::{Deserialize, Serialize};

use super::{fill, json};
use crate::lenient::{Int, Text};
use crate::{Method, MethodInfo, NoContent, Place, Refusal};

const ROUTE: &str = "/sessions/{sessionId}/setextraitems";
const SHORT: &str = "/sessions/{sessionId}/setextraitem";

/// S6. Answers 204, 400 if a part is missing, or 500. Its text says GET and `setextraitems`, its
/// sample `setextraitem`; a body wants POST (spec note 6).
#[derive(Debug, Clone)]
pub struct SetExtraItem {
    /// The session.
    pub session: i64,
    /// Which item.
    pub item: ExtraItemKey,
    /// Its new value.
    pub value: String,
}

/// An extra item by its id or by its name: one of both there must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExtraItemKey {
    /// By `extraItemId`.
    Id(i64),
    /// By its key.
    Name(String),
}

/// The body of S6.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs, reason = "the fields are those of the document's dictionary")]
pub struct SetExtraItemBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra_item_id: Option<Int>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra_item_name: Option<Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra_item_value: Option<Text>,
}

impl Method for SetExtraItem {
    const INFO: MethodInfo = MethodInfo::new(
        "S6",
        &[Place::post(ROUTE), Place::get(ROUTE), Place::post(SHORT), Place::get(SHORT)],
    )
    .first_of()
    .refused(&[Refusal::Incomplete]);
    type Reply = NoContent;

    fn path(&self, route: &str) -> String {
        fill(route, &self.session.to_string())
    }

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        let (extra_item_id, extra_item_name) = match &self.item {
            ExtraItemKey::Id(id) => (Some(Int(*id)), None),
            ExtraItemKey::Name(name) => (None, Some(Text::from(name.clone()))),
        };
        let extra_item_value = Some(Text::from(self.value.clone()));
        json(&SetExtraItemBody { extra_item_id, extra_item_name, extra_item_value })
    }
}
