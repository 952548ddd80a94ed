//! Training: the engines, the choice between them, and the loop that yields snapshots.
//!
//! R networks are one ensemble. The CPU engine trains them one after the other in SIMD and can share them
//! out over workers; the GPU engine has a workgroup for each; burn has them as the leading dimension of every
//! tensor.

#[cfg(feature = "burn")]
pub mod burn;
mod cpu;
#[cfg(feature = "burn")]
mod critic;
mod error;
#[cfg(feature = "gpu")]
pub mod fused;
mod placement;
mod snapshots;
mod state;
mod trainer;

pub use cpu::Cpu;
#[cfg(feature = "burn")]
pub use critic::CRITIC;
pub use error::TrainingError;
#[cfg(feature = "burn")]
pub use placement::flex;
pub use placement::{Opened, Placement, cpu, open};
pub use snapshots::{BUDGET, kept_epochs};
pub use state::State;
pub use trainer::{Divergence, Progress, Trainer, shares};

/// Refuses a state that is not as long as the networks need it.
fn check_length(state: &State, needed: usize) -> Result<(), TrainingError> {
    match state.values.len() == needed {
        true => Ok(()),
        false => Err(TrainingError(crate::text::engines::checkpoint(state.values.len(), needed))),
    }
}
