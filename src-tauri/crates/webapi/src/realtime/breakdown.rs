//! An agent's metrics of one queue. The document names the lists and leaves their items open ("TODO").

use serde::de::{Deserialize, Deserializer};
use serde_json::Value;

use super::MetricBags;
use crate::dto::dto;
use crate::lenient::{Int, Text};

/// One breakdown. A bare number stands for its queue's id; an item of another shape than that of
/// Realtime Data reads as an empty one.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(transparent)]
pub struct Breakdown(pub BreakdownFields);

dto! {
    /// The fields of a breakdown: those of the queue's Realtime Data.
    BreakdownFields {
        #[serde(rename = "type")]
        kind: Text,
        #[serde(alias = "queueId", alias = "entityId")]
        id: Int,
        #[serde(alias = "queueName")]
        name: Text,
        metrics: MetricBags,
    }
}

impl<'de> Deserialize<'de> for Breakdown {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if let Ok(id) = Int::deserialize(&value) {
            return Ok(Self(BreakdownFields { id: Some(id), ..BreakdownFields::default() }));
        }
        Ok(Self(serde_json::from_value(value).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_shape_is_read_as_far_as_it_is_known() {
        let text = r#"[{"queueId":"3","metrics":{"audio":{"ronaCount":1}}},"TODO",{"id":{}},8]"#;
        let all: Vec<Breakdown> = serde_json::from_str(text).unwrap();
        assert_eq!(all[0].0.id, Some(Int(3)));
        assert_eq!(all[0].0.metrics.as_ref().unwrap().0.len(), 1);
        assert_eq!((&all[1], &all[2]), (&Breakdown::default(), &Breakdown::default()));
        assert_eq!(all[3].0.id, Some(Int(8)));
    }
}
