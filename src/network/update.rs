//! The optimisers' rules on flat parameters, and the batches of an epoch.

use crate::data::{Purpose, generator, shuffle};
use crate::experiment::{Batch, Experiment, Optimiser};

/// Decay of the momentum.
pub const MOMENTUM: f32 = 0.9;
/// Adam's β₁, β₂ and ε, which is RMSprop's too.
pub const BETA_1: f64 = 0.9;
pub const BETA_2: f64 = 0.999;
pub const EPSILON: f32 = 1e-8;
/// Decay of RMSprop's mean square.
pub const MEAN_SQUARE: f32 = 0.9;

/// Moments that are smaller count as zero: processors are slow with the smallest numbers, in which a moment
/// without gradients would end.
const NEGLIGIBLE: f32 = 1e-30;

/// How many moments an optimiser keeps for each parameter.
pub fn moments(optimiser: Optimiser) -> usize {
    match optimiser {
        Optimiser::Sgd => 0,
        Optimiser::Momentum | Optimiser::Nesterov | Optimiser::RmsProp => 1,
        Optimiser::Adam | Optimiser::AdamW => 2,
    }
}

/// The optimiser of one network.
#[derive(Clone, Debug)]
pub struct Update {
    optimiser: Optimiser,
    rate: f32,
    decay: f32,
    /// Steps taken.
    pub step: u64,
    /// [moments][P]
    pub moments: Vec<Vec<f32>>,
    /// The gradient with weight decay, [P].
    decayed: Vec<f32>,
}

impl Update {
    /// The optimiser before its first step.
    pub fn new(experiment: &Experiment, parameters: usize) -> Self {
        Self {
            optimiser: experiment.optimiser,
            rate: experiment.learning_rate as f32,
            decay: experiment.decay as f32,
            step: 0,
            moments: vec![vec![0.0; parameters]; moments(experiment.optimiser)],
            decayed: vec![0.0; parameters],
        }
    }

    /// Changes the weights [P] by one step along the gradient [P].
    pub fn step(&mut self, weights: &mut [f32], gradient: &[f32]) {
        self.step += 1;
        let Self { optimiser, rate, decay, step, moments, decayed } = self;
        let (rate, decay) = (*rate, *decay);
        let gradient = match (decay == 0.0, &optimiser) {
            (true, _) => gradient,
            (false, Optimiser::AdamW) => {
                weights.iter_mut().for_each(|w| *w -= rate * decay * *w);
                gradient
            }
            (false, _) => {
                for ((d, g), w) in decayed.iter_mut().zip(gradient).zip(weights.iter()) {
                    *d = g + decay * w;
                }
                decayed
            }
        };
        let pairs = weights.iter_mut().zip(gradient);
        match (optimiser, moments.as_mut_slice()) {
            (Optimiser::Momentum, [m]) => {
                for ((w, g), m) in pairs.zip(m) {
                    *m = flushed(MOMENTUM * *m + g);
                    *w -= rate * *m;
                }
            }
            (Optimiser::Nesterov, [m]) => {
                for ((w, g), m) in pairs.zip(m) {
                    *m = flushed(MOMENTUM * *m + g);
                    *w -= rate * (g + MOMENTUM * *m);
                }
            }
            (Optimiser::RmsProp, [v]) => {
                for ((w, g), v) in pairs.zip(v) {
                    *v = flushed(MEAN_SQUARE * *v + (1.0 - MEAN_SQUARE) * g * g);
                    *w -= rate * g / (v.sqrt() + EPSILON);
                }
            }
            (Optimiser::Adam | Optimiser::AdamW, [m, v]) => {
                let (unbias_1, unbias_2) = unbias(*step);
                for (((w, g), m), v) in pairs.zip(m).zip(v) {
                    *m = flushed(BETA_1 as f32 * *m + (1.0 - BETA_1) as f32 * g);
                    *v = flushed(BETA_2 as f32 * *v + (1.0 - BETA_2) as f32 * g * g);
                    *w -= rate * (*m * unbias_1) / ((*v * unbias_2).sqrt() + EPSILON);
                }
            }
            _ => pairs.for_each(|(w, g)| *w -= rate * g),
        }
    }
}

fn flushed(moment: f32) -> f32 {
    if moment.abs() < NEGLIGIBLE { 0.0 } else { moment }
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
    let order = order(experiment, rows, network, epoch);
    order.chunks(batch_size(experiment, rows.len())).map(<[u32]>::to_vec).collect()
}

/// As [`batches`], without the borders: the rows of an epoch in training order.
pub fn order(experiment: &Experiment, rows: &[u32], network: usize, epoch: u32) -> Vec<u32> {
    let mut order = rows.to_vec();
    if batch_size(experiment, rows.len()) < rows.len() {
        shuffle(&mut order, &mut generator(experiment.seed, Purpose::Order, network, epoch));
    }
    order
}

/// The patterns of a step, at most the training part.
pub fn batch_size(experiment: &Experiment, rows: usize) -> usize {
    match experiment.batch {
        Batch::Of(size) => size.min(rows),
        Batch::Full => rows,
    }
}
