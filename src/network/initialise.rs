//! The weights before training.

use rand_chacha::ChaCha8Rng;

use super::Shape;
use crate::data::{Purpose, generator, word};
use crate::experiment::{Experiment, Initialisation};

/// Weights beyond this many standard deviations are drawn again (TensorFlow's truncated normal).
const TRUNCATION: f64 = 2.0;

/// The initial parameters of one network, [P]: truncated-normal kernels, zero biases.
pub fn initial_weights(experiment: &Experiment, shape: &Shape, network: usize) -> Vec<f32> {
    let mut random = generator(experiment.seed, Purpose::Weights, network, 0);
    let mut weights = vec![0.0; shape.parameters()];
    for layer in shape.layers() {
        let fan = match experiment.initialisation {
            Initialisation::FanIn => layer.inputs,
            Initialisation::FanOut => layer.outputs,
        };
        let deviation = 1.0 / (fan as f64).sqrt();
        for weight in &mut weights[layer.kernel()] {
            *weight = (deviation * truncated_normal(&mut random)) as f32;
        }
    }
    weights
}

/// A standard normal number within the truncation, by Box & Muller (1958) and rejection.
fn truncated_normal(random: &mut ChaCha8Rng) -> f64 {
    loop {
        // In (0, 1), so that the logarithm is finite.
        let mut uniform = || (f64::from(word(random)) + 0.5) / 4_294_967_296.0;
        let radius = (-2.0 * libm::log(uniform())).sqrt();
        let normal = radius * libm::cos(2.0 * std::f64::consts::PI * uniform());
        if normal.abs() <= TRUNCATION {
            return normal;
        }
    }
}
