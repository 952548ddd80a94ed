//! One run, from its first epoch to its last.

use std::sync::Arc;

use super::ensemble::Ensemble;
use super::pace::Pace;
use super::{Wishes, opened};
use crate::data::Samples;
use crate::experiment::Experiment;
use crate::run::Device;
use crate::training::{Opened, State, TrainingError, kept_epochs};
use crate::workers::gpu_is_faster;
use crate::workers::messages::{Checkpoint, FromTrainer};
use crate::workers::port::post;
use crate::workers::turn::promise;

/// Trains to the last epoch, telling the page of every snapshot.
///
/// `gpu_over_cpu` is why the page chose this device, see [`Start`](crate::workers::messages::ToTrainer::Start).
pub async fn run(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    from: Option<(Checkpoint, Vec<f32>)>,
    gpu_over_cpu: Option<f64>,
    wishes: &Wishes,
) -> Result<(), TrainingError> {
    let opened = opened(experiment, samples).await;
    let Opened { placement, engine, reason } = opened;
    // Where the CPU trains after all the ratio is not its reason.
    let ratio = gpu_over_cpu.filter(|_| engine.device == Device::Webgpu);
    let reason = reason.or_else(|| ratio.map(|ratio| gpu_is_faster(&engine.adapter, ratio)));
    let begin = from.map(|(at, values)| (at.epoch, State { step: at.step, values }));
    let resumed = begin.is_some();
    let mut ensemble = Ensemble::new(experiment, samples, begin, &placement).await?;
    post(&FromTrainer::Engine { engine, reason, workers: ensemble.workers() }, None);

    if !resumed {
        snapshot(&mut ensemble).await?;
    }
    let kept = kept_epochs(experiment, samples);
    let mut pace = Pace::new(ensemble.steps());
    while ensemble.epochs() < experiment.epochs {
        let stepping = wishes.steps.get() > 0;
        if wishes.paused.get() && !stepping {
            post(&FromTrainer::Paused { epoch: ensemble.epochs() }, None);
            promise(|resolve| {
                wishes.wake.replace(Some(resolve));
            })
            .await;
            pace = Pace::new(ensemble.steps());
            continue;
        }
        let at = ensemble.epochs();
        let next_kept = kept[kept.partition_point(|epoch| *epoch <= at).min(kept.len() - 1)];
        let until = if stepping { at + 1 } else { next_kept.min(at + pace.epochs()) };
        let start = js_sys::Date::now();
        let progress = ensemble.advance(until, until == next_kept, async || pace.breathe().await).await?;
        pace.took(until - at, js_sys::Date::now() - start);
        // A step that was asked for meanwhile is still to be taken.
        if stepping {
            wishes.steps.set(wishes.steps.get().saturating_sub(1));
        }
        if !progress.diverged.is_empty() {
            let networks = progress.diverged.iter().map(|d| (d.network, d.step)).collect();
            post(&FromTrainer::Diverged { networks }, None);
        }
        if until == next_kept || !progress.alive {
            snapshot(&mut ensemble).await?;
        }
        let always = wishes.paused.get() || until == experiment.epochs;
        pace.tell(progress.epoch, progress.step, always);
        if !progress.alive {
            break;
        }
    }
    post(&FromTrainer::Finished, None);
    Ok(())
}

async fn snapshot(ensemble: &mut Ensemble) -> Result<(), TrainingError> {
    let state = ensemble.state().await?;
    let checkpoint = Checkpoint { epoch: ensemble.epochs(), step: state.step };
    post(&FromTrainer::Snapshot { checkpoint }, Some(&state.values));
    Ok(())
}
