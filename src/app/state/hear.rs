//! What the trainer says, and what happens when it fails.

use std::sync::Arc;

use super::training::{Wish, tell};
use super::{Effect, Origin, Phase, Remedy, State, TrainerBuild, WorkerEvent};
use crate::app::phrases;
use crate::run::{Device, Engine, Run, Snapshot};
use crate::text;
use crate::workers::messages::{Checkpoint, FromTrainer, ToTrainer};

/// After this many failures without a snapshot between them, a run is given up.
const FAILURES: u32 = 2;

impl State {
    /// Hears the trainer.
    pub(super) fn trainer(
        &mut self,
        generation: u32,
        event: WorkerEvent<FromTrainer>,
        effects: &mut Vec<Effect>,
    ) {
        if generation != self.training.generation {
            return;
        }
        let (message, array) = match event {
            WorkerEvent::Said(message, array) => (message, array),
            WorkerEvent::Died(why) => return self.fall(&why, effects),
        };
        match message {
            FromTrainer::Ready => self.begin(effects),
            FromTrainer::Engine { engine, reason, workers } => {
                self.training.workers = workers;
                self.engine(engine, reason);
            }
            FromTrainer::Progress { epoch, step, steps_per_second } => {
                let before = self.training.steps_per_second;
                let share = if before > 0.0 { 0.3 } else { 1.0 };
                self.training.steps_per_second = before + share * (steps_per_second - before);
                (self.training.epoch, self.training.step) = (epoch, step);
                self.judge(effects);
            }
            FromTrainer::Snapshot { checkpoint } => {
                self.snapshot(checkpoint, array.unwrap_or_default(), effects)
            }
            FromTrainer::Diverged { networks } => {
                let known = &mut self.training.diverged;
                for (network, step) in networks {
                    if !known.iter().any(|(other, _)| *other == network) {
                        known.push((network, step));
                    }
                }
                let sentence = phrases::diverged(&self.training.diverged, self.training.experiment.networks);
                self.notices.offer(Remedy::LowerRate, sentence);
            }
            FromTrainer::Paused { epoch } => {
                self.training.epoch = epoch;
                match self.training.wish {
                    Wish::Step => {
                        self.training.wish = Wish::Pause;
                        tell(ToTrainer::Step, effects);
                    }
                    Wish::Pause => self.training.phase = Phase::Paused,
                    // It was told to resume meanwhile.
                    Wish::Run => {}
                }
            }
            FromTrainer::Finished => self.finish(effects),
            FromTrainer::Failed { sentence } => self.fall(&sentence, effects),
            FromTrainer::Tried { .. } => {}
            #[cfg(feature = "gpu")]
            FromTrainer::SelfTest { .. } => {}
        }
    }

    /// Tells a trainer that listens what to train and from where.
    pub(super) fn begin(&mut self, effects: &mut Vec<Effect>) {
        let samples = self.training.samples.take().or_else(|| self.samples_of(&self.training.experiment));
        let training = &mut self.training;
        training.awaits = samples.is_none();
        let Some(samples) = samples else {
            if !self.source.coming {
                self.notices.say(text::notices::NO_TABLE);
                self.end_training(effects);
            }
            return;
        };
        let array = Some(Arc::new(samples.to_array()));
        effects.push(Effect::TellTrainer { message: ToTrainer::Data, array });
        (training.samples, training.begun) = (Some(samples), true);
        let (from, array) = training.checkpoint.clone().unzip();
        let experiment = Box::new(training.experiment.clone());
        let (paused, gpu_over_cpu) = (training.wish != Wish::Run, training.gpu_over_cpu);
        let message = ToTrainer::Start { experiment, from, paused, gpu_over_cpu };
        effects.push(Effect::TellTrainer { message, array });
    }

    fn engine(&mut self, engine: Engine, reason: Option<String>) {
        let training = &mut self.training;
        // The page's own reason is the first cause: a trainer without WebGPU knows only its build.
        training.reason = training.reason.take().or(reason);
        if training.phase == Phase::Starting {
            training.phase = Phase::Running;
        }
        if let (Some(before), Some((at, _))) = (&training.engine, &training.checkpoint)
            && let Some(display) = self.display.as_mut().filter(|d| Some(d.number) == training.number)
            && before.device != engine.device
        {
            let names = text::lab::engine_changed(&before.adapter, at.epoch, &engine.adapter);
            display.store.change(|run| run.engine.adapter = names);
        }
        training.engine = Some(engine);
    }

    /// Takes weights and optimiser of an epoch, `values` [1 to 3, networks, parameters].
    fn snapshot(&mut self, at: Checkpoint, values: Vec<f32>, effects: &mut Vec<Effect>) {
        let Some(engine) = self.training.engine.clone() else { return };
        if self.training.number.is_none() {
            let Some(samples) = &self.training.samples else { return };
            let run = Run::new(&self.training.experiment, samples, engine, self.training.began.clone());
            self.show(run, Origin::Trained, effects);
            self.training.number = self.display.as_ref().map(|display| display.number);
            if let Some(display) = &mut self.display {
                display.kept = Some(self.training.id.clone()).filter(|id| !id.is_empty());
            }
            // The controls may ask for another reading since the run began.
            self.reread(effects);
        }
        let Some(display) = self.display.as_mut().filter(|d| Some(d.number) == self.training.number) else {
            return;
        };
        let index = display.store.change(|run| {
            let weights = values.get(..run.weights_len())?.to_vec();
            if run.snapshots.last().is_some_and(|last| last.epoch >= at.epoch) {
                return None;
            }
            let weights = Some(Arc::new(weights));
            run.snapshots.push(Snapshot { epoch: at.epoch, step: at.step, weights, ..Snapshot::default() });
            Some(run.snapshots.len() - 1)
        });
        let training = &mut self.training;
        (training.epoch, training.step, training.failures) = (at.epoch, at.step, 0);
        training.checkpoint = Some((at, Arc::new(values)));
        if let Some(index) = index {
            self.keep_snapshot(index, effects);
            self.pool.append(index);
            self.feed(effects);
        }
        self.hand_over(effects);
    }

    fn finish(&mut self, effects: &mut Vec<Effect>) {
        let training = &self.training;
        let wanted = training.experiment.log.min(training.experiment.epochs as usize + 1);
        let kept = self.snapshots();
        if training.diverged.is_empty() && training.number.is_some() && kept < wanted {
            self.notices.say(text::notices::snapshots_kept(kept, wanted));
        }
        self.compare_with_sender();
        self.keep_end(effects);
        self.look_at_epoch();
        self.end_training(effects);
    }

    /// A trainer failed: the run goes on from its last snapshot on the CPU, or ends.
    fn fall(&mut self, why: &str, effects: &mut Vec<Effect>) {
        let training = &mut self.training;
        training.failures += 1;
        let on_gpu = training.build == TrainerBuild::Gpu;
        let epoch = training.checkpoint.as_ref().map(|(at, _)| at.epoch);
        if !on_gpu && training.failures >= FAILURES {
            self.notices.say(text::notices::stopped(epoch.unwrap_or(0), why));
            return self.end_training(effects);
        }
        training.generation += 1;
        if std::mem::take(&mut training.trying) {
            effects.push(Effect::CloseTrial);
        }
        // The stamp of the run that goes on stays.
        if let Some(epoch) = epoch {
            self.notices.say(text::notices::goes_on(epoch, why));
        } else if !on_gpu {
            self.notices.say(text::notices::starts_again(why));
        }
        let was_gpu = on_gpu || self.training.engine.as_ref().is_some_and(|e| e.device == Device::Webgpu);
        let reason = if was_gpu { Some(why.to_owned()) } else { self.training.reason.clone() };
        if self.training.phase == Phase::Running && self.training.wish == Wish::Pause {
            // The epoch that was asked for was lost with the trainer.
            self.training.wish = Wish::Step;
        }
        self.training.phase = Phase::Starting;
        self.open_trainer(TrainerBuild::Cpu, reason, effects);
    }
}
