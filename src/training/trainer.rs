//! The loop of a run: epochs, the state between them, and what is said when a network diverges.

use std::ops::Range;
use std::sync::Arc;

#[cfg(feature = "burn")]
use super::burn::Ensemble;
#[cfg(feature = "gpu")]
use super::fused::Fused;
use super::{Cpu, Placement, State, TrainingError};
use crate::data::{Samples, Split};
use crate::experiment::Experiment;
use crate::network::{Shape, batch_size};

/// A share of a run's networks on a device.
pub struct Trainer {
    engine: Engine,
    /// Epochs that have ended.
    epoch: u32,
    step: u64,
    steps_per_epoch: u64,
    /// The number of the first network.
    first: usize,
    /// Which networks have had finite outputs only.
    alive: Vec<bool>,
    parameters: usize,
}

/// What computes the steps.
enum Engine {
    Cpu(Box<Cpu>),
    #[cfg(feature = "gpu")]
    Fused(Box<Fused>),
    #[cfg(feature = "burn")]
    Burn(Box<Ensemble>),
}

/// A network whose loss stopped being finite at a step, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Divergence {
    pub network: usize,
    pub step: u64,
}

/// How far a run has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    pub epoch: u32,
    pub step: u64,
    /// The networks that diverged since the last progress.
    pub diverged: Vec<Divergence>,
    /// Whether any network is left.
    pub alive: bool,
}

impl Trainer {
    /// The networks `share` of a run, from their initial weights or from a state of all after some epochs.
    ///
    /// # Errors
    /// Where the state's length is not that of this experiment.
    pub fn new(
        experiment: &Experiment,
        samples: &Arc<Samples>,
        share: Range<usize>,
        from: Option<(u32, State)>,
        placement: &Placement,
    ) -> Result<Self, TrainingError> {
        let shape = Shape::new(experiment, samples);
        let (epoch, state) = match from {
            Some((epoch, state)) => (epoch, state),
            None => (0, State::initial(experiment, &shape)),
        };
        let whole = shape.parameters() * experiment.networks;
        super::check_length(&state, whole * (1 + crate::network::moments(experiment.optimiser)))?;
        let state = state.part(experiment, &share);
        let rows = Split::new(experiment, samples.len, 0).train.len();
        let engine = match placement {
            Placement::Cpu => Engine::Cpu(Box::new(Cpu::new(experiment, samples, share.clone(), &state)?)),
            #[cfg(feature = "gpu")]
            Placement::Fused(plan) => Engine::Fused(Box::new(Fused::new(experiment, samples, plan, &state)?)),
            #[cfg(feature = "burn")]
            Placement::Burn(device) => {
                Engine::Burn(Box::new(Ensemble::new(experiment, samples, &state, device)?))
            }
        };
        Ok(Self {
            engine,
            epoch,
            step: state.step,
            steps_per_epoch: rows.div_ceil(batch_size(experiment, rows)) as u64,
            first: share.start,
            // One that diverged before has NaN throughout, and has been told of.
            alive: (state.values.chunks(shape.parameters()).take(share.len()))
                .map(|weights| !weights.iter().all(|w| w.is_nan()))
                .collect(),
            parameters: shape.parameters(),
        })
    }

    /// Epochs that have ended.
    pub fn epochs(&self) -> u32 {
        self.epoch
    }

    /// Steps taken.
    pub fn steps(&self) -> u64 {
        self.step
    }

    /// Trains to the end of epoch `until`, calling `breathe` now and then so that a worker can listen.
    ///
    /// # Errors
    /// Where the device fails.
    pub async fn advance(
        &mut self,
        until: u32,
        breathe: impl AsyncFnMut(),
    ) -> Result<Progress, TrainingError> {
        let epochs = self.epoch + 1..until + 1;
        let steps = epochs.len() as u64 * self.steps_per_epoch;
        let finite = match &mut self.engine {
            Engine::Cpu(cpu) => cpu.train(epochs, breathe).await,
            #[cfg(feature = "gpu")]
            Engine::Fused(fused) => fused.train(epochs, breathe).await?,
            #[cfg(feature = "burn")]
            Engine::Burn(ensemble) => ensemble.train(epochs, breathe).await?,
        };
        let mut diverged = Vec::new();
        for (i, (alive, finite)) in self.alive.iter_mut().zip(finite).enumerate() {
            if *alive && finite < steps {
                *alive = false;
                diverged.push(Divergence { network: self.first + i, step: self.step + finite + 1 });
            }
        }
        self.epoch = until;
        self.step += steps;
        Ok(Progress { epoch: self.epoch, step: self.step, diverged, alive: self.alive.contains(&true) })
    }

    /// The state of the share now; all weights of a network with one that is not finite are NaN.
    ///
    /// # Errors
    /// Where the device fails.
    pub async fn state(&self) -> Result<State, TrainingError> {
        let mut state = match &self.engine {
            Engine::Cpu(cpu) => cpu.state(self.step),
            #[cfg(feature = "gpu")]
            Engine::Fused(fused) => fused.state().await?,
            #[cfg(feature = "burn")]
            Engine::Burn(ensemble) => ensemble.state().await?,
        };
        for weights in state.values.chunks_mut(self.parameters).take(self.alive.len()) {
            if !weights.iter().all(|w| w.is_finite()) {
                weights.fill(f32::NAN);
            }
        }
        Ok(state)
    }
}

/// The networks of each of so many workers, as equal as can be; fewer where there are fewer networks.
pub fn shares(networks: usize, workers: usize) -> Vec<Range<usize>> {
    let workers = workers.clamp(1, networks.max(1));
    (0..workers).map(|i| i * networks / workers..(i + 1) * networks / workers).collect()
}
