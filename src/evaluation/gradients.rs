//! Gradient phases: drift, where batches agree on the direction, and diffusion, where they do not.

use std::sync::Arc;

use super::LayerGradients;
use crate::data::Samples;
use crate::experiment::Experiment;
use crate::network::{Gathered, Gradient, Shape, batch_size, order};

impl LayerGradients {
    /// Of a network whose numbers are not finite.
    pub const NAN: Self = Self { mean: f64::NAN, std: f64::NAN, snr: f64::NAN, weight_norm: f64::NAN };
}

/// Mean and spread of each layer's gradient over the mini-batches of an epoch (the first is 1).
///
/// `rows` of `samples` are what the network learns from. `weights` [P] are its own and stay as they are. A layer's
/// gradient is that of its kernel and bias together; every batch counts the same and the covariance is divided by
/// their number.
/// Shwartz-Ziv & Tishby (2017), figure 4.
pub fn layer_gradients(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    rows: &[u32],
    network: usize,
    epoch: u32,
    weights: &[f32],
) -> Vec<LayerGradients> {
    let shape = Shape::new(experiment, samples);
    let mut gradient = Gradient::new(&shape, experiment.loss);
    let mut batch = Gathered::new(samples);
    let mut spread = vec![Spread::default(); shape.parameters()];
    let order = order(experiment, rows, network, epoch);
    for (i, rows) in order.chunks(batch_size(experiment, order.len())).enumerate() {
        batch.take(rows);
        let gradient = gradient.of(weights, &batch);
        for (spread, g) in spread.iter_mut().zip(gradient) {
            spread.add(f64::from(*g), (i + 1) as f64);
        }
    }
    let batches = order.len().div_ceil(batch_size(experiment, order.len())) as f64;
    (shape.layers().iter())
        .map(|layer| {
            let mean = spread[layer.all()].iter().map(|s| s.mean * s.mean).sum::<f64>().sqrt();
            let variance = spread[layer.all()].iter().map(|s| s.squares / batches).sum::<f64>();
            let std = variance.sqrt();
            let squares = weights[layer.kernel()].iter().map(|w| f64::from(*w).powi(2));
            LayerGradients { mean, std, snr: mean / std, weight_norm: squares.sum::<f64>().sqrt() }
        })
        .collect()
}

/// The first moment at which the SNR is below 1 after one at which it was not: there drift turns to diffusion.
///
/// It may rise above 1 again later, where a run finds a new direction. Moments that are not finite are left out.
pub fn diffusion<T>(moments: impl Iterator<Item = (T, f64)>) -> Option<T> {
    let mut drifts = false;
    moments.filter(|(_, snr)| snr.is_finite()).find_map(|(at, snr)| {
        let turns = drifts && snr < 1.0;
        drifts |= snr >= 1.0;
        turns.then_some(at)
    })
}

/// Mean and squared deviations of numbers that come one by one, without cancellation (Welford 1962).
#[derive(Clone, Copy, Default)]
struct Spread {
    mean: f64,
    squares: f64,
}

impl Spread {
    /// Takes the number that makes `count`.
    fn add(&mut self, value: f64, count: f64) {
        let apart = value - self.mean;
        self.mean += apart / count;
        self.squares += apart * (value - self.mean);
    }
}
