//! What an information plane shows.

use super::{Limits, Moment};
use crate::charts::scale::Epochs;
use crate::experiment::Reading;
use crate::run::Run;

/// A run as one reading sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spec {
    pub reading: Reading,
    pub limits: Limits,
    /// Names of the layers, input side first.
    pub layers: Vec<String>,
    /// R, the number of networks.
    pub networks: usize,
    pub epochs: Epochs,
    /// [snapshot]; `None` while it has not been read.
    pub moments: Vec<Option<Moment>>,
}

impl Spec {
    /// The plane of a run.
    pub fn new(run: &Run, reading: Reading) -> Self {
        let mut spec = Self {
            reading,
            limits: Limits::new(&run.experiment, reading.over),
            layers: run.layers.iter().map(|layer| layer.name.clone()).collect(),
            networks: run.experiment.networks,
            epochs: Epochs { last: run.experiment.epochs },
            moments: vec![],
        };
        spec.follow(run);
        spec
    }

    /// Takes up what was read since; the run must have grown only.
    pub fn follow(&mut self, run: &Run) {
        self.moments.resize(run.snapshots.len(), None);
        for (moment, snapshot) in self.moments.iter_mut().zip(&run.snapshots) {
            if moment.is_none() {
                *moment = Moment::new(snapshot, &self.reading);
            }
        }
    }

    /// The moment of a snapshot, where it has been read.
    pub fn moment(&self, snapshot: usize) -> Option<&Moment> {
        self.moments.get(snapshot)?.as_ref()
    }

    /// The moment shown as now: of this snapshot, or of the last one before it that has been read.
    pub fn now(&self, snapshot: usize) -> Option<&Moment> {
        let end = (snapshot + 1).min(self.moments.len());
        self.moments[..end].iter().rev().flatten().next()
    }
}
