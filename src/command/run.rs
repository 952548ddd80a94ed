//! `infoplane run`: trains an experiment and reads it.

use std::sync::Arc;
use std::time::SystemTime;

use super::Failure;
use super::arguments::{Arguments, write};
use super::read::{bar, read};
use crate::experiment::Experiment;
use crate::run::{Run, Snapshot, timestamp, to_json};
use crate::training::{Opened, Trainer, catch_faults, kept_epochs, open};

pub fn run(parser: lexopt::Parser) -> Result<(), Failure> {
    let arguments = Arguments::parse(parser, &["set", "engine", "with", "out", "light"])?;
    let out = arguments.out()?;
    let experiment = arguments.experiment()?;
    let readings = arguments.readings(&experiment)?;
    catch_faults(|text| eprintln!("{text}"));
    let mut run = pollster::block_on(train(&experiment))?;
    read(&mut run, &readings);
    if let Some(light) = &arguments.light {
        write(light, &to_json(&run, false))?;
    }
    write(out, &to_json(&run, true))
}

async fn train(experiment: &Experiment) -> Result<Run, Failure> {
    let Opened { device, engine, reason } = open(experiment, None).await;
    eprintln!("training on {}", engine.adapter);
    if let Some(reason) = reason {
        eprintln!("{reason}");
    }
    let created = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |t| t.as_secs());
    let mut run = Run::new(experiment, engine, timestamp(created));
    let mut trainer = Trainer::new(experiment, None, &device).map_err(|e| e.to_string())?;
    let bar = bar(experiment.epochs.into(), "training");
    for kept in kept_epochs(experiment) {
        let mut alive = true;
        while alive && trainer.epochs() < kept {
            let end = trainer.epoch(async || {}).await.map_err(|e| e.to_string())?;
            for d in &end.diverged {
                bar.suspend(|| {
                    eprintln!(
                        "The loss of network {} is not finite at step {}: try a smaller learning rate, such as lr={}",
                        d.network + 1,
                        d.step,
                        experiment.learning_rate / 10.0
                    );
                });
            }
            alive = end.alive;
            bar.inc(1);
        }
        let state = trainer.state().await.map_err(|e| e.to_string())?;
        let weights = state.values[..run.weights_len()].to_vec();
        run.snapshots.push(Snapshot {
            epoch: trainer.epochs(),
            step: trainer.steps(),
            weights: Some(Arc::new(weights)),
            ..Snapshot::default()
        });
        if !alive {
            break;
        }
    }
    bar.finish_and_clear();
    Ok(run)
}
