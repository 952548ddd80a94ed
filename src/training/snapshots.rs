//! Which epochs of a run are kept.

use crate::data::Samples;
use crate::experiment::{Experiment, snapshot_epochs};
use crate::network::Shape;

/// The file of a run that has ended stays below about so many bytes, so that it can be opened again with many
/// readings more.
pub const BUDGET: usize = 48 << 20;

/// The epochs whose weights are kept: `log` of them, or as many as the file of a run holds.
pub fn kept_epochs(experiment: &Experiment, samples: &Samples) -> Vec<u32> {
    let shape = Shape::new(experiment, samples);
    snapshot_epochs(experiment.epochs, experiment.log.min(BUDGET / snapshot_bytes(experiment, &shape)))
}

/// About what a snapshot takes in a file: base64 of its weights, its measures, and of each layer its gradient and
/// a point a reading, with the warnings and the bands that there may be.
fn snapshot_bytes(experiment: &Experiment, shape: &Shape) -> usize {
    const MEASURES: usize = 280;
    const GRADIENT: usize = 80;
    const POINT: usize = 130;
    let weights = shape.parameters() * size_of::<f32>() * 4 / 3;
    let layer = GRADIENT + POINT * experiment.readings().len();
    experiment.networks * (weights + MEASURES + layer * shape.layers().len())
}
