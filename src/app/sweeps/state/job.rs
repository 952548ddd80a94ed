//! The run of a cell while it is in hand.

use std::collections::VecDeque;

use crate::evaluation::{BiasVariance, widest};
use crate::experiment::{Experiment, Family, Reading};
use crate::run::Run;

/// A run that is trained, or read, or compared.
pub struct Job {
    /// Names it in what seats do.
    pub number: u32,
    pub run: Run,
    pub origin: Origin,
    /// Whether nothing is left to train.
    pub ended: bool,
    /// Snapshots that are to be read, and how many are being read.
    pub unread: VecDeque<usize>,
    pub in_hand: usize,
    /// [snapshots]: each layer's range, where it is known.
    ranges: Vec<Option<Vec<[f32; 2]>>>,
    /// Each layer's range in the whole run, once it is needed and known.
    pub range: Vec<[f32; 2]>,
    pub compared: Compared,
    /// (network, step) whose loss stopped being finite.
    pub diverged: Vec<(usize, u64)>,
    /// Whether it holds what the library has not.
    pub is_new: bool,
}

/// Where a run came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Trained,
    /// The library, under this id.
    Kept(String),
    File,
}

/// Whether networks were compared on the common hold-out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Compared {
    NotYet,
    Asked,
    Known(Option<BiasVariance>),
}

impl Job {
    /// A run that is read as a cell asks.
    pub fn new(number: u32, mut run: Run, origin: Origin, cell: &Experiment) -> Self {
        run.experiment.read_like(cell);
        let is_new = !matches!(origin, Origin::Kept(_));
        let mut job = Self {
            number,
            origin,
            ended: false,
            unread: VecDeque::new(),
            in_hand: 0,
            ranges: vec![None; run.snapshots.len()],
            range: Vec::new(),
            compared: Compared::NotYet,
            diverged: Vec::new(),
            is_new,
            run,
        };
        job.queue();
        job
    }

    /// All readings of a snapshot that can be made now and are not there; `None` where nothing is to be read of it.
    pub fn lacks(&self, at: usize) -> Option<Vec<Reading>> {
        let snapshot = self.run.snapshots.get(at)?;
        let missing: Vec<Reading> = (self.run.experiment.readings().into_iter())
            .filter(|reading| !snapshot.information.contains_key(reading))
            .collect();
        let (of_range, now): (Vec<Reading>, Vec<Reading>) =
            missing.into_iter().partition(|reading| reading.estimator.family == Family::Range);
        let wants_range = !of_range.is_empty() && self.ranges.get(at).is_none_or(Option::is_none);
        let mut asked = now;
        if !self.range.is_empty() {
            asked.extend(of_range);
        }
        (!asked.is_empty() || snapshot.metrics.is_empty() || wants_range).then_some(asked)
    }

    /// Queues a snapshot that has just come.
    pub fn push(&mut self, at: usize) {
        self.ranges.resize(at + 1, None);
        self.unread.push_back(at);
    }

    /// Queues all that is to be read.
    fn queue(&mut self) {
        self.unread = (0..self.run.snapshots.len()).filter(|at| self.lacks(*at).is_some()).collect();
    }

    /// Takes note of the range of the layers at a snapshot.
    pub fn know(&mut self, at: usize, ranges: Vec<[f32; 2]>) {
        if let Some(place) = self.ranges.get_mut(at).filter(|_| !ranges.is_empty()) {
            *place = Some(ranges);
        }
    }

    /// Whether all is read; where the range of the whole run was waited for, what needs it is queued.
    pub fn is_read(&mut self) -> bool {
        if !self.ended || self.in_hand > 0 || !self.unread.is_empty() {
            return false;
        }
        let known: Option<Vec<&Vec<[f32; 2]>>> = self.ranges.iter().map(Option::as_ref).collect();
        if let Some(known) = known.filter(|_| self.range.is_empty()) {
            let whole =
                known.into_iter().fold(Vec::new(), |whole, range| widest(&whole, range.iter().copied()));
            self.range = whole;
            self.queue();
        }
        self.unread.is_empty()
    }
}
