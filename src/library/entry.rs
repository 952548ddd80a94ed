//! One row of the library.

use serde::{Deserialize, Serialize};

use crate::experiment::{Experiment, Reading};
use crate::information::PlanePoint;
use crate::nullable;
use crate::run::{Device, Fingerprint, Marks, Run, fnv_1a};

/// What the library's table shows of a run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Names the run in this library and in links.
    pub id: String,
    pub name: String,
    /// UTC, `2026-11-24T10:00:00Z`.
    pub created: String,
    /// The canonical link of its experiment.
    pub link: String,
    pub device: Device,
    /// The epoch of its last snapshot, and the last one it is to reach.
    pub epoch: u32,
    pub epochs: u32,
    /// Whether nothing is left to train.
    pub finished: bool,
    pub snapshots: usize,
    /// What it takes of the storage, about.
    pub bytes: u64,
    pub summary: Summary,
    /// The page that writes it; another one that takes it up gives it another owner.
    #[serde(default)]
    pub owner: String,
    #[serde(default)]
    pub marks: Marks,
    /// Whether it was saved without its weights, so that it can be read no other way.
    #[serde(default)]
    pub weightless: bool,
}

/// What came of a run, means over its networks at its last snapshot that is read; NaN where not known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Of the hold-out.
    #[serde(with = "nullable")]
    pub accuracy: f64,
    #[serde(with = "nullable")]
    pub f1: f64,
    /// Of the last hidden layer, bits, by `reading`.
    #[serde(with = "nullable")]
    pub ixt: f64,
    #[serde(with = "nullable")]
    pub ity: f64,
    /// How far I(X;T) of the last hidden layer has fallen from its highest value, bits.
    #[serde(with = "nullable")]
    pub compression: f64,
    /// The key of the reading.
    pub reading: String,
    /// The [`Fingerprint`] of its last weights, once it has ended.
    pub sum: Option<String>,
}

impl Entry {
    /// Whether its training can go on.
    pub fn can_go_on(&self) -> bool {
        !self.finished && !self.weightless
    }

    /// The row of a run; `finished` where nothing is left to train.
    pub fn new(id: &str, run: &Run, finished: bool) -> Self {
        let last = run.snapshots.last();
        let with_weights = run.snapshots.iter().filter(|snapshot| snapshot.weights.is_some()).count();
        // Base64 takes four characters for three bytes, and readings about as much as weights.
        let bytes = 4 * run.weights_len() as u64 * (run.snapshots.len() + with_weights) as u64;
        Self {
            id: id.into(),
            name: run.name.clone(),
            created: run.created.clone(),
            link: run.experiment.to_link(),
            device: run.engine.device,
            epoch: last.map_or(0, |last| last.epoch),
            epochs: run.experiment.epochs,
            finished,
            snapshots: run.snapshots.len(),
            bytes,
            summary: Summary::of(run),
            owner: String::new(),
            marks: run.marks.clone(),
            weightless: last.is_some() && with_weights == 0,
        }
    }
}

impl Summary {
    /// What came of a run so far.
    pub fn of(run: &Run) -> Self {
        let reading = Reading::of(&run.experiment);
        // The last layer is the output.
        let layer = run.layers.len().saturating_sub(2);
        let path: Vec<PlanePoint> = (run.snapshots.iter())
            .filter_map(|snapshot| snapshot.information.get(&reading))
            .map(|networks| mean_point(networks.iter().filter_map(|layers| layers.get(layer).copied())))
            .collect();
        let peak = path.iter().map(|point| point.ixt).fold(f64::NAN, f64::max);
        let end = path.last().copied().unwrap_or(PlanePoint::NAN);
        let read = run.snapshots.iter().rev().find(|snapshot| !snapshot.metrics.is_empty());
        let metrics = read.map_or(&[][..], |snapshot| &snapshot.metrics);
        Self {
            accuracy: mean(metrics.iter().map(|network| network.holdout.accuracy)),
            f1: mean(metrics.iter().map(|network| network.holdout.f1)),
            ixt: end.ixt,
            ity: end.ity,
            compression: peak - end.ixt,
            reading: reading.to_string(),
            sum: Fingerprint::of_finished(run).map(|sum| sum.to_string()),
        }
    }
}

/// What names the run of a file in the library: the same for the same run, however it was read.
pub fn id_of_file(run: &Run) -> String {
    let mut experiment = run.experiment.clone();
    experiment.read_like(&Experiment::default());
    let weights = run.snapshots.last().and_then(|last| last.weights.as_ref());
    let of_weights = weights.map_or_else(String::new, |weights| Fingerprint::of(weights).to_string());
    let text = format!("{} {} {} {of_weights}", run.created, experiment.to_link(), run.snapshots.len());
    format!("f{:016x}", fnv_1a(text.bytes()))
}

/// The mean over the networks whose numbers are finite.
pub(super) fn mean_point(points: impl Iterator<Item = PlanePoint> + Clone) -> PlanePoint {
    PlanePoint::new(mean(points.clone().map(|point| point.ixt)), mean(points.map(|point| point.ity)))
}

pub(super) fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values
        .filter(|value| value.is_finite())
        .fold((0.0, 0), |(sum, count), value| (sum + value, count + 1));
    if count == 0 { f64::NAN } else { sum / f64::from(count) }
}
