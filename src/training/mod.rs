//! burn: device choice and self-test, and the loop that yields snapshots.
//!
//! R networks are one ensemble: every tensor has them as its leading dimension, so a step costs the
//! same few operations whatever R is.

mod device;
mod ensemble;
mod faults;
mod feed;
mod layers;
mod optimiser;
mod self_test;
mod snapshots;
mod trainer;

pub use device::{Opened, flex, open};
pub use ensemble::{Ensemble, State};
pub use faults::catch_faults;
pub use feed::Feed;
pub use self_test::{TOLERANCE, difference};
pub use snapshots::kept_epochs;
pub use trainer::{Divergence, EpochEnd, Trainer};

/// Why training cannot go on, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrainingError(pub String);

impl std::fmt::Display for TrainingError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TrainingError {}
