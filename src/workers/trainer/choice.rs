//! `engine=auto` on a machine with a GPU: both engines are tried on the experiment's own shape.

use std::ops::Range;

use super::hands::workers;
use crate::data::Samples;
use crate::experiment::{EngineChoice, Experiment};
use crate::network::batch_size;
use crate::training::{Opened, Placement, Trainer, TrainingError, cpu};

/// How long each engine is tried, in milliseconds.
const TRIAL: f64 = 50.0;

/// The faster of the device that was opened and the CPU, where the experiment leaves the choice.
pub async fn faster(experiment: &Experiment, opened: Opened) -> Result<Opened, TrainingError> {
    if experiment.engine != EngineChoice::Auto || matches!(opened.placement, Placement::Cpu) {
        return Ok(opened);
    }
    let on_cpu = workers(experiment) as f64 * rate(experiment, 0..1, &Placement::Cpu).await?;
    let on_gpu = rate(experiment, 0..experiment.networks, &opened.placement).await?;
    let name = &opened.engine.adapter;
    if on_gpu >= on_cpu {
        let reason = format!("{name} trains these networks {:.1} times as fast", on_gpu / on_cpu);
        return Ok(Opened { reason: Some(reason), ..opened });
    }
    let ratio = on_cpu / on_gpu;
    Ok(cpu(Some(format!("the CPU trains these networks {ratio:.1} times as fast as {name}"))))
}

/// Steps of one network in a millisecond, where a share of the networks is trained.
async fn rate(
    experiment: &Experiment,
    share: Range<usize>,
    placement: &Placement,
) -> Result<f64, TrainingError> {
    // As many patterns as a batch has: an epoch is one step, and the trial can end after any.
    let patterns = Samples::new(experiment.data).len as f64;
    let batch = batch_size(experiment, (experiment.train * patterns) as usize) as f64;
    let experiment = Experiment { train: (batch / patterns).clamp(0.01, 0.99), ..experiment.clone() };
    let networks = share.len() as f64;
    let mut trainer = Trainer::new(&experiment, share, None, placement)?;
    let mut epochs = 1;
    trainer.advance(epochs, async || {}).await?;
    let (begin, first) = (js_sys::Date::now(), trainer.steps());
    let mut burst = 1;
    while js_sys::Date::now() - begin < TRIAL {
        epochs += burst;
        burst *= 2;
        trainer.advance(epochs, async || {}).await?;
    }
    Ok(networks * (trainer.steps() - first) as f64 / (js_sys::Date::now() - begin))
}
