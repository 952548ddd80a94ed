//! Which patterns are trained on and which are held out.

use super::{Purpose, generator, permutation};
use crate::experiment::{Draw, Experiment, Over};

/// A partition of the rows of a data set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Rows of the training part, increasing.
    pub train: Vec<u32>,
    /// All other rows, increasing.
    pub holdout: Vec<u32>,
}

impl Split {
    /// Draws ⌊share · N + ½⌋ rows, at least one and never all, by the experiment's seed; for all networks
    /// the same, or for each another, as the experiment says. Rows that are held out from all networks are not drawn,
    /// and which these are depends on the seed and their share alone.
    pub fn new(experiment: &Experiment, samples: usize, network: usize) -> Self {
        let stream = match experiment.draw {
            Draw::One => 0,
            // The first stream is that of the common draw.
            Draw::Each => network + 1,
        };
        let rows = |share: f64| (share * samples as f64).round() as usize;
        let drawn =
            |purpose, stream| permutation(samples, &mut generator(experiment.seed, purpose, stream, 0));
        let mut free = vec![true; samples];
        let fixed = rows(experiment.fixed).min(samples - 1);
        if fixed > 0 {
            for row in &drawn(Purpose::HeldOut, 0)[..fixed] {
                free[*row as usize] = false;
            }
        }
        let size = rows(experiment.train).clamp(1, samples - fixed.max(1));
        let mut chosen = vec![false; samples];
        for row in drawn(Purpose::Split, stream).into_iter().filter(|row| free[*row as usize]).take(size) {
            chosen[row as usize] = true;
        }
        let (train, holdout) = (0..samples as u32).partition(|row| chosen[*row as usize]);
        Self { train, holdout }
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
