//! The run that trains: its phases, its device, and what it can be taken up from.

use std::sync::Arc;

use super::{Effect, State, TrainerBuild};
use crate::data::Samples;
use crate::experiment::{EngineChoice, Experiment};
use crate::run::Engine;
use crate::text;
use crate::workers::adapter::Adapter;
use crate::workers::cpu_is_faster;
use crate::workers::messages::{Checkpoint, ToTrainer};

/// How far a run has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    #[default]
    Idle,
    /// A device is being chosen.
    Starting,
    Running,
    Paused,
    /// It reached its last epoch, or nothing is left to train.
    Ended,
}

/// What the user last asked of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Wish {
    #[default]
    Run,
    Pause,
    /// One epoch as soon as the trainer pauses.
    Step,
}

/// The run that trains, or the last that did.
#[derive(Default)]
pub struct Training {
    pub phase: Phase,
    pub experiment: Experiment,
    /// Its data, once it is here.
    pub(super) samples: Option<Arc<Samples>>,
    /// Whether a trainer listens and the data is still to come.
    pub(super) awaits: bool,
    pub epoch: u32,
    pub step: u64,
    /// Smoothed.
    pub steps_per_second: f64,
    /// What trains, once that is known.
    pub engine: Option<Engine>,
    /// How many workers train.
    pub workers: usize,
    /// Why the other device does not.
    pub reason: Option<String>,
    /// How many times as fast as the CPU the graphics device trained such networks before.
    pub(super) gpu_over_cpu: Option<f64>,
    /// Whether the GPU's trainer is tried beside the CPU's.
    pub(super) trying: bool,
    /// Whether the GPU is to go on from the next snapshot.
    pub(super) hand_over: bool,
    /// Whether the GPU's trainer listens and the data is still to come.
    pub(super) trial_awaits: bool,
    /// The GPU's network-steps in a second, until the CPU's are known too.
    pub(super) gpu_rate: Option<f64>,
    /// The graphics device's name, where there is one.
    pub(super) adapter: Option<String>,
    /// (network, step) at which a loss stopped being finite.
    pub diverged: Vec<(usize, u64)>,
    /// Weights and optimiser at the last snapshot.
    pub(super) checkpoint: Option<(Checkpoint, Arc<Vec<f32>>)>,
    /// Counts the trainers; news of earlier ones is stale.
    pub(super) generation: u32,
    pub(super) build: TrainerBuild,
    pub(super) wish: Wish,
    /// Whether the trainer was told its experiment.
    pub(super) begun: bool,
    /// Trainers that failed since the last snapshot.
    pub(super) failures: u32,
    /// The run on display that its snapshots go to.
    pub(super) number: Option<u32>,
    /// When it began, as run files write it.
    pub(super) began: String,
    /// What names it in the library.
    pub(super) id: String,
}

impl Training {
    /// Notes when the run began, and its name in the library.
    pub(super) fn stamp(&mut self, generation: u32, at: String, id: String) {
        if generation == self.generation {
            (self.began, self.id) = (at, id);
        }
    }

    /// Names what the speed of training depends on: the experiment without what only decides its weights
    /// or how they are read.
    pub(super) fn speed_key(&self) -> String {
        let default = Experiment::default();
        let mut experiment = Experiment {
            sigma: default.sigma,
            separation: default.separation,
            noise: default.noise,
            scale: default.scale,
            flip: default.flip,
            train: default.train,
            draw: default.draw,
            std: default.std,
            initialisation: default.initialisation,
            learning_rate: default.learning_rate,
            decay: default.decay,
            epochs: default.epochs,
            seed: default.seed,
            log: default.log,
            ..self.experiment.clone()
        };
        experiment.read_like(&default);
        experiment.to_link()
    }

    /// What the run can be taken up from.
    pub fn checkpoint(&self) -> Option<(Checkpoint, Arc<Vec<f32>>)> {
        self.checkpoint.clone()
    }

    /// Seconds to the last epoch at the present speed.
    pub fn seconds_left(&self) -> Option<f64> {
        let left = f64::from(self.experiment.epochs.saturating_sub(self.epoch));
        let known = self.epoch > 0 && self.steps_per_second > 0.0;
        known.then(|| left * (self.step as f64 / f64::from(self.epoch)) / self.steps_per_second)
    }
}

impl State {
    /// Whether the training run is the one that the controls describe.
    pub(super) fn trains_as_asked(&self) -> bool {
        let (asked, training) = (&self.setup.experiment, &self.training);
        training.phase != Phase::Idle
            && training.experiment.trains_like(asked)
            && training.experiment.engine == asked.engine
    }

    pub(super) fn run(&mut self, effects: &mut Vec<Effect>) {
        if self.training.phase == Phase::Paused && self.trains_as_asked() {
            self.training.wish = Wish::Run;
            self.training.phase = Phase::Running;
            tell(ToTrainer::Resume, effects);
        } else {
            self.start_anew(effects);
        }
    }

    pub(super) fn pause(&mut self, effects: &mut Vec<Effect>) {
        let training = &mut self.training;
        if !matches!(training.phase, Phase::Starting | Phase::Running) {
            return;
        }
        training.wish = Wish::Pause;
        // Before it has begun it is paused by its first message.
        if training.begun {
            tell(ToTrainer::Pause, effects);
        }
        if training.phase == Phase::Running {
            training.phase = Phase::Paused;
        }
    }

    pub(super) fn step(&mut self, effects: &mut Vec<Effect>) {
        match self.training.phase {
            Phase::Starting | Phase::Running => {}
            Phase::Paused if self.trains_as_asked() => {
                self.training.wish = Wish::Pause;
                self.training.phase = Phase::Running;
                tell(ToTrainer::Step, effects);
            }
            Phase::Idle | Phase::Paused | Phase::Ended => self.start(Wish::Step, effects),
        }
    }

    /// Back to before the first step: the seed gives the same weights again.
    pub(super) fn reset(&mut self, effects: &mut Vec<Effect>) {
        self.start(Wish::Pause, effects);
    }

    pub(super) fn start_anew(&mut self, effects: &mut Vec<Effect>) {
        self.start(Wish::Run, effects);
    }

    /// Begins the run that the controls describe, in the place of the one before.
    fn start(&mut self, wish: Wish, effects: &mut Vec<Effect>) {
        let samples = self.samples_of(&self.setup.experiment);
        if samples.is_none() && !self.source.coming {
            self.bring_source_again(effects);
        }
        if samples.is_none() && !self.source.coming {
            return self.notices.say(text::notices::NO_TABLE);
        }
        self.end_training(effects);
        // An epoch that a link names is looked at when this run has come there; one that was looked at is past.
        let shown = self.display.as_ref().map(|display| display.store.run.borrow().experiment.clone());
        if self.view.at.is_some() && shown.is_some_and(|shown| shown.trains_like(&self.setup.experiment)) {
            self.view.at = None;
            self.write_link(effects);
        }
        self.notices.withdraw(super::Remedy::LowerRate);
        let generation = self.training.generation + 1;
        let experiment = self.setup.experiment.clone();
        self.training =
            Training { phase: Phase::Starting, experiment, samples, generation, wish, ..Training::default() };
        effects.push(Effect::Stamp { generation });
        self.keep_source(&self.training.experiment, effects);
        self.choose_device(effects);
    }

    /// Opens a trainer for the run, or asks first what WebGPU offers.
    pub(super) fn choose_device(&mut self, effects: &mut Vec<Effect>) {
        let generation = self.training.generation;
        match self.training.experiment.engine {
            EngineChoice::Cpu => {
                self.open_trainer(TrainerBuild::Cpu, Some(text::lab::CPU_CHOSEN.into()), effects)
            }
            EngineChoice::Auto | EngineChoice::Gpu | EngineChoice::Burn => {
                let networks = self.training.speed_key();
                effects.push(Effect::Probe { generation, networks })
            }
        }
    }

    /// Chooses the trainer by what WebGPU offers.
    pub(super) fn probed(
        &mut self,
        generation: u32,
        found: Result<Adapter, String>,
        gpu_over_cpu: Option<f64>,
        effects: &mut Vec<Effect>,
    ) {
        if generation != self.training.generation || self.training.phase != Phase::Starting {
            return;
        }
        self.training.gpu_over_cpu = gpu_over_cpu;
        self.training.adapter = found.as_ref().ok().map(|adapter| adapter.name.clone());
        match found {
            Ok(adapter) if adapter.fallback && self.training.experiment.engine == EngineChoice::Auto => {
                let reason = text::lab::is_software(&adapter.name);
                self.open_trainer(TrainerBuild::Cpu, Some(reason), effects);
            }
            // Known from before: the large build is not even loaded.
            Ok(adapter)
                if self.training.experiment.engine == EngineChoice::Auto
                    && gpu_over_cpu.is_some_and(|ratio| ratio < 1.0) =>
            {
                let reason = cpu_is_faster(&adapter.name, gpu_over_cpu.unwrap_or(1.0));
                self.open_trainer(TrainerBuild::Cpu, Some(reason), effects);
            }
            // The CPU begins at once; whether the GPU is faster is tried meanwhile.
            Ok(adapter)
                if self.training.experiment.engine == EngineChoice::Auto && gpu_over_cpu.is_none() =>
            {
                let reason = text::lab::is_tried(&adapter.name);
                self.open_trainer(TrainerBuild::Cpu, Some(reason), effects);
                self.training.trying = true;
                effects.push(Effect::OpenTrial { generation });
            }
            Ok(_) => self.open_trainer(TrainerBuild::Gpu, None, effects),
            // burn is in the larger build only.
            Err(reason) if self.training.experiment.engine == EngineChoice::Burn => {
                self.open_trainer(TrainerBuild::Gpu, Some(reason), effects);
            }
            Err(reason) => self.open_trainer(TrainerBuild::Cpu, Some(reason), effects),
        }
    }

    pub(super) fn open_trainer(
        &mut self,
        build: TrainerBuild,
        reason: Option<String>,
        effects: &mut Vec<Effect>,
    ) {
        let training = &mut self.training;
        (training.build, training.reason, training.begun, training.awaits) = (build, reason, false, false);
        effects.push(Effect::OpenTrainer { build, generation: training.generation });
    }

    /// Ends the trainer, if there is one; what it gave stays.
    pub(super) fn end_training(&mut self, effects: &mut Vec<Effect>) {
        if !matches!(self.training.phase, Phase::Idle | Phase::Ended) {
            self.training.phase = Phase::Ended;
            // What a worker says at its end is said twice, by itself and by the browser.
            self.training.generation += 1;
            effects.push(Effect::CloseTrainer);
            if self.training.trying {
                self.training.trying = false;
                effects.push(Effect::CloseTrial);
            }
        }
        self.training.number = None;
        // The cores that it had are free.
        self.read_by_range(effects);
        self.feed(effects);
    }

    /// Ends the trainer, and shows nothing more of its run.
    pub(super) fn forget_training(&mut self, effects: &mut Vec<Effect>) {
        self.end_training(effects);
        self.training = Training { generation: self.training.generation + 1, ..Training::default() };
    }
}

/// Says something to the trainer.
pub(super) fn tell(message: ToTrainer, effects: &mut Vec<Effect>) {
    effects.push(Effect::TellTrainer { message, array: None });
}
