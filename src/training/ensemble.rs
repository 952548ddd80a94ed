//! R networks and their optimiser on one device.

use burn::tensor::{Device, Tensor, TensorData, Transaction};

use super::{TrainingError, layers, optimiser};
use crate::experiment::{Experiment, Optimiser};
use crate::network::{Shape, initial_weights, moments};

/// Weights and optimiser of all networks, on the host: what a run can be taken up from.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Steps taken.
    pub step: u64,
    /// Weights, then each moment of the optimiser: [1 + moments, R, P].
    pub values: Vec<f32>,
}

impl State {
    /// The state before the first step.
    pub fn initial(experiment: &Experiment, shape: &Shape) -> Self {
        let mut values: Vec<f32> = (0..experiment.networks)
            .flat_map(|network| initial_weights(experiment, shape, network))
            .collect();
        values.resize(values.len() * (1 + moments(experiment.optimiser)), 0.0);
        Self { step: 0, values }
    }
}

/// The ensemble on a device.
pub struct Ensemble {
    pub shape: Shape,
    pub device: Device,
    optimiser: Optimiser,
    learning_rate: f64,
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
        shape: Shape,
        state: &State,
        device: &Device,
    ) -> Result<Self, TrainingError> {
        let (networks, parameters) = (experiment.networks, shape.parameters());
        let (size, tensors) = (networks * parameters, 1 + moments(experiment.optimiser));
        if state.values.len() != size * tensors {
            return Err(TrainingError(format!(
                "The checkpoint holds {} numbers where the experiment needs {}",
                state.values.len(),
                size * tensors
            )));
        }
        let mut tensors = (state.values.chunks_exact(size))
            .map(|part| Tensor::from_data(TensorData::new(part.to_vec(), [networks, parameters]), device));
        let Some(weights) = tensors.next() else {
            return Err(TrainingError("The network has no parameters".into()));
        };
        Ok(Self {
            device: device.clone(),
            optimiser: experiment.optimiser,
            learning_rate: experiment.learning_rate,
            step: state.step,
            weights,
            moments: tensors.collect(),
            shape,
        })
    }

    /// Loss [R] and gradient [R, P] of a batch, x [R, batch, inputs] and targets [R, batch, classes].
    pub fn gradient(&self, x: Tensor<3>, targets: Tensor<3>) -> (Tensor<1>, Tensor<2>) {
        layers::gradient(&self.shape, &self.weights, x, targets)
    }

    /// One optimiser step on a batch; the loss [R] before it.
    pub fn step(&mut self, x: Tensor<3>, targets: Tensor<3>) -> Tensor<1> {
        let (loss, gradient) = self.gradient(x, targets);
        self.step += 1;
        let (weights, rate) = (self.weights.clone(), self.learning_rate);
        self.weights =
            optimiser::update(self.optimiser, rate, self.step, weights, &mut self.moments, gradient);
        loss
    }

    /// Reads the state back, all tensors in one wait.
    pub async fn state(&self) -> Result<State, TrainingError> {
        let mut transaction = Transaction::default().register(self.weights.clone());
        for moment in &self.moments {
            transaction = transaction.register(moment.clone());
        }
        let mut values = Vec::new();
        for data in transaction.execute_async().await.map_err(read_error)? {
            values.extend(numbers(data)?);
        }
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
    TrainingError(format!("The device did not give its numbers back: {error:?}"))
}
