//! Estimators of entropy and mutual information: pure functions of activations, one file each.

mod binning;
mod entropy;
mod labels;
mod plane_point;

pub use binning::{bin_codes, estimate};
pub use entropy::{entropy, entropy_of_counts};
pub use labels::{input_label_information, label_entropy};
pub use plane_point::PlanePoint;
