//! What is said above and under a picture that is saved.

/// Its own direction of writing must not turn the words around a run’s name: marks stand about it.
pub fn of_run(what: &str, name: &str) -> String {
    format!("{what} of \u{2068}{name}\u{2069}")
}

pub const PLANE: &str = "Information plane";
pub const LOSS_AND_ACCURACY: &str = "Loss and accuracy";
pub const CURVES: &str = "Curves";
pub const RUNS_COMPARED: &str = "Runs compared";
pub const CALIBRATION: &str = "Estimates in bits over the number of samples: mean and one standard deviation over repeats, each estimate as a dot, the true information dashed";

// Curves: `networks` is as under the plane, or `mean_and_range`.

pub fn one_line(title: &str, networks: &str) -> String {
    format!("{title} over epochs; {networks}")
}

pub fn with_turns(title: &str, networks: &str) -> String {
    format!("{title} over epochs, dots where drift turns to diffusion; {networks}")
}

pub fn on_both_parts(title: &str, networks: &str) -> String {
    format!("{title} over epochs, on the training part (whole line) and the hold-out (dashed); {networks}")
}

pub fn mean_and_range(networks: usize) -> String {
    format!("mean of {networks} networks (lines), from the lowest to the highest (bands)")
}

// When.

pub fn epoch_of(epoch: u32, epochs: u32, step: u64) -> String {
    format!("Epoch {epoch} of {epochs}, step {step}")
}

pub const BEFORE_THE_FIRST: &str = "Before the first epoch";

pub fn not_drawn(why: &str) -> String {
    format!("the picture could not be drawn ({why})")
}
