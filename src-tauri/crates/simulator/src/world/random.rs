//! The dice: one seeded source, and the few distributions a contact centre needs.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A seeded source of chance.
pub(crate) struct Dice(ChaCha8Rng);

/// What the dice of one thing are thrown for, so that its details do not depend on each other.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Topic {
    Customer,
    Past,
    CallFlow,
    Extras,
    Transcript,
    Messages,
    Outcome,
    Statuses,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// The dice of one thing: what they show is the same whenever it is asked for, and asking
    /// changes nothing that happens.
    pub(crate) fn of(seed: u64, topic: Topic, id: i64) -> Self {
        let topic = (topic as u64 + 1) << 56;
        Self::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ topic ^ id as u64)
    }

    /// From 0 to 1, both excluded, so that its logarithm exists.
    pub(crate) fn unit(&mut self) -> f64 {
        self.0.random::<f64>().clamp(1e-12, 1.0 - 1e-12)
    }

    /// True with this probability.
    pub(crate) fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high.max(low))
    }

    /// An index below `len`, which must not be 0.
    pub(crate) fn below(&mut self, len: usize) -> usize {
        self.0.random_range(0..len.max(1))
    }

    /// One of a list that is not empty.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// Waiting times between things that happen by chance; whole milliseconds, at least 1.
    pub(crate) fn exponential(&mut self, mean_ms: f64) -> i64 {
        ((-self.unit().ln() * mean_ms) as i64).max(1)
    }

    /// Durations of human work: many near the median, some much longer.
    pub(crate) fn lognormal(&mut self, median_ms: f64, sigma: f64) -> i64 {
        let radius = (-2.0 * self.unit().ln()).sqrt();
        let normal = radius * (std::f64::consts::TAU * self.unit()).cos();
        ((median_ms * (sigma * normal).exp()) as i64).max(1)
    }

    /// 16 bytes.
    pub(crate) fn bytes(&mut self) -> [u8; 16] {
        self.0.random()
    }
}
