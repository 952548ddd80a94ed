//! The loop of a run: epochs, snapshots, and what is said when a loss is not finite.

use burn::tensor::{Device, Tensor};

use super::ensemble::read;
use super::{Ensemble, Feed, State, TrainingError, faults};
use crate::data::{Samples, Split};
use crate::experiment::Experiment;
use crate::network::Shape;

/// On a device with a queue of its own, steps are confirmed this often, or the queue would grow without bound.
const STEPS_BETWEEN_READS: usize = 8;

/// A run on a device.
pub struct Trainer {
    ensemble: Ensemble,
    feed: Feed,
    /// Epochs that have ended.
    epoch: u32,
    step: u64,
    /// Which networks have had finite losses only, [R].
    networks: Vec<bool>,
}

/// A network whose loss stopped being finite at a step, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Divergence {
    pub network: usize,
    pub step: u64,
}

/// What an epoch came to.
#[derive(Clone, Debug, PartialEq)]
pub struct EpochEnd {
    pub epoch: u32,
    pub step: u64,
    /// The networks that diverged in this epoch.
    pub diverged: Vec<Divergence>,
    /// Whether any network is left.
    pub alive: bool,
}

impl Trainer {
    /// A run from its initial weights, or from a state after `epoch` epochs.
    pub fn new(
        experiment: &Experiment,
        from: Option<(u32, State)>,
        device: &Device,
    ) -> Result<Self, TrainingError> {
        let samples = Samples::new(experiment.data);
        let split = Split::new(experiment, samples.len);
        let shape = Shape::new(experiment, &samples);
        let (epoch, state) = match from {
            Some(checkpoint) => checkpoint,
            None => (0, State::initial(experiment, &shape)),
        };
        Ok(Self {
            feed: Feed::new(experiment, &samples, &split, device),
            ensemble: Ensemble::new(experiment, shape, &state, device)?,
            epoch,
            step: state.step,
            networks: vec![true; experiment.networks],
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

    /// Trains one epoch, calling `breathe` after each step so that a worker can listen.
    pub async fn epoch(&mut self, mut breathe: impl AsyncFnMut()) -> Result<EpochEnd, TrainingError> {
        // Steps of this epoch with a finite loss, [R].
        let mut finite = Tensor::<1>::zeros([self.networks.len()], &self.ensemble.device);
        for (i, (x, targets)) in self.feed.epoch(self.epoch + 1).enumerate() {
            let loss = self.ensemble.step(x, targets);
            finite = finite + loss.is_finite().float();
            if (i + 1) % STEPS_BETWEEN_READS == 0 {
                read(finite.clone()).await?;
            }
            breathe().await;
        }
        let finite = read(finite).await?;
        // What the device could not do it only logs, and gives stale numbers.
        faults::check()?;
        let diverged = self.divergences(&finite);
        self.epoch += 1;
        self.step += self.feed.steps() as u64;
        Ok(EpochEnd { epoch: self.epoch, step: self.step, diverged, alive: self.networks.contains(&true) })
    }

    /// Marks the networks whose finite steps are fewer than the epoch's.
    fn divergences(&mut self, finite: &[f32]) -> Vec<Divergence> {
        let mut diverged = Vec::new();
        for (network, (alive, finite)) in self.networks.iter_mut().zip(finite).enumerate() {
            if *alive && (*finite as usize) < self.feed.steps() {
                *alive = false;
                diverged.push(Divergence { network, step: self.step + *finite as u64 + 1 });
            }
        }
        diverged
    }

    /// The state now; all numbers of a network with a weight that is not finite are NaN.
    pub async fn state(&self) -> Result<State, TrainingError> {
        let mut state = self.ensemble.state().await?;
        faults::check()?;
        let (networks, parameters) = (self.networks.len(), self.ensemble.shape.parameters());
        for network in 0..networks {
            let weights = &mut state.values[network * parameters..][..parameters];
            if !weights.iter().all(|w| w.is_finite()) {
                weights.fill(f32::NAN);
            }
        }
        Ok(state)
    }
}
