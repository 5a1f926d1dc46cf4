//! Places for rows: dense, so that an id is looked up once and what belongs to it lies together.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hash;

use crate::mix::Mixing;

/// What rows are known by.
pub trait Key: Clone + Eq + Hash + fmt::Debug {
    /// True if a snapshot of one has its name, and a change has not.
    const NAMED: bool;
    /// Rows that nobody expected are taken up to this many.
    const SPARE: usize;
}

impl Key for i64 {
    const NAMED: bool = true;
    const SPARE: usize = 100_000;
}

/// Ids by place and places by id.
#[derive(Debug)]
pub(crate) struct Slots<K> {
    places: HashMap<K, usize, Mixing>,
    ids: Vec<K>,
}

impl<K> Default for Slots<K> {
    fn default() -> Self {
        Self { places: HashMap::default(), ids: Vec::new() }
    }
}

impl<K: Key> Slots<K> {
    /// Places for these, in this order; what comes twice has one.
    pub(crate) fn of(ids: impl IntoIterator<Item = K>) -> Self {
        let mut slots = Self::default();
        for id in ids {
            slots.add(id);
        }
        slots
    }

    /// The place of an id, a new one at the end if it has none.
    pub(crate) fn add(&mut self, id: K) -> usize {
        let next = self.ids.len();
        let place = *self.places.entry(id.clone()).or_insert(next);
        if place == next {
            self.ids.push(id);
        }
        place
    }

    /// The place of an id.
    pub(crate) fn find(&self, id: &K) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The ids in the order of their places.
    pub(crate) fn ids(&self) -> &[K] {
        &self.ids
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ids.len()
    }
}

/// A list by place after the places have changed: `to` says where each went, if it is still there.
pub(crate) fn moved<T>(old: Vec<Option<T>>, to: &[Option<usize>], len: usize) -> Vec<Option<T>> {
    let mut new: Vec<Option<T>> = std::iter::repeat_with(|| None).take(len).collect();
    for (value, place) in old.into_iter().zip(to) {
        if let Some(place) = place {
            new[*place] = value;
        }
    }
    new
}
