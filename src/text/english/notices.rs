//! Sentences about the run that trains, its readings and its sender, with what can be done about them.

pub const RUN_SLOWER: &str = "Run with a tenth of the learning rate";
pub const TAKE_UP: &str = "Take it up";
pub const KEEP_RUNS: &str = "Keep my runs";
pub const DISMISS: &str = "Dismiss";

/// Why a run does not start.
pub const NO_TABLE: &str = "Choose the CSV file to learn from, under More settings";

pub fn snapshots_kept(kept: usize, wanted: usize) -> String {
    format!("The networks are large: {kept} of {wanted} snapshots are kept")
}

pub fn stopped(epoch: u32, why: &str) -> String {
    format!("The run stopped at epoch {epoch}: {why}")
}

pub fn goes_on(epoch: u32, why: &str) -> String {
    format!("The run goes on from epoch {epoch} on the CPU: {why}")
}

pub fn starts_again(why: &str) -> String {
    format!("The run starts again on the CPU: {why}")
}

pub fn cannot_be_read(reading: &str) -> String {
    format!(
        "The run was saved without its weights and cannot be read by {reading}: choose an estimator that it was read by, or press Run"
    )
}

pub fn no_estimator_with_burn(why: &str) -> String {
    format!("No estimator with burn is left: choose one that is not neural, and it reads on. {why}")
}

pub fn no_estimator(why: &str) -> String {
    format!("No estimator is left, so the plane shows what was read until now: {why}")
}

pub fn estimator_stopped(why: &str) -> String {
    format!("An estimator stopped twice, and the others do its work: {why}")
}

pub fn no_page(name: &str) -> String {
    format!("There is no page “{name}” here; this is the laboratory")
}

// The weights of a run that has ended, and those of who sent its link.
pub const SAME_WEIGHTS: &str = "The weights are the same as the sender's, bit for bit";
pub const WEIGHTS_NOT_FINITE: &str =
    "The weights cannot be compared with the sender's, as some are not finite";

pub fn weights_off_on_gpu(distance: f64) -> String {
    format!(
        "The weights are off the sender's by about {distance:.1e} each: a graphics device rounds in its own way"
    )
}

pub fn weights_off(distance: f64) -> String {
    format!(
        "The weights are off the sender's by about {distance:.1e} each: they were trained by another engine, by an earlier version of this page or from another link"
    )
}
