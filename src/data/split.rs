//! Which patterns are trained on and which are held out.

use super::{Purpose, generator, permutation};
use crate::experiment::{Experiment, Over};

/// A partition of the rows of a data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Rows of the training part, increasing.
    pub train: Vec<u32>,
    /// All other rows, increasing.
    pub holdout: Vec<u32>,
}

impl Split {
    /// Draws ⌊share · N + ½⌋ rows, at least one and never all, by the experiment's seed.
    pub fn new(experiment: &Experiment, samples: usize) -> Self {
        let asked = (experiment.train * samples as f64).round() as usize;
        let size = asked.clamp(1, samples - 1);
        let mut rows = permutation(samples, &mut generator(experiment.seed, Purpose::Split, 0, 0));
        let mut holdout = rows.split_off(size);
        rows.sort_unstable();
        holdout.sort_unstable();
        Self { train: rows, holdout }
    }

    /// The rows that `over` names.
    pub fn rows(&self, over: Over) -> Vec<u32> {
        match over {
            Over::All => (0..(self.train.len() + self.holdout.len()) as u32).collect(),
            Over::Train => self.train.clone(),
            Over::Holdout => self.holdout.clone(),
        }
    }
}
