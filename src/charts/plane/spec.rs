//! What an information plane shows.

use std::rc::Rc;

use super::{Bounds, Limits, Moment};
use crate::bottleneck::Bound;
use crate::charts::scale::{Epochs, when};
use crate::experiment::{Compare, Experiment, MOST_ALSO, Reading};
use crate::run::Run;
use crate::view::{Look, Networks};

/// A trail that fades has gone after so many snapshots.
const TRAIL: f64 = 30.0;

/// What of a run a plane shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shown {
    pub reading: Reading,
    /// Readings that lie over it.
    pub over: [Option<Reading>; MOST_ALSO],
    /// How often labels were shuffled for the band of chance; 0 where it is not shown.
    pub shuffles: u32,
    /// The network that is shown alone, counted from 0; else all of them.
    pub network: Option<usize>,
}

impl Shown {
    /// The same of the networks that a view asks for.
    #[must_use]
    pub fn seen(self, look: Look) -> Self {
        let network = match look.networks {
            Networks::One(network) => Some(network as usize - 1),
            Networks::Each | Networks::Mean => None,
        };
        Self { network, ..self }
    }

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
        Self { reading, over: [None; MOST_ALSO], shuffles: 0, network: None }
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
    /// The network that is shown alone, counted from 0.
    pub network: Option<usize>,
    /// The last epoch.
    pub epochs: u32,
    /// Steps in an epoch; 0 while that is not known.
    pub steps: u64,
    pub look: Look,
    /// [snapshot]; `None` while it has not been read.
    pub moments: Moments,
}

/// [snapshot]; `None` while it has not been read.
pub type Moments = Vec<Option<Moment>>;

impl Spec {
    /// The plane of a run.
    pub fn new(run: &Run, shown: impl Into<Shown>) -> Self {
        let Shown { reading, over, shuffles, network } = shown.into();
        let mut spec = Self {
            reading,
            over: over.into_iter().flatten().map(|reading| (reading, vec![])).collect(),
            chance: (shuffles > 0).then(|| (reading.by_chance(shuffles), vec![])),
            limits: Limits::new(run, reading.over),
            bound: None,
            dib: false,
            layers: run.layers.iter().map(|layer| layer.name.clone()).collect(),
            networks: run.experiment.networks,
            // A link may name a network of another run.
            network: network.map(|network| network.min(run.experiment.networks - 1)),
            epochs: run.experiment.epochs,
            steps: 0,
            look: Look::default(),
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

    /// What a reading that lies over the plane's own is called: by its patterns too where these are others.
    pub(super) fn name_over(&self, reading: Reading) -> String {
        match reading.over == self.reading.over {
            true => reading.estimator.short(),
            false => reading.words(),
        }
    }

    /// The scale of the colours.
    pub fn scale(&self) -> Epochs {
        Epochs::up_to(self.epochs, self.look.steps.then_some(self.steps), self.look.linear)
    }

    /// When a moment was, on that scale.
    pub fn when(&self, moment: &Moment) -> u32 {
        when(self.look.steps, moment.epoch, moment.step)
    }

    /// How opaque the trail of a snapshot is when another is shown as now, in [0, 1].
    pub fn strength(&self, snapshot: usize, now: usize) -> f64 {
        if self.look.fade { 1.0 - now.abs_diff(snapshot) as f64 / TRAIL } else { 1.0 }.max(0.0)
    }

    /// Takes up what was read since; the run must have grown only.
    pub fn follow(&mut self, run: &Run) {
        if let Some(last) = run.snapshots.last().filter(|last| last.epoch > 0) {
            self.steps = last.step / u64::from(last.epoch);
        }
        let own = std::iter::once((&self.reading, &mut self.moments));
        let others =
            self.over.iter_mut().chain(&mut self.chance).map(|(reading, moments)| (&*reading, moments));
        for (reading, moments) in own.chain(others) {
            moments.resize(run.snapshots.len(), None);
            for (moment, snapshot) in moments.iter_mut().zip(&run.snapshots) {
                if moment.is_none() {
                    *moment = Moment::new(snapshot, reading, self.network);
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
