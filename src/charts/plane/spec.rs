//! What an information plane shows.

use std::rc::Rc;

use super::{Bounds, Limits, Moment};
use crate::bottleneck::Bound;
use crate::charts::scale::Epochs;
use crate::experiment::{Compare, Experiment, MOST_ALSO, Reading};
use crate::run::Run;

/// What of a run a plane shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    pub reading: Reading,
    /// Readings that lie over it.
    pub over: [Option<Reading>; MOST_ALSO],
    /// How often labels were shuffled for the band of chance; 0 where it is not shown.
    pub shuffles: u32,
}

impl Shown {
    /// The planes that an experiment asks for: one for each reading, or one for all.
    pub fn of(experiment: &Experiment) -> Vec<Self> {
        let shuffles = experiment.shuffles;
        let own = |reading: Reading| Self { shuffles, ..Self::from(reading) };
        let mut readings = experiment.readings().into_iter().filter(|reading| reading.shuffles == 0);
        match experiment.compare {
            Compare::Side => readings.map(own).collect(),
            Compare::Overlay => {
                let first = readings.next().map(own);
                let mut over = [None; MOST_ALSO];
                over.iter_mut().zip(readings).for_each(|(place, reading)| *place = Some(reading));
                first.into_iter().map(|first| Self { over, ..first }).collect()
            }
        }
    }
}

impl From<Reading> for Shown {
    fn from(reading: Reading) -> Self {
        Self { reading, over: [None; MOST_ALSO], shuffles: 0 }
    }
}

/// A run as one reading sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    pub reading: Reading,
    /// Readings that lie over it, each with its moments.
    pub over: Vec<(Reading, Moments)>,
    /// What chance gives, [snapshot].
    pub chance: Option<(Reading, Moments)>,
    pub limits: Limits,
    /// The information bottleneck bound, where it is drawn.
    pub bound: Option<Rc<Bound>>,
    /// Whether the encoders that give each x one t are drawn with it.
    pub dib: bool,
    /// Names of the layers, input side first.
    pub layers: Vec<String>,
    /// R, the number of networks.
    pub networks: usize,
    pub epochs: Epochs,
    /// [snapshot]; `None` while it has not been read.
    pub moments: Moments,
}

/// [snapshot]; `None` while it has not been read.
pub type Moments = Vec<Option<Moment>>;

impl Spec {
    /// The plane of a run.
    pub fn new(run: &Run, shown: impl Into<Shown>) -> Self {
        let Shown { reading, over, shuffles } = shown.into();
        let mut spec = Self {
            reading,
            over: over.into_iter().flatten().map(|reading| (reading, vec![])).collect(),
            chance: (shuffles > 0).then(|| (reading.by_chance(shuffles), vec![])),
            limits: Limits::new(run, reading.over),
            bound: None,
            dib: false,
            layers: run.layers.iter().map(|layer| layer.name.clone()).collect(),
            networks: run.experiment.networks,
            epochs: Epochs { last: run.experiment.epochs },
            moments: vec![],
        };
        spec.follow(run);
        spec
    }

    /// The same with its bound, where that is known.
    #[must_use]
    pub fn with(mut self, bounds: &Bounds) -> Self {
        self.bind(bounds);
        self
    }

    /// Draws its bound from now on, where that is known.
    pub fn bind(&mut self, bounds: &Bounds) {
        (self.bound, self.dib) = (bounds.of(self.reading.over), bounds.dib);
    }

    /// Takes up what was read since; the run must have grown only.
    pub fn follow(&mut self, run: &Run) {
        let own = std::iter::once((&self.reading, &mut self.moments));
        let others =
            self.over.iter_mut().chain(&mut self.chance).map(|(reading, moments)| (&*reading, moments));
        for (reading, moments) in own.chain(others) {
            moments.resize(run.snapshots.len(), None);
            for (moment, snapshot) in moments.iter_mut().zip(&run.snapshots) {
                if moment.is_none() {
                    *moment = Moment::new(snapshot, reading);
                }
            }
        }
    }

    /// The moment of a snapshot, where it has been read.
    pub fn moment(&self, snapshot: usize) -> Option<&Moment> {
        self.moments.get(snapshot)?.as_ref()
    }

    /// The moment shown as now: of this snapshot, or of the last one before it that has been read.
    pub fn now(&self, snapshot: usize) -> Option<&Moment> {
        latest(&self.moments, snapshot)
    }
}

/// The last moment up to a snapshot that has been read.
pub(super) fn latest(moments: &[Option<Moment>], snapshot: usize) -> Option<&Moment> {
    moments[..(snapshot + 1).min(moments.len())].iter().rev().flatten().next()
}
