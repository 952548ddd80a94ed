//! What tells whether two experiments train the same networks, and whether a run of one has come to its end.

use crate::experiment::{Experiment, TABLE};
use crate::run::Run;

/// A text that is the same for experiments that train alike, however they are read and whatever trains them.
pub fn training_key(experiment: &Experiment) -> String {
    let default = Experiment::default();
    let mut alone = Experiment { engine: default.engine, workers: default.workers, ..experiment.clone() };
    alone.read_like(&default);
    for row in TABLE.iter().filter(|row| !row.matters(experiment.data)) {
        // What the data set ignores has a default that can be read.
        let _ = row.write(&mut alone, &row.read(&default));
    }
    alone.to_link()
}

/// Whether nothing of a run is left to train, and the weights that it ended with are there.
pub fn has_ended(run: &Run) -> bool {
    run.snapshots.last().is_some_and(|last| {
        let weights = last.weights.as_ref();
        // Training stops where no network is left.
        weights.is_some_and(|weights| {
            last.epoch == run.experiment.epochs || weights.iter().all(|weight| weight.is_nan())
        })
    })
}

/// Whether every snapshot of a run has its measures and all readings that an experiment asks for.
pub fn is_read(run: &Run, experiment: &Experiment) -> bool {
    let readings = experiment.readings();
    run.snapshots.iter().all(|snapshot| {
        !snapshot.metrics.is_empty()
            && readings.iter().all(|reading| snapshot.information.contains_key(reading))
    })
}
