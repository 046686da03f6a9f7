//! A quick hash for words: one word of the lists is looked up for every word of a text.
//!
//! The keys are our own lists, so nobody can choose them to collide; lookups of a text's words cannot make a list longer.

use std::hash::{BuildHasherDefault, Hasher};

/// FNV-1a over eight bytes at a time, with the mixing step of a multiplicative hash.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordHasher(u64);

/// Builds [`WordHasher`]s.
pub(crate) type WordHash = BuildHasherDefault<WordHasher>;

/// Start and factor of FNV-1a (Fowler, Noll, Vo).
const START: u64 = 0xcbf2_9ce4_8422_2325;
const FACTOR: u64 = 0x0000_0100_0000_01b3;
/// An odd number near 2^64 over the golden ratio, which spreads neighbouring values (Knuth).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl Default for WordHasher {
    fn default() -> Self {
        Self(START)
    }
}

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.0 = (self.0 ^ u64::from_le_bytes(*chunk)).wrapping_mul(SPREAD).rotate_left(29);
        }
        for &byte in rest {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(FACTOR);
        }
    }

    fn finish(&self) -> u64 {
        self.0.wrapping_mul(SPREAD) ^ (self.0 >> 32)
    }
}
