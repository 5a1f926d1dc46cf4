//! The metrics of one table as numbers of two bytes, each a name within a modality.

use std::collections::HashMap;

use compact_str::CompactString;
use connect_model::{Modality, fold};

use crate::mix::Mixing;

/// Spellings that are remembered; a server that writes names in ever new ways is read all the same.
const SPELLINGS: usize = 65_536;

/// A metric of one table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct MetricId(u16);

/// All metrics that one table was ever told of.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Per modality, of which there are a handful: the spellings as they came.
    bags: Vec<(Modality, HashMap<CompactString, MetricId, Mixing>)>,
    spellings: usize,
    /// By number.
    keys: Vec<Key>,
}

#[derive(Debug)]
struct Key {
    modality: Modality,
    name: CompactString,
    folded: CompactString,
}

impl Names {
    /// The number of a metric, in any spelling; it gets one if it has none. None once there are
    /// 65,536 of them.
    pub(crate) fn id(&mut self, modality: &Modality, name: &str) -> Option<MetricId> {
        let bag = self.bags.iter().find(|(known, _)| known == modality);
        let known = bag.and_then(|(_, ids)| ids.get(name).copied());
        known.or_else(|| self.learn(modality, name))
    }

    fn learn(&mut self, modality: &Modality, name: &str) -> Option<MetricId> {
        let folded = fold(name);
        let is = |key: &Key| key.modality == *modality && key.folded == folded;
        let place = self.keys.iter().position(is).unwrap_or(self.keys.len());
        let id = MetricId(u16::try_from(place).ok()?);
        if place == self.keys.len() {
            self.keys.push(Key { modality: modality.clone(), name: name.into(), folded });
        }
        if self.spellings < SPELLINGS {
            self.spellings += 1;
            match self.bags.iter_mut().find(|(known, _)| known == modality) {
                Some((_, ids)) => drop(ids.insert(name.into(), id)),
                None => {
                    self.bags.push((modality.clone(), [(name.into(), id)].into_iter().collect()));
                }
            }
        }
        Some(id)
    }

    /// The modality and the name, in the spelling that came first.
    pub(crate) fn key(&self, id: MetricId) -> (&Modality, &str) {
        let key = &self.keys[usize::from(id.0)];
        (&key.modality, &key.name)
    }

    /// The metric's numbers in all modalities, in any spelling.
    pub(crate) fn all_of(&self, name: &str) -> impl Iterator<Item = MetricId> {
        let folded = fold(name);
        let places = (0..=u16::MAX).zip(&self.keys);
        places.filter(move |(_, key)| key.folded == folded).map(|(place, _)| MetricId(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_metric_are_one_and_modalities_are_not() {
        let mut names = Names::default();
        let first = names.id(&Modality::Audio, "ronaCount").unwrap();
        assert_eq!(names.id(&Modality::Audio, "Rona Count"), Some(first));
        let other = names.id(&Modality::Message, "RonaCount").unwrap();
        assert_ne!(other, first);
        assert_eq!(names.key(first), (&Modality::Audio, "ronaCount"));
        assert_eq!(names.all_of("RONACOUNT").collect::<Vec<_>>(), [first, other]);
        assert_eq!(names.keys.len(), 2);
    }

    #[test]
    fn what_has_no_number_left_is_not_kept() {
        let keys = (0..=u16::MAX).map(|_| Key {
            modality: Modality::Audio,
            name: "x".into(),
            folded: "x".into(),
        });
        let mut names = Names { keys: keys.collect(), ..Names::default() };
        assert_eq!(names.id(&Modality::Audio, "y"), None);
        assert_eq!(names.id(&Modality::Audio, "X"), Some(MetricId(0)));
    }
}
