//! What estimates are warned of, and why there is none.

// Warnings.
pub const SATURATED: &str = "saturated: the most that this many patterns can show";
pub const OUTERMOST: &str =
    "more than a tenth of the values lie beyond the edges and share the outermost bins";
pub const NEGATIVE: &str = "below zero, which information never is";
pub const FEW_NEIGHBOURS: &str = "a class has too few neighbours";
pub const SUBSAMPLED: &str = "from a part of the patterns";
pub const JITTERED: &str = "equal values were told apart by noise of 10⁻¹⁰";
pub const DEGENERATE: &str = "a combination of each side is the same in these patterns, so that the true value is infinite or there are too few";
pub const DRAWN_LABELS: &str = "labels were drawn once from their probabilities";
pub const CEILING: &str = "at the ceiling: this bound cannot exceed the logarithm of its batch";
pub const GRIDDED: &str =
    "patterns on a grid or of few values: neighbours equally far away are told apart by chance alone";

// Why there is no estimate.
pub const NO_VALUES: &str = "There are no values to estimate from";

pub fn lengths(left: usize, right: usize) -> String {
    format!("There are {left} samples on one side and {right} on the other")
}

pub fn not_finite(column: usize) -> String {
    format!("A value of column {column} is not finite")
}

pub fn too_few(samples: usize, neighbours: usize) -> String {
    format!("{samples} samples are too few for {neighbours} neighbours")
}

pub const UNDETERMINED: &str =
    "The samples are too few, too different or of too many columns to estimate from";
pub const NO_CRITIC: &str = "This part of the program trains no critic";
pub const STOPPED: &str = "The estimate was stopped";

pub fn no_estimator(key: &str) -> String {
    format!("{key:?} is no estimator")
}
