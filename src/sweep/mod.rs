//! Sweeps: a grid of experiments, its file, what came of each cell, and what all of them say together.

mod correlation;
mod enough;
mod file;
mod holdout;
mod learning_curve;
mod outcome;
mod plan;
mod table;

pub use correlation::{Correlation, Rule, compression_against_gap, correlation};
pub use enough::{Enough, Size, how_much};
pub use file::{from_json, to_json};
pub use holdout::common_holdout;
pub use learning_curve::LearningCurve;
pub use outcome::{Outcome, Spread};
pub use plan::{Axis, Cell, MOST_CELLS, Sweep};
pub use table::{to_csv, training_sizes};
