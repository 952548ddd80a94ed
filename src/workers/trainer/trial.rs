//! How fast the graphics device trains an experiment, while the CPU already does.

use std::ops::Range;
use std::sync::Arc;

use super::opened;
use crate::data::{Samples, Split};
use crate::experiment::Experiment;
use crate::network::batch_size;
use crate::training::{Opened, Placement, Trainer, TrainingError};
use crate::workers::messages::FromTrainer;
use crate::workers::port::post;

/// How long it is tried, in milliseconds.
const TRIAL: f64 = 150.0;

/// Opens and tries the graphics device, and tells the page.
pub async fn trial(experiment: &Experiment, samples: &Arc<Samples>) -> Result<(), TrainingError> {
    let Opened { placement, reason, .. } = opened(experiment, samples).await;
    let rate = match (placement, reason) {
        (Placement::Cpu, reason) => Err(reason.unwrap_or_default()),
        (placement, _) => match rate(experiment, samples, 0..experiment.networks, &placement).await {
            Ok(rate) => Ok(1000.0 * rate),
            Err(error) => Err(error.to_string()),
        },
    };
    post(&FromTrainer::Tried { rate }, None);
    Ok(())
}

/// Steps of one network in a millisecond, where a share of the networks is trained.
async fn rate(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    share: Range<usize>,
    placement: &Placement,
) -> Result<f64, TrainingError> {
    // As many patterns as a batch has: an epoch is one step, and the trial can end after any.
    let patterns = samples.len as f64;
    let batch = batch_size(experiment, Split::new(experiment, samples.len, 0).train.len()) as f64;
    let experiment = Experiment { train: (batch / patterns).clamp(0.01, 0.99), ..experiment.clone() };
    let networks = share.len() as f64;
    let mut trainer = Trainer::new(&experiment, samples, share, None, placement)?;
    let mut epochs = 1;
    trainer.advance(epochs, async || {}).await?;
    let (begin, first) = (js_sys::Date::now(), trainer.steps());
    let mut burst = 1;
    loop {
        epochs += burst;
        trainer.advance(epochs, async || {}).await?;
        let (steps, time) = ((trainer.steps() - first) as f64, js_sys::Date::now() - begin);
        if time >= TRIAL {
            return Ok(networks * steps / time);
        }
        // Of the time that is left no more than is thought to fit.
        let fitting = steps * (TRIAL - time) / time.max(1.0);
        burst = (fitting as u32).clamp(1, 2 * burst);
    }
}
