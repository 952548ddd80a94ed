//! One step of a device compared with burn flex.

use std::sync::Arc;

use burn::tensor::Device;

use super::{Ensemble, ensemble::read, flex};
use crate::data::Samples;
use crate::experiment::{Experiment, Optimiser};
use crate::text;
use crate::training::{State, TrainingError};

/// The largest relative difference that a device may show.
pub const TOLERANCE: f64 = 1e-4;

/// The largest difference of gradient and of weights after one plain step between a device and burn
/// flex, relative to the largest value.
pub async fn difference(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    device: &Device,
) -> Result<f64, TrainingError> {
    // Adam divides by gradients near zero and would amplify rounding.
    let experiment = Experiment { optimiser: Optimiser::Sgd, ..experiment.clone() };
    let (gradient, weights) = one_step(&experiment, samples, device).await?;
    super::faults::check()?;
    let (reference_gradient, reference_weights) = one_step(&experiment, samples, &flex()).await?;
    Ok(relative(&gradient, &reference_gradient).max(relative(&weights, &reference_weights)))
}

async fn one_step(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    device: &Device,
) -> Result<(Vec<f32>, Vec<f32>), TrainingError> {
    let mut ensemble = Ensemble::new(experiment, samples, &State::of(experiment, samples), device)?;
    let batch = ensemble.feed().epoch(1).next();
    let Some((x, targets)) = batch else {
        return Err(TrainingError(text::engines::NO_TRAINING_PART.into()));
    };
    let (_, gradient) = ensemble.gradient(x.clone(), targets.clone());
    let gradient = read(gradient).await?;
    ensemble.step(x, targets);
    Ok((gradient, ensemble.state().await?.values))
}

/// max |a − b| / max |b|; infinite where a number is not finite or the lengths differ.
fn relative(a: &[f32], b: &[f32]) -> f64 {
    let finite = a.iter().chain(b).all(|v| v.is_finite());
    if !finite || a.len() != b.len() {
        return f64::INFINITY;
    }
    let largest = b.iter().fold(0.0, |m: f64, v| m.max(f64::from(v.abs())));
    let apart = a.iter().zip(b).fold(0.0, |m: f64, (a, b)| m.max(f64::from((a - b).abs())));
    if largest == 0.0 { apart } else { apart / largest }
}
