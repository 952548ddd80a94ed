//! What each network learns from.

use std::ops::Range;
use std::sync::Arc;

use super::{Inputs, Samples, Split};
use crate::experiment::{Draw, Experiment};

/// Patterns, and which of them each network learns from.
///
/// Where training parts are not rows of the data set as it is, each has patterns of its own here.
#[derive(Clone, Debug)]
pub struct Lessons {
    pub samples: Arc<Samples>,
    /// One list for all networks, or one for each.
    rows: Vec<Vec<u32>>,
    /// The network that the first list is for.
    first: usize,
}

impl Lessons {
    /// Those of some networks of an ensemble.
    pub fn new(experiment: &Experiment, samples: &Arc<Samples>, networks: Range<usize>) -> Self {
        let first = networks.start;
        let draws = match experiment.draw {
            Draw::One => first..first + 1,
            Draw::Each => networks,
        };
        let splits = draws.map(|network| Split::new(experiment, samples.len, network));
        if samples.standardised.is_none() && experiment.std == 1.0 {
            return Self { samples: samples.clone(), rows: splits.map(|split| split.train).collect(), first };
        }
        let mut own = Samples { inputs: vec![], targets: vec![], len: 0, standardised: None, ..**samples };
        let mut rows = Vec::new();
        for split in splits {
            let end = own.len + split.train.len();
            rows.push((own.len as u32..end as u32).collect());
            own.len = end;
            own.inputs.extend(Inputs::new(samples, &split).taught(samples, &split, experiment.std));
            split.train.iter().for_each(|row| own.targets.extend(samples.target(*row as usize)));
        }
        Self { samples: Arc::new(own), rows, first }
    }

    /// The rows of `samples` that a network learns from.
    pub fn rows(&self, network: usize) -> &[u32] {
        &self.rows[(network - self.first) % self.rows.len()]
    }
}
