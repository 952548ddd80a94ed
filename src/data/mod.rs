//! Data sets, and what is done to them before training.

mod icosahedron;
mod noise;
mod orders;
mod patterns;
mod split;

pub use icosahedron::Counts;
pub use noise::flip_labels;
pub use orders::{Purpose, generator, permutation, word};
pub use patterns::{PATTERNS, regular_90, soft_var_u, var_u, var_u_labels};
pub use split::Split;

use crate::experiment::{DataSet, Experiment};

/// Patterns with their targets.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// Row-major [samples, inputs].
    pub inputs: Vec<f32>,
    /// Row-major [samples, classes]: p(y|x) of each pattern.
    pub targets: Vec<f32>,
    /// N.
    pub len: usize,
    pub input_width: usize,
    pub classes: usize,
}

impl Samples {
    /// What an experiment's networks learn and are read on, wrong labels included.
    pub fn new(experiment: &Experiment) -> Self {
        let mut samples = match experiment.data {
            DataSet::VarU => var_u(),
            DataSet::Regular90 => regular_90(),
            DataSet::SoftVarU => soft_var_u(experiment.gamma),
        };
        if experiment.flip > 0.0 {
            flip_labels(&mut samples, experiment.flip, experiment.seed);
        }
        samples
    }

    /// The inputs of pattern `row`, [inputs].
    pub fn input(&self, row: usize) -> &[f32] {
        &self.inputs[row * self.input_width..][..self.input_width]
    }

    /// p(y|x) of pattern `row`, [classes].
    pub fn target(&self, row: usize) -> &[f32] {
        &self.targets[row * self.classes..][..self.classes]
    }

    /// The most probable class of pattern `row`; the lowest where several are.
    pub fn label(&self, row: usize) -> usize {
        argmax(self.target(row))
    }
}

/// The index of the largest value; the lowest where several are, 0 for an empty slice.
pub fn argmax(values: &[f32]) -> usize {
    let mut best = 0;
    for (i, value) in values.iter().enumerate() {
        if *value > values[best] {
            best = i;
        }
    }
    best
}
