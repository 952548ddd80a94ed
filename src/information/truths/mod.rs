//! Distributions (X, Y) whose mutual information is known, to draw samples that calibrate estimators.
//!
//! Every transcendental function is libm's, so a draw is the same to the bit on every machine.

mod categorical;
mod list;
mod maps;
mod normal;
mod random;
mod student;
mod table;
mod two_point;
mod uniform_sum;

use std::fmt::Debug;

pub use list::truths;
use random::Random;

use super::{Mutual, Side, mutual};
use crate::experiment::Estimator;
use crate::network::Activations;
use crate::text;

/// A distribution of (X, Y) with its mutual information.
#[derive(Debug)]
pub struct Truth {
    /// A snake_case name that stays, also the name of its random numbers.
    pub key: &'static str,
    pub label: &'static str,
    /// I(X;Y), bits.
    pub bits: f64,
    /// Where the distribution or its information is published, or "closed form".
    pub source: &'static str,
    index: u64,
    law: Box<dyn Law>,
}

/// Independent samples of (X, Y).
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    /// [width of X, samples]
    pub x: Activations<f64>,
    pub y: Side,
}

impl Truth {
    /// That many samples, from a stream of random numbers of this seed and this truth alone.
    pub fn draw(&self, samples: usize, seed: u64) -> Draw {
        self.law.draw(&mut Random::new(seed, self.index), samples)
    }

    /// What an estimator, by its key, finds in that many samples.
    ///
    /// # Errors
    /// One sentence why there is no estimate.
    pub fn estimated(&self, estimator: &str, samples: usize, seed: u64) -> Result<Mutual, String> {
        let (estimator, _) =
            Estimator::parse(estimator).ok_or_else(|| text::warnings::no_estimator(estimator))?;
        let Draw { x, y } = self.draw(samples, seed);
        mutual(estimator, &x, &y, &mut |_| true).map_err(|error| error.to_string())
    }
}

/// A joint distribution that can be sampled and whose mutual information is known.
trait Law: Debug + Send + Sync {
    /// I(X;Y), bits.
    fn bits(&self) -> f64;

    fn draw(&self, random: &mut Random, samples: usize) -> Draw;
}

/// One unit's values, [1, samples].
fn one_unit(values: Vec<f64>) -> Activations<f64> {
    Activations { width: 1, samples: values.len(), values }
}

/// Samples of one real number and one label each.
fn labelled(pairs: impl Iterator<Item = (f64, u32)>, classes: usize) -> Draw {
    let (x, labels) = pairs.unzip();
    Draw { x: one_unit(x), y: Side::Labels { labels, classes } }
}
