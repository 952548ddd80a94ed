//! Data sets, and what is done to them before training.

mod deviates;
mod digits;
mod distinct;
mod icosahedron;
mod inputs;
mod known;
mod lessons;
mod noise;
mod orders;
mod packed;
mod patterns;
mod points;
mod split;
pub mod table;

pub use deviates::Deviates;
pub use digits::{DIGITS, digits};
pub use distinct::Distinct;
pub use icosahedron::Counts;
pub use inputs::Inputs;
pub use known::Known;
pub use lessons::Lessons;
pub use noise::{add_noise, flip_labels};
pub use orders::{Purpose, generator, permutation, shuffle, word};
pub use patterns::{PATTERNS, regular_90, soft_var_u, var_u, var_u_labels};
pub use points::{circle, gauss, spiral, two_gauss, xor};
pub use split::Split;

use std::fmt;

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
    /// The standard deviation that each input is to have over the training part, about a mean of 0, before a
    /// network sees it: see [`Inputs`]. `None` leaves inputs as they are.
    pub standardised: Option<f32>,
}

/// The data of an experiment is not made from the experiment alone, and is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(crate::text::data::MISSING)
    }
}

impl std::error::Error for Missing {}

impl Samples {
    /// What an experiment's networks learn and are read on, noise on inputs and wrong labels included.
    ///
    /// `source` is what [`Experiment::source`] names: the digits, or the table.
    ///
    /// # Errors
    /// [`Missing`] where the experiment needs a source and none is given.
    pub fn new(experiment: &Experiment, source: Option<&Self>) -> Result<Self, Missing> {
        let Experiment { points, seed, noise, scale, flip, .. } = *experiment;
        let mut samples = match experiment.data {
            DataSet::VarU => var_u(),
            DataSet::Regular90 => regular_90(),
            DataSet::SoftVarU => soft_var_u(experiment.gamma),
            DataSet::Gauss => gauss(experiment),
            DataSet::Circle => circle(points, seed),
            DataSet::Xor => xor(points, seed),
            DataSet::TwoGauss => two_gauss(points, seed),
            DataSet::Spiral => spiral(points),
            DataSet::Digits | DataSet::Table => source.ok_or(Missing)?.clone(),
        };
        if noise > 0.0 {
            add_noise(&mut samples, noise, seed);
        }
        if scale != 1.0 {
            samples.scale(scale);
        }
        if flip > 0.0 {
            flip_labels(&mut samples, flip, seed);
        }
        Ok(samples)
    }

    /// How many patterns, inputs and classes an experiment's data has; `None` where that is known from its file only.
    pub fn size(experiment: &Experiment) -> Option<[usize; 3]> {
        let Experiment { points, dimensions, classes, .. } = *experiment;
        match experiment.data {
            DataSet::VarU | DataSet::Regular90 | DataSet::SoftVarU => Some([PATTERNS, 12, 2]),
            DataSet::Gauss => Some([points, dimensions, classes]),
            DataSet::Circle | DataSet::Xor | DataSet::TwoGauss | DataSet::Spiral => Some([points, 2, 2]),
            DataSet::Digits => Some([DIGITS, 64, 10]),
            DataSet::Table => None,
        }
    }

    /// Patterns with one class each for certain, inputs row-major.
    pub fn labelled(inputs: Vec<f32>, labels: &[usize], classes: usize) -> Self {
        let len = labels.len();
        let mut targets = vec![0.0; len * classes];
        for (row, label) in targets.chunks_exact_mut(classes).zip(labels) {
            row[*label] = 1.0;
        }
        Self { input_width: inputs.len() / len.max(1), inputs, targets, len, classes, standardised: None }
    }

    /// Multiplies the inputs.
    fn scale(&mut self, factor: f64) {
        let scaled = |value: &mut f32| *value = (f64::from(*value) * factor) as f32;
        match &mut self.standardised {
            // Standardised they would lose the factor.
            Some(deviation) => scaled(deviation),
            None => self.inputs.iter_mut().for_each(scaled),
        }
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
