//! What cells cost to train, relative to each other.

use crate::data::Samples;
use crate::experiment::Experiment;
use crate::network::Shape;

/// The data of a base, which decide what a step of its cells costs.
pub struct Cost(Samples);

impl Cost {
    /// Of the cells of a base.
    pub fn new(base: &Experiment) -> Self {
        Self(Samples::new(base))
    }

    /// Multiplications to train a cell forwards, about: parameters × patterns × epochs × networks.
    pub fn of(&self, experiment: &Experiment) -> f64 {
        let Experiment { train, epochs, networks, .. } = experiment;
        let parameters = Shape::new(experiment, &self.0).parameters() as f64;
        parameters * train * self.0.len as f64 * f64::from(*epochs) * *networks as f64
    }
}
