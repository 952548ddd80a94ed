//! `infoplane run`: trains an experiment and reads it.

use std::env;
use std::sync::Arc;
use std::thread;
use std::time::SystemTime;

use super::Failure;
use super::arguments::{Arguments, write};
use super::read::{bar, read};
use crate::data::Samples;
use crate::experiment::Experiment;
use crate::run::{Run, Snapshot, timestamp, to_json};
use crate::training::burn::catch_faults;
use crate::training::{
    Divergence, Opened, Placement, Progress, State, Trainer, TrainingError, kept_epochs, open, shares,
};

pub fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["set", "engine", "with", "out", "light", "data"])?;
    let out = arguments.out()?;
    let (experiment, data) = arguments.experiment_with_data()?;
    let readings = arguments.readings(&experiment)?;
    catch_faults(|text| eprintln!("{text}"));
    let mut run = pollster::block_on(train(&experiment, &data.samples(&experiment)?))?;
    read(&mut run, &readings);
    if let Some(light) = &arguments.light {
        write(light, &to_json(&run, false))?;
    }
    write(out, &to_json(&run, true))
}

/// Trains an experiment and keeps its weights, which are still to be read.
pub(super) async fn train(experiment: &Experiment, samples: &Arc<Samples>) -> Result<Run, Failure> {
    let Opened { placement, engine, reason } = open(experiment, samples, None).await;
    eprintln!("training on {}", engine.adapter);
    if let Some(reason) = reason {
        eprintln!("{reason}");
    }
    let mut run = Run::new(experiment, samples, engine, timestamp(now()?));
    let mut trainers = trainers(experiment, samples, &placement).map_err(|e| e.to_string())?;
    let bar = bar(experiment.epochs.into(), "training");
    for kept in kept_epochs(experiment, samples) {
        let (progress, state) = advance(&mut trainers, experiment, kept).map_err(|e| e.to_string())?;
        for Divergence { network, step } in progress.diverged {
            let lower = experiment.learning_rate / 10.0;
            bar.suspend(|| {
                eprintln!(
                    "The loss of network {} is not finite at step {step}: try a smaller learning rate, such as lr={lower}",
                    network + 1,
                );
            });
        }
        let weights = state.values[..run.weights_len()].to_vec();
        run.snapshots.push(Snapshot {
            epoch: progress.epoch,
            step: progress.step,
            weights: Some(Arc::new(weights)),
            ..Snapshot::default()
        });
        bar.set_position(progress.epoch.into());
        if !progress.alive {
            break;
        }
    }
    bar.finish_and_clear();
    Ok(run)
}

/// The time as seconds since 1970: that of the environment's `SOURCE_DATE_EPOCH` where it is set, so that a run made
/// again is the same file to the last byte (reproducible-builds.org).
fn now() -> Result<u64, Failure> {
    const SET: &str = "SOURCE_DATE_EPOCH";
    match env::var(SET) {
        Ok(text) => {
            text.trim().parse().map_err(|_| format!("{SET} is {text:?}, which is no number of seconds"))
        }
        Err(_) => Ok(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |t| t.as_secs())),
    }
}

/// The networks, shared out over the cores where the CPU trains.
fn trainers(
    experiment: &Experiment,
    samples: &Arc<Samples>,
    placement: &Placement,
) -> Result<Vec<Trainer>, TrainingError> {
    let workers = match (placement, experiment.workers) {
        (Placement::Cpu, 0) => thread::available_parallelism().map_or(1, usize::from),
        (Placement::Cpu, workers) => workers,
        _ => 1,
    };
    let shares = shares(experiment.networks, workers);
    shares.into_iter().map(|share| Trainer::new(experiment, samples, share, None, placement)).collect()
}

/// Trains all networks to the end of an epoch, each share on a thread of its own.
fn advance(
    trainers: &mut [Trainer],
    experiment: &Experiment,
    until: u32,
) -> Result<(Progress, State), TrainingError> {
    let one = |trainer: &mut Trainer| {
        pollster::block_on(async {
            let progress = trainer.advance(until, async || {}).await?;
            Ok((progress, trainer.state().await?))
        })
    };
    let done: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = trainers.iter_mut().map(|trainer| scope.spawn(move || one(trainer))).collect();
        let ended = |thread: thread::ScopedJoinHandle<'_, _>| {
            thread.join().unwrap_or_else(|_| Err(TrainingError("A thread of the training failed".into())))
        };
        threads.into_iter().map(ended).collect::<Result<_, _>>()
    })?;
    let (all, states): (Vec<Progress>, Vec<State>) = done.into_iter().unzip();
    let alive = all.iter().any(|progress| progress.alive);
    let (epoch, step) = all.first().map_or((until, 0), |progress| (progress.epoch, progress.step));
    let diverged = all.into_iter().flat_map(|progress| progress.diverged).collect();
    Ok((Progress { epoch, step, diverged, alive }, State::whole(&states, experiment)))
}
