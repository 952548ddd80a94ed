//! The optimisers' rules on ensemble tensors, the same formulas as [`crate::network::Update`].
//!
//! burn's own optimisers keep one state for all networks of a tensor and cannot give it back from
//! WebGPU without a synchronous wait; these are three lines each on flat tensors [R, P].

use burn::tensor::Tensor;

use crate::experiment::{Experiment, Optimiser};
use crate::network::{BETA_1, BETA_2, EPSILON, MEAN_SQUARE, MOMENTUM, unbias};

/// The weights [R, P] after step number `step`, counted from 1; the moments [R, P] are replaced.
pub fn update(
    experiment: &Experiment,
    step: u64,
    weights: Tensor<2>,
    moments: &mut [Tensor<2>],
    gradient: Tensor<2>,
) -> Tensor<2> {
    let Experiment { optimiser, learning_rate, decay, .. } = *experiment;
    let (weights, gradient) = match (decay == 0.0, optimiser) {
        (true, _) => (weights, gradient),
        (false, Optimiser::AdamW) => (weights.clone() - weights * (learning_rate * decay), gradient),
        (false, _) => (weights.clone(), gradient + weights * decay),
    };
    match (optimiser, moments) {
        (Optimiser::Momentum, [m]) => {
            *m = m.clone() * MOMENTUM + gradient;
            weights - m.clone() * learning_rate
        }
        (Optimiser::Nesterov, [m]) => {
            *m = m.clone() * MOMENTUM + gradient.clone();
            weights - (gradient + m.clone() * MOMENTUM) * learning_rate
        }
        (Optimiser::RmsProp, [v]) => {
            *v = v.clone() * MEAN_SQUARE + gradient.clone() * gradient.clone() * (1.0 - MEAN_SQUARE);
            weights - gradient / (v.clone().sqrt() + EPSILON) * learning_rate
        }
        (Optimiser::Adam | Optimiser::AdamW, [m, v]) => {
            let (unbias_1, unbias_2) = unbias(step);
            *m = m.clone() * BETA_1 + gradient.clone() * (1.0 - BETA_1);
            *v = v.clone() * BETA_2 + gradient.clone() * gradient * (1.0 - BETA_2);
            let scale = (v.clone() * unbias_2).sqrt() + EPSILON;
            weights - m.clone() * unbias_1 / scale * learning_rate
        }
        _ => weights - gradient * learning_rate,
    }
}
