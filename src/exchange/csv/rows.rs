//! Runs as lines of the tables.

use super::{InformationRow, MetricsRow, Part};
use crate::exchange::unique;
use crate::run::{Run, Snapshot};

/// Gives the lines of the information of runs, of which those of one name are numbered.
pub fn each_information(runs: &[&Run], mut each: impl FnMut(InformationRow)) {
    each_snapshot(runs, |name, run, snapshot| {
        for (reading, points) in &snapshot.information {
            let estimator = reading.to_string();
            for (network, layers) in points.iter().enumerate() {
                for (layer, point) in run.layers.iter().zip(layers) {
                    each(InformationRow {
                        run: name.to_owned(),
                        epoch: snapshot.epoch,
                        step: snapshot.step,
                        network: network as u32 + 1,
                        layer: layer.name.clone(),
                        estimator: estimator.clone(),
                        ixt: point.ixt,
                        ity: point.ity,
                    });
                }
            }
        }
    });
}

/// Gives the lines of the measures of runs, of which those of one name are numbered.
pub fn each_metrics(runs: &[&Run], mut each: impl FnMut(MetricsRow)) {
    each_snapshot(runs, |name, _, snapshot| {
        for (network, metrics) in snapshot.metrics.iter().enumerate() {
            for (part, measures) in [(Part::Train, metrics.train), (Part::Holdout, metrics.holdout)] {
                each(MetricsRow {
                    run: name.to_owned(),
                    epoch: snapshot.epoch,
                    step: snapshot.step,
                    network: network as u32 + 1,
                    part,
                    measures,
                });
            }
        }
    });
}

fn each_snapshot(runs: &[&Run], mut each: impl FnMut(&str, &Run, &Snapshot)) {
    let names = unique(runs.iter().map(|run| run.name.as_str()), " ");
    for (run, name) in runs.iter().zip(&names) {
        run.snapshots.iter().for_each(|snapshot| each(name, run, snapshot));
    }
}
