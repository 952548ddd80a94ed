//! Reading the run on display: what is missing goes to the estimators, what is there stays.

use std::sync::Arc;

use super::pool::Work;
use super::{Display, Effect, Origin, State, WorkerEvent};
use crate::evaluation::Findings;
use crate::experiment::{Family, Reading};
use crate::run::Snapshot;
use crate::text;
use crate::workers::messages::{FromEstimator, Ticket, ToEstimator};

impl State {
    /// Reads what the run on display lacks of the readings that the controls ask for.
    pub(super) fn reread(&mut self, effects: &mut Vec<Effect>) {
        let asked = &self.setup.experiment;
        let readings = asked.readings();
        let Some(display) = &mut self.display else { return };
        // While the controls describe another experiment, their estimator is that one's.
        let own = {
            let run = display.store.run.borrow();
            run.experiment.trains_like(asked) && !asked.reads_like(&run.experiment)
        };
        if own {
            display.store.change(|run| run.experiment.read_like(asked));
        }
        self.settle_ranges();
        let Some(display) = &self.display else { return };
        let (mut missing, without_weights) = {
            let run = display.store.run.borrow();
            let in_hand = |i| self.pool.reading().any(|t| t == Ticket { run: display.number, snapshot: i });
            let lacking =
                run.snapshots.iter().enumerate().filter(|(i, s)| display.lacks(*i, s, &readings).is_some());
            let (with, without): (Vec<_>, Vec<_>) = lacking.partition(|(_, s)| s.weights.is_some());
            // Without its data a run cannot be read; that is said where the data is asked for.
            let can_read = |i: &usize| run.has_data() && !in_hand(*i);
            let missing: Vec<usize> = with.into_iter().map(|(i, _)| i).filter(can_read).collect();
            let unread =
                |reading: &&Reading| without.iter().any(|(_, s)| !s.information.contains_key(reading));
            (missing, readings.iter().find(unread).copied())
        };
        if !readings.iter().all(|reading| reading.estimator.family.is_binning()) {
            coarse_to_fine(&mut missing);
        }
        self.pool.refill(missing.into_iter());
        self.cancel_unwanted(&readings, effects);
        if let Some(reading) = without_weights {
            self.want_weights(reading, effects);
        }
        self.feed(effects);
    }

    /// Tells the estimators that read what nobody wants any more to leave it.
    fn cancel_unwanted(&mut self, readings: &[Reading], effects: &mut Vec<Effect>) {
        let number = self.display.as_ref().map(|display| display.number);
        for (seat, place) in self.pool.seats.iter_mut().enumerate() {
            let Work::Reading(ticket) = place.work else { continue };
            let wanted = place.asked.is_empty() || place.asked.iter().any(|asked| readings.contains(asked));
            if !wanted || Some(ticket.run) != number {
                place.work = Work::Cancelling(ticket);
                effects.push(Effect::TellEstimator { seat, message: ToEstimator::Cancel, weights: None });
                effects.push(Effect::LookAfter { seat, generation: place.generation, ticket });
            }
        }
    }

    /// The run on display cannot be read without weights that it does not hold.
    fn want_weights(&mut self, reading: Reading, effects: &mut Vec<Effect>) {
        match self.display.as_ref().map(|display| display.origin) {
            Some(Origin::Shipped { .. }) | None => self.fetch_weights(effects),
            Some(Origin::Trained | Origin::Opened) => {
                self.notices.say(text::notices::cannot_be_read(&reading.estimator.short()));
            }
        }
    }

    /// Gives every free estimator a snapshot.
    pub(super) fn feed(&mut self, effects: &mut Vec<Effect>) {
        let readings = self.setup.experiment.readings();
        self.pool.spare = usize::from(self.trains());
        self.pool.neural = readings.iter().any(|reading| reading.estimator.family.is_neural());
        // The build with burn does all that the other does.
        let neural = self.pool.neural;
        for (i, seat) in self.pool.seats.iter_mut().enumerate() {
            if neural && !seat.neural && seat.work == Work::Idle {
                seat.open(i, true, effects);
            }
            // Its build was the large one: the small one may well load.
            if !neural && seat.neural && seat.work == Work::Lost {
                (seat.work, seat.neural, seat.replaced) = (Work::Closed, false, false);
            }
        }
        let Some(display) = &self.display else { return };
        let Display { number, store, .. } = display;
        let run = store.run.borrow();
        let mut data = None;
        // Where many wait each worker has one more ahead.
        let ahead = self.pool.queue.len() > 4 * self.pool.places();
        let mut queue = std::mem::take(&mut self.pool.queue);
        for (i, seat) in self.pool.in_use() {
            while seat.work == Work::Idle
                || (ahead && seat.ahead.is_none() && matches!(seat.work, Work::Reading(_)))
            {
                let next = std::iter::from_fn(|| queue.pop_front()).find_map(|at| {
                    let snapshot = run.snapshots.get(at)?;
                    Some((at, snapshot, display.lacks(at, snapshot, &readings)?))
                });
                let Some((at, snapshot, lacking)) = next else { break };
                if seat.begun.replace(*number) != Some(*number)
                    && let Ok(samples) = run.data()
                {
                    let data = data.get_or_insert_with(|| Arc::new(samples.to_array()));
                    let (message, weights) = (ToEstimator::Data, Some(data.clone()));
                    effects.push(Effect::TellEstimator { seat: i, message, weights });
                    let message = ToEstimator::Begin { experiment: Box::new(run.experiment.clone()) };
                    effects.push(Effect::TellEstimator { seat: i, message, weights: None });
                }
                let ticket = Ticket { run: *number, snapshot: at };
                let message = ToEstimator::Read {
                    ticket,
                    readings: lacking.iter().map(Reading::to_string).collect(),
                    measures: snapshot.metrics.is_empty().then_some(snapshot.epoch),
                    ranges: display.range.clone(),
                };
                if seat.work == Work::Idle {
                    (seat.work, seat.asked) = (Work::Reading(ticket), lacking);
                } else {
                    seat.ahead = Some((ticket, lacking));
                }
                effects.push(Effect::TellEstimator { seat: i, message, weights: snapshot.weights.clone() });
            }
        }
        self.pool.queue = queue;
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
                place.next();
                self.keep(ticket, findings);
            }
            WorkerEvent::Said(FromEstimator::Cancelled { ticket }, _) => {
                place.next();
                if self.display.as_ref().is_some_and(|display| display.number == ticket.run) {
                    self.pool.queue.push_front(ticket.snapshot);
                }
            }
            WorkerEvent::Said(FromEstimator::Failed { sentence }, _) | WorkerEvent::Died(sentence) => {
                self.lose(seat, &sentence, effects);
            }
            // The pages beside the lab ask for these.
            WorkerEvent::Said(..) => {}
        }
        self.read_by_range(effects);
        self.feed(effects);
        self.keep_readings(effects);
    }

    /// Reads anew by the range of the whole run where that has become known, or has grown until a run's end.
    pub(super) fn read_by_range(&mut self, effects: &mut Vec<Effect>) {
        let readings = self.setup.experiment.readings();
        let by_range = readings.iter().any(|reading| reading.estimator.family == Family::Range);
        if by_range && self.settle_ranges() {
            self.reread(effects);
        }
    }

    /// Keeps what was found, unless its run has left the display.
    fn keep(&mut self, ticket: Ticket, findings: Findings) {
        let readings = self.setup.experiment.readings();
        let first = self.reading();
        let Some(display) = self.display.as_mut().filter(|d| d.number == ticket.run) else { return };
        // Also where there is none, as of a run that diverged: it is known then.
        display.ranges.insert(ticket.snapshot, findings.ranges.clone());
        let shown = display.store.change(|run| {
            let over = run.experiment.over;
            let snapshot = run.snapshots.get_mut(ticket.snapshot)?;
            snapshot.keep(findings, over);
            Some(snapshot.information.contains_key(&first))
        });
        let lacks = {
            let run = display.store.run.borrow();
            let snapshot = run.snapshots.get(ticket.snapshot);
            snapshot.is_some_and(|snapshot| display.lacks(ticket.snapshot, snapshot, &readings).is_some())
        };
        if lacks {
            self.pool.queue.push_back(ticket.snapshot);
        }
        if let Some(display) = &mut self.display {
            display.unkept.insert(ticket.snapshot);
        }
        if shown == Some(true) {
            self.timeline.arrived(ticket.snapshot);
        }
    }

    /// Takes the range of the whole run where it is known and nothing is to come; whether it changed.
    ///
    /// What was read by another range is no longer true, and what is being read so is stale: the run on display
    /// gets another number.
    fn settle_ranges(&mut self) -> bool {
        let training = self.trains();
        let Some(display) = self.display.as_mut() else { return false };
        let range = display.whole_range();
        if range == display.range || range.is_empty() || (training && !display.range.is_empty()) {
            return false;
        }
        self.runs += 1;
        if self.training.number == Some(display.number) {
            self.training.number = Some(self.runs);
        }
        display.number = self.runs;
        display.range = range;
        display.store = display.store.without(|reading| reading.estimator.family == Family::Range);
        true
    }

    /// Replaces a worker that still has in hand what it was told to leave: a layer can take an estimator longer than
    /// anybody waits.
    pub(super) fn overdue(
        &mut self,
        seat: usize,
        generation: u32,
        ticket: Ticket,
        effects: &mut Vec<Effect>,
    ) {
        let Some(place) = self.pool.seats.get(seat) else { return };
        if place.generation == generation && place.work == Work::Cancelling(ticket) {
            self.dismiss(seat, effects);
            self.pool.seats[seat].open(seat, self.pool.neural, effects);
        }
    }

    /// Ends a worker; what it had in hand is to be read by others.
    fn dismiss(&mut self, seat: usize, effects: &mut Vec<Effect>) {
        let place = &mut self.pool.seats[seat];
        let now = match place.work {
            Work::Reading(ticket) | Work::Cancelling(ticket) => Some(ticket),
            _ => None,
        };
        for ticket in place.ahead.take().map(|(ticket, _)| ticket).into_iter().chain(now) {
            if self.display.as_ref().is_some_and(|display| display.number == ticket.run) {
                self.pool.queue.push_front(ticket.snapshot);
            }
        }
        effects.push(Effect::CloseEstimator { seat });
    }

    /// Replaces a worker that died, once.
    fn lose(&mut self, seat: usize, why: &str, effects: &mut Vec<Effect>) {
        self.dismiss(seat, effects);
        let place = &mut self.pool.seats[seat];
        if !place.replaced {
            place.replaced = true;
            place.open(seat, self.pool.neural, effects);
            return;
        }
        place.work = Work::Lost;
        // It may be heard of twice, from itself and from the browser.
        place.generation += 1;
        let neural = self.pool.neural;
        self.notices.say(match self.pool.all_lost() {
            true if neural => text::notices::no_estimator_with_burn(why),
            true => text::notices::no_estimator(why),
            false => text::notices::estimator_stopped(why),
        });
    }
}

impl Display {
    /// What is to be asked for next of a snapshot: the first reading that it has not, or none of them where
    /// only its measures or its range are missing; `None` where nothing is.
    pub(super) fn lacks(&self, at: usize, snapshot: &Snapshot, readings: &[Reading]) -> Option<Vec<Reading>> {
        let is_range = |reading: &&Reading| reading.estimator.family == Family::Range;
        let ready = |reading: &&Reading| !is_range(reading) || !self.range.is_empty();
        let missing = |reading: &&Reading| !snapshot.information.contains_key(reading);
        let next: Vec<Reading> = readings.iter().filter(missing).find(ready).copied().into_iter().collect();
        let wants_range = readings.iter().any(|r| is_range(&r)) && !self.ranges.contains_key(&at);
        (!next.is_empty() || snapshot.metrics.is_empty() || wants_range).then_some(next)
    }
}

/// The ends first, then what halves the gaps: slow readings show the way before its details.
fn coarse_to_fine(snapshots: &mut [usize]) {
    let last = snapshots.iter().copied().max().unwrap_or(0);
    snapshots.sort_by_key(|at| if *at == last { 0 } else { usize::BITS - at.trailing_zeros().min(31) });
}
