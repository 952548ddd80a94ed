//! The random numbers of a draw.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// Keeps these streams apart from those of a run, whose second word is a small number.
const PURPOSE: u64 = u64::from_le_bytes(*b"truths\0\0");

/// One stream of random numbers.
pub(super) struct Random(ChaCha8Rng);

impl Random {
    /// The stream of this seed and of the truth at this index.
    pub fn new(seed: u64, index: u64) -> Self {
        let mut key = [0; 32];
        for (bytes, word) in key.chunks_exact_mut(8).zip([seed, PURPOSE, index]) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        Self(ChaCha8Rng::from_seed(key))
    }

    /// A uniform number in (0, 1), neither end included.
    pub fn uniform(&mut self) -> f64 {
        // 52 bits: with a half added, 53 would round up to one.
        ((self.0.next_u64() >> 12) as f64 + 0.5) / (1_u64 << 52) as f64
    }

    /// A standard normal number, by Box & Muller (1958).
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * libm::log(self.uniform())).sqrt();
        radius * libm::cos(2.0 * std::f64::consts::PI * self.uniform())
    }
}
