//! The bounds of the plane.

use crate::data::Split;
use crate::experiment::Over;
use crate::information::{input_label_information, label_entropy};
use crate::run::Run;

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
    /// The bounds over the patterns that a run's networks are read on. Where its data is not here, the bound of
    /// Î(T;Y) is that over all patterns, whichever are read.
    pub fn new(run: &Run, over: Over) -> Self {
        let rows = Split::new(&run.experiment, run.facts.samples, 0).rows(over);
        let Ok(samples) = run.data() else {
            return Self::of(rows.len(), run.facts.label_entropy, run.facts.input_label_information);
        };
        let part = samples.select(&rows);
        Self::of(part.len, label_entropy(&part), input_label_information(&part))
    }

    fn of(patterns: usize, entropy: f64, information: f64) -> Self {
        Self {
            patterns,
            input: libm::log2(patterns as f64),
            entropy,
            label: information,
            determined: (entropy - information).abs() < 1e-9,
        }
    }
}
