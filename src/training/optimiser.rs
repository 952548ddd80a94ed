//! The optimisers' rules on ensemble tensors, the same formulas as [`crate::network::Update`].
//!
//! burn's own optimisers keep one state for all networks of a tensor and cannot give it back from
//! WebGPU without a synchronous wait; these are three lines each on flat tensors [R, P].

use burn::tensor::Tensor;

use crate::experiment::Optimiser;
use crate::network::{BETA_1, BETA_2, EPSILON, MOMENTUM, unbias};

/// The weights [R, P] after step number `step`, counted from 1; the moments [R, P] are replaced.
pub fn update(
    optimiser: Optimiser,
    learning_rate: f64,
    step: u64,
    weights: Tensor<2>,
    moments: &mut Vec<Tensor<2>>,
    gradient: Tensor<2>,
) -> Tensor<2> {
    match (optimiser, moments.as_mut_slice()) {
        (Optimiser::Momentum, [m]) => {
            *m = m.clone() * MOMENTUM + gradient;
            weights - m.clone() * learning_rate
        }
        (Optimiser::Adam, [m, v]) => {
            let (unbias_1, unbias_2) = unbias(step);
            *m = m.clone() * BETA_1 + gradient.clone() * (1.0 - BETA_1);
            *v = v.clone() * BETA_2 + gradient.clone() * gradient * (1.0 - BETA_2);
            let scale = (v.clone() * unbias_2).sqrt() + EPSILON;
            weights - m.clone() * unbias_1 / scale * learning_rate
        }
        _ => weights - gradient * learning_rate,
    }
}
