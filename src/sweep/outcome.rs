//! What came of one cell.

use std::collections::BTreeSet;

use super::Cell;
use crate::data::{Samples, Split};
use crate::evaluation::{BiasVariance, Compression, NetworkMetrics, Reader, bias_variance};
use crate::experiment::Reading;
use crate::information::PlanePoint;
use crate::run::{Run, compression};
use crate::text;

/// What is known of a cell once its run has ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    pub cell: Cell,
    /// Patterns in the training part.
    pub size: usize,
    /// [networks], of the last snapshot.
    pub metrics: Vec<NetworkMetrics>,
    /// Names of the layers.
    pub layers: Vec<String>,
    /// [networks][layers], of the last snapshot, by the experiment's own reading.
    pub points: Vec<Vec<PlanePoint>>,
    /// [layers]
    pub compression: Vec<Option<Compression>>,
    /// [layers][networks]: the hold-out accuracy at the peak of I(X;T), to be compared with that at the end.
    pub accuracies_at_peak: Vec<Vec<f64>>,
    /// How many patterns all networks are compared on.
    pub compared: usize,
    /// Over these and the networks whose weights are finite; `None` where there are none of either, or no weights.
    pub bias_variance: Option<BiasVariance>,
}

/// Mean and standard deviation over networks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// NaN of no values.
    pub mean: f64,
    /// Divided by the number less one; NaN of a single value.
    pub sd: f64,
    pub count: usize,
}

impl Outcome {
    /// Of a cell's run, its networks compared on `holdout` (see [`common_holdout`](super::common_holdout)).
    pub fn of(cell: &Cell, run: &Run, holdout: &[u32]) -> Self {
        let weights = run.snapshots.last().and_then(|last| last.weights.as_ref());
        let weights = weights.filter(|_| !holdout.is_empty());
        let found = weights.zip(run.data().ok()).and_then(|(weights, samples)| {
            let reader = Reader::new(&run.experiment, &samples);
            bias_variance(&reader.predicted(weights, holdout), &targets(&samples, holdout))
        });
        Self::with(cell, run, holdout.len(), found)
    }

    /// Of a cell's run whose networks were compared on so many patterns with this result.
    pub fn with(cell: &Cell, run: &Run, compared: usize, bias_variance: Option<BiasVariance>) -> Self {
        let Run { experiment, facts, layers, snapshots, .. } = run;
        let reading = Reading::of(&cell.experiment);
        let last = snapshots.last();
        let compression = compression(run, &reading);
        let at_peak = |found: &Option<Compression>| {
            let peak = found.map(|found| found.peak.epoch);
            let there = snapshots.iter().find(|snapshot| Some(snapshot.epoch) == peak);
            let metrics = there.map_or(&[][..], |snapshot| &snapshot.metrics);
            metrics.iter().map(|network| network.holdout.accuracy).collect()
        };
        Self {
            cell: cell.clone(),
            size: Split::new(experiment, facts.samples, 0).train.len(),
            metrics: last.map_or_else(Vec::new, |last| last.metrics.clone()),
            layers: layers.iter().map(|layer| layer.name.clone()).collect(),
            points: last.and_then(|last| last.information.get(&reading).cloned()).unwrap_or_default(),
            accuracies_at_peak: compression.iter().map(at_peak).collect(),
            compression,
            compared,
            bias_variance,
        }
    }

    /// The hold-out accuracy of each network at the end.
    pub fn accuracies(&self) -> Vec<f64> {
        self.metrics.iter().map(|network| network.holdout.accuracy).collect()
    }

    /// The last hidden layer; `None` where there is only an output.
    pub fn last_hidden(&self) -> Option<usize> {
        // The last layer is the output.
        self.layers.len().checked_sub(2)
    }

    /// What its information is by.
    pub fn reading(&self) -> Reading {
        Reading::of(&self.cell.experiment)
    }

    /// A measure over its networks.
    pub fn spread(&self, measure: impl Fn(&NetworkMetrics) -> f64) -> Spread {
        Spread::of(self.metrics.iter().map(measure))
    }

    /// Accuracy on the training part less that on the hold-out, mean over its networks.
    pub fn gap(&self) -> f64 {
        self.spread(|network| network.train.accuracy - network.holdout.accuracy).mean
    }
}

/// What the information of these cells is by, in words.
pub fn read_by<'a>(outcomes: impl IntoIterator<Item = &'a Outcome>) -> String {
    let readings: BTreeSet<Reading> = outcomes.into_iter().map(Outcome::reading).collect();
    match readings.first() {
        Some(reading) if readings.len() == 1 => reading.words(),
        Some(_) => text::answers::EACH_CELLS_OWN.into(),
        None => String::new(),
    }
}

/// p(y|x) of some rows, [rows][classes]: where several have the same inputs, what differs between them is noise.
pub fn targets(samples: &Samples, rows: &[u32]) -> Vec<Vec<f64>> {
    let distinct = samples.distinct(rows.iter().copied());
    distinct.of_pattern.iter().map(|x| distinct.labels[*x].clone()).collect()
}

impl Spread {
    /// Of those values that are finite.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let values: Vec<f64> = values.into_iter().filter(|value| value.is_finite()).collect();
        let count = values.len();
        let mean = values.iter().sum::<f64>() / count as f64;
        let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
        let sd = if count > 1 { libm::sqrt(squares / (count - 1) as f64) } else { f64::NAN };
        Self { mean, sd, count }
    }
}
