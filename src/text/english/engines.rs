//! Training and workers: what trains and why, and what failed.

// Why the CPU trains, or the graphics device.

pub fn cpu_is_faster(adapter: &str, times: f64) -> String {
    format!("the CPU trains these networks {times:.1} times as fast as {adapter}")
}

pub fn gpu_is_faster(adapter: &str, times: f64) -> String {
    format!("{adapter} trains these networks {times:.1} times as fast as the CPU")
}

pub const NO_BURN: &str = "This build has no burn";
pub const CPU_ONLY: &str = "This build trains on the CPU only";
pub const NO_WEBGPU: &str = "This browser has no WebGPU";
pub const WEBGPU_SILENT: &str = "This browser's WebGPU does not answer";
pub const NO_ADAPTER: &str = "WebGPU finds no graphics adapter on this machine";
pub const NAMELESS_ADAPTER: &str = "graphics adapter without a name";

pub fn no_timestamps(adapter: &str) -> String {
    format!("{adapter} lacks the WebGPU feature timestamp-query")
}

pub fn not_opened(why: &str) -> String {
    format!("No graphics device could be opened: {why}")
}

pub fn in_software(adapter: &str) -> String {
    format!("{adapter} is a graphics device in software, slower than the CPU itself")
}

pub fn steps_differ(adapter: &str, by: f64) -> String {
    format!("{adapter} failed its self-test: its steps differ by {by:.1e}")
}

pub fn self_test_failed(adapter: &str, why: &str) -> String {
    format!("{adapter} failed its self-test: {why}")
}

// Faults of training.
pub const NO_PARAMETERS: &str = "The network has no parameters";
pub const NO_TRAINING_PART: &str = "The training part is empty";

pub fn checkpoint(numbers: usize, needed: usize) -> String {
    format!("The checkpoint holds {numbers} numbers where the experiment needs {needed}")
}

pub fn numbers_lost(why: &str) -> String {
    format!("The device did not give its numbers back: {why}")
}

pub fn device_failed(why: &str) -> String {
    format!("The graphics device failed ({why})")
}

pub fn device_refused(why: &str) -> String {
    format!("The graphics device refused a program ({why})")
}

pub fn device_cannot(why: &str) -> String {
    format!("The graphics device cannot train this: {why}")
}

// Why it cannot.
pub const DATA_SHAPE: &str = "the data is not [patterns, inputs + classes]";
pub const DATA_TOO_LARGE: &str = "the data is larger than a buffer of the device";
pub const STATE_SHAPE: &str = "the state is not [1 + moments, networks, parameters]";
pub const PLAN_UNFIT: &str = "the plan is not one of `Plan::fit`";
pub const TOO_LITTLE_MEMORY: &str = "the network needs more workgroup memory than the device has";
pub const TOO_MANY_NETWORKS: &str = "the device cannot train so many networks in one launch";
pub const ORDER_SHAPE: &str = "the order is not [networks, rows]";
pub const ORDER_BEYOND: &str = "the order names a pattern that is not there";
pub const BATCH_BEYOND: &str = "a batch is empty or beyond the order";
pub const TOO_MANY_STEPS: &str = "too many steps";
pub const BATCH_TOO_LONG: &str = "a batch is too long for the software device";
pub const FAILURES_UNREAD: &str = "the failures were not read";
pub const STATE_UNREAD: &str = "the state was not read";

// Faults of workers.

pub fn part_failed(why: &str) -> String {
    format!("A part of the program failed ({why})")
}

pub fn worker_not_started(why: &str) -> String {
    format!("A worker could not start: {why}")
}

pub const NO_SCRIPT: &str = "its script did not load";
pub const FOREIGN_MESSAGE: &str = "A message was not of this page";

pub fn unreadable_message(why: &str) -> String {
    format!("A message was unreadable: {why}")
}

pub const TRAINER_WITHOUT_DATA: &str = "A trainer was asked to train without data";
pub const TRAINER_WITHOUT_SHARE: &str = "A trainer was asked to go on before it knew its share";
pub const UNASKED_ANSWER: &str = "A trainer gave an answer that nobody asked for";
pub const ESTIMATOR_WITHOUT_DATA: &str = "The estimator was asked to read without data";
pub const ESTIMATOR_WITHOUT_WEIGHTS: &str = "The estimator was asked to read without weights";
pub const ESTIMATOR_WITHOUT_RUN: &str = "The estimator was asked to read before it knew the run";
pub const PREDICTION_WITHOUT_RUN: &str = "The estimator was asked to predict before it knew the run";

pub fn no_distribution(key: &str) -> String {
    format!("There is no distribution “{key}”")
}

pub const TABLES_WITHOUT_DATA: &str = "Tables were asked for without data";
pub const BOUND_WITHOUT_DATA: &str = "A bound was asked for before the data was known";
pub const TABLE_WITHOUT_RUN: &str = "A table was asked for before the run was known";
