//! Training the cells that are missing, one after the other.

use std::sync::Arc;

use super::job::{Job, Origin};
use super::{Claim, Effect, IN_HAND, Phase, Place, Standing, State, Topic};
use crate::app::state::WorkerEvent;
use crate::data::Samples;
use crate::run::{Engine, Run, Snapshot};
use crate::text;
use crate::workers::messages::{Checkpoint, FromTrainer, ToTrainer};

/// After so many failures of one cell the sweep pauses.
const FAILURES: u32 = 2;

/// The worker that trains.
#[derive(Default)]
pub(super) struct Trainer {
    /// Counts the workers; news of earlier ones is stale.
    pub generation: u32,
    /// Whether there is one, whether it listens, and whether it was told what to train.
    open: bool,
    listens: bool,
    told: bool,
    /// The cell that it trains, or that is being claimed for it.
    pub cell: Option<usize>,
    claims: bool,
    failures: u32,
    /// The data of the cell.
    samples: Option<Arc<Samples>>,
    /// When the run of the cell began, as run files write it.
    began: String,
}

impl State {
    /// Whether there is something that Run would train.
    pub fn can_run(&self) -> bool {
        let is_left = |place: &Place| matches!(place.standing, Standing::Missing | Standing::Elsewhere);
        let is_any_left = self.plan.as_ref().is_some_and(|plan| plan.places.iter().any(is_left));
        match self.phase {
            Phase::Idle => is_any_left && self.form.fault.is_none(),
            Phase::Running => false,
            Phase::Paused => true,
        }
    }

    /// Trains what is missing, or goes on.
    pub(super) fn run(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let Some(plan) = &mut self.plan else { return };
        match self.phase {
            Phase::Running => {}
            Phase::Paused => {
                self.clock.go_on(now);
                if self.trainer.told {
                    effects.push(tell(ToTrainer::Resume));
                }
            }
            Phase::Idle => {
                self.clock.start(now);
                for place in plan.places.iter_mut().filter(|place| place.standing == Standing::Elsewhere) {
                    place.standing = Standing::Missing;
                }
            }
        }
        self.notices.dismiss(Topic::Worker);
        self.notices.dismiss(Topic::Data);
        self.phase = Phase::Running;
        if !self.has_sources() {
            self.bring_sources(effects);
        }
    }

    pub(super) fn pause(&mut self, now: f64, effects: &mut Vec<Effect>) {
        if self.phase != Phase::Running {
            return;
        }
        self.phase = Phase::Paused;
        self.clock.stop(now);
        if self.trainer.told {
            effects.push(tell(ToTrainer::Pause));
        }
    }

    /// Stops; the cell that trains is lost, what has been trained is still read and kept.
    pub(super) fn cancel(&mut self, now: f64, effects: &mut Vec<Effect>) {
        self.clock.stop(now);
        self.phase = Phase::Idle;
        if let Some(cell) = self.trainer.cell {
            self.give_up(cell, Standing::Missing, effects);
        }
        self.close_trainer(effects);
    }

    /// Leaves a cell that is claimed or trains.
    fn give_up(&mut self, cell: usize, standing: Standing, effects: &mut Vec<Effect>) {
        self.trainer.cell = None;
        self.jobs.remove(&cell);
        if let Some(place) = self.plan.as_mut().and_then(|plan| plan.places.get_mut(cell)) {
            place.standing = standing;
            // A claim that is under way is given up when it comes.
            if !self.trainer.claims {
                effects.push(Effect::Release { key: place.key.clone() });
            }
        }
        self.trainer.claims = false;
    }

    pub(super) fn close_trainer(&mut self, effects: &mut Vec<Effect>) {
        if self.trainer.open {
            let Trainer { generation, cell, claims, .. } = self.trainer;
            let began = std::mem::take(&mut self.trainer.began);
            self.trainer = Trainer { generation: generation + 1, cell, claims, began, ..Trainer::default() };
            effects.push(Effect::CloseTrainer);
        }
    }

    /// Claims the next cell that is missing, where there is room for it.
    pub(super) fn train_next(&mut self, effects: &mut Vec<Effect>) {
        let Some(plan) = &mut self.plan else { return };
        let is_free = self.trainer.cell.is_none() && self.jobs.len() < IN_HAND;
        if self.phase != Phase::Running || !is_free {
            return;
        }
        // The library's answer may spare the training.
        let looks = plan.places.iter().any(|place| place.standing == Standing::Looking);
        let find = |wanted: &Standing| plan.places.iter().position(|place| place.standing == *wanted);
        let (found, wait) = match find(&Standing::Missing) {
            Some(cell) => (Some(cell), false),
            // Only others are at work.
            None => (find(&Standing::Elsewhere).filter(|_| self.jobs.is_empty()), true),
        };
        let Some(cell) = found.filter(|_| !looks) else { return };
        let (place, number) = (&mut plan.places[cell], plan.number);
        if !wait {
            place.standing = Standing::Starting;
        }
        (self.trainer.cell, self.trainer.claims, self.trainer.failures) = (Some(cell), true, 0);
        effects.push(Effect::Claim { number, cell, key: place.key.clone(), wait });
    }

    /// Hears whether this page may train a cell.
    pub(super) fn claimed(
        &mut self,
        number: u32,
        cell: usize,
        key: String,
        claim: Claim,
        at: String,
        effects: &mut Vec<Effect>,
    ) {
        let is_awaited = self.trainer.claims && self.trainer.cell == Some(cell);
        let Some(plan) = self.plan.as_mut().filter(|plan| plan.number == number && is_awaited) else {
            if claim != Claim::Elsewhere {
                effects.push(Effect::Release { key });
            }
            return;
        };
        self.trainer.claims = false;
        let place = &mut plan.places[cell];
        match claim {
            Claim::Mine => {
                self.trainer.began = at;
                place.standing = Standing::Starting;
                self.start(effects);
            }
            Claim::There(id) => {
                self.trainer.cell = None;
                // Cells that differ in how they are read share a run.
                place.standing = Standing::Kept(id);
                effects.push(Effect::Release { key });
            }
            Claim::Elsewhere => {
                self.trainer.cell = None;
                place.standing = Standing::Elsewhere;
            }
        }
    }

    /// Starts the cell on the worker, once that listens.
    fn start(&mut self, effects: &mut Vec<Effect>) {
        let trainer = &mut self.trainer;
        let (Some(cell), Some(plan)) = (trainer.cell, &self.plan) else { return };
        if !trainer.open {
            trainer.generation += 1;
            (trainer.open, trainer.listens, trainer.told) = (true, false, false);
            return effects.push(Effect::OpenTrainer { generation: trainer.generation });
        }
        if !trainer.listens {
            return;
        }
        let experiment = Box::new(plan.places[cell].cell.experiment.clone());
        // Nothing is trained before the data is here.
        let Some(samples) = self.samples_of(&experiment) else { return };
        let array = Some(Arc::new(samples.to_array()));
        effects.push(Effect::TellTrainer { message: ToTrainer::Data, array });
        (self.trainer.told, self.trainer.samples) = (true, Some(samples));
        let paused = self.phase == Phase::Paused;
        effects.push(tell(ToTrainer::Start { experiment, from: None, paused, gpu_over_cpu: None }));
    }

    /// Hears the trainer.
    pub(super) fn hear_trainer(
        &mut self,
        generation: u32,
        event: WorkerEvent<FromTrainer>,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        if generation != self.trainer.generation || !self.trainer.open {
            return;
        }
        let (message, array) = match event {
            WorkerEvent::Said(FromTrainer::Failed { sentence }, _) | WorkerEvent::Died(sentence) => {
                return self.fall(&sentence, now, effects);
            }
            WorkerEvent::Said(message, array) => (message, array),
        };
        if message == FromTrainer::Ready {
            self.trainer.listens = true;
            return self.start(effects);
        }
        let Some(cell) = self.trainer.cell else { return };
        match message {
            FromTrainer::Engine { engine, .. } => self.begin(cell, engine),
            FromTrainer::Progress { epoch, .. } => self.stand(cell, Standing::Training(epoch)),
            FromTrainer::Snapshot { checkpoint } => {
                self.snapshot(cell, checkpoint, &array.unwrap_or_default())
            }
            FromTrainer::Diverged { networks } => {
                if let Some(job) = self.jobs.get_mut(&cell) {
                    job.diverged.extend(networks);
                }
            }
            FromTrainer::Finished => self.trained(cell, now, effects),
            _ => {}
        }
    }

    fn stand(&mut self, cell: usize, standing: Standing) {
        if let Some(place) = self.plan.as_mut().and_then(|plan| plan.places.get_mut(cell)) {
            place.standing = standing;
        }
    }

    /// The run of a cell begins.
    fn begin(&mut self, cell: usize, engine: Engine) {
        let Some(plan) = &self.plan else { return };
        let of = &plan.places[cell].cell;
        let Some(samples) = &self.trainer.samples else { return };
        let mut run = Run::new(&of.experiment, samples, engine, self.trainer.began.clone());
        run.name = of.name();
        self.number += 1;
        let job = Job::new(self.number, run, Origin::Trained, &of.experiment);
        self.jobs.insert(cell, job);
        self.stand(cell, Standing::Training(0));
    }

    fn snapshot(&mut self, cell: usize, at: Checkpoint, values: &[f32]) {
        let Some(job) = self.jobs.get_mut(&cell) else { return };
        let Some(weights) = values.get(..job.run.weights_len()) else { return };
        let weights = Some(Arc::new(weights.to_vec()));
        let snapshot = Snapshot { epoch: at.epoch, step: at.step, weights, ..Snapshot::default() };
        job.run.snapshots.push(snapshot);
        job.push(job.run.snapshots.len() - 1);
        self.stand(cell, Standing::Training(at.epoch));
    }

    /// Nothing of a cell is left to train.
    fn trained(&mut self, cell: usize, now: f64, effects: &mut Vec<Effect>) {
        (self.trainer.cell, self.trainer.told) = (None, false);
        let Some(job) = self.jobs.get_mut(&cell) else { return };
        job.ended = true;
        self.stand(cell, Standing::Reading);
        let cost = self.plan.as_ref().map_or(0.0, |plan| plan.places[cell].cost);
        let speed = self.clock.took(cost, now);
        effects.push(Effect::Remember { speed });
    }

    /// The trainer failed: its cell is trained anew, or the sweep waits for the user.
    fn fall(&mut self, why: &str, now: f64, effects: &mut Vec<Effect>) {
        let (cell, failures) = (self.trainer.cell, self.trainer.failures + 1);
        self.close_trainer(effects);
        let Some(cell) = cell.filter(|_| !self.trainer.claims) else { return };
        self.jobs.remove(&cell);
        self.trainer.failures = failures;
        let name = self.plan.as_ref().map_or_else(String::new, |plan| plan.places[cell].cell.name());
        if failures < FAILURES {
            self.notices.say(Topic::Worker, text::sweeps_notices::trainer_stopped(&name, why));
            self.stand(cell, Standing::Starting);
            return self.start(effects);
        }
        self.give_up(cell, Standing::Missing, effects);
        self.pause(now, effects);
        self.notices.say(Topic::Worker, text::sweeps_notices::trainer_stopped_twice(&name, why));
    }

    /// Seconds that are left, and whether that is more than a guess.
    pub fn seconds_left(&self) -> (f64, bool) {
        let Some(plan) = &self.plan else { return (0.0, false) };
        let left = plan.places.iter().map(|place| match place.standing {
            Standing::Training(epoch) => {
                let share = f64::from(epoch) / f64::from(place.cell.experiment.epochs.max(1));
                place.cost * (1.0 - share)
            }
            Standing::Missing | Standing::Elsewhere | Standing::Starting | Standing::Looking => place.cost,
            _ => 0.0,
        });
        (self.clock.seconds(left.sum()), self.clock.is_measured())
    }
}

/// Says something to the trainer.
pub(super) fn tell(message: ToTrainer) -> Effect {
    Effect::TellTrainer { message, array: None }
}
