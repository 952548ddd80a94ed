//! What a run can be taken up from.

use std::ops::Range;

use crate::data::Samples;
use crate::experiment::Experiment;
use crate::network::{Shape, initial_weights, moments};

/// Weights and optimiser of some networks, on the host.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Steps taken.
    pub step: u64,
    /// Weights, then each moment of the optimiser: [1 + moments, networks, P].
    pub values: Vec<f32>,
}

impl State {
    /// All networks of an experiment before the first step.
    pub fn of(experiment: &Experiment, samples: &Samples) -> Self {
        Self::initial(experiment, &Shape::new(experiment, samples))
    }

    /// As [`State::of`], where the shape is known.
    pub fn initial(experiment: &Experiment, shape: &Shape) -> Self {
        let mut values: Vec<f32> = (0..experiment.networks)
            .flat_map(|network| initial_weights(experiment, shape, network))
            .collect();
        values.resize(values.len() * (1 + moments(experiment.optimiser)), 0.0);
        Self { step: 0, values }
    }

    /// The state of a share of the networks.
    pub fn part(&self, experiment: &Experiment, share: &Range<usize>) -> Self {
        let size = self.values.len() / (1 + moments(experiment.optimiser));
        let parameters = size / experiment.networks;
        let values = (self.values.chunks_exact(size.max(1)))
            .flat_map(|tensor| &tensor[share.start * parameters..share.end * parameters]);
        Self { step: self.step, values: values.copied().collect() }
    }

    /// The state of all `networks` from those of shares of them, in order.
    pub fn whole(parts: &[Self], experiment: &Experiment) -> Self {
        let tensors = 1 + moments(experiment.optimiser);
        let values = (0..tensors).flat_map(|i| {
            parts.iter().flat_map(move |part| {
                let size = part.values.len() / tensors;
                &part.values[i * size..(i + 1) * size]
            })
        });
        Self { step: parts.first().map_or(0, |part| part.step), values: values.copied().collect() }
    }
}
