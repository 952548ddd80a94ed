//! Estimators of entropy and mutual information: pure functions of activations, one file each.

mod binning;
mod bins;
mod cells;
mod entropy;
mod error;
mod estimate;
mod extents;
pub mod gaussian;
pub mod kde;
mod kernels;
mod labels;
mod matrices;
mod mutual;
pub mod neighbours;
pub mod neural;
pub mod noisy;
mod plane_point;
pub mod renyi;
mod spaced;
pub mod symmetric;
mod targets;
pub mod truths;
mod warnings;

pub use binning::Scratch;
pub use bins::{Bins, edges};
pub use entropy::{entropy, entropy_of_counts};
pub use error::EstimateError;
pub use estimate::{Given, estimate, subsample};
pub use extents::Extents;
pub use labels::{input_label_information, label_entropy};
pub use matrices::MATRIX;
pub use mutual::{Mutual, Side, mutual};
pub use plane_point::PlanePoint;
pub use targets::Targets;
pub use warnings::{Warning, Warnings};
