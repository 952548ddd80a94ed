//! Uniform and normal random numbers.

use rand_chacha::ChaCha8Rng;

use super::{Purpose, generator, word};

/// A stream of them.
pub struct Deviates {
    random: ChaCha8Rng,
    /// Normal numbers come in pairs.
    second: Option<f64>,
}

impl Deviates {
    /// The stream of a seed and a purpose.
    pub fn new(seed: u64, purpose: Purpose) -> Self {
        Self { random: generator(seed, purpose, 0, 0), second: None }
    }

    /// In (−1, 1), neither end included.
    pub fn uniform(&mut self) -> f64 {
        (f64::from(word(&mut self.random)) + 0.5) / 2_147_483_648.0 - 1.0
    }

    /// A point of the unit disc and the square of its distance from the centre, which is not 0 (von Neumann 1951).
    pub fn in_disc(&mut self) -> (f64, f64, f64) {
        loop {
            let (x, y) = (self.uniform(), self.uniform());
            let square = x * x + y * y;
            if square < 1.0 {
                return (x, y, square);
            }
        }
    }

    /// Standard normal, by the polar method of Marsaglia & Bray (1964): no sine, whose bits platforms disagree on.
    pub fn normal(&mut self) -> f64 {
        if let Some(second) = self.second.take() {
            return second;
        }
        let (x, y, square) = self.in_disc();
        let factor = (-2.0 * libm::log(square) / square).sqrt();
        self.second = Some(factor * y);
        factor * x
    }
}
