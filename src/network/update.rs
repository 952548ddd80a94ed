//! The optimisers' rules on flat parameters, and the batches of an epoch.

use crate::data::{Purpose, generator, permutation};
use crate::experiment::{Batch, Experiment, Optimiser};

/// Decay of the momentum (Polyak 1964).
pub const MOMENTUM: f32 = 0.9;
/// Adam's β₁, β₂ and ε (Kingma & Ba 2015).
pub const BETA_1: f64 = 0.9;
pub const BETA_2: f64 = 0.999;
pub const EPSILON: f32 = 1e-8;

/// How many moments an optimiser keeps for each parameter.
pub fn moments(optimiser: Optimiser) -> usize {
    match optimiser {
        Optimiser::Sgd => 0,
        Optimiser::Momentum => 1,
        Optimiser::Adam => 2,
    }
}

/// The optimiser of one network: the reference for burn's.
#[derive(Clone, Debug)]
pub struct Update {
    optimiser: Optimiser,
    learning_rate: f32,
    step: u64,
    /// [P] each.
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Update {
    /// The optimiser before its first step.
    pub fn new(experiment: &Experiment, parameters: usize) -> Self {
        Self {
            optimiser: experiment.optimiser,
            learning_rate: experiment.learning_rate as f32,
            step: 0,
            first: vec![0.0; parameters],
            second: vec![0.0; parameters],
        }
    }

    /// Changes the weights [P] by one step along the gradient [P].
    pub fn step(&mut self, weights: &mut [f32], gradient: &[f32]) {
        self.step += 1;
        let (rate, epsilon) = (self.learning_rate, EPSILON);
        let (unbias_1, unbias_2) = unbias(self.step);
        let moments = self.first.iter_mut().zip(&mut self.second);
        for ((w, g), (m, v)) in weights.iter_mut().zip(gradient).zip(moments) {
            match self.optimiser {
                Optimiser::Sgd => *w -= rate * g,
                Optimiser::Momentum => {
                    *m = MOMENTUM * *m + g;
                    *w -= rate * *m;
                }
                Optimiser::Adam => {
                    *m = BETA_1 as f32 * *m + (1.0 - BETA_1) as f32 * g;
                    *v = BETA_2 as f32 * *v + (1.0 - BETA_2) as f32 * g * g;
                    *w -= rate * (*m * unbias_1) / ((*v * unbias_2).sqrt() + epsilon);
                }
            }
        }
    }
}

/// 1 / (1 − β₁ᵗ) and 1 / (1 − β₂ᵗ) of step t, counted from 1.
pub fn unbias(step: u64) -> (f32, f32) {
    let factor = |beta: f64| (1.0 / (1.0 - libm::pow(beta, step as f64))) as f32;
    (factor(BETA_1), factor(BETA_2))
}

/// The rows of each batch of an epoch (the first is 1) for one network, in training order.
///
/// The last batch holds what is left. A full batch needs no order and keeps that of `rows`.
pub fn batches(experiment: &Experiment, rows: &[u32], network: usize, epoch: u32) -> Vec<Vec<u32>> {
    let size = batch_size(experiment, rows.len());
    if size == rows.len() {
        return vec![rows.to_vec()];
    }
    let mut random = generator(experiment.seed, Purpose::Order, network, epoch);
    let order: Vec<u32> =
        permutation(rows.len(), &mut random).into_iter().map(|i| rows[i as usize]).collect();
    order.chunks(size).map(<[u32]>::to_vec).collect()
}

/// The patterns of a step, at most the training part.
pub fn batch_size(experiment: &Experiment, rows: usize) -> usize {
    match experiment.batch {
        Batch::Of(size) => size.min(rows),
        Batch::Full => rows,
    }
}
