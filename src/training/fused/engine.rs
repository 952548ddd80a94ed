//! Epochs as launches of the kernel.

use std::ops::Range;
use std::sync::Arc;

use super::clock::clock;
use super::steps::{Chunk, Steps};
use super::{Launches, Plan};
use crate::data::{Lessons, Samples};
use crate::experiment::Experiment;
use crate::training::burn::check_faults;
use crate::training::{Cpu, State, TrainingError};

/// A launch is to take about so long, in milliseconds: browsers end a device that is busy for seconds, and
/// the page has the same one.
const LAUNCH: f64 = 20.0;

/// An ensemble that the kernel trains.
pub struct Fused {
    experiment: Experiment,
    launches: Launches,
    /// The training part of each network.
    rows: Vec<Vec<u32>>,
    /// Steps taken.
    step: u64,
    /// Steps of a launch, by measurement.
    burst: usize,
}

impl Fused {
    /// Puts a state on the device.
    ///
    /// # Errors
    /// Where the state's length is not that of this experiment, or the device cannot train it.
    pub fn new(
        experiment: &Experiment,
        samples: &Arc<Samples>,
        plan: &Plan,
        state: &State,
    ) -> Result<Self, TrainingError> {
        let lessons = Lessons::new(experiment, samples, 0..experiment.networks);
        let samples = &lessons.samples;
        let data: Vec<f32> =
            (0..samples.len).flat_map(|n| [samples.input(n), samples.target(n)].concat()).collect();
        let rates = vec![experiment.learning_rate as f32; experiment.networks];
        Ok(Self {
            launches: Launches::new(plan.clone(), &data, &state.values, &rates, experiment.decay as f32)?,
            rows: (0..experiment.networks).map(|network| lessons.rows(network).to_vec()).collect(),
            experiment: experiment.clone(),
            step: state.step,
            burst: 1,
        })
    }

    /// Trains these epochs (the first of all is 1), calling `breathe` after each launch; how many of its
    /// steps each network took with finite numbers.
    ///
    /// # Errors
    /// Where the device fails.
    pub async fn train(
        &mut self,
        epochs: Range<u32>,
        mut breathe: impl AsyncFnMut(),
    ) -> Result<Vec<u64>, TrainingError> {
        let began = self.step;
        let mut failed = vec![None; self.rows.len()];
        let mut steps = Steps::new(&self.experiment, &self.rows, epochs);
        // Two launches are in flight: while one computes the next is made. Each is (failures, steps, start).
        let mut before = None;
        let mut ended = 0.0;
        loop {
            let chunk = steps.take(self.burst);
            let now = match &chunk {
                Some(Chunk { order, batches }) => {
                    let start = clock();
                    self.launches.launch(order, batches, self.step)?;
                    self.launches.flush()?;
                    self.step += batches.len() as u64;
                    Some((self.launches.failed(), batches.len(), start))
                }
                None => None,
            };
            let flying = now.is_some();
            if let Some((read, steps, start)) = std::mem::replace(&mut before, now) {
                failed = read.await?;
                // It had the device to itself since the launch before it had ended.
                let time = clock() - f64::max(start, ended);
                ended = clock();
                // Twice as many steps at most, so that one fast launch does not make the next one long.
                let fitting = steps as f64 * LAUNCH / time.max(0.1);
                self.burst = (fitting as usize).clamp(1, 2 * steps);
                breathe().await;
            } else if !flying {
                break;
            }
        }
        check_faults()?;
        let steps = self.step - began;
        let finite = |failed: Option<u32>| match failed {
            Some(step) => u64::from(step).saturating_sub(began).min(steps),
            None => steps,
        };
        Ok(failed.into_iter().map(finite).collect())
    }

    /// Reads the state back.
    ///
    /// # Errors
    /// Where the device fails.
    pub async fn state(&self) -> Result<State, TrainingError> {
        let values = self.launches.state().await?;
        check_faults()?;
        Ok(State { step: self.step, values })
    }
}

/// How the kernel's change of the weights in `epochs` epochs differs from the CPU engine's, relative to it.
///
/// # Errors
/// Where the device fails.
pub async fn difference(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    plan: &Plan,
    epochs: u32,
) -> Result<f64, TrainingError> {
    let state = State::of(experiment, samples);
    let mut cpu = Cpu::new(experiment, samples, 0..experiment.networks, &state)?;
    cpu.train(1..epochs + 1, async || {}).await;
    let mut fused = Fused::new(experiment, samples, plan, &state)?;
    fused.train(1..epochs + 1, async || {}).await?;
    let (fused, cpu) = (fused.state().await?.values, cpu.state(0).values);
    let weights = state.values.len() / (1 + plan.moments());
    let norm = |a: &[f32], b: &[f32]| {
        let squares = a.iter().zip(b).take(weights).map(|(a, b)| f64::from(a - b).powi(2));
        squares.sum::<f64>().sqrt()
    };
    let difference = norm(&fused, &cpu) / norm(&cpu, &state.values).max(f64::MIN_POSITIVE);
    Ok(if difference.is_nan() { f64::INFINITY } else { difference })
}
