//! The CPU engine: blocks of samples in SIMD, one network after the other, without burn.

use std::ops::Range;
use std::sync::Arc;

use super::{State, TrainingError};
use crate::data::{Lessons, Samples};
use crate::experiment::Experiment;
use crate::network::{Gathered, Gradient, Shape, Update, batch_size, moments, order};

/// Some networks of an ensemble.
pub struct Cpu {
    experiment: Experiment,
    batch: Gathered,
    gradient: Gradient,
    learners: Vec<Learner>,
}

/// One network and its optimiser.
struct Learner {
    /// Its number in the ensemble.
    network: usize,
    /// The rows that it learns from.
    rows: Vec<u32>,
    weights: Vec<f32>,
    update: Update,
    /// Whether its outputs have been finite so far.
    finite: bool,
}

impl Cpu {
    /// The networks of a share, from a state of theirs.
    ///
    /// # Errors
    /// Where the state's length is not that of this share.
    pub fn new(
        experiment: &Experiment,
        samples: &Arc<Samples>,
        share: Range<usize>,
        state: &State,
    ) -> Result<Self, TrainingError> {
        let lessons = Lessons::new(experiment, samples, share.clone());
        let shape = Shape::new(experiment, samples);
        let parameters = shape.parameters();
        let size = share.len() * parameters;
        super::check_length(state, size * (1 + moments(experiment.optimiser)))?;
        let of =
            |tensor: usize, i: usize| state.values[tensor * size + i * parameters..][..parameters].to_vec();
        let learner = |(i, network)| {
            let mut update = Update::new(experiment, parameters);
            update.step = state.step;
            for (m, moment) in update.moments.iter_mut().enumerate() {
                *moment = of(1 + m, i);
            }
            let rows = lessons.rows(network).to_vec();
            Learner { network, rows, weights: of(0, i), update, finite: true }
        };
        Ok(Self {
            learners: share.enumerate().map(learner).collect(),
            batch: Gathered::new(&lessons.samples),
            gradient: Gradient::new(&shape, experiment.loss),
            experiment: experiment.clone(),
        })
    }

    /// Trains these epochs (the first of all is 1), calling `breathe` now and then; how many of its steps
    /// each network took with finite outputs.
    pub async fn train(&mut self, epochs: Range<u32>, mut breathe: impl AsyncFnMut()) -> Vec<u64> {
        let mut finite = vec![0; self.learners.len()];
        for epoch in epochs {
            for (learner, finite) in self.learners.iter_mut().zip(&mut finite) {
                let order = order(&self.experiment, &learner.rows, learner.network, epoch);
                for rows in order.chunks(batch_size(&self.experiment, learner.rows.len())) {
                    if learner.finite {
                        self.batch.take(rows);
                        learner.step(&mut self.gradient, &self.batch);
                    }
                    *finite += u64::from(learner.finite);
                }
                breathe().await;
            }
        }
        finite
    }

    /// The state now; all numbers of a network that diverged are NaN.
    pub fn state(&self, step: u64) -> State {
        let mut values = Vec::new();
        for learner in &self.learners {
            values.extend_from_slice(&learner.weights);
        }
        for moment in 0..moments(self.experiment.optimiser) {
            for learner in &self.learners {
                values.extend_from_slice(&learner.update.moments[moment]);
            }
        }
        State { step, values }
    }
}

impl Learner {
    /// One step, unless the network diverges at it.
    fn step(&mut self, gradient: &mut Gradient, batch: &Gathered) {
        let gradient = gradient.of(&self.weights, batch);
        self.finite = gradient.last().is_some_and(|g| g.is_finite());
        match self.finite {
            true => self.update.step(&mut self.weights, gradient),
            false => self.weights.fill(f32::NAN),
        }
    }
}
