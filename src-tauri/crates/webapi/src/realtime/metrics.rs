//! Metric bags: modality, then name, then a number or an object (spec note 20).

use std::fmt;

use compact_str::CompactString;
use connect_model::{Metric, MetricValue, Modality};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// All values of one entity, in the order they came.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MetricBags(pub Vec<Metric>);

/// One value as the wire has it; `None` is null, or something that is no value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MetricDto(pub Option<MetricValue>);

impl MetricBags {
    /// True if there are no values.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Option<MetricValue>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or an object with total, average and count")
    }
    fn visit_i64<E: Error>(self, v: i64) -> Result<Self::Value, E> {
        Ok(Some(MetricValue::Number(v as f64)))
    }
    fn visit_u64<E: Error>(self, v: u64) -> Result<Self::Value, E> {
        Ok(Some(MetricValue::Number(v as f64)))
    }
    fn visit_f64<E: Error>(self, v: f64) -> Result<Self::Value, E> {
        Ok(Some(MetricValue::Number(v)))
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
    fn visit_str<E: Error>(self, v: &str) -> Result<Self::Value, E> {
        let number: Option<f64> = v.trim().parse().ok();
        Ok(number.filter(|n| n.is_finite()).map(MetricValue::Number))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let (mut total, mut average, mut count) = (None, None, None);
        while let Some(key) = map.next_key::<CompactString>()? {
            let slot = match key.to_ascii_lowercase().as_str() {
                "total" => &mut total,
                "average" => &mut average,
                "count" => &mut count,
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    continue;
                }
            };
            *slot = match map.next_value::<MetricDto>()?.0 {
                Some(MetricValue::Number(number)) => Some(number),
                _ => None,
            };
        }
        let count = count.unwrap_or(0.0);
        Ok(match (total, average) {
            (Some(total), average) => {
                let mean = if count > 0.0 { total / count } else { 0.0 };
                Some(MetricValue::Stat { total, average: average.unwrap_or(mean), count })
            }
            (None, Some(average)) => {
                Some(MetricValue::Stat { total: average * count, average, count })
            }
            (None, None) => None,
        })
    }
}

impl<'de> Deserialize<'de> for MetricDto {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor).map(Self)
    }
}

impl Serialize for MetricDto {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            None => serializer.serialize_none(),
            Some(MetricValue::Number(number)) => Plain(number).serialize(serializer),
            Some(MetricValue::Stat { total, average, count }) => {
                let mut out = serializer.serialize_map(Some(3))?;
                for (key, number) in [("total", total), ("average", average), ("count", count)] {
                    out.serialize_entry(key, &Plain(number))?;
                }
                out.end()
            }
        }
    }
}

/// Whole numbers without a fraction, as the document prints them.
struct Plain(f64);

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // 2^53: up to here a float says exactly which whole number is meant.
        if self.0.fract() == 0.0 && self.0.abs() <= 9_007_199_254_740_992.0 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

struct BagsVisitor;

impl<'de> Visitor<'de> for BagsVisitor {
    type Value = MetricBags;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of metrics per modality")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<MetricBags, A::Error> {
        let mut bags = MetricBags::default();
        while let Some(key) = map.next_key::<CompactString>()? {
            let modality = Modality::parse(&key);
            map.next_value_seed(Bag { modality, into: &mut bags.0 })?;
        }
        Ok(bags)
    }
}

impl<'de> Deserialize<'de> for MetricBags {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(BagsVisitor)
    }
}

struct Bag<'a> {
    modality: Modality,
    into: &'a mut Vec<Metric>,
}

impl<'de> serde::de::DeserializeSeed<'de> for Bag<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bag<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of metrics by name")
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<CompactString>()? {
            let value = map.next_value::<MetricDto>()?.0;
            self.into.push(Metric { modality: self.modality.clone(), name, value });
        }
        Ok(())
    }
}

impl Serialize for MetricBags {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut modalities: Vec<&Modality> = Vec::new();
        for metric in &self.0 {
            if !modalities.contains(&&metric.modality) {
                modalities.push(&metric.modality);
            }
        }
        let mut out = serializer.serialize_map(Some(modalities.len()))?;
        for modality in modalities {
            out.serialize_entry(modality.as_str(), &OneBag { modality, all: &self.0 })?;
        }
        out.end()
    }
}

struct OneBag<'a> {
    modality: &'a Modality,
    all: &'a [Metric],
}

impl Serialize for OneBag<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(None)?;
        for metric in self.all.iter().filter(|metric| metric.modality == *self.modality) {
            out.serialize_entry(metric.name.as_str(), &MetricDto(metric.value))?;
        }
        out.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bags_are_written_as_the_document_prints_them() {
        let text = r#"{"audio":{"ronaCount":1,"answeredCount":null},"agnostic":{"availableTime":{"total":13205103,"average":6602551.5,"count":2}}}"#;
        let bags: MetricBags = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&bags).unwrap(), text);
    }

    #[test]
    fn values_of_other_kinds_are_no_values() {
        let text = r#"{"audio":{"a":"5","b":"n/a","c":true,"d":[1],"e":{"x":1}},"message":null}"#;
        let bags: MetricBags = serde_json::from_str(text).unwrap();
        let values: Vec<_> = bags.0.iter().map(|metric| metric.value).collect();
        assert_eq!(values, [Some(MetricValue::Number(5.0)), None, None, None, None]);
    }
}
