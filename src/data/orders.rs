//! Random numbers: one independent stream for each seed, purpose, network and epoch.
//!
//! Streams are addressed, not consumed in turn, so a run can be taken up at any epoch and the
//! result never depends on what else was drawn.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// What a stream of random numbers is for.
#[derive(Clone, Copy, Debug)]
pub enum Purpose {
    Split = 1,
    Weights = 2,
    Order = 3,
    Subsample = 4,
    Labels = 5,
    Permuted = 6,
    LabelNoise = 7,
    Points = 8,
    InputNoise = 9,
    HeldOut = 10,
    Bootstrap = 16,
}

/// The generator of one stream.
pub fn generator(seed: u64, purpose: Purpose, network: usize, epoch: u32) -> ChaCha8Rng {
    let mut key = [0; 32];
    let words = [seed, purpose as u64, network as u64, u64::from(epoch)];
    for (bytes, word) in key.chunks_exact_mut(8).zip(words) {
        bytes.copy_from_slice(&word.to_le_bytes());
    }
    ChaCha8Rng::from_seed(key)
}

/// The next 32 random bits.
#[inline(never)] // One copy in a small download, not one for each caller.
pub fn word(generator: &mut ChaCha8Rng) -> u32 {
    generator.next_u32()
}

/// A random order of `0..len`.
pub fn permutation(len: usize, generator: &mut ChaCha8Rng) -> Vec<u32> {
    let mut order: Vec<u32> = (0..len as u32).collect();
    shuffle(&mut order, generator);
    order
}

/// Puts the numbers in a random order (Fisher–Yates).
pub fn shuffle(numbers: &mut [u32], generator: &mut ChaCha8Rng) {
    let mut bytes = [0; 256];
    let mut left = numbers.len();
    while left > 1 {
        // Many words at once, the same as one by one.
        let words = &mut bytes.as_chunks_mut::<4>().0[..(left - 1).min(64)];
        generator.fill_bytes(words.as_flattened_mut());
        for word in words {
            // Multiply-shift: its bias of at most len / 2³² is far below anything a run can show.
            let pick = (u64::from(u32::from_le_bytes(*word)) * left as u64) >> 32;
            left -= 1;
            numbers.swap(left, pick as usize);
        }
    }
}
