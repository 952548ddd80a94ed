//! English.

pub mod compare;
pub mod learn;
pub mod library;
pub mod network;
pub mod presets;
pub mod progress;
pub mod sweeps;
pub mod sweeps_notices;
pub mod sweeps_outcome;
pub mod sweeps_plan;
pub mod truths;
