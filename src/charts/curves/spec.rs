//! What the curves show.

use crate::charts::Spread;
use crate::charts::scale::{Epochs, when};
use crate::evaluation::{LayerGradients, Measures, NetworkMetrics, diffusion};
use crate::run::{Run, Snapshot};
use crate::text;
pub use crate::view::CurveKind;

impl CurveKind {
    /// The title of its axis.
    pub fn title(self) -> &'static str {
        self.label()
    }

    /// Whether it has a line for each layer.
    pub fn is_by_layer(self) -> bool {
        matches!(self, Self::Snr | Self::Norm)
    }

    /// Decimals of its numbers.
    pub(super) fn decimals(self) -> usize {
        match self {
            Self::Loss | Self::Perplexity => 3,
            Self::Snr | Self::Norm => 2,
            _ => 1,
        }
    }

    /// Its value in the units of the title.
    fn of(self, measures: &Measures) -> f64 {
        match self {
            Self::Loss => measures.loss,
            Self::Perplexity => measures.perplexity,
            Self::Precision => 100.0 * measures.precision,
            Self::Recall => 100.0 * measures.recall,
            Self::F1 => 100.0 * measures.f1,
            _ => 100.0 * measures.accuracy,
        }
    }
}

/// The measure at one snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub epoch: u32,
    pub step: u64,
    /// Each line of [`Spec::names`] over networks; `None` where no network is finite.
    pub parts: Vec<Option<Spread>>,
}

impl Point {
    /// `None` where the snapshot has not been read.
    fn new(snapshot: &Snapshot, measure: CurveKind, lines: usize) -> Option<Self> {
        let Snapshot { epoch, step, metrics, gradients, .. } = snapshot;
        let read = if measure.is_by_layer() { !gradients.is_empty() } else { !metrics.is_empty() };
        let layer = |layer: &LayerGradients| match measure {
            CurveKind::Snr => layer.snr,
            _ => layer.weight_norm,
        };
        let value = |metrics: &NetworkMetrics, line: usize| match (measure, line) {
            (CurveKind::Gap, _) => measure.of(&metrics.train) - measure.of(&metrics.holdout),
            (_, 0) => measure.of(&metrics.train),
            _ => measure.of(&metrics.holdout),
        };
        let of_line = |line: usize| match measure.is_by_layer() {
            true => Spread::of(gradients.iter().filter_map(|network| network.get(line)).map(layer)),
            false => Spread::of(metrics.iter().map(|network| value(network, line))),
        };
        read.then(|| Self { epoch: *epoch, step: *step, parts: (0..lines).map(of_line).collect() })
    }
}

/// One measure of a run over its epochs.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    pub measure: CurveKind,
    /// The last epoch.
    pub epochs: u32,
    /// Whether the axis counts steps, else epochs.
    pub steps: bool,
    pub networks: usize,
    /// The names of the lines, in the order of [`Point::parts`].
    pub names: Vec<String>,
    /// [snapshot]; `None` while it has not been read.
    pub points: Vec<Option<Point>>,
}

impl Spec {
    /// The curves of a run.
    pub fn new(run: &Run, measure: CurveKind) -> Self {
        let names = match measure {
            CurveKind::Snr | CurveKind::Norm => run.layers.iter().map(|layer| layer.name.clone()).collect(),
            CurveKind::Gap => vec![text::figures::GAP.into()],
            _ => vec![text::figures::TRAINING.into(), text::figures::HOLDOUT.into()],
        };
        let epochs = run.experiment.epochs;
        let mut spec =
            Self { measure, epochs, steps: false, networks: run.experiment.networks, names, points: vec![] };
        spec.follow(run);
        spec
    }

    /// Takes up what was read since; the run must have grown only.
    pub fn follow(&mut self, run: &Run) {
        self.points.resize(run.snapshots.len(), None);
        for (point, snapshot) in self.points.iter_mut().zip(&run.snapshots) {
            if point.is_none() {
                *point = Point::new(snapshot, self.measure, self.names.len());
            }
        }
    }

    /// The same on an axis that counts steps, or epochs.
    #[must_use]
    pub fn counting(mut self, steps: bool) -> Self {
        self.steps = steps;
        self
    }

    /// The axis.
    pub fn scale(&self) -> Epochs {
        // Each epoch has as many steps as the others.
        let read = self.points.iter().rev().flatten().find(|point| point.epoch > 0);
        let each = read.map_or(0, |point| point.step / u64::from(point.epoch));
        Epochs::up_to(self.epochs, self.steps.then_some(each), false)
    }

    /// When something was, on the axis.
    pub fn when(&self, epoch: u32, step: u64) -> u32 {
        when(self.steps, epoch, step)
    }

    /// The point of a snapshot, or of the last one before it that has been read.
    pub fn now(&self, snapshot: usize) -> Option<&Point> {
        let end = (snapshot + 1).min(self.points.len());
        self.points[..end].iter().rev().flatten().next()
    }

    /// All spreads that are known.
    pub fn spreads(&self) -> impl Iterator<Item = Spread> + '_ {
        self.points.iter().flatten().flat_map(|point| &point.parts).flatten().copied()
    }

    /// The points of a line where it is known.
    pub fn line(&self, line: usize) -> impl Iterator<Item = (&Point, Spread)> + '_ {
        self.points.iter().flatten().filter_map(move |point| Some((point, point.parts[line]?)))
    }

    /// Where a layer's drift turns to diffusion, of the SNR only.
    pub fn turn(&self, line: usize) -> Option<&Point> {
        let shown = self.measure == CurveKind::Snr;
        let turn =
            diffusion(self.line(line).filter(|_| shown).map(|(point, spread)| (point.epoch, spread.mean)))?;
        self.points.iter().flatten().find(|point| point.epoch == turn)
    }
}
