//! How far a training run is, what trains it, and which networks are lost.

pub const NOT_STARTED: &str = "Nothing trained here yet";
pub const STARTING: &str = "Starting";

pub fn epoch_of(epoch: u32, epochs: u32) -> String {
    format!("Epoch {epoch} of {epochs}")
}

/// Training steps in a second, those of all networks together.
pub fn rate(number: &str) -> String {
    format!("{number} network-steps/s")
}

pub fn left(duration: &str) -> String {
    format!("{duration} left")
}

pub fn paused(epoch: u32, epochs: u32) -> String {
    format!("Epoch {epoch} of {epochs} · paused")
}

pub fn ended(epoch: u32, epochs: u32) -> String {
    format!("Epoch {epoch} of {epochs} · ended")
}

pub fn thousand(number: &str) -> String {
    format!("{number} thousand")
}

/// `autodiff`: without the kernel that is made for these networks.
pub fn cpu(adapter: &str, autodiff: bool) -> String {
    let how = if autodiff { ", operation by operation" } else { "" };
    format!("CPU, {adapter}{how}")
}

/// `autodiff`: without the kernel that is made for these networks.
pub fn gpu(adapter: &str, autodiff: bool) -> String {
    let how = if autodiff {
        ", operation by operation: the networks do not fit the kernel, or burn was asked for"
    } else {
        ""
    };
    format!("GPU, {adapter}{how}")
}

pub fn diverged(network: usize, networks: usize, step: u64) -> String {
    format!(
        "The loss of network {network} of {networks} is not finite since step {step}; what they learnt before is kept"
    )
}

/// `names`: those of [`diverged_at`], with commas between them.
pub fn few_diverged(lost: usize, networks: usize, names: &str) -> String {
    format!(
        "The losses of {lost} of {networks} networks are not finite: {names}; what they learnt before is kept"
    )
}

pub fn diverged_at(network: usize, step: u64) -> String {
    format!("{network} (step {step})")
}

pub fn many_diverged(lost: usize, networks: usize, first: usize, step: u64) -> String {
    format!(
        "The losses of {lost} of {networks} networks are not finite, first of network {first} at step {step}; what they learnt before is kept"
    )
}
