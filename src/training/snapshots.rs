//! Which epochs of a run are kept.

use crate::data::Samples;
use crate::experiment::{Experiment, snapshot_epochs};
use crate::network::Shape;

/// All kept weights of a run together stay below this many bytes, so that its file can be opened again.
const BUDGET: usize = 40 << 20;

/// The epochs whose weights are kept: `log` of them, or as many as the memory for a run holds.
pub fn kept_epochs(experiment: &Experiment) -> Vec<u32> {
    let shape = Shape::new(experiment, &Samples::new(experiment.data));
    let bytes = experiment.networks * shape.parameters() * size_of::<f32>();
    snapshot_epochs(experiment.epochs, experiment.log.min(BUDGET / bytes))
}
