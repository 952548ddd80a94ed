//! The bounds of the plane.

use crate::data::{Samples, Split};
use crate::experiment::{Experiment, Over};
use crate::information::{input_label_information, label_entropy};

/// What no plug-in estimate over these patterns can exceed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// N, the number of patterns that are evaluated.
    pub patterns: usize,
    /// log₂ N, bits: the bound of Î(X;T).
    pub input: f64,
    /// H(Y), bits.
    pub entropy: f64,
    /// I(X;Y), the bound of Î(T;Y), bits.
    pub label: f64,
    /// Whether the labels follow from the patterns, so that it is H(Y) too.
    pub determined: bool,
}

impl Limits {
    /// The bounds over the patterns that an experiment's networks are read on.
    pub fn new(experiment: &Experiment, over: Over) -> Self {
        let samples = Samples::new(experiment);
        let rows = Split::new(experiment, samples.len, 0).rows(over);
        let pick = |row: &u32| samples.target(*row as usize).iter().copied();
        let part = Samples {
            // The bounds know nothing of the inputs but their number.
            inputs: vec![],
            targets: rows.iter().flat_map(pick).collect(),
            len: rows.len(),
            ..samples
        };
        let (entropy, information) = (label_entropy(&part), input_label_information(&part));
        Self {
            patterns: part.len,
            input: libm::log2(part.len as f64),
            entropy,
            label: information,
            determined: (entropy - information).abs() < 1e-9,
        }
    }
}
