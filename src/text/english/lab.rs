//! The laboratory: its parts, the panel of the run, the devices, the timeline, and the controls.

pub const TRAINING: &str = "Training";
pub const INFORMATION_PLANE: &str = "Information plane";
pub const CURVES_AND_MEASURES: &str = "Curves and measures";
pub const EXPERIMENT: &str = "Experiment";

/// Begins a run; also names the buttons that steer it.
pub const RUN: &str = "Run";
pub const PAUSE: &str = "Pause";
pub const RESUME: &str = "Resume";
pub const RUN_NEW_SETTINGS: &str = "Run new settings";
pub const STEP: &str = "Step";
pub const RESET: &str = "Reset";
pub const STARTING: &str = "Starting";
/// What names the bar of progress.
pub const EPOCHS: &str = "Epochs";

// The devices: a term, and what it is said of.
pub const TRAINS_ON: &str = "Trains on";
pub const TRAINED_ON: &str = "Trained on";
pub const RUN_SHOWN: &str = "Run shown";
pub const CHOOSING_DEVICE: &str = "choosing a device";
pub const DEVICE_NOT_CHOSEN: &str = "chosen when you press Run";

pub fn with_workers(engine: &str, workers: usize) -> String {
    format!("{engine}, {workers} workers")
}

/// A run that went on by another device.
pub fn engine_changed(before: &str, epoch: u32, then: &str) -> String {
    format!("{before} until epoch {epoch}, then {then}")
}

/// The term over a reason why the CPU does not train.
pub const NOT_ON_CPU: &str = "Not on CPU";
/// The term over a reason why the GPU does not train.
pub const NOT_ON_GPU: &str = "Not on GPU";
pub const GPU_CHOSEN: &str = "the GPU is chosen, and passed its self-test";
pub const CPU_CHOSEN: &str = "the CPU is chosen";

pub fn is_software(adapter: &str) -> String {
    format!("{adapter} is software, slower than the CPU itself")
}

pub fn is_tried(adapter: &str) -> String {
    format!("the CPU began, and {adapter} is tried meanwhile")
}

pub const TIMELINE: &str = "Timeline";
pub const SNAPSHOT: &str = "Snapshot";

pub fn epoch_and_step(epoch: u32, step: u64) -> String {
    format!("epoch {epoch} · step {step}")
}

/// Where steps are counted.
pub fn step_and_epoch(step: u64, epoch: u32) -> String {
    format!("step {step} · epoch {epoch}")
}

pub const NO_EPOCH: &str = "no epoch yet";
pub const SPEED: &str = "Speed";

pub const MORE_SETTINGS: &str = "More settings";
pub const READING_SETTINGS: &str = "Reading the run: nothing is trained again";
pub const TRAINING_SETTINGS: &str = "Data and training";

/// What is known of the data: the accuracy of the best classifier in per cent, and I(X;Y).
pub fn known(accuracy: f64, information: f64) -> String {
    format!("No classifier is right more often than {accuracy:.2} %; I(X;Y) = {information:.3} bits")
}

/// A number outside of its range was set to its nearest end.
pub fn clamped(taken: &str, range: &str) -> String {
    format!("{taken} is taken: it must be {range}")
}

pub fn unreadable(expected: &str, kept: &str) -> String {
    let kept = if kept.is_empty() { "nothing" } else { kept };
    format!("This is not {expected}; {kept} is kept")
}

pub const MILLER_MADOW: &str = "Miller–Madow correction";
pub const KERNEL_WIDTH: &str = "Kernel width, empty for Silverman’s";

pub fn about(estimator: &str) -> String {
    format!("About {estimator}")
}

pub const ASSUMES: &str = "Assumes";
pub const FAILS: &str = "Fails";
pub const SOURCE: &str = "Source";
pub const WHAT_MATTERS: &str = "What matters";

pub const REMOVE: &str = "Remove";

pub fn remove(reading: &str) -> String {
    format!("Remove {reading}")
}

/// Of the estimators side by side, from 2 on.
pub fn reading_estimator(number: usize) -> String {
    format!("Estimator {number}")
}

pub fn reading_patterns(number: usize) -> String {
    format!("Patterns of estimator {number}")
}

pub const ADD_ESTIMATOR: &str = "Add an estimator";
