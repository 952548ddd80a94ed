//! What is wrong with what a run file says of its experiment, data, layers and snapshots.

pub fn out_of_range(value: &str, key: &str, range: &str) -> String {
    format!("its experiment has {value} for {key}, which must be {range}")
}

// Counts of the data.
pub const SAMPLES: &str = "samples";
pub const INPUTS: &str = "inputs";
pub const CLASSES: &str = "classes";

pub fn other_count(said: usize, what: &str, known: usize) -> String {
    format!("its facts tell of {said} {what} where its data has {known}")
}

pub fn impossible_count(said: usize, what: &str, least: usize, most: usize) -> String {
    format!("its facts tell of {said} {what} where there are {least} to {most}")
}

/// `key` is that of the file; so is it below.
pub fn other_number(said: f64, key: &str, known: f64) -> String {
    format!("its facts have {said} for {key} where its data has {known}")
}

pub fn impossible_number(said: f64, key: &str) -> String {
    format!("its facts have {said} for {key}, which is not from 0 to the logarithm of its classes")
}

// Layers.

pub fn layer(name: &str, width: usize, activation: &str) -> String {
    format!("“{name}” of {width} {activation}")
}

pub fn other_layer(number: usize, said: &str, known: &str) -> String {
    format!("its layer {number} is {said} where the experiment has {known}")
}

// Snapshots.

pub fn out_of_order(snapshot: &str, [epoch, last_epoch]: [u32; 2], [step, last_step]: [u64; 2]) -> String {
    format!("{snapshot} is of epoch {epoch}, step {step}, after one of epoch {last_epoch}, step {last_step}")
}

pub fn beyond_the_end(snapshot: &str, epoch: u32, epochs: u32) -> String {
    format!("{snapshot} is of epoch {epoch} in a run of {epochs}")
}

pub fn no_estimator(snapshot: &str, key: &str) -> String {
    format!("the information of {snapshot} names “{key}”, which is no estimator")
}

pub fn not_base64(snapshot: &str, why: &str) -> String {
    format!("the weights of {snapshot} are not base64 ({why})")
}

pub fn other_alphabet(character: usize) -> String {
    format!("character {character} is of another alphabet")
}

pub const BADLY_PADDED: &str = "it is cut off or badly padded";

/// `whole` where the last weight is not cut off.
pub fn other_weights(
    snapshot: &str,
    found: usize,
    whole: bool,
    networks: usize,
    parameters: usize,
) -> String {
    let needed = networks * parameters;
    match whole {
        true => {
            format!("{snapshot} holds {found} weights where {networks} networks × {parameters} need {needed}")
        }
        false => format!(
            "{snapshot} holds {found} weights and a part of one where {networks} networks × {parameters} need {needed}"
        ),
    }
}

pub fn weight_not_finite(weight: usize, network: usize, snapshot: &str) -> String {
    format!("weight {weight} of network {network} in {snapshot} is not finite")
}
