//! The graphics device compared with the CPU on many experiments, for tests and for the curious.

use std::sync::Arc;

use super::opened;
use crate::data::Samples;
use crate::experiment::{EngineChoice, Experiment};
use crate::network::Shape;
use crate::training::burn::difference;
use crate::training::fused::{self, Plan};
use crate::training::{Opened, Placement, TrainingError};
use crate::workers::messages::FromTrainer;
use crate::workers::port::post;

/// Compares all epochs of each run where the kernel trains it, and a step where burn does.
pub async fn run(experiments: &[Experiment]) -> Result<(), TrainingError> {
    let Some(first) = experiments.first() else { return Ok(()) };
    // The device is opened once; burn can train on it whatever the experiment.
    let burn = Experiment { engine: EngineChoice::Burn, ..first.clone() };
    let Opened { placement: Placement::Burn(device), engine, reason: None } =
        opened(&burn, &samples(&burn)?).await
    else {
        return Err(TrainingError("There is no graphics device to be tested".into()));
    };
    let memory = fused::workgroup_memory();
    for experiment in experiments {
        let samples = samples(experiment)?;
        let shape = Shape::new(experiment, &samples);
        let plan = Plan::fit(experiment, &shape, memory).filter(|_| experiment.engine != EngineChoice::Burn);
        let difference = match &plan {
            Some(plan) => fused::difference(experiment, &samples, plan, experiment.epochs).await?,
            None => difference(experiment, &samples, &device).await?,
        };
        let adapter = engine.adapter.clone();
        post(&FromTrainer::SelfTest { difference, adapter, fused: plan.is_some() }, None);
    }
    Ok(())
}

/// The data set of its name: what else an experiment says of its data does not come with it.
fn samples(experiment: &Experiment) -> Result<Arc<Samples>, TrainingError> {
    Samples::new(experiment, None).map(Arc::new).map_err(|missing| TrainingError(missing.to_string()))
}
