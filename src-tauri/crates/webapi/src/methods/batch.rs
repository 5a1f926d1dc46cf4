//! B1: several calls in one.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use url::form_urlencoded;

use super::json;
use crate::lenient::Int;
use crate::{Method, MethodInfo, Place};

/// B1. Answers 200 with one answer per part, in the same order, or 500; parts fail on their own.
#[derive(Debug, Clone, Default)]
pub struct SendBatch {
    /// The calls.
    pub parts: Vec<BatchPart>,
}

/// One call of a batch.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct BatchPart {
    /// The verb.
    pub method: String,
    /// The route with its query, seen from the v2 root: `../v2/profile`.
    pub relative_url: String,
    /// The body, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Box<RawValue>>,
}

/// The answer to one call of a batch.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BatchAnswer {
    /// The HTTP status it would have had alone.
    pub code: Int,
    /// What it would have been answered alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Box<RawValue>>,
}

impl BatchPart {
    /// A call at the place it chooses, as a part of a batch.
    pub fn of<M: Method>(call: &M) -> Result<Self, serde_json::Error> {
        let place = call.place();
        Self::new(place, &call.path(place.route), &call.query(), call.body()?.as_deref())
    }

    /// A call as a part of a batch: its place with the path filled in, its query, its JSON body.
    pub fn new(
        place: &Place,
        path: &str,
        query: &[(&'static str, String)],
        body: Option<&[u8]>,
    ) -> Result<Self, serde_json::Error> {
        let mut relative_url = format!("{}{path}", place.base.relative());
        if !query.is_empty() {
            let mut pairs = form_urlencoded::Serializer::new(String::new());
            relative_url.push('?');
            relative_url.push_str(&pairs.extend_pairs(query).finish());
        }
        let body = body.map(serde_json::from_slice).transpose()?;
        Ok(Self { method: place.verb.as_str().to_owned(), relative_url, body })
    }
}

impl Method for SendBatch {
    // What it holds decides whether it may be repeated; whoever sends one knows.
    const INFO: MethodInfo = MethodInfo::new("B1", &[Place::post("/")]).once().up_to_mb(128);
    type Reply = Vec<BatchAnswer>;

    fn body(&self) -> Result<Option<Vec<u8>>, serde_json::Error> {
        json(&self.parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::methods::{GetInfo, SetCallNotes, SubscribeAgents, SubscribeBody};
    use crate::{Scope, View};

    #[test]
    fn parts_are_written_as_the_document_has_them() {
        let scope = Scope { agents: vec![5, 7], ..Scope::default() };
        let subscribe = SubscribeAgents {
            scope,
            view: View::default(),
            body: SubscribeBody { connection_id: "123".to_owned(), ..SubscribeBody::default() },
        };
        let note = SetCallNotes { session: 18, note: "a \"b\"".to_owned() };
        let parts = vec![
            BatchPart::of(&GetInfo).unwrap(),
            BatchPart::of(&subscribe).unwrap(),
            BatchPart::of(&note).unwrap(),
        ];
        let body = SendBatch { parts }.body().unwrap().unwrap();
        insta::assert_snapshot!(String::from_utf8(body).unwrap(), @r#"[{"method":"GET","relativeUrl":"../info"},{"method":"POST","relativeUrl":"../v2/subscriptions/agents?agentIds=5%2C7","body":{"connectionId":"123","sessionProperties":[],"sessionPropertyType":[],"metricProperties":[]}},{"method":"POST","relativeUrl":"../v2/sessions/18/setcallnotes","body":{"note":"a \"b\""}}]"#);
    }

    #[test]
    fn answers_keep_their_bodies_as_they_came() {
        let text = br#"[{"code":500,"body":{"message":"Failed"}},{"code":"204"},{"code":200,"body":null}]"#;
        let answers: Vec<BatchAnswer> = crate::decode(text).unwrap();
        assert_eq!(answers[0].body.as_ref().unwrap().get(), r#"{"message":"Failed"}"#);
        assert_eq!((answers[1].code.0, answers[1].body.is_none()), (204, true));
        assert!(answers[2].body.is_none());
    }
}
