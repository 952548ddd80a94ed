//! The graphics device tried beside the CPU: where it is faster, the run goes on there.

use std::sync::Arc;

use super::{Effect, Phase, State, TrainerBuild, WorkerEvent};
use crate::workers::cpu_is_faster;
use crate::workers::messages::{FromTrainer, ToTrainer};

impl State {
    /// Hears the GPU's trainer that is tried.
    pub(super) fn trial(
        &mut self,
        generation: u32,
        event: WorkerEvent<FromTrainer>,
        effects: &mut Vec<Effect>,
    ) {
        if generation != self.training.generation || !self.training.trying {
            return;
        }
        let rate = match event {
            WorkerEvent::Said(FromTrainer::Ready, _) => return self.begin_trial(effects),
            WorkerEvent::Said(FromTrainer::Tried { rate }, _) => rate,
            WorkerEvent::Said(FromTrainer::Failed { sentence }, _) | WorkerEvent::Died(sentence) => {
                Err(sentence)
            }
            WorkerEvent::Said(..) => return,
        };
        (self.training.trying, self.training.trial_awaits) = (false, false);
        effects.push(Effect::CloseTrial);
        match rate {
            Ok(rate) => self.training.gpu_rate = Some(rate),
            Err(why) => self.training.reason = Some(why),
        }
        self.judge(effects);
    }

    /// Tells the GPU's trainer what to try, once the data is here.
    pub(super) fn begin_trial(&mut self, effects: &mut Vec<Effect>) {
        let known = self.training.samples.clone();
        let samples = known.or_else(|| self.samples_of(&self.training.experiment));
        self.training.trial_awaits = self.training.trying && samples.is_none();
        let Some(samples) = samples.filter(|_| self.training.trying) else { return };
        let array = Some(Arc::new(samples.to_array()));
        effects.push(Effect::TellTrial { message: ToTrainer::Data, array });
        let message = ToTrainer::Trial { experiment: Box::new(self.training.experiment.clone()) };
        effects.push(Effect::TellTrial { message, array: None });
    }

    /// Compares the GPU's network-steps in a second with those of the run on the CPU, once both are known.
    pub(super) fn judge(&mut self, effects: &mut Vec<Effect>) {
        let training = &mut self.training;
        let on_cpu = training.steps_per_second * training.experiment.networks as f64;
        let Some(adapter) = training.adapter.clone().filter(|_| on_cpu > 0.0) else { return };
        let Some(rate) = training.gpu_rate.take() else { return };
        let gpu_over_cpu = rate / on_cpu;
        training.gpu_over_cpu = Some(gpu_over_cpu);
        let networks = training.speed_key();
        match gpu_over_cpu < 1.0 {
            true => training.reason = Some(cpu_is_faster(&adapter, gpu_over_cpu)),
            false => training.hand_over = true,
        }
        effects.push(Effect::Remember { adapter, networks, gpu_over_cpu });
    }

    /// Lets the GPU go on from the last snapshot, where it has proved to be faster.
    pub(super) fn hand_over(&mut self, effects: &mut Vec<Effect>) {
        let training = &mut self.training;
        let goes_on = matches!(training.phase, Phase::Running | Phase::Paused);
        if !std::mem::take(&mut training.hand_over) || !goes_on || training.checkpoint.is_none() {
            return;
        }
        training.generation += 1;
        training.phase = Phase::Starting;
        self.open_trainer(TrainerBuild::Gpu, None, effects);
    }
}
