//! The plane: what stands in its place and below it, the bar of its layers, and the numbers under the pointer.

pub const LOADING: &str = "Loading the first run";
pub const EMPTY: &str = "Press Run to train these networks and see their layers here";

pub fn estimating(done: usize, snapshots: usize) -> String {
    format!("Estimating information: {done} of {snapshots} snapshots")
}

pub const EARLIER_RUN: &str =
    "The settings have changed: the plane shows the earlier run until you press Run";

/// How assistive technology calls the plane.
pub const ROLE: &str = "figure, read by arrow keys";

pub const LAYERS: &str = "Layers";

/// A layer's name on a small button.
pub fn short_layer(name: &str) -> String {
    name.replace("hidden ", "h").replace("output", "out")
}

pub const NETWORKS: &str = "Networks in the plane";
pub const COLOURS_AND_AXIS: &str = "Colours and axis";
pub const PART: &str = "Part of the plane";

pub fn moment(epoch: u32, step: u64) -> String {
    format!("epoch {epoch}, step {step}")
}

pub fn input_bits(value: &str) -> String {
    format!("Î(X;T) = {value} bits")
}

pub fn label_bits(value: &str) -> String {
    format!("Î(T;Y) = {value} bits")
}

pub fn input_between(low: f64, high: f64) -> String {
    format!("Î(X;T) between {low:.2} and {high:.2}")
}

pub fn label_between(low: f64, high: f64) -> String {
    format!("Î(T;Y) between {low:.3} and {high:.3}")
}

pub const BOUND: &str = "Bound";
/// Of a layer that lies beyond the part of the plane that is enlarged.
pub const OUT_OF_SIGHT: &str = "outside the part in sight";
/// A straight part of the bound, to which no β leads.
pub const NO_BETA: &str = "no β traces it";

pub fn bound_input_bits(value: f64) -> String {
    format!("I(X;T) = {value:.3} bits")
}

pub fn bound_label_bits(value: f64) -> String {
    format!("I(T;Y) = {value:.3} bits")
}

/// `one` counts from 1.
pub fn layers_at(epoch: u32, one: Option<usize>) -> String {
    let of = one.map_or("mean ± SD over networks".into(), |one| format!("network {one}"));
    format!("Layers at epoch {epoch}, {of}")
}

pub const LAYER: &str = "Layer";
pub const INPUT_IN_BITS: &str = "Î(X;T), bits";
pub const LABEL_IN_BITS: &str = "Î(T;Y), bits";

pub fn curves_at(title: &str, epoch: u32) -> String {
    format!("{title} at epoch {epoch}, mean ± SD over networks")
}
