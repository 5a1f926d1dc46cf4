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
            out.serialize_entry(metric.name.as_str(), &metric.value)?;
        }
        out.end()
    }
}
