//! The estimators: who is free, and what each reads of which cell.

use std::sync::Arc;

use super::action::keys;
use super::job::Compared;
use super::{Effect, Phase, State, Topic};
use crate::app::state::WorkerEvent;
use crate::evaluation::{Findings, bias_variance};
use crate::sweep::targets;
use crate::text;
use crate::workers::messages::{FromEstimator, Ticket, ToEstimator};

/// A place for one worker.
#[derive(Default)]
pub(super) struct Seat {
    /// Counts the workers that have sat here; news of earlier ones is stale.
    pub generation: u32,
    pub work: Work,
    /// The job whose experiment it was told.
    begun: u32,
    /// Whether a worker died here before.
    replaced: bool,
}

/// What a worker does; jobs by their cell and number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Work {
    #[default]
    Closed,
    Starting,
    Idle,
    Reading {
        cell: usize,
        job: u32,
        snapshot: usize,
    },
    Comparing {
        cell: usize,
        job: u32,
    },
    /// It died twice.
    Lost,
}

/// What is to be done next.
enum Next {
    Read(usize, usize),
    Compare(usize),
}

impl State {
    /// Gives every free estimator something to read, and opens those that are needed.
    pub(super) fn feed(&mut self, effects: &mut Vec<Effect>) {
        let neural = self.plan.as_ref().is_some_and(super::Plan::is_neural);
        // A core is left to what trains.
        let spare = usize::from(self.phase == Phase::Running);
        let places = self.seats.len().saturating_sub(spare).max(1);
        for seat in 0..self.seats.len() {
            let in_use = self.seats[..seat].iter().filter(|seat| seat.work != Work::Lost).count();
            if in_use >= places {
                break;
            }
            match self.seats[seat].work {
                Work::Idle => {
                    if let Some(next) = self.next() {
                        self.set_to_work(seat, next, effects);
                    }
                }
                Work::Closed if self.waits_for_seats() => {
                    let place = &mut self.seats[seat];
                    place.generation += 1;
                    (place.work, place.begun) = (Work::Starting, 0);
                    effects.push(Effect::OpenEstimator { seat, generation: place.generation, neural });
                }
                _ => {}
            }
        }
        // What needs no estimator any more.
        let ready: Vec<usize> = self.jobs.keys().copied().collect();
        for cell in ready {
            self.conclude(cell, effects);
        }
    }

    /// Whether there is more to read than there are workers that start.
    fn waits_for_seats(&self) -> bool {
        let starting = self.seats.iter().filter(|seat| seat.work == Work::Starting).count();
        let unread: usize = self.jobs.values().map(|job| job.unread.len().max(usize::from(job.ended))).sum();
        unread > starting
    }

    /// The next piece of work: the first cell first, so that it is done soon.
    fn next(&mut self) -> Option<Next> {
        for (cell, job) in &mut self.jobs {
            while let Some(at) = job.unread.pop_front() {
                if job.lacks(at).is_some() {
                    return Some(Next::Read(*cell, at));
                }
            }
            if job.is_read() && job.compared == Compared::NotYet {
                return Some(Next::Compare(*cell));
            }
            // The range of the whole run may have been what was waited for.
            if let Some(at) = job.unread.pop_front() {
                return Some(Next::Read(*cell, at));
            }
        }
        None
    }

    fn set_to_work(&mut self, seat: usize, next: Next, effects: &mut Vec<Effect>) {
        let (Next::Read(cell, _) | Next::Compare(cell)) = next;
        let (Some(job), Some(plan)) = (self.jobs.get_mut(&cell), &mut self.plan) else { return };
        let place = &mut self.seats[seat];
        let (message, weights) = match next {
            Next::Read(_, at) => {
                let Some(snapshot) = job.run.snapshots.get(at) else { return };
                let message = ToEstimator::Read {
                    ticket: Ticket { run: job.number, snapshot: at },
                    readings: keys(&job.lacks(at).unwrap_or_default()),
                    measures: snapshot.metrics.is_empty().then_some(snapshot.epoch),
                    ranges: job.range.clone(),
                };
                place.work = Work::Reading { cell, job: job.number, snapshot: at };
                job.in_hand += 1;
                (message, snapshot.weights.clone())
            }
            Next::Compare(_) => {
                let weights = job.run.snapshots.last().and_then(|last| last.weights.clone());
                let rows =
                    plan.holdouts.of(&plan.places[cell].cell.experiment, job.run.facts.samples).to_vec();
                if rows.is_empty() || weights.is_none() {
                    job.compared = Compared::Known(None);
                    return;
                }
                job.compared = Compared::Asked;
                place.work = Work::Comparing { cell, job: job.number };
                (ToEstimator::Predict { rows }, weights)
            }
        };
        if std::mem::replace(&mut place.begun, job.number) != job.number {
            // A sweep whose data is elsewhere is refused before.
            let data = job.run.data().ok().map(|samples| Arc::new(samples.to_array()));
            effects.push(Effect::TellEstimator { seat, message: ToEstimator::Data, weights: data });
            let message = ToEstimator::Begin { experiment: Box::new(job.run.experiment.clone()) };
            effects.push(Effect::TellEstimator { seat, message, weights: None });
        }
        effects.push(Effect::TellEstimator { seat, message, weights });
    }

    /// Hears an estimator.
    pub(super) fn hear_estimator(
        &mut self,
        seat: usize,
        generation: u32,
        event: WorkerEvent<FromEstimator>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(place) = self.seats.get_mut(seat).filter(|seat| seat.generation == generation) else {
            return;
        };
        let (message, array) = match event {
            WorkerEvent::Said(FromEstimator::Failed { sentence }, _) | WorkerEvent::Died(sentence) => {
                return self.lose(seat, &sentence, effects);
            }
            WorkerEvent::Said(message, array) => (message, array),
        };
        let work = std::mem::replace(&mut place.work, Work::Idle);
        match (message, work) {
            (FromEstimator::Findings { findings, .. }, Work::Reading { cell, job, snapshot }) => {
                self.found(cell, job, snapshot, findings);
            }
            (FromEstimator::Predicted, Work::Comparing { cell, job }) => {
                self.predicted(cell, job, &array.unwrap_or_default());
            }
            _ => {}
        }
    }

    fn found(&mut self, cell: usize, number: u32, at: usize, mut findings: Findings) {
        let Some(job) = self.jobs.get_mut(&cell).filter(|job| job.number == number) else { return };
        job.in_hand -= 1;
        job.is_new = true;
        job.know(at, std::mem::take(&mut findings.ranges));
        let over = job.run.experiment.over;
        if let Some(snapshot) = job.run.snapshots.get_mut(at) {
            snapshot.keep(findings, over);
        }
    }

    /// Takes which class each network gives the common hold-out, [networks, rows].
    fn predicted(&mut self, cell: usize, number: u32, classes: &[f32]) {
        let Some(job) = self.jobs.get_mut(&cell).filter(|job| job.number == number) else { return };
        let Some(plan) = &mut self.plan else { return };
        let rows = plan.holdouts.of(&plan.places[cell].cell.experiment, job.run.facts.samples);
        let predicted: Vec<Vec<usize>> = (classes.chunks_exact(rows.len().max(1)))
            .map(|network| network.iter().map(|class| *class as usize).collect())
            .collect();
        let data = job.run.data().ok();
        job.compared =
            Compared::Known(data.and_then(|samples| bias_variance(&predicted, &targets(&samples, rows))));
    }

    /// Replaces a worker that died, once; what it had is done again.
    fn lose(&mut self, seat: usize, why: &str, effects: &mut Vec<Effect>) {
        let neural = self.plan.as_ref().is_some_and(super::Plan::is_neural);
        let place = &mut self.seats[seat];
        place.generation += 1;
        let work =
            std::mem::replace(&mut place.work, if place.replaced { Work::Lost } else { Work::Starting });
        match work {
            Work::Reading { cell, job: number, snapshot } => {
                if let Some(job) = self.jobs.get_mut(&cell).filter(|job| job.number == number) {
                    job.in_hand -= 1;
                    job.unread.push_front(snapshot);
                }
            }
            Work::Comparing { cell, job: number } => {
                if let Some(job) = self.jobs.get_mut(&cell).filter(|job| job.number == number) {
                    job.compared = Compared::NotYet;
                }
            }
            _ => {}
        }
        if place.work == Work::Starting {
            (place.replaced, place.begun) = (true, 0);
            effects.push(Effect::OpenEstimator { seat, generation: place.generation, neural });
        } else if self.seats.iter().all(|seat| seat.work == Work::Lost) {
            self.notices.say(Topic::Estimators, text::sweeps_notices::no_estimator(why));
        } else {
            self.notices.say(Topic::Estimators, text::sweeps_notices::estimator_stopped_twice(why));
        }
    }

    /// Ends all estimators; the next that is to be read opens new ones.
    pub(super) fn close_seats(&mut self, effects: &mut Vec<Effect>) {
        if self.seats.iter().all(|seat| seat.work == Work::Closed) {
            return;
        }
        for seat in &mut self.seats {
            seat.generation += 1;
            (seat.work, seat.replaced) = (Work::Closed, false);
        }
        effects.push(Effect::CloseEstimators);
    }
}
