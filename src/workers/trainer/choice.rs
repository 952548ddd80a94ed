//! `engine=auto` on a machine with a GPU: both engines are tried on the experiment's own shape.

use std::ops::Range;

use super::hands::workers;
use crate::data::Samples;
use crate::experiment::{EngineChoice, Experiment};
use crate::network::batch_size;
use crate::training::{Opened, Placement, Trainer, TrainingError, cpu};
use crate::workers::cpu_is_faster;

/// How long each engine is tried, in milliseconds.
const TRIAL: f64 = 90.0;

/// The faster of the device that was opened and the CPU, where the experiment leaves the choice, and how
/// many times as fast as the CPU the device is: `known` from before, or measured.
pub async fn faster(
    experiment: &Experiment,
    opened: Opened,
    known: Option<f64>,
) -> Result<(Opened, Option<f64>), TrainingError> {
    if experiment.engine != EngineChoice::Auto || matches!(opened.placement, Placement::Cpu) {
        return Ok((opened, None));
    }
    let ratio = match known {
        Some(ratio) => ratio,
        None => {
            let on_cpu = workers(experiment) as f64 * rate(experiment, 0..1, &Placement::Cpu).await?;
            rate(experiment, 0..experiment.networks, &opened.placement).await? / on_cpu
        }
    };
    let name = &opened.engine.adapter;
    let opened = if ratio >= 1.0 {
        let reason = format!("{name} trains these networks {ratio:.1} times as fast");
        Opened { reason: Some(reason), ..opened }
    } else {
        cpu(Some(cpu_is_faster(name, ratio)))
    };
    Ok((opened, Some(ratio)))
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
