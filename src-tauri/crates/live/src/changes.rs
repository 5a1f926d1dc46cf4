//! Which rows changed since somebody looked: bounded by the number of rows, never by time.

/// Consumers that each have their own changes.
pub(crate) const CONSUMERS: usize = 2;

/// The changes one consumer has taken.
#[derive(Debug)]
pub struct Changes<K = i64> {
    /// Everything is new; the list is empty then.
    pub(crate) reset: bool,
    pub(crate) touched: Vec<K>,
}

impl<K> Default for Changes<K> {
    fn default() -> Self {
        Self { reset: false, touched: Vec::new() }
    }
}

impl<K: Clone> Changes<K> {
    /// True if there is nothing to take.
    pub fn is_empty(&self) -> bool {
        !self.reset && self.touched.is_empty()
    }

    /// True if the whole table is to be sent.
    pub fn is_reset(&self) -> bool {
        self.reset
    }

    /// Rows to send, if it is not the whole table.
    pub fn touched(&self) -> impl Iterator<Item = K> {
        self.touched.iter().cloned()
    }
}

/// The changes nobody has taken yet, by place.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// A bit for each consumer that has the place in its list.
    bits: Vec<u8>,
    lists: [Vec<usize>; CONSUMERS],
    reset: [bool; CONSUMERS],
}

impl Marks {
    /// So many places there are now.
    pub(crate) fn resize(&mut self, len: usize) {
        self.bits.resize(len, 0);
    }

    /// A row is new or has changed.
    pub(crate) fn touch(&mut self, place: usize) {
        for consumer in 0..CONSUMERS {
            let bit = 1 << consumer;
            if !self.reset[consumer] && self.bits[place] & bit == 0 {
                self.bits[place] |= bit;
                self.lists[consumer].push(place);
            }
        }
    }

    /// All rows were exchanged.
    pub(crate) fn reset(&mut self) {
        self.bits.fill(0);
        self.lists.iter_mut().for_each(Vec::clear);
        self.reset = [true; CONSUMERS];
    }

    /// How many rows one consumer has to take; none if it is all of them.
    pub(crate) fn count(&self, consumer: usize) -> Option<usize> {
        (!self.reset[consumer]).then(|| self.lists[consumer].len())
    }

    /// Takes the changes of one consumer; the ids are those of the places.
    pub(crate) fn take<K: Clone>(&mut self, consumer: usize, ids: &[K]) -> Changes<K> {
        let Some(list) = self.lists.get_mut(consumer) else { return Changes::default() };
        let touched = list.iter().map(|place| ids[*place].clone()).collect();
        for place in list.drain(..) {
            self.bits[place] &= !(1 << consumer);
        }
        Changes { reset: std::mem::take(&mut self.reset[consumer]), touched }
    }

    /// True if that consumer has changes to take.
    pub(crate) fn any(&self, consumer: usize) -> bool {
        let lists = self.lists.get(consumer).zip(self.reset.get(consumer));
        lists.is_some_and(|(list, reset)| *reset || !list.is_empty())
    }
}
