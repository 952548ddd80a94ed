//! R networks and their optimiser on one device.

use std::ops::Range;
use std::sync::Arc;

use burn::tensor::{Device, Tensor, TensorData, Transaction};

use super::{Feed, faults, layers, optimiser};
use crate::data::Samples;
use crate::experiment::Experiment;
use crate::network::{Shape, moments};
use crate::text;
use crate::training::{State, TrainingError};

/// On a device with a queue of its own, steps are confirmed this often, or the queue would grow without bound.
const STEPS_BETWEEN_READS: usize = 8;

/// The ensemble on a device.
pub struct Ensemble {
    experiment: Experiment,
    shape: Shape,
    feed: Arc<Feed>,
    step: u64,
    /// [R, P]
    weights: Tensor<2>,
    /// [R, P] each.
    moments: Vec<Tensor<2>>,
}

impl Ensemble {
    /// Puts a state on a device.
    ///
    /// # Errors
    /// Where the state's length is not that of this experiment.
    pub fn new(
        experiment: &Experiment,
        samples: &Arc<Samples>,
        state: &State,
        device: &Device,
    ) -> Result<Self, TrainingError> {
        let shape = Shape::new(experiment, samples);
        let (networks, parameters) = (experiment.networks, shape.parameters());
        let size = networks * parameters;
        crate::training::check_length(state, size * (1 + moments(experiment.optimiser)))?;
        let mut tensors = (state.values.chunks_exact(size))
            .map(|part| Tensor::from_data(TensorData::new(part.to_vec(), [networks, parameters]), device));
        let Some(weights) = tensors.next() else {
            return Err(TrainingError(text::engines::NO_PARAMETERS.into()));
        };
        Ok(Self {
            feed: Arc::new(Feed::new(experiment, samples, device)),
            experiment: experiment.clone(),
            step: state.step,
            weights,
            moments: tensors.collect(),
            shape,
        })
    }

    /// The batches that it is trained on.
    pub fn feed(&self) -> &Feed {
        &self.feed
    }

    /// Loss [R] and gradient [R, P] of a batch, x [R, batch, inputs] and targets [R, batch, classes].
    pub fn gradient(&self, x: Tensor<3>, targets: Tensor<3>) -> (Tensor<1>, Tensor<2>) {
        layers::gradient(&self.shape, self.experiment.loss, &self.weights, x, targets)
    }

    /// One optimiser step on a batch; the loss [R] before it.
    pub fn step(&mut self, x: Tensor<3>, targets: Tensor<3>) -> Tensor<1> {
        let (loss, gradient) = self.gradient(x, targets);
        self.step += 1;
        let weights = self.weights.clone();
        self.weights = optimiser::update(&self.experiment, self.step, weights, &mut self.moments, gradient);
        loss
    }

    /// Trains these epochs (the first of all is 1), calling `breathe` after each step; how many of its steps
    /// each network took with a finite loss.
    ///
    /// # Errors
    /// Where the device fails.
    pub async fn train(
        &mut self,
        epochs: Range<u32>,
        mut breathe: impl AsyncFnMut(),
    ) -> Result<Vec<u64>, TrainingError> {
        let mut total = vec![0; self.experiment.networks];
        let feed = self.feed.clone();
        for epoch in epochs {
            // Steps of this epoch with a finite loss, [R]; of many epochs an f32 could not count them.
            let mut finite = Tensor::<1>::zeros([total.len()], &self.weights.device());
            for (i, (x, targets)) in feed.epoch(epoch).enumerate() {
                let loss = self.step(x, targets);
                finite = finite + loss.is_finite().float();
                if (i + 1) % STEPS_BETWEEN_READS == 0 {
                    read(finite.clone()).await?;
                }
                breathe().await;
            }
            for (total, finite) in total.iter_mut().zip(read(finite).await?) {
                *total += finite as u64;
            }
            // What the device could not do it only logs, and gives stale numbers.
            faults::check()?;
        }
        Ok(total)
    }

    /// Reads the state back, all tensors in one wait.
    ///
    /// # Errors
    /// Where the device fails.
    pub async fn state(&self) -> Result<State, TrainingError> {
        let mut transaction = Transaction::default().register(self.weights.clone());
        for moment in &self.moments {
            transaction = transaction.register(moment.clone());
        }
        let mut values = Vec::new();
        for data in transaction.execute_async().await.map_err(read_error)? {
            values.extend(numbers(data)?);
        }
        faults::check()?;
        Ok(State { step: self.step, values })
    }
}

/// Reads a tensor's numbers without a synchronous wait, which WebGPU has not.
pub async fn read<const D: usize>(tensor: Tensor<D>) -> Result<Vec<f32>, TrainingError> {
    numbers(tensor.into_data_async().await.map_err(read_error)?)
}

fn numbers(data: TensorData) -> Result<Vec<f32>, TrainingError> {
    data.try_into_vec::<f32>().map_err(read_error)
}

fn read_error(error: impl std::fmt::Debug) -> TrainingError {
    TrainingError(text::engines::numbers_lost(&format!("{error:?}")))
}
