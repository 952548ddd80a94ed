//! Estimators of entropy and mutual information: pure functions of activations, one file each.

mod binning;
mod bins;
mod cells;
mod entropy;
mod labels;
mod plane_point;
mod targets;

pub use binning::{EstimateError, Scratch, estimate};
pub use bins::{Bins, edges};
pub use entropy::{entropy, entropy_of_counts};
pub use labels::{input_label_information, label_entropy};
pub use plane_point::PlanePoint;
pub use targets::Targets;
