//! What cells cost to train, relative to each other.

use crate::data::Samples;
use crate::experiment::Experiment;
use crate::network::Shape;

/// Multiplications to train a cell forwards, about: parameters × patterns × epochs × networks. Of a table, whose size is
/// not known here, so many for each of its patterns.
pub fn cost(experiment: &Experiment) -> f64 {
    let Experiment { train, fixed, epochs, networks, .. } = experiment;
    let [patterns, inputs, classes] = Samples::size(experiment).unwrap_or([1, 1, 1]);
    let parameters = Shape::between(inputs, experiment, classes).parameters() as f64;
    let share = train.min(1.0 - fixed);
    parameters * share * patterns as f64 * f64::from(*epochs) * *networks as f64
}
