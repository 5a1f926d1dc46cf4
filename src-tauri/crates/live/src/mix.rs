//! A hash for ids and short names: quick, for tables whose keys nobody chooses to collide.

use std::hash::{BuildHasherDefault, Hasher};

/// Makes one for each look-up.
pub(crate) type Mixing = BuildHasherDefault<Mix>;

/// The state: one number.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u64(&mut self, word: u64) {
        // 2^64 by the golden ratio: spreads numbers that follow each other.
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }

    fn write_i64(&mut self, word: i64) {
        self.write_u64(word.cast_unsigned());
    }

    /// The upper half is the well mixed one; tables take their places from the lower.
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
