//! The pool of estimator workers: who is free, who reads what, and what waits.

use std::collections::VecDeque;

use super::Effect;
use crate::experiment::Reading;
use crate::workers::messages::Ticket;

/// The estimators and the snapshots that wait for them.
#[derive(Default)]
pub struct Pool {
    pub(super) seats: Vec<Seat>,
    /// Indices into the snapshots on display, in the order of reading.
    pub(super) queue: VecDeque<usize>,
    /// While a run trains, so many seats are left empty: their cores train.
    pub(super) spare: usize,
    /// Whether a reading that is wanted needs critics.
    pub(super) neural: bool,
    /// How many snapshots this round of reading has had so far, waiting ones included.
    total: usize,
}

/// A place for one worker.
#[derive(Default)]
pub(super) struct Seat {
    /// Counts the workers that have sat here; news of earlier ones is stale.
    pub generation: u32,
    pub work: Work,
    /// The run whose experiment the worker was told.
    pub begun: Option<u32>,
    /// Whether a worker died here before.
    pub replaced: bool,
    /// Whether it has burn, to train critics.
    pub neural: bool,
    /// What it reads after that: sent ahead, so that a worker that reads fast need not wait for the page.
    pub ahead: Option<(Ticket, Vec<Reading>)>,
    /// What it is asked to read.
    pub asked: Vec<Reading>,
}

/// What a worker does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Work {
    /// It was never needed.
    #[default]
    Closed,
    Starting,
    Idle,
    Reading(Ticket),
    /// It was told to leave what it reads.
    Cancelling(Ticket),
    /// It died twice.
    Lost,
}

impl Pool {
    /// A pool of this many workers, none of which is started yet.
    pub fn new(size: usize) -> Self {
        Self { seats: (0..size).map(|_| Seat::default()).collect(), ..Self::default() }
    }

    /// How many places there are: the number of the estimator beside them.
    pub fn size(&self) -> usize {
        self.seats.len()
    }

    /// How many snapshots of this round are read, and how many there are; `None` when nothing is left to do.
    pub fn progress(&self) -> Option<(usize, usize)> {
        let left = self.queue.len() + self.reading().count();
        (left > 0 && !self.all_lost()).then(|| (self.total.saturating_sub(left), self.total))
    }

    /// Begins a round with these snapshots instead of what waited.
    pub(super) fn refill(&mut self, snapshots: impl Iterator<Item = usize>) {
        self.queue = snapshots.collect();
        self.total = self.queue.len() + self.reading().count();
    }

    /// Adds a new snapshot to the round, or begins one with it.
    pub(super) fn append(&mut self, snapshot: usize) {
        if self.progress().is_none() {
            self.total = 0;
        }
        self.queue.push_back(snapshot);
        self.total += 1;
    }

    /// Opens a worker at every seat that never had one, while there are snapshots for it.
    pub(super) fn open(&mut self, effects: &mut Vec<Effect>) {
        let starting = self.seats.iter().filter(|seat| seat.work == Work::Starting).count();
        let wanted = self.queue.len().saturating_sub(starting);
        let neural = self.neural;
        let closed = self.in_use().filter(|(_, seat)| seat.work == Work::Closed);
        for (i, seat) in closed.take(wanted) {
            seat.open(i, neural, effects);
        }
    }

    /// The seats that read now, with their numbers: some are spared for a run that trains.
    pub(super) fn in_use(&mut self) -> impl Iterator<Item = (usize, &mut Seat)> {
        let places = self.places();
        let left = self.seats.iter_mut().enumerate().filter(|(_, seat)| seat.work != Work::Lost);
        left.take(places)
    }

    /// How many seats read at once.
    pub(super) fn places(&self) -> usize {
        self.seats.len().saturating_sub(self.spare).max(1)
    }

    /// The tickets that are being read.
    pub(super) fn reading(&self) -> impl Iterator<Item = Ticket> {
        let now = |seat: &Seat| match seat.work {
            Work::Reading(ticket) | Work::Cancelling(ticket) => Some(ticket),
            _ => None,
        };
        let ahead = |seat: &Seat| seat.ahead.as_ref().map(|(ticket, _)| *ticket);
        self.seats.iter().flat_map(move |seat| now(seat).into_iter().chain(ahead(seat)))
    }

    /// Whether no worker is left.
    pub(super) fn all_lost(&self) -> bool {
        self.seats.iter().all(|seat| seat.work == Work::Lost)
    }
}

impl Seat {
    /// It has answered: what was sent ahead is what it reads now.
    pub fn next(&mut self) {
        let Some((ticket, asked)) = self.ahead.take() else {
            self.work = Work::Idle;
            return;
        };
        self.asked = asked;
        self.work = match self.work {
            Work::Cancelling(_) => Work::Cancelling(ticket),
            _ => Work::Reading(ticket),
        };
    }

    pub fn open(&mut self, seat: usize, neural: bool, effects: &mut Vec<Effect>) {
        self.generation += 1;
        self.work = Work::Starting;
        self.ahead = None;
        self.begun = None;
        self.neural = neural;
        effects.push(Effect::OpenEstimator { seat, generation: self.generation, neural });
    }
}
