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

impl MetricId {
    /// Its number: metrics are counted as they come.
    pub(crate) fn number(self) -> usize {
        usize::from(self.0)
    }
}

/// All metrics that one table was ever told of.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Per modality, of which there are a handful: the spellings as they came.
    bags: Vec<(Modality, HashMap<CompactString, MetricId, Mixing>)>,
    spellings: usize,
    /// By number.
    keys: Vec<Key>,
    /// The metric that came last.
    last: Option<MetricId>,
}

#[derive(Debug)]
struct Key {
    modality: Modality,
    name: CompactString,
    folded: CompactString,
    /// The metric that came after this one the last time: a server has an order of its own.
    next: MetricId,
}

impl Names {
    /// The number of a metric, in any spelling; it gets one if it has none. None once there are
    /// 65,536 of them.
    pub(crate) fn id(&mut self, modality: &Modality, name: &str) -> Option<MetricId> {
        let next = self.last.map_or(MetricId(0), |last| self.keys[last.number()].next);
        if self.keys.get(next.number()).is_some_and(|key| key.is(modality, name)) {
            self.last = Some(next);
            return self.last;
        }
        let id = self.look_up(modality, name).or_else(|| self.learn(modality, name))?;
        if let Some(last) = self.last.replace(id) {
            self.keys[last.number()].next = id;
        }
        Some(id)
    }

    fn look_up(&self, modality: &Modality, name: &str) -> Option<MetricId> {
        let (_, ids) = self.bags.iter().find(|(known, _)| known == modality)?;
        ids.get(name).copied()
    }

    fn learn(&mut self, modality: &Modality, name: &str) -> Option<MetricId> {
        let folded = fold(name);
        let is = |key: &Key| key.modality == *modality && key.folded == folded;
        let place = self.keys.iter().position(is).unwrap_or(self.keys.len());
        let id = MetricId(u16::try_from(place).ok()?);
        if place == self.keys.len() {
            let (modality, name) = (modality.clone(), name.into());
            self.keys.push(Key { modality, name, folded, next: id });
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
        let key = &self.keys[id.number()];
        (&key.modality, &key.name)
    }

    /// The metric's numbers in all modalities, in any spelling.
    pub(crate) fn all_of(&self, name: &str) -> impl Iterator<Item = MetricId> {
        let folded = fold(name);
        let places = (0..=u16::MAX).zip(&self.keys);
        places.filter(move |(_, key)| key.folded == folded).map(|(place, _)| MetricId(place))
    }
}

impl Key {
    /// True if it is spelled just so.
    fn is(&self, modality: &Modality, name: &str) -> bool {
        self.name == name && self.modality == *modality
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
    fn in_whatever_order_they_come_they_are_the_same() {
        let mut names = Names::default();
        let all = ["a", "b", "c"].map(|name| names.id(&Modality::Audio, name));
        for order in [[0, 1, 2], [0, 1, 2], [2, 1, 0], [1, 1, 2], [2, 0, 1]] {
            for place in order {
                assert_eq!(names.id(&Modality::Audio, ["a", "b", "c"][place]), all[place]);
            }
        }
        assert_eq!(names.keys.len(), 3);
    }

    #[test]
    fn what_has_no_number_left_is_not_kept() {
        let keys = (0..=u16::MAX).map(|_| Key {
            modality: Modality::Audio,
            name: "x".into(),
            folded: "x".into(),
            next: MetricId(0),
        });
        let mut names = Names { keys: keys.collect(), ..Names::default() };
        assert_eq!(names.id(&Modality::Audio, "y"), None);
        assert_eq!(names.id(&Modality::Audio, "X"), Some(MetricId(0)));
    }
}
