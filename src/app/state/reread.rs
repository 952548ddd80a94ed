//! Reading the run on display: what is missing goes to the estimators, what is there stays.

use super::pool::Work;
use super::{Display, Effect, Origin, ShippedFile, State, WorkerEvent};
use crate::evaluation::Findings;
use crate::experiment::Reading;
use crate::run::Snapshot;
use crate::workers::messages::{FromEstimator, Ticket, ToEstimator};

impl State {
    /// Reads what the run on display lacks of the reading that the controls ask for.
    pub(super) fn reread(&mut self, effects: &mut Vec<Effect>) {
        let reading = self.reading();
        let Some(display) = &mut self.display else { return };
        if Reading::of(&display.store.run.borrow().experiment) != reading {
            display.store.change(|run| {
                run.experiment.estimator = reading.estimator;
                run.experiment.over = reading.over;
            });
        }
        let (missing, without_weights) = {
            let run = display.store.run.borrow();
            let in_hand = |i| self.pool.reading().any(|t| t == Ticket { run: display.number, snapshot: i });
            let lacking = run.snapshots.iter().enumerate().filter(|(_, s)| lacks(s, reading));
            let (with, without): (Vec<_>, Vec<_>) = lacking.partition(|(_, s)| s.weights.is_some());
            let missing: Vec<usize> = with.into_iter().map(|(i, _)| i).filter(|i| !in_hand(*i)).collect();
            (missing, without.iter().any(|(_, s)| !s.information.contains_key(&reading)))
        };
        self.pool.refill(missing.into_iter());
        if without_weights {
            self.want_weights(reading, effects);
        }
        self.feed(effects);
    }

    /// The run on display cannot be read without weights that it does not hold.
    fn want_weights(&mut self, reading: Reading, effects: &mut Vec<Effect>) {
        match self.display.as_ref().map(|display| display.origin) {
            Some(Origin::Shipped { asked: false, save }) => {
                effects.push(Effect::Fetch(ShippedFile::Full));
                self.set_shipped(true, save);
            }
            Some(Origin::Shipped { asked: true, .. }) | None => {}
            Some(Origin::Trained | Origin::Opened) => self.notices.say(format!(
                "The run was saved without its weights and cannot be read by {reading}: choose a reading it holds, or press Run"
            )),
        }
    }

    /// Gives every free estimator a snapshot.
    pub(super) fn feed(&mut self, effects: &mut Vec<Effect>) {
        let reading = self.reading();
        let Some(Display { number, store, .. }) = &self.display else { return };
        let run = store.run.borrow();
        for (i, seat) in self.pool.seats.iter_mut().enumerate().filter(|(_, seat)| seat.work == Work::Idle) {
            let next = std::iter::from_fn(|| self.pool.queue.pop_front())
                .find_map(|at| run.snapshots.get(at).filter(|s| lacks(s, reading)).map(|s| (at, s)));
            let Some((at, snapshot)) = next else { break };
            if seat.begun.replace(*number) != Some(*number) {
                let message = ToEstimator::Begin { experiment: run.experiment.clone() };
                effects.push(Effect::TellEstimator { seat: i, message, weights: None });
            }
            let ticket = Ticket { run: *number, snapshot: at };
            seat.work = Work::Reading(ticket);
            let readings = match snapshot.information.contains_key(&reading) {
                true => Vec::new(),
                false => vec![reading.to_string()],
            };
            let message = ToEstimator::Read {
                ticket,
                readings,
                measures: snapshot.metrics.is_empty().then_some(snapshot.epoch),
            };
            effects.push(Effect::TellEstimator { seat: i, message, weights: snapshot.weights.clone() });
        }
        drop(run);
        self.pool.open(effects);
    }

    /// Hears an estimator.
    pub(super) fn estimator(
        &mut self,
        seat: usize,
        generation: u32,
        event: WorkerEvent<FromEstimator>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(place) = self.pool.seats.get_mut(seat).filter(|s| s.generation == generation) else {
            return;
        };
        match event {
            WorkerEvent::Said(FromEstimator::Ready, _) => place.work = Work::Idle,
            WorkerEvent::Said(FromEstimator::Findings { ticket, findings }, _) => {
                place.work = Work::Idle;
                self.keep(ticket, findings);
            }
            WorkerEvent::Said(FromEstimator::Failed { sentence }, _) | WorkerEvent::Died(sentence) => {
                self.lose(seat, &sentence, effects);
            }
        }
        self.feed(effects);
    }

    /// Keeps what was found, unless its run has left the display.
    fn keep(&mut self, ticket: Ticket, findings: Findings) {
        let reading = self.reading();
        let Some(display) = self.display.as_mut().filter(|d| d.number == ticket.run) else { return };
        let lacks_more = display.store.change(|run| {
            let over = run.experiment.over;
            let snapshot = run.snapshots.get_mut(ticket.snapshot)?;
            snapshot.keep(findings, over);
            Some(lacks(snapshot, reading))
        });
        match lacks_more {
            // The controls ask for another reading since.
            Some(true) => self.pool.queue.push_front(ticket.snapshot),
            _ => self.timeline.arrived(ticket.snapshot),
        }
    }

    /// Replaces a worker that died, once.
    fn lose(&mut self, seat: usize, why: &str, effects: &mut Vec<Effect>) {
        let place = &mut self.pool.seats[seat];
        if let Work::Reading(ticket) = place.work
            && self.display.as_ref().is_some_and(|display| display.number == ticket.run)
        {
            self.pool.queue.push_front(ticket.snapshot);
        }
        effects.push(Effect::CloseEstimator { seat });
        if !place.replaced {
            place.replaced = true;
            place.open(seat, effects);
            return;
        }
        place.work = Work::Lost;
        // It may be heard of twice, from itself and from the browser.
        place.generation += 1;
        self.notices.say(match self.pool.all_lost() {
            true => format!("No estimator is left, so the plane shows what was read until now: {why}"),
            false => format!("An estimator stopped twice, and the others do its work: {why}"),
        });
    }
}

/// Whether a snapshot has not been read this way.
fn lacks(snapshot: &Snapshot, reading: Reading) -> bool {
    snapshot.metrics.is_empty() || !snapshot.information.contains_key(&reading)
}
