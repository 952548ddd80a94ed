//! A run in small: where its layers go in the plane, and how well it ends.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::file::malformed;
use super::{ReadError, Run, Snapshot};
use crate::evaluation::NetworkMetrics;
use crate::experiment::Reading;
use crate::information::PlanePoint;

/// At most so many snapshots make a picture of a few centimetres.
const SNAPSHOTS: usize = 40;

/// Means over the networks whose numbers are finite, to three decimals.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Thumbnail {
    /// log₂ N and I(X;Y), bits: the bounds of the plane.
    pub limits: [f64; 2],
    /// [snapshot]
    pub epochs: Vec<u32>,
    /// [layer][snapshot]: Î(X;T) and Î(T;Y), bits; the last layer is the output.
    pub layers: Vec<Vec<[f64; 2]>>,
    /// At the end, over the training part and the hold-out.
    pub accuracy: [f64; 2],
}

impl Thumbnail {
    /// What a run shows by a reading; `None` where it has not been read so.
    pub fn new(run: &Run, reading: &Reading) -> Option<Self> {
        let read: Vec<(&Snapshot, Vec<[f64; 2]>)> = (run.snapshots.iter())
            .filter_map(|snapshot| Some((snapshot, means(snapshot.information.get(reading)?)?)))
            .collect();
        let kept: Vec<_> = evenly(read.len(), SNAPSHOTS).filter_map(|i| read.get(i)).collect();
        let metrics = &kept.last()?.0.metrics;
        let accuracy = |of: fn(&NetworkMetrics) -> f64| mean(metrics.iter().map(of));
        let layer = |i: usize| kept.iter().map(|(_, layers)| layers[i]).collect();
        Some(Self {
            limits: [libm::log2(run.facts.samples as f64), run.facts.input_label_information].map(rounded),
            epochs: kept.iter().map(|(snapshot, _)| snapshot.epoch).collect(),
            layers: (0..run.layers.len()).map(layer).collect(),
            accuracy: [accuracy(|m| m.train.accuracy)?, accuracy(|m| m.holdout.accuracy)?],
        })
    }
}

/// The thumbnails of a file, by the names of what they show.
///
/// # Errors
/// One sentence where it is no such file.
pub fn thumbnails(json: &[u8]) -> Result<BTreeMap<String, Thumbnail>, ReadError> {
    serde_json::from_slice(json).map_err(|error| malformed(crate::text::files::PICTURES, &error))
}

/// [layer]: the means of points [network][layer]; `None` where a layer has no finite one.
fn means(points: &[Vec<PlanePoint>]) -> Option<Vec<[f64; 2]>> {
    let layers = points.iter().map(Vec::len).min()?;
    let of = |layer: usize, bits: fn(&PlanePoint) -> f64| mean(points.iter().map(|n| bits(&n[layer])));
    (0..layers).map(|layer| Some([of(layer, |p| p.ixt)?, of(layer, |p| p.ity)?])).collect()
}

/// The mean of the finite values, rounded; `None` where there is none.
fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let finite: Vec<f64> = values.filter(|value| value.is_finite()).collect();
    (!finite.is_empty()).then(|| rounded(finite.iter().sum::<f64>() / finite.len() as f64))
}

fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// At most `most` of `0..len`, the first and the last among them.
fn evenly(len: usize, most: usize) -> impl Iterator<Item = usize> {
    let count = len.min(most);
    (0..count).map(move |i| i * len.saturating_sub(1) / count.saturating_sub(1).max(1))
}

#[cfg(test)]
mod tests {
    use super::evenly;

    #[test]
    fn both_ends_are_kept() {
        assert_eq!(evenly(0, 4).count(), 0);
        assert_eq!(evenly(1, 4).collect::<Vec<_>>(), [0]);
        assert_eq!(evenly(3, 4).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!(evenly(200, 4).collect::<Vec<_>>(), [0, 66, 132, 199]);
    }
}
