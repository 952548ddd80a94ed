//! Gradient phases: drift, where batches agree on the direction, and diffusion, where they do not.

use super::LayerGradients;
use crate::data::{Samples, Split};
use crate::experiment::Experiment;
use crate::network::{Activations, Shape, backward, batches};

impl LayerGradients {
    /// Of a network whose numbers are not finite.
    pub const NAN: Self = Self { mean: f64::NAN, std: f64::NAN, snr: f64::NAN, weight_norm: f64::NAN };
}

/// Mean and spread of each layer's gradient over the mini-batches of an epoch (the first is 1).
///
/// `weights` [P] are those of one network and stay as they are. A layer's gradient is that of its kernel
/// and bias together; every batch counts the same and the covariance is divided by their number.
/// Shwartz-Ziv & Tishby (2017), figure 4.
pub fn layer_gradients(
    experiment: &Experiment,
    samples: &Samples,
    split: &Split,
    network: usize,
    epoch: u32,
    weights: &[f32],
) -> Vec<LayerGradients> {
    let shape = Shape::new(experiment, samples);
    let gradients: Vec<Vec<f32>> = batches(experiment, &split.train, network, epoch)
        .iter()
        .map(|rows| {
            let inputs = Activations::gather(&samples.inputs, samples.input_width, rows);
            let targets = Activations::gather(&samples.targets, samples.classes, rows);
            backward(&shape, experiment.loss, weights, &inputs, &targets).1
        })
        .collect();
    (shape.layers().iter())
        .map(|layer| {
            // The mean first and the deviations from it after, so that nothing cancels.
            let (mut mean_square, mut variance) = (0.0, 0.0);
            for i in layer.all() {
                let mean = average(gradients.iter().map(|g| f64::from(g[i])));
                mean_square += mean * mean;
                variance += average(gradients.iter().map(|g| (f64::from(g[i]) - mean).powi(2)));
            }
            let (mean, std) = (mean_square.sqrt(), variance.sqrt());
            let squares = weights[layer.kernel()].iter().map(|w| f64::from(*w).powi(2));
            LayerGradients { mean, std, snr: mean / std, weight_norm: squares.sum::<f64>().sqrt() }
        })
        .collect()
}

fn average(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}
