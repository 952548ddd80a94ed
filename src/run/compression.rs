//! The compression of a run's layers.

use super::Run;
use crate::evaluation::{Compression, Trajectory};
use crate::experiment::Reading;
use crate::information::PlanePoint;

/// [layer]: what became of I(X;T) by a reading; `None` where no network was read by it throughout.
pub fn compression(run: &Run, reading: &Reading) -> Vec<Option<Compression>> {
    let read: Vec<_> = (run.snapshots.iter())
        .filter_map(|snapshot| Some((snapshot, snapshot.information.get(reading)?)))
        .collect();
    let of_layer = |layer: usize| {
        let of_network = |network: usize| {
            let point = |points: &Vec<Vec<PlanePoint>>| points.get(network)?.get(layer).copied();
            read.iter().map(|(_, points)| point(points).map_or(f64::NAN, |point| point.ixt)).collect()
        };
        let trajectory = Trajectory {
            epochs: read.iter().map(|(snapshot, _)| snapshot.epoch).collect(),
            steps: read.iter().map(|(snapshot, _)| snapshot.step).collect(),
            bits: (0..run.experiment.networks).map(of_network).collect(),
        };
        Compression::of(&trajectory, run.experiment.seed)
    };
    (0..run.layers.len()).map(of_layer).collect()
}
