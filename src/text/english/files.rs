//! Run files and sweep files: their parts, and what is wrong with them.

// A file as a whole.

pub fn too_large_run(bytes: usize, megabytes: usize) -> String {
    format!("it has {bytes} bytes, and no run file has more than {megabytes} MB")
}

pub fn too_large_sweep(bytes: usize, most: usize) -> String {
    format!("it has {bytes} bytes, and no sweep file has more than {most}")
}

pub fn not_utf_8(byte: usize) -> String {
    format!("it is not text in UTF-8 (byte {byte})")
}

pub const EMPTY: &str = "it is empty";

pub fn cut_off(bytes: usize) -> String {
    format!("it ends too early, after {bytes} bytes, and may have been cut off")
}

pub fn not_json(why: &str) -> String {
    format!("it is not JSON ({why})")
}

pub fn no_run(why: &str) -> String {
    format!("it is no run file ({why})")
}

pub fn no_run_format(format: &str) -> String {
    format!("it is no run file (its format is not “{format}”)")
}

pub fn no_sweep(why: &str) -> String {
    format!("it is no sweep file ({why})")
}

pub fn no_sweep_format(format: &str) -> String {
    format!("it is no sweep file (its format is not “{format}”)")
}

pub fn other_version(version: u32, known: u32) -> String {
    format!("it is of version {version}, and only version {known} is known here")
}

// Parts of it, of which the faults below are said.
pub const FORMAT: &str = "its format";
pub const VERSION: &str = "its version";
pub const NAME: &str = "its name";
pub const DATE: &str = "its date";
pub const ENGINE: &str = "its engine";
pub const EXPERIMENT: &str = "its experiment";
pub const FACTS: &str = "its facts";
pub const LAYERS: &str = "its layers";
pub const SNAPSHOTS: &str = "its snapshots";
pub const BASE: &str = "its base";
pub const AXES: &str = "its axes";
pub const PICTURES: &str = "the file of pictures";

pub fn axis(number: usize) -> String {
    format!("axis {number}")
}

pub fn key_of_axis(number: usize) -> String {
    format!("the key of axis {number}")
}

pub fn values_of_axis(number: usize) -> String {
    format!("the values of axis {number}")
}

pub fn snapshot(number: usize) -> String {
    format!("snapshot {number}")
}

pub fn epoch_of(snapshot: &str) -> String {
    format!("the epoch of {snapshot}")
}

pub fn step_of(snapshot: &str) -> String {
    format!("the step of {snapshot}")
}

pub fn metrics_of(snapshot: &str) -> String {
    format!("the metrics of {snapshot}")
}

pub fn gradients_of(snapshot: &str) -> String {
    format!("the gradients of {snapshot}")
}

pub fn weights_of(snapshot: &str) -> String {
    format!("the weights of {snapshot}")
}

pub fn information_of(snapshot: &str) -> String {
    format!("the information of {snapshot}")
}

pub fn one_information_of(key: &str, snapshot: &str) -> String {
    format!("the information “{key}” of {snapshot}")
}

pub fn network_of(network: usize, part: &str) -> String {
    format!("network {network} of {part}")
}

// What is wrong with a part.

pub fn missing(part: &str) -> String {
    format!("{part} is missing")
}

pub fn unreadable(part: &str, why: &str) -> String {
    format!("{part} cannot be read ({why})")
}

pub fn twice(part: &str) -> String {
    format!("{part} is there twice")
}

/// `per` is one of those below.
pub fn length(part: &str, found: usize, needed: usize, per: &str) -> String {
    format!("there are {found} entries in {part} where {needed} are needed, one per {per}")
}

pub const NETWORK: &str = "network";
pub const LAYER: &str = "layer";
pub const LAYER_OF_THE_EXPERIMENT: &str = "layer of the experiment";
pub const A_MAP: &str = "a map";

pub fn list_of_at_most(most: usize) -> String {
    format!("a list of at most {most}")
}

pub fn values_of_other_kinds(values: &str) -> String {
    format!("{values} are not all numbers and texts")
}

pub fn base_not_taken(why: &str) -> String {
    format!("its base is not taken as it stands: {why}")
}
