//! What the curves show.

use crate::charts::Spread;
use crate::charts::scale::Epochs;
use crate::evaluation::{Measures, NetworkMetrics};
use crate::run::{Run, Snapshot};

/// Which measure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurveKind {
    /// Mean cross-entropy, nats.
    Loss,
    Accuracy,
}

impl CurveKind {
    /// The title of its axis.
    pub fn title(self) -> &'static str {
        match self {
            Self::Loss => "Loss, nats",
            Self::Accuracy => "Accuracy, %",
        }
    }

    /// Its value in the units of the title.
    fn of(self, measures: &Measures) -> f64 {
        match self {
            Self::Loss => measures.loss,
            Self::Accuracy => 100.0 * measures.accuracy,
        }
    }
}

/// The measure at one snapshot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub epoch: u32,
    pub step: u64,
    /// Training part and hold-out, each over networks; `None` where no network is finite.
    pub parts: [Option<Spread>; 2],
}

impl Point {
    fn new(snapshot: &Snapshot, measure: CurveKind) -> Option<Self> {
        let over = |part: fn(&NetworkMetrics) -> &Measures| {
            Spread::of(snapshot.metrics.iter().map(move |network| measure.of(part(network))))
        };
        let parts = [over(|m| &m.train), over(|m| &m.holdout)];
        let read = !snapshot.metrics.is_empty();
        read.then_some(Self { epoch: snapshot.epoch, step: snapshot.step, parts })
    }
}

/// One measure of a run over its epochs.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    pub measure: CurveKind,
    pub epochs: Epochs,
    pub networks: usize,
    /// [snapshot]; `None` while it has not been read.
    pub points: Vec<Option<Point>>,
}

impl Spec {
    /// The names of the parts, in the order of [`Point::parts`].
    pub const PARTS: [&'static str; 2] = ["training", "hold-out"];

    /// The curves of a run.
    pub fn new(run: &Run, measure: CurveKind) -> Self {
        let epochs = Epochs { last: run.experiment.epochs };
        let mut spec = Self { measure, epochs, networks: run.experiment.networks, points: vec![] };
        spec.follow(run);
        spec
    }

    /// Takes up what was read since; the run must have grown only.
    pub fn follow(&mut self, run: &Run) {
        self.points.resize(run.snapshots.len(), None);
        for (point, snapshot) in self.points.iter_mut().zip(&run.snapshots) {
            if point.is_none() {
                *point = Point::new(snapshot, self.measure);
            }
        }
    }

    /// The point of a snapshot, or of the last one before it that has been read.
    pub fn now(&self, snapshot: usize) -> Option<&Point> {
        let end = (snapshot + 1).min(self.points.len());
        self.points[..end].iter().rev().flatten().next()
    }

    /// All spreads that are known.
    pub fn spreads(&self) -> impl Iterator<Item = Spread> + '_ {
        self.points.iter().flatten().flat_map(|point| point.parts).flatten()
    }
}
